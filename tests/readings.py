"""What readers of feeds find of every tag, laid out as values at paths so that it can be compared.

``readings.txt`` has a row for each tag and attribute of a feed, and for each reader the path at which it has
the value: ``podcast.persons.*.role`` is the role of each of a list. A path that begins with ~ has the last
value alone; one of ``links.1+`` leaves the first of a list out.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import feedparser_rs
import podcastparser

from podcast.feed import render
from podcast.feed.document import NAMESPACES
from tests.everything import RELEASES, SHOW
from tests.support import BASE_URL

FEED = render(SHOW, RELEASES).data
PYTHON = ("feedparser", "feedparser-rs", "podcastparser")
NODE = ("feedsmith", "podcast-partytime")
READERS = (*PYTHON, *NODE)
Reading = tuple[str, ...]
"""A row: where it is (channel or item), the tag, and a path for each reader, "" where it has none."""

_PREFIXES = {each.uri: f"{each.prefix}:" for each in NAMESPACES if each.uri}


def rows() -> tuple[Reading, ...]:
    """The rows of readings.txt."""
    lines = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.split("|")] for line in lines if line[:1] != "#"]
    return tuple((*row, *[""] * (2 + len(READERS) - len(row))) for row in cells)


def written(data: bytes = FEED) -> dict[tuple[str, str], list[str]]:
    """Every tag with text and every attribute of the channel and of its first item, with all its values."""
    channel = ET.fromstring(data)[0]  # noqa: S314 - our own
    item = channel.find("item")
    found: dict[tuple[str, str], list[str]] = {}
    for place, element in (("channel", channel), ("item", item if item is not None else channel)):
        for path, value in _walk(element):
            found.setdefault((place, path), []).append(value)
    return found


def _walk(element: ET.Element, above: str = "") -> Iterator[tuple[str, str]]:
    for child in element:
        if child.tag == "item":
            continue
        uri, _, local = child.tag.rpartition("}")
        path = f"{above}{_PREFIXES.get(uri[1:], '')}{local}"
        if text := (child.text or "").strip():
            yield path, text
        yield from ((f"{path}@{name}", value) for name, value in child.attrib.items())
        yield from _walk(child, f"{path}/")


def python_readings() -> dict[str, dict[str, Any]]:
    """What each reader in Python has of the channel and of its newest item."""
    one, two = feedparser.parse(FEED), feedparser_rs.parse(FEED)
    three = podcastparser.parse(f"{BASE_URL}feed.xml", BytesIO(FEED))
    return {
        "feedparser": {"channel": one.feed, "item": one.entries[0]},
        "feedparser-rs": {"channel": two.feed, "item": two.entries[0]},
        "podcastparser": {
            "channel": three,
            "item": max(three["episodes"], key=lambda each: each["published"]),
        },
    }


def at(found: Any, path: str) -> list[str]:
    """The values at a path, in order, each as a text that is the same for the same value."""
    values = [found]
    for step in path.split("."):
        values = [below for value in values for below in _below(value, step)]
    return [plain(value) for value in values if value is not None]


def _below(value: Any, step: str) -> list[Any]:
    if step == "*" or step.endswith("+"):
        return list(value or ())[int(step.rstrip("*+") or 0) :]
    below = value.get(step) if isinstance(value, dict) else getattr(value, step, None)
    return [] if below is None else [below]


def plain(value: Any) -> str:
    """A value as a text: dates in UTC, numbers and clocks as numbers, yes and no as true and false.

    >>> plain("Sat, 03 Oct 2026 06:00:00 +0000"), plain("00:01:20.000"), plain(80.0), plain("Yes")
    ('2026-10-03T06:00:00+00:00', '80', '80', 'true')
    """
    text = " ".join(str(value).split())
    if text.lower() in _FLAGS:
        return _FLAGS[text.lower()]
    if clock := re.fullmatch(r"(\d\d):(\d\d):(\d\d\.\d+)", text):
        text = str(int(clock[1]) * 3600 + int(clock[2]) * 60 + float(clock[3]))
    if re.fullmatch(r"\d+(\.\d+)?(e-\d+)?", text):
        return f"{float(text):.12g}"
    for reads in (parsedate_to_datetime, datetime.fromisoformat):
        with suppress(ValueError):
            return reads(text).astimezone(UTC).isoformat()
    return text


_FLAGS = {"yes": "true", "true": "true", "no": "false", "false": "false"}


def agrees(path: str, found: Any, expected: list[str]) -> bool:
    """Whether a reader has the expected values at a path."""
    values = [plain(value) for value in expected]
    return at(found, path.removeprefix("~")) == (values[-1:] if path.startswith("~") else values)


def table() -> list[str]:
    """The rows of the table in the documentation: a tag, and for each reader how much of it it has."""
    tags: dict[tuple[str, str], list[Reading]] = {}
    for row in rows():
        tags.setdefault((row[0], row[1].partition("@")[0]), []).append(row[2:])
    lines = ["| in | tag | " + " | ".join(READERS) + " |", "|---" * (2 + len(READERS)) + "|"]
    for (place, tag), paths in tags.items():
        cells = [_share([row[n] for row in paths]) for n in range(len(READERS))]
        lines.append(f"| {place} | {tag} | " + " | ".join(cells) + " |")
    return lines


def _share(paths: list[str]) -> str:
    if not any(paths):
        return ""
    last = " (the last)" if any(path.startswith("~") for path in paths) else ""
    return ("all" if all(paths) else "part") + last
