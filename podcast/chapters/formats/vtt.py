"""WebVTT whose cues are chapter titles (kind=chapters). https://www.w3.org/TR/webvtt1/#chapter-cues

What is hidden is left out; the chapter before it still ends where it ended.
"""

import re
from html import escape, unescape
from statistics import mean

from podcast.chapters.format import Fault, Format, Listing, Mark
from podcast.chapters.pace import reads_as_titles
from podcast.model import Chapter
from podcast.timecode import Millis, format_vtt, parse_clock

_KIND = re.compile(r"^(?:NOTE )?kind:\s*(\w+)", re.IGNORECASE | re.MULTILINE)
_TIMING = re.compile(r"^\s*(\S+)\s+-->\s+(\S+)")
_TAG = re.compile(r"<[^<>]*>")
LONG = 25_000
"""Without a word about its kind, cues that stand this many milliseconds on average and hold few words are
chapters: captions stand for seven seconds at most, and whole turns hold many words."""


def _looks_like(text: str) -> bool:
    if not text.lstrip("\ufeff").startswith("WEBVTT"):
        return False
    if kind := _KIND.search(text.partition("-->")[0]):
        return kind[1].lower() == "chapters"
    try:
        marks = _read(text)
    except Fault:
        return False
    if not marks:
        return False
    lengths = [(mark.end or mark.start) - mark.start for mark in marks]
    return mean(lengths) >= LONG and reads_as_titles((mark.title for mark in marks), Millis(sum(lengths)))


def _read(text: str) -> list[Mark]:
    lines = text.splitlines()
    marks = []
    for n, line in enumerate(lines):
        if match := _TIMING.match(line):
            start, end = (_time(each, n + 1) for each in match.groups())
            marks.append(Mark(start=start, end=end, title=_title(lines, n + 1), line=n + 1))
        elif "-->" in line:
            raise Fault(n + 1, f"{line.strip()!r} is no timing", "write 00:01:00.000 --> 00:02:00.000")
    return marks


def _title(lines: list[str], n: int) -> str:
    body = []
    while n < len(lines) and lines[n].strip():
        body.append(lines[n])
        n += 1
    return unescape(_TAG.sub("", " ".join(body)))


def _time(text: str, line: int) -> Millis:
    try:
        return parse_clock(text)
    except ValueError as error:
        raise Fault(line, str(error), "write it as 00:01:00.000") from None


def _write(listing: Listing) -> str:
    # In a note: the standard's syntax, unlike its parser, wants an empty line below the signature.
    return "WEBVTT\n\nNOTE Kind: chapters\n" + "".join(map(_cue, listing.shown))


def _cue(chapter: Chapter) -> str:
    # A cue must last; only a chapter whose end is unknown does not.
    end = max(chapter.end, Millis(chapter.start + 1))
    return f"\n{format_vtt(chapter.start)} --> {format_vtt(end)}\n{escape(chapter.title, quote=False)}\n"


FORMAT = Format(
    name="vtt",
    suffix=".vtt",
    media_type="text/vtt",
    looks_like=_looks_like,
    read=_read,
    write=_write,
)
