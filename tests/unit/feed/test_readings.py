"""Every tag that is written is read back as it was said, by readers that know nothing of each other."""

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest

from tests.everything import RELEASES, SHOW
from tests.readings import PYTHON, READERS, Reading, agrees, python_readings, rows, written

WRITTEN = written()
FEW = {
    "podcast:block": "podcast-partytime keeps the services that may not list the show by their names",
    "podcast:socialInteract": "of a channel, where the namespace has it too, feedparser reads it alone",
    "podcast:contentLink": "others look for it in live items only",
    "psc:chapters@version": "a reader has no use for it",
}
"""Tags that fewer than two of the readers have as they are written, and why."""


@pytest.fixture(scope="module")
def found() -> dict[str, dict[str, Any]]:
    return python_readings()


def test_every_tag_that_is_written_has_its_row() -> None:
    assert [(place, tag) for place, tag, *_ in rows()] == list(WRITTEN)


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row[0]} {row[1]}")
def test_readers_in_python_have_what_was_written(row: Reading, found: dict[str, dict[str, Any]]) -> None:
    place, tag, *paths = row
    for reader, path in zip(READERS, paths, strict=True):
        if path and reader in PYTHON:
            assert agrees(path, found[reader][place], WRITTEN[place, tag]), (reader, path)


def test_two_readers_have_each_tag_or_it_is_said_why_not() -> None:
    few = {(place, tag) for place, tag, *paths in rows() if sum(map(bool, paths)) < 2}
    reasons = {name for name in FEW for _, tag in few if tag.startswith(name)}
    assert reasons == set(FEW)
    assert [tag for _, tag in few if not tag.startswith(tuple(FEW))] == []


def leaves(value: object) -> Iterator[str]:
    """All texts in a value of ours."""
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from leaves(getattr(value, field.name))
    elif isinstance(value, dict):
        for each in value.values():
            yield from leaves(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from leaves(each)
    else:
        yield str(value)


MADE = {
    "docs", "generator", "lastBuildDate", "pubDate", "description", "content:encoded", "link", "image/link",
    "itunes:duration", "itunes:explicit", "itunes:block", "itunes:complete", "guid@isPermaLink",
    "podcast:locked", "podcast:block", "podcast:location@rel", "podcast:updateFrequency@complete",
    "podcast:image@aspect-ratio", "podcast:image@purpose", "podcast:publisher/podcast:remoteItem@medium",
    "podcast:trailer@pubdate", "podcast:soundbite@startTime", "podcast:soundbite@duration",
    "podcast:person@role", "podcast:person@group", "podcast:alternateEnclosure@title",
    "podcast:alternateEnclosure@default", "podcast:alternateEnclosure/podcast:integrity@type",
    "podcast:alternateEnclosure/podcast:integrity@value", "atom:link@rel", "atom:link@type",
    "psc:chapters@version", "psc:chapters/psc:chapter@start",
}  # fmt: skip
"""Tags that say what was said in their own way: dates, flags, clocks and what no producer says."""


def test_what_is_written_is_what_was_said() -> None:
    said = set(leaves((SHOW, RELEASES)))
    for (_, tag), values in WRITTEN.items():
        for value in values:
            assert tag in MADE or value.removeprefix(SHOW.base_url) in {*said, "feed.xml"}, (tag, value)
    assert MADE <= {tag for _, tag in WRITTEN}
