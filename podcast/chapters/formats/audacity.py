r"""Audacity's labels: start, end and title between tabs, in seconds.

https://manual.audacityteam.org/man/importing_and_exporting_labels.html
A line that begins with a backslash has frequencies for the label above and is passed over. What is hidden is
left out; the chapter before it still ends where it ended.
"""

import re

from podcast.chapters.format import Fault, Format, Listing, Mark
from podcast.model import Chapter
from podcast.timecode import LONGEST, Millis

_ROW = re.compile(r"(?P<start>\d+(?:[.,]\d+)?)\t(?P<end>\d+(?:[.,]\d+)?)(?:\t(?P<title>.*))?")


def _looks_like(text: str) -> bool:
    rows = _rows(text)
    return bool(rows) and all(_ROW.fullmatch(row) for _, row in rows)


def _rows(text: str) -> list[tuple[int, str]]:
    rows = ((n, line.rstrip()) for n, line in enumerate(text.split("\n"), 1))
    return [(n, row) for n, row in rows if row and not row.startswith("\\")]


def _read(text: str) -> list[Mark]:
    return [_mark(row, n) for n, row in _rows(text)]


def _mark(row: str, line: int) -> Mark:
    match = _ROW.fullmatch(row)
    if match is None:
        raise Fault(line, f"{row!r} is no label", "write start, end and title with tabs between them")
    start, end = (_time(match[name]) for name in ("start", "end"))
    if max(start, end) >= LONGEST:
        raise Fault(line, "a label stands outside of any recording", "check its times: they are in seconds")
    return Mark(start=start, end=end, title=match["title"] or "", line=line)


def _time(text: str) -> Millis:
    return Millis(round(float(text.replace(",", ".")) * 1000))


def _write(listing: Listing) -> str:
    return "".join(map(_row, listing.shown))


def _row(chapter: Chapter) -> str:
    return f"{chapter.start / 1000:.6f}\t{chapter.end / 1000:.6f}\t{chapter.title}\n"


FORMAT = Format(
    name="audacity",
    suffix=".labels",
    media_type="text/plain",
    looks_like=_looks_like,
    read=_read,
    write=_write,
)
