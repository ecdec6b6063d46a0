"""Chapters into the notes of an episode, where their producer edits them; all else there stays as it is."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import Any

from podcast.model import Chapter, Location
from podcast.timecode import show

KEY = "chapters"
_FENCE = re.compile(r"\A\ufeff?\+\+\+[ \t]*\r?\n(?P<head>.*?)^\+\+\+[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\t": "\\t"}


def as_toml(chapters: Sequence[Chapter]) -> str:
    r"""The key and its list, a chapter a line.

    >>> from podcast.timecode import ZERO
    >>> print(as_toml([Chapter(start=ZERO, end=ZERO, title='The "quay"')]))
    chapters = [
      "0:00 The \"quay\"",
    ]
    """
    return "\n".join((f"{KEY} = [", *(f"  {_entry(chapter)}," for chapter in chapters), "]"))


def _entry(chapter: Chapter) -> str:
    pairs = list(_pairs(chapter))
    if not pairs:
        return _quoted(f"{show(chapter.start)} {chapter.title}")
    head = [("start", _quoted(show(chapter.start))), ("title", _quoted(chapter.title))]
    return "{" + ", ".join(f"{key} = {value}" for key, value in (*head, *pairs)) + "}"


def _pairs(chapter: Chapter) -> Iterator[tuple[str, str]]:
    """What a line cannot say."""
    texts = (("says", chapter.says), ("url", chapter.url), ("image", chapter.image))
    yield from ((key, _quoted(text)) for key, text in texts if text)
    if chapter.location:
        yield "location", _place(chapter.location)
    if chapter.hidden:
        yield "hidden", "true"


def _place(place: Location) -> str:
    parts = (("name", place.name), ("geo", place.geo), ("osm", place.osm))
    return "{" + ", ".join(f"{key} = {_quoted(text)}" for key, text in parts if text) + "}"


def _quoted(text: str) -> str:
    return '"' + "".join(_ESCAPES.get(c) or (c if c.isprintable() else " ") for c in text) + '"'


def inserted(text: str, chapters: Sequence[Chapter]) -> str:
    """Notes with a list of chapters in their front matter: every other byte, line end and comment stays.

    The list stands last among the keys, before any table. Raises ValueError, in half a sentence, when there
    is no front matter to put it into or when it lists chapters already.
    """
    match = _FENCE.match(text)
    if match is None:
        raise ValueError("has no front matter between two lines of +++")
    head = match["head"]
    before = _values(head)
    if KEY in before:
        raise ValueError("has chapters of its own")
    ending = "\r\n" if "\r\n" in match[0] else "\n"
    block = as_toml(chapters).replace("\n", ending) + ending
    wanted = before | tomllib.loads(as_toml(chapters))
    table = _TABLE.search(head)
    # What looks like a table may be inside a text of many lines: then the list goes to the top.
    for at in (table.start() if table else len(head), 0):
        made = head[:at] + block + head[at:]
        if _values(made) == wanted:
            return text[: match.start("head")] + made + text[match.end("head") :]
    raise ValueError("has a front matter that no list can be put into")


def _values(head: str) -> dict[str, Any]:
    try:
        return tomllib.loads(head.replace("\r\n", "\n"))
    except (ValueError, RecursionError):
        return {}
