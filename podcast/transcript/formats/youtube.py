"""YouTube's own captions, which yt-dlp saves as json3. There is no specification.

Automatic captions time each word from the start of its line, and a line stays on the screen while the next
one rolls in, so where it ends says nothing about its last word. Captions written by people time lines only.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from podcast.timecode import Millis
from podcast.transcript import heard
from podcast.transcript.format import Draft, Format, Piece
from podcast.transcript.jsonfile import Reader, holds, millis
from podcast.transcript.jsontext import Path
from podcast.transcript.words import Timed, paragraph

_CONFIDENCE = 255
"""What acAsrConf goes up to; 0 is what it says when nothing is known."""


def _looks_like(text: str) -> bool:
    return holds(text, "events", "segs", "tStartMs")


def _read(text: str) -> Draft:
    reader = Reader(text)
    events = list(reader.objects(reader.root.get("events"), ("events",)))
    automatic = any(_has_word_times(event) for event, _ in events)
    pieces = _spoken(reader, events) if automatic else list(_written(reader, events))
    return Draft(
        pieces=heard.in_order([pieces]), timing="word" if automatic else "segment", problems=reader.told()
    )


def _has_word_times(event: dict[str, Any]) -> bool:
    segs = event.get("segs")
    return isinstance(segs, list) and any(isinstance(seg, dict) and "tOffsetMs" in seg for seg in segs)


def _spoken(reader: Reader, events: list[tuple[dict[str, Any], Path]]) -> list[Piece]:
    found: list[tuple[Timed, Path]] = []
    for event, path in events:
        segs = list(reader.objects(event.get("segs"), (*path, "segs")))
        line = paragraph("".join(str(seg.get("utf8") or "") for seg, _ in segs))
        if not line:
            continue
        start = reader.time(event, ("tStartMs",), path, millis)
        end = _end(reader, event, start, path)
        words = [_word(reader, seg, at, start) for seg, at in segs]
        words[0] = (words[0][0]._replace(text=" " + words[0][0].text.lstrip()), words[0][1])
        found += words
        found[-1] = (found[-1][0]._replace(end=end), found[-1][1])
    return heard.pieces(_ended(reader.steady(found)))


def _word(reader: Reader, seg: dict[str, Any], path: Path, line: Millis | None) -> tuple[Timed, Path]:
    offset = reader.time(seg, ("tOffsetMs",), path, millis) if "tOffsetMs" in seg else Millis(0)
    start = None if line is None or offset is None else Millis(line + offset)
    sure = millis(seg.get("acAsrConf"))
    confidence = min(1.0, sure / _CONFIDENCE) if sure else None
    return Timed(reader.text(seg, ("utf8",), path), start, None, confidence), path


def _ended(words: list[Timed]) -> list[Timed]:
    """The words, each ending where the next one starts at the latest."""
    return [
        one if one.end is None or two.start is None else one._replace(end=min(one.end, two.start))
        for one, two in pairwise([*words, Timed("")])
    ]


def _end(reader: Reader, event: dict[str, Any], start: Millis | None, path: Path) -> Millis | None:
    length = reader.time(event, ("dDurationMs",), path, millis)
    return None if start is None or length is None else Millis(start + length)


def _written(reader: Reader, events: list[tuple[dict[str, Any], Path]]) -> Iterator[Piece]:
    at = Millis(0)
    for event, path in events:
        segs = reader.objects(event.get("segs"), (*path, "segs"))
        text = paragraph("".join(str(seg.get("utf8") or "") for seg, _ in segs))
        start = reader.time(event, ("tStartMs",), path, millis)
        at = at if start is None else start
        if text:
            end = _end(reader, event, start, path)
            yield Piece(start=at, end=end, text=text, line=reader.line(path))


FORMAT = Format(
    name="youtube",
    title="YouTube's json3",
    suffixes=(".json",),
    media_type="application/json",
    looks_like=_looks_like,
    read=_read,
)
