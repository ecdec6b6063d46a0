"""Azure Speech: batch, fast and detailed results.

https://learn.microsoft.com/azure/ai-services/speech-service/batch-transcription-get. Times are ticks of 100
nanoseconds, milliseconds or ISO 8601; keys began with capitals once. The words of a phrase are spelled as
they were heard ("two dollars"), its text as it is read ("$2"): where both agree a word keeps its time.
"""

import re
from collections.abc import Iterator
from typing import Any

from podcast.timecode import Millis
from podcast.transcript import heard
from podcast.transcript.format import Draft, Format, Piece
from podcast.transcript.jsonfile import Reader, Unit, holds, label, language, millis, number, seconds
from podcast.transcript.jsontext import Path
from podcast.transcript.words import Timed, align, paragraph

_ISO = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?", re.ASCII)


def _ticks(value: object) -> Millis | None:
    """Ticks, or an ISO 8601 duration where ticks may stand too."""
    if isinstance(value, str) and (match := _ISO.fullmatch(value)):
        hours, minutes, rest = match.groups(default="0")
        return seconds(int(hours) * 3600 + int(minutes) * 60 + float(rest))
    found = number(value)
    return None if found is None else millis(found / 10_000)


_UNITS: tuple[tuple[str, str, Unit], ...] = (
    ("offsetInTicks", "durationInTicks", _ticks),
    ("offsetMilliseconds", "durationMilliseconds", millis),
    ("offset", "duration", _ticks),
)


def _looks_like(text: str) -> bool:
    phrases = "recognizedPhrases|RecognizedPhrases|combinedPhrases|SegmentResults|NBest|nBest"
    return holds(text, phrases, "offset|Offset|offsetMilliseconds|offsetInTicks|OffsetInTicks")


def _read(text: str) -> Draft:
    reader = Reader(text)
    channels: dict[str | None, list[Piece]] = {}
    tongue: str | None = None
    for item, path in _phrases(reader):
        tongue = tongue or language(_get(item, "locale"))
        if piece := _piece(reader, item, path):
            channels.setdefault(label(_get(item, "channel")), []).append(piece)
    found = list(channels.values())
    return Draft(
        pieces=heard.in_order(found), language=tongue, timing=heard.timing(found), problems=reader.told()
    )


def _get(item: dict[str, Any], key: str) -> Any:
    return item[key] if key in item else item.get(key[0].upper() + key[1:])


def _phrases(reader: Reader) -> Iterator[tuple[dict[str, Any], Path]]:
    if isinstance(reader.document, list):
        yield from reader.objects(reader.document, ())
    for key in ("recognizedPhrases", "RecognizedPhrases", "phrases"):
        yield from reader.objects(reader.root.get(key), (key,))
    for file, path in reader.objects(reader.root.get("AudioFileResults"), ("AudioFileResults",)):
        yield from reader.objects(file.get("SegmentResults"), (*path, "SegmentResults"))


def _piece(reader: Reader, item: dict[str, Any], path: Path) -> Piece | None:
    key = "nBest" if "nBest" in item else "NBest"
    best, place = next(reader.objects(item.get(key), (*path, key)), (item, path))
    text = paragraph(reader.text(best, ("display", "Display", "text", "lexical", "Lexical"), place))
    key = next((key for key in ("displayWords", "words", "Words") if best.get(key)), "words")
    words = reader.steady(
        [_word(reader, each, at) for each, at in reader.objects(best.get(key), (*place, key))]
    )
    known = [time for word in words for time in (word.start, word.end) if time is not None]
    start, end = _span(reader, item, path)
    if not text:
        return None
    first = min(known, default=Millis(0)) if start is None else start
    last = max(known, default=first) if end is None else end
    speaker = label(_get(item, "speaker")) or label(_get(best, "speaker"))
    return Piece(
        start=first,
        end=last if last > first else None,
        text=text,
        speaker=speaker,
        words=align(text, words, first, last) if known else (),
        line=reader.line(path),
    )


def _word(reader: Reader, item: dict[str, Any], path: Path) -> tuple[Timed, Path]:
    start, end = _span(reader, item, path)
    text = reader.text(item, ("displayText", "text", "word", "Word"), path)
    return Timed(text, start, end, number(_get(item, "confidence"))), path


def _span(reader: Reader, item: dict[str, Any], path: Path) -> tuple[Millis | None, Millis | None]:
    """When something starts and ends; its length is given, not its end."""
    for offset, duration, unit in _UNITS:
        if _get(item, offset) is not None:
            start = reader.time(item, (offset, offset[0].upper() + offset[1:]), path, unit)
            length = reader.time(item, (duration, duration[0].upper() + duration[1:]), path, unit)
            return start, None if start is None or length is None else Millis(start + length)
    return None, None


FORMAT = Format(
    name="azure",
    title="Azure Speech",
    suffixes=(".json",),
    media_type="application/json",
    looks_like=_looks_like,
    read=_read,
)
