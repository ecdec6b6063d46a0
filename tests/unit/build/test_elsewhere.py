"""Episodes whose audio lies on another host, and recordings that another host published as they are."""

import shutil
from dataclasses import replace
from pathlib import Path

import feedparser

from podcast import audio, lint, lock
from podcast.cache import Cache
from podcast.lock import Media
from tests.unit.build.conftest import Rebuild
from tests.unit.build.test_build import edit, faults

ADDRESS = "https://media.example.org/old/keeper.mp3"
ENCLOSURE = f'enclosure = {{url = "{ADDRESS}", length = 48211034, duration = "50:12"}}\n+++\n\n'


def move_out(show: Path) -> None:
    """Leave the keeper's audio to another host, in a show that was never published."""
    (show / "podcast.lock").unlink()
    shutil.rmtree(show / "feed")
    (show / "episodes/keeper.wav").unlink()
    edit(show / "episodes/keeper.md", "+++\n\n", ENCLOSURE)


def entry(show: Path, title: str) -> feedparser.FeedParserDict:
    entries = feedparser.parse((show / "feed/feed.xml").read_bytes()).entries
    return next(each for each in entries if each.title == title)


def test_audio_elsewhere_is_what_the_feed_and_the_page_name(show: Path, rebuild: Rebuild) -> None:
    move_out(show)
    rebuild()
    found = entry(show, "The keeper")
    (enclosure,) = found.enclosures
    assert (enclosure.href, enclosure.length, enclosure.type) == (ADDRESS, "48211034", "audio/mpeg")
    assert found.itunes_duration == "3012"
    page = (show / "feed/keeper/index.html").read_text(encoding="utf-8")
    assert f'<audio controls preload="metadata" src="{ADDRESS}">' in page
    assert f'<meta property="og:audio" content="{ADDRESS}">' in page
    assert "media-src http: https:;" in page
    assert "media-src &#39;self&#39;;" in (show / "feed/crane/index.html").read_text(encoding="utf-8")
    assert [each.name for each in (show / "feed/media").iterdir()] == [
        lock.read(show).episodes["crane"].media.name  # type: ignore[union-attr]
    ]


def test_what_is_not_known_of_it_is_left_out(show: Path, rebuild: Rebuild) -> None:
    move_out(show)
    edit(show / "episodes/keeper.md", ', length = 48211034, duration = "50:12"', "")
    built = rebuild()
    found = entry(show, "The keeper")
    assert found.enclosures[0].length == "0"
    assert "itunes_duration" not in found
    assert "enclosure-unknown" in [each.rule for each in built.findings]


def test_the_lock_holds_where_it_is_and_it_cannot_vanish_unsaid(show: Path, rebuild: Rebuild) -> None:
    move_out(show)
    rebuild()
    assert lock.read(show).episodes["keeper"].enclosure == ADDRESS
    assert lock.read(show).episodes["keeper"].media is None
    edit(show / "episodes/keeper.md", ENCLOSURE, "+++\n\n")
    assert [each.rule for each in faults(rebuild)] == ["guid"]


def test_a_lost_lock_is_found_again_in_the_feed(show: Path, rebuild: Rebuild) -> None:
    move_out(show)
    rebuild()
    before = lock.read(show).episodes["keeper"]
    (show / "podcast.lock").unlink()
    rebuild()
    assert lock.read(show).episodes["keeper"] == before


def test_the_check_of_a_show_knows_that_it_is_heard(show: Path, rebuild: Rebuild) -> None:
    move_out(show)
    edit(show / "episodes/keeper.md", ENCLOSURE, f'explicit = "perhaps"\n{ENCLOSURE}')
    assert "front-matter" not in [each.rule for each in lint.lint_show(show)]
    edit(show / "episodes/keeper.md", 'explicit = "perhaps"\n', "")
    rebuild()
    assert not [each for each in lint.lint_show(show) if each.severity == "error"]


def test_a_recording_that_was_published_as_it_is_stays_so_byte_for_byte(show: Path, rebuild: Rebuild) -> None:
    """What another host published is not encoded a second time, not even when all that is made is deleted."""
    recording = show / "episodes/keeper.mp3"
    audio.master(show / "episodes/keeper.wav", recording)
    (show / "episodes/keeper.wav").unlink()
    with Cache(show / ".podcast") as cache:
        digest = cache.digest(recording)
    before = lock.read(show)
    media = Media(
        name="keeper-1.mp3", recording=digest, settings="", sha256=digest, size=recording.stat().st_size
    )
    pins = {**before.episodes, "keeper": replace(before.episodes["keeper"], media=media)}
    (show / "podcast.lock").write_bytes(lock.write(lock.Lock(before.guid, pins)))
    for _ in range(2):
        shutil.rmtree(show / "feed")
        shutil.rmtree(show / ".podcast")
        built = rebuild()
        assert (show / "feed/media/keeper-1.mp3").read_bytes() == recording.read_bytes()
        assert not [each for each in built.findings if each.rule.startswith("media")]
    edit(show / "podcast.toml", "cover =", "audio = {target = -19}\ncover =")
    rebuild()
    assert not (show / "feed/media/keeper-1.mp3").exists()
