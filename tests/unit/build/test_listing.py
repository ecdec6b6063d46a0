"""What a build keeps of the items of its feeds."""

import shutil
from pathlib import Path

import pytest

from podcast.build import Options, build
from podcast.build.listing import keep, listed_before
from tests.shows import edit
from tests.unit.build.conftest import Rebuild


@pytest.mark.parametrize(
    "damage", [slice(0), slice(-9), slice(None, None, -1)], ids=["empty", "short", "noise"]
)
def test_what_is_kept_may_be_lost_or_damaged(show: Path, rebuild: Rebuild, damage: slice) -> None:
    place = show / ".podcast/items.feed"
    before = place.read_bytes()
    place.write_bytes(before[damage])

    assert rebuild().outcome.written == ()
    assert place.read_bytes() == before


def test_a_build_goes_on_with_what_the_last_one_kept(show: Path) -> None:
    place = show / ".podcast/items.feed"
    stamp = place.stat().st_mtime_ns
    kept = listed_before(place)
    assert len(kept.before) == 2
    keep(kept, place)  # nothing of it was asked for
    assert place.stat().st_size < 100

    build(show, Options(jobs=1))
    assert len(listed_before(place).before) == 2
    again = place.stat().st_mtime_ns
    build(show, Options(jobs=1))
    assert place.stat().st_mtime_ns == again > stamp


def test_a_preview_keeps_its_own(show: Path) -> None:
    place = show / ".podcast/items.feed"
    stamp = place.stat().st_mtime_ns
    build(show, Options(jobs=1, drafts=True, pin=False, base_url="http://127.0.0.1:8000/"))

    assert place.stat().st_mtime_ns == stamp
    assert len(listed_before(show / ".podcast/preview.feed").before) == 2


def test_a_feed_is_the_same_with_what_was_kept_and_without(show: Path, rebuild: Rebuild) -> None:
    edit(show / "episodes/keeper.md", "About The keeper.", "About the keeper and the lamp.")
    rebuild()
    made = (show / "feed/feed.xml").read_bytes()
    assert b"the keeper and the lamp" in made

    shutil.rmtree(show / ".podcast")
    rebuild()
    assert (show / "feed/feed.xml").read_bytes() == made
