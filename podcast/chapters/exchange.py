"""Chapters to and from files: find the format, read it, put what it holds in order."""

import re
import unicodedata
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from podcast.chapters.format import Fault, Format, Listing, Mark
from podcast.chapters.formats import FORMATS
from podcast.errors import InputError, Where
from podcast.model import Chapter
from podcast.timecode import Millis

_UNTYPED = re.compile("[\0-\x08\x0e-\x1a\x7f]")
"""Characters that no text has: a file with one in it is of some other kind, whatever else is in it."""


def looks_like(data: bytes) -> str:
    """The name of the chapter format that a file's bytes are in, or ""; transcripts are in none.

    >>> looks_like(b'{"version": "1.2.0", "chapters": []}')
    'json'
    """
    try:
        text = _decoded(data)
    except UnicodeDecodeError:
        return ""
    if _UNTYPED.search(text):
        return ""
    return next((each.name for each in FORMATS if each.looks_like(text)), "")


def read(
    data: bytes, path: Path, *, format_name: str = "", duration: Millis | None = None
) -> tuple[Chapter, ...]:
    """Chapters from the bytes of a file, sorted by start; `path` is only what errors call the file.

    Where the file names no end, a chapter ends at the next start, the last one at `duration` (or, when that
    is not known, where it starts). Raises InputError with the line for what cannot be read.
    """
    try:
        text = _decoded(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            "the file is not UTF-8 text", where=Where(path, line), hint="save it as UTF-8"
        ) from None
    form = named(format_name, path) if format_name else _recognised(text, path)
    try:
        marks = sorted(form.read(text), key=lambda mark: mark.start)
    except Fault as fault:
        where = Where(path, fault.line or None)
        raise InputError(fault.message, where=where, hint=fault.hint, rule="chapters") from None
    if not marks:
        raise InputError(
            f"no chapters were found reading it as {form.name}", where=Where(path), rule="chapters"
        )
    return tuple(_chapter(mark, after, duration) for mark, after in zip_longest(marks, marks[1:]))


def _decoded(data: bytes) -> str:
    text = data.decode("utf-8-sig")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def named(name: str, path: Path) -> Format:
    """The format of that name. Raises InputError when there is none."""
    found = next((each for each in FORMATS if each.name == name), None)
    if found is None:
        known = ", ".join(each.name for each in FORMATS)
        raise InputError(f"{name!r} is no chapter format", where=Where(path), hint=f"one of {known}")
    return found


def _recognised(text: str, path: Path) -> Format:
    found = next((each for each in FORMATS if each.looks_like(text)), None)
    if found is None:
        raise InputError(
            "no chapters found",
            where=Where(path),
            hint="write lines such as 12:30 Title, or use Podcasting 2.0 JSON, Podlove Simple Chapters,"
            " WebVTT or FFmpeg metadata",
            rule="chapters",
        )
    return found


def _chapter(mark: Mark, after: Mark | None, duration: Millis | None) -> Chapter:
    following = after.start if after else (duration or mark.start)
    end = mark.end if mark.end is not None and mark.end > mark.start else following
    return Chapter(
        start=mark.start,
        end=max(mark.start, end),
        title=_line(mark.title),
        url=mark.url.strip(),
        image=mark.image.strip(),
        location=mark.location,
        hidden=mark.hidden,
    )


def write(chapters: tuple[Chapter, ...], name: str, *, title: str = "", show: str = "") -> str:
    """Chapters as a file of the format called `name`; `title` and `show` name the episode and its show.

    A chapter without a title gets its number, as most formats need one. Raises InputError for a format that
    is not known.
    """
    form = named(name, Path("chapters"))
    titled = tuple(
        replace(chapter, title=_line(chapter.title) or f"Chapter {n}")
        for n, chapter in enumerate(chapters, 1)
    )
    return form.write(Listing(chapters=titled, title=_line(title), show=_line(show)))


def _line(text: str) -> str:
    """One line without control characters, which neither XML nor captions can hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
