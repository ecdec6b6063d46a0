"""FFmpeg's metadata files, which most audio tools exchange chapters by.

https://ffmpeg.org/ffmpeg-formats.html#Metadata-2
What is hidden is left out; the chapter before it still ends where it ended.
"""

import re
from fractions import Fraction

from podcast.chapters.format import Fault, Format, Listing, Mark
from podcast.model import Chapter
from podcast.timecode import LONGEST, Millis

_HEAD = ";FFMETADATA"
_SPECIAL = re.compile(r"([=;#\\\n])")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PAIR = re.compile(r"((?:\\.|[^=\\])*)=(.*)", re.DOTALL)
NANOSECOND = Fraction(1, 1_000_000_000)
"""The time base of a chapter that names none."""


def _looks_like(text: str) -> bool:
    return text.startswith(_HEAD)


def _read(text: str) -> list[Mark]:
    blocks: list[tuple[int, dict[str, str]]] = []
    inside = False
    for n, row in _rows(text):
        if row.startswith("["):
            inside = row.strip().upper() == "[CHAPTER]"
            blocks += [(n, {})] if inside else []
        elif inside and (pair := _PAIR.fullmatch(row)):
            blocks[-1][1][_plain(pair[1]).strip().lower()] = _plain(pair[2])
    return [_mark(fields, line) for line, fields in blocks]


def _rows(text: str) -> list[tuple[int, str]]:
    """Lines with their number; one that ends in a backslash goes on, comments are left out."""
    rows: list[tuple[int, str]] = []
    whole = True
    for n, line in enumerate(text.split("\n"), 1):
        if not whole:
            rows[-1] = (rows[-1][0], f"{rows[-1][1]}\n{line}")
        elif line.strip() and line[0] not in ";#":
            rows.append((n, line))
        else:
            continue
        whole = (len(line) - len(line.rstrip("\\"))) % 2 == 0
    return rows


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _mark(fields: dict[str, str], line: int) -> Mark:
    try:
        base = Fraction(fields["timebase"]) if "timebase" in fields else NANOSECOND
        start, end = int(fields["start"]) * base, int(fields["end"]) * base if "end" in fields else None
    except (KeyError, ValueError, ZeroDivisionError):
        raise Fault(line, "a chapter has no START that is a whole number, or a bad TIMEBASE") from None
    if not 0 <= start * 1000 < LONGEST:
        raise Fault(line, "a chapter starts outside of any recording", "check its START and TIMEBASE")
    return Mark(
        start=Millis(round(start * 1000)),
        end=None if end is None else Millis(round(end * 1000)),
        title=fields.get("title", ""),
        line=line,
    )


def _write(listing: Listing) -> str:
    pairs = (("title", listing.title), ("album", listing.show))
    head = "".join(f"{key}={_escaped(value)}\n" for key, value in pairs if value)
    return f"{_HEAD}1\n{head}" + "".join(map(_block, listing.shown))


def _block(chapter: Chapter) -> str:
    times = f"TIMEBASE=1/1000\nSTART={chapter.start}\nEND={chapter.end}\n"
    return f"[CHAPTER]\n{times}title={_escaped(chapter.title)}\n"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


FORMAT = Format(
    name="ffmetadata",
    suffix=".ffmeta",
    media_type="text/plain",
    looks_like=_looks_like,
    read=_read,
    write=_write,
)
