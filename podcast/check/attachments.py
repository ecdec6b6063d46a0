"""The files beside an episode, by media type: transcripts in five shapes, and chapters.

Strict where the reading of them is lenient: these are for every app to read.
https://www.w3.org/TR/webvtt1/
https://podcasting2.org/docs/podcast-namespace/tags/transcript
https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
"""

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from webvtt import WebVTT
from webvtt.errors import MalformedCaptionError, MalformedFileError

from podcast.check.rule import short
from podcast.links import CHAPTERS_TYPE
from podcast.timecode import Millis, from_seconds, parse_clock, show

Faults = Iterable[tuple[int | None, str]]
"""What is wrong with a file: the line, where one can be told, and a sentence."""

_ARROW = re.compile(r"^.*--?>.*$", re.MULTILINE)
_SRT_TIME = r"\d{2}:[0-5]\d:[0-5]\d,\d{3}"
_SRT = re.compile(rf"({_SRT_TIME}) --> ({_SRT_TIME})", re.ASCII)


def vtt(text: str) -> Faults:
    """WebVTT, with webvtt-py as the strict judge; it skips what has a broken arrow, so these are counted."""
    try:
        cues = WebVTT.from_string(text, strict=True).captions
    except (MalformedFileError, MalformedCaptionError) as error:
        yield None, f"It is no WebVTT: {error}"
        return
    arrows = [line for line in _ARROW.finditer(text) if not line[0].startswith("NOTE")]
    if len(arrows) != len(cues):
        yield None, f"It has {len(arrows)} lines with times and {len(cues)} cues that apps can read"
    for cue in cues:
        if cue.end <= cue.start:
            yield None, f"It has a cue that ends at {cue.end}, not after its start at {cue.start}"


def srt(text: str) -> Faults:
    """SubRip: blocks of a number counted from 1, a line of times and words."""
    line = 1
    blocks = re.split(r"(\n(?:[ \t]*\n)+)", text.replace("\r\n", "\n").strip("\n"))
    for number, block in enumerate(blocks[::2], 1):
        rows = block.split("\n")
        times = _SRT.fullmatch(rows[1].strip()) if len(rows) > 1 else None
        if rows[0].strip() != str(number):
            yield line, f"Cue {number} has the number {short(rows[0])}"
        if times is None:
            yield line + 1, f"Cue {number} has no line of times such as 00:00:01,000 --> 00:00:02,000"
        elif parse_clock(times[2]) <= parse_clock(times[1]):
            yield line + 1, f"Cue {number} does not end after its start"
        if len(rows) < 3:
            yield line, f"Cue {number} has no words"
        line += len(rows) + (blocks[2 * number - 1].count("\n") - 1 if 2 * number <= len(blocks) else 0)


def segments(text: str) -> Faults:
    """Podcasting 2.0 JSON transcripts: version, and segments with startTime, endTime and body."""
    found, wrong = _document(text, "segments")
    yield from wrong
    last = Millis(0)
    for number, each in enumerate(found, 1):
        start, end = _time(each.get("startTime")), _time(each.get("endTime"))
        if start is None or end is None or end < start:
            yield None, f"Segment {number} has no startTime and endTime in seconds, one after the other"
        elif start < last:
            yield None, f"Segment {number} starts before the one above it"
        last = start or last
        if not isinstance(each.get("body"), str):
            yield None, f"Segment {number} has no body"


def chapters(text: str) -> Faults:
    """Podcasting 2.0 JSON chapters: version, and chapters with startTime in the order of time."""
    found, wrong = _document(text, "chapters")
    yield from wrong
    last = -1
    for number, each in enumerate(found, 1):
        start = _time(each.get("startTime"))
        if start is None:
            yield None, f"Chapter {number} has no startTime in seconds"
        elif start <= last:
            yield None, f"Chapter {number} at {show(start)} does not start after the one before it"
        last = start or last
        if each.get("toc", True) and not isinstance(each.get("title"), str):
            yield None, f"Chapter {number} has no title"


def words(text: str) -> Faults:
    """HTML or plain text: there must be some."""
    if not re.sub(r"<[^>]*>", "", text).strip():
        yield None, "It has no words"


CHECKS: dict[str, Callable[[str], Faults]] = {
    "text/vtt": vtt,
    "application/x-subrip": srt,
    "application/srt": srt,
    "application/json": segments,
    "text/html": words,
    "text/plain": words,
    CHAPTERS_TYPE: chapters,
}


def chapter_starts(text: str) -> list[Millis]:
    """The starts of the chapters that JSON chapters show, those left out that cannot be read."""
    found, _ = _document(text, "chapters")
    starts = (_time(each.get("startTime")) for each in found if each.get("toc", True))
    return [start for start in starts if start is not None]


def _document(text: str, key: str) -> tuple[list[dict[str, Any]], list[tuple[int | None, str]]]:
    """The objects in the list `key` of a document, and what is wrong with it as a whole."""
    try:
        document: Any = json.loads(text)
    except json.JSONDecodeError as error:
        return [], [(error.lineno, f"It is no JSON: {error.msg}")]
    except (ValueError, RecursionError):
        return [], [(None, "It is JSON beyond measure")]
    fields = document if isinstance(document, dict) else {}
    wrong: list[tuple[int | None, str]] = []
    if not isinstance(fields.get("version"), str):
        wrong.append((None, "It does not say its version"))
    listed = fields.get(key)
    found = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    if not isinstance(listed, list) or not found or len(found) < len(listed):
        wrong.append((None, f"It has no list of {key} that are objects"))
    return found, wrong


def _time(value: object) -> Millis | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e6:
        return None
    return from_seconds(value)
