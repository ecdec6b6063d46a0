"""Amazon Transcribe, batch jobs and call analytics. https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html

Times are seconds in strings, punctuation is an item without a time, speakers may be told beside the items.
"""

from collections.abc import Mapping
from typing import Any

from podcast.transcript import heard
from podcast.transcript.format import Draft, Format, Piece
from podcast.transcript.jsonfile import Keys, Reader, holds, label, language, millis
from podcast.transcript.jsontext import Path
from podcast.transcript.words import Timed

_ITEM = Keys(
    text=("content",), start=("start_time",), end=("end_time",), confidence=(), speaker=("speaker_label",)
)
_BEST = Keys(text=("content",), start=(), end=())
_SEGMENT = Keys(text=("transcript",), start=("start_time",), end=("end_time",), speaker=("speaker_label",))
_TURN = Keys(
    text=("Content",),
    start=("BeginOffsetMillis",),
    end=("EndOffsetMillis",),
    confidence=("Confidence",),
    speaker=("ParticipantRole", "ParticipantId"),
    unit=millis,
)
_Spans = Mapping[tuple[str, str], str]


def _looks_like(text: str) -> bool:
    if holds(text, "Transcript", "Content", "BeginOffsetMillis"):
        return True
    return holds(text, "results", "content", "start_time", "items|audio_segments") and not holds(
        text, "attaches_to"
    )


def _read(text: str) -> Draft:
    reader = Reader(text)
    results = reader.inside(reader.root, "results")
    found = _channels(reader, results) or _analytics(reader) or _segments(reader, results)
    return Draft(
        pieces=heard.in_order(found),
        language=language(results.get("language_code") or reader.root.get("LanguageCode")),
        timing=heard.timing(found),
        problems=reader.told(),
    )


def _channels(reader: Reader, results: dict[str, Any]) -> list[list[Piece]]:
    """The items, of each channel on its own where there are several."""
    labels = reader.inside(results, "channel_labels")
    path: Path = ("results", "channel_labels", "channels")
    found: list[list[Piece]] = []
    for channel, at in reader.objects(labels.get("channels"), path):
        name = label(channel.get("channel_label"))
        words = _words(reader, channel.get("items"), (*at, "items"), {})
        found.append(heard.pieces([word._replace(speaker=word.speaker or name) for word in words]))
    if not any(found):
        words = _words(reader, results.get("items"), ("results", "items"), _speakers(reader, results))
        found = [heard.pieces(words)] if words else []
    return found


def _speakers(reader: Reader, results: dict[str, Any]) -> dict[tuple[str, str], str]:
    """Who speaks from when to when, in the source's own notation, as older files tell it beside the items."""
    spans: dict[tuple[str, str], str] = {}
    path: Path = ("results", "speaker_labels", "segments")
    for segment, at in reader.objects(reader.inside(results, "speaker_labels").get("segments"), path):
        for item, _ in reader.objects(segment.get("items"), (*at, "items")):
            if name := label(item.get("speaker_label") or segment.get("speaker_label")):
                spans[str(item.get("start_time")), str(item.get("end_time"))] = name
    return spans


def _words(reader: Reader, items: object, path: Path, speakers: _Spans) -> list[Timed]:
    found: list[tuple[Timed, Path]] = []
    for item, at in reader.objects(items, path):
        best, place = next(reader.objects(item.get("alternatives"), (*at, "alternatives")), (item, at))
        if not (text := reader.text(best, _BEST.text, place)):
            continue
        word = reader.word(item, at, _ITEM)
        if item.get("type") == "punctuation":
            found.append((Timed(text), at))
            continue
        span = str(item.get("start_time")), str(item.get("end_time"))
        sure = reader.word(best, place, _BEST).confidence
        named = word.speaker or speakers.get(span)
        found.append((word._replace(text=" " + text, confidence=sure, speaker=named), at))
    return reader.steady(found)


def _analytics(reader: Reader) -> list[list[Piece]]:
    found: list[list[Piece]] = []
    for piece, item, path in reader.stretches(reader.root.get("Transcript"), ("Transcript",), _TURN):
        words = [
            (reader.word(each, at, _TURN)._replace(text=_spaced(each), speaker=piece.speaker), at)
            for each, at in reader.objects(item.get("Items"), (*path, "Items"))
            if reader.text(each, _TURN.text, at)
        ]
        found.append(heard.pieces(reader.steady(words), line=piece.line) if words else [piece])
    return found


def _spaced(item: dict[str, Any]) -> str:
    return str(item["Content"]) if item.get("Type") == "punctuation" else f" {item['Content']}"


def _segments(reader: Reader, results: dict[str, Any]) -> list[list[Piece]]:
    whole = reader.stretches(results.get("audio_segments"), ("results", "audio_segments"), _SEGMENT)
    return [[piece for piece, _, _ in whole]]


FORMAT = Format(
    name="aws",
    title="Amazon Transcribe",
    suffixes=(".json",),
    media_type="application/json",
    looks_like=_looks_like,
    read=_read,
)
