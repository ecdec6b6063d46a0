from datetime import UTC, datetime
from pathlib import Path

from podcast import codec
from podcast.errors import Finding, Where
from podcast.model import Episode, Location, Release
from tests.support import make_episode, make_release


def test_a_release_reads_back_as_it_was_written() -> None:
    release = make_release()

    assert codec.load(Release, codec.dump(release)) == release


def test_dates_paths_and_nested_values_keep_their_types() -> None:
    episode = make_episode(
        location=Location(name="Pier"),
        recording=Path("a/b.wav"),
        translations=(("de", Path("x.de.vtt")),),
        published=datetime(2026, 1, 2, tzinfo=UTC),
    )

    assert codec.load(Episode, codec.dump(episode)) == episode


def test_a_finding_keeps_its_place() -> None:
    finding = Finding(rule="r", message="m", where=Where(Path("a"), 3), severity="warning")

    assert codec.load(Finding, codec.dump(finding)) == finding
