"""CUE sheets, which CD burners and audio players know: a track a chapter.

https://wiki.hydrogenaud.io/index.php?title=Cue_sheet
Times are minutes, seconds and frames of a 75th of a second. It knows no ends and no silent chapters: what is
hidden is left out.
"""

import re
from collections.abc import Iterator

from podcast.chapters.format import Fault, Format, Listing, Mark
from podcast.timecode import Millis

FRAMES = 75
_HEAD = re.compile(r"^\s*TRACK\s+\d+\s+AUDIO\s*$", re.MULTILINE | re.IGNORECASE)
_INDEX = re.compile(r"^\s*INDEX\s+0?1\s", re.MULTILINE | re.IGNORECASE)
_ROW = re.compile(r"\s*(?P<key>[A-Z]+)\s+(?P<value>.*?)\s*", re.IGNORECASE)
_TIME = re.compile(r"0?1\s+(\d{1,4}):([0-5]\d):([0-7]\d)")


def _looks_like(text: str) -> bool:
    return bool(_HEAD.search(text) and _INDEX.search(text))


def _read(text: str) -> list[Mark]:
    marks: list[Mark] = []
    title, inside = "", False
    for n, line in enumerate(text.split("\n"), 1):
        match = _ROW.fullmatch(line)
        key = match["key"].upper() if match else ""
        if match is None:
            continue
        if key == "TRACK":
            title, inside = "", True
        elif key == "TITLE" and inside:
            title = match["value"].strip('"')
        elif key == "INDEX" and not match["value"].startswith(("00", "0 ")):
            marks += _mark(match["value"], title, n)
    return marks


def _mark(value: str, title: str, line: int) -> Iterator[Mark]:
    """INDEX 01 is where a track starts; later ones are inside of it."""
    found = _TIME.fullmatch(value)
    if found and int(found[3]) < FRAMES:
        minutes, seconds, frames = map(int, found.groups())
        start = Millis((minutes * 60 + seconds) * 1000 + round(frames * 1000 / FRAMES))
        yield Mark(start=start, title=title, line=line)
    elif re.match(r"0?1\s", value):
        raise Fault(line, f"{value!r} is no start of a track", "write it as INDEX 01 12:30:00")


def _write(listing: Listing) -> str:
    heads = (("PERFORMER", listing.show), ("TITLE", listing.title))
    rows = [f"{key} {_quoted(value)}" for key, value in heads if value]
    rows.append('FILE "audio.mp3" MP3')
    for n, chapter in enumerate(listing.shown, 1):
        seconds, rest = divmod(chapter.start, 1000)
        frames = rest * FRAMES // 1000
        clock = f"{seconds // 60:02d}:{seconds % 60:02d}:{frames:02d}"
        rows += [f"  TRACK {n:02d} AUDIO", f"    TITLE {_quoted(chapter.title)}", f"    INDEX 01 {clock}"]
    return "\n".join(rows) + "\n"


def _quoted(text: str) -> str:
    """The format knows no way to write a quotation mark inside of quotes."""
    return '"' + text.replace('"', "'") + '"'


FORMAT = Format(
    name="cue",
    suffix=".cue",
    media_type="application/x-cue",
    looks_like=_looks_like,
    read=_read,
    write=_write,
    grain=14,
)
