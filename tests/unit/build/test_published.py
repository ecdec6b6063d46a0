"""What was published stays known when podcast.lock is lost."""

import re
import shutil
from pathlib import Path

import pytest

from podcast import lock
from podcast.build.published import published
from podcast.errors import Where
from tests.shows import BASE_URL, recording, tree
from tests.unit.build.conftest import Rebuild
from tests.unit.build.test_build import edit, faults


def identities(show: Path) -> list[bytes]:
    return re.findall(rb"<(?:podcast:)?guid[^>]*>[^<]*", (show / "feed/feed.xml").read_bytes())


@pytest.mark.parametrize("cache", [True, False])
def test_a_lost_lock_is_made_again_from_the_feed(show: Path, rebuild: Rebuild, *, cache: bool) -> None:
    edit(show / "podcast.toml", BASE_URL, "https://moved.example.net/")
    rebuild()
    before, pins, files = identities(show), lock.read(show), tree(show / "feed")
    (show / lock.NAME).unlink()
    if not cache:
        shutil.rmtree(show / ".podcast")

    built = rebuild()

    assert identities(show) == before
    assert tree(show / "feed") == files
    assert [(each.rule, each.severity) for each in built.findings] == [("lock", "warning")]
    again = lock.read(show)
    assert again.guid == pins.guid
    for slug, pin in pins.episodes.items():
        now = again.episodes[slug]
        assert (now.guid, now.published) == (pin.guid, pin.published)
        assert now.media
        assert pin.media
        assert (now.media.name, now.media.sha256) == (pin.media.name, pin.media.sha256)
        assert (now.media.recording, now.media.remade) == (pin.media.recording, pin.media.remade)
    assert rebuild().findings == ()


def test_an_address_that_changed_with_the_loss_changes_no_guid(show: Path, rebuild: Rebuild) -> None:
    before = identities(show)
    (show / lock.NAME).unlink()
    edit(show / "podcast.toml", BASE_URL, "https://moved.example.net/")

    rebuild()

    assert identities(show) == before


def test_a_title_that_changed_with_the_loss_overwrites_no_medium(show: Path, rebuild: Rebuild) -> None:
    before = tree(show / "feed/media")
    (show / lock.NAME).unlink()
    edit(show / "episodes/keeper.md", '"The keeper"', '"The lamp"')

    rebuild()

    assert tree(show / "feed/media") == before


def test_a_recording_that_changed_with_the_loss_is_a_new_medium(show: Path, rebuild: Rebuild) -> None:
    before = {path.name for path in (show / "feed/media").iterdir()}
    (show / lock.NAME).unlink()
    recording(show / "episodes/keeper.wav", 5, 250)

    rebuild()

    (new,) = {path.name for path in (show / "feed/media").iterdir()} - before
    assert new.startswith("keeper-")


def test_what_the_feed_published_cannot_vanish_or_change_unsaid(show: Path, rebuild: Rebuild) -> None:
    (show / lock.NAME).unlink()
    edit(show / "podcast.toml", "cover =", 'guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"\ncover =')
    edit(show / "episodes/crane.md", "+++\n\n", 'guid = "new"\n+++\n\n')
    edit(show / "episodes/keeper.md", "+++\n\n", "draft = true\n+++\n\n")

    found = [each for each in faults(rebuild) if each.severity == "error"]

    assert [each.rule for each in found] == ["guid"] * 3
    vanished = next(each for each in found if "vanish" in each.message)
    assert vanished.where
    assert vanished.where.path == show / "feed/feed.xml"
    assert "keeper" in vanished.message
    assert "without draft = true" in vanished.hint
    assert not (show / lock.NAME).exists()
    rebuild(allow_guid_change=True)
    assert b">new" in (show / "feed/feed.xml").read_bytes()


ITEMS = """<rss><channel><title>T</title>
<item><guid>a</guid></item>
<item><guid>b</guid><link>https://x.example/b</link><enclosure url="https://[x/y.mp3?z" length="no"/></item>
<item><link>https://x.example/none</link></item>
</channel></rss>"""


@pytest.mark.parametrize("text", ["", "not XML", "<feed/>", "<rss><channel/></rss>", ITEMS, "\0"])
def test_a_foreign_feed_is_no_fault(tmp_path: Path, text: str) -> None:
    (tmp_path / "feed.xml").write_text(text, encoding="utf-8")

    found = published(tmp_path, tmp_path)

    assert set(found.lock.episodes) == ({"a", "b"} if text == ITEMS else set())
    assert [(each.severity, each.where) for each in found.findings] == [
        ("warning", Where(tmp_path / "feed.xml"))
    ]
