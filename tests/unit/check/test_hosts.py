"""Feeds that follow the rules, in the shapes that hosts and plugins give them: nothing is said of any."""

from pathlib import Path

import pytest

from podcast.check import check_feed

FEEDS = sorted((Path(__file__).parent / "feeds").glob("*.xml"))


@pytest.mark.parametrize("path", FEEDS, ids=[path.stem for path in FEEDS])
def test_nothing_is_said_of_a_feed_that_follows_the_rules(path: Path) -> None:
    found = check_feed(path.read_bytes(), Path(path.name))

    assert [(each.rule, each.message) for each in found] == []


def test_there_are_the_shapes_of_several_hosts() -> None:
    assert [path.stem for path in FEEDS] == ["blog", "hosted", "namespace", "paged", "publisher"]
