"""Speechmatics, json-v2. https://docs.speechmatics.com/speech-to-text/batch/output

Punctuation says which neighbour it belongs to; ``UU`` is a speaker that was not told.
"""

from typing import Any

from podcast.transcript import heard
from podcast.transcript.format import Draft, Format
from podcast.transcript.jsonfile import Keys, Reader, holds, label, language
from podcast.transcript.jsontext import Path
from podcast.transcript.words import Timed

_BEST = Keys(text=("content",), start=(), end=())
_RESULT = Keys(text=(), start=("start_time",), end=("end_time",), confidence=(), speaker=())
_Results = list[tuple[dict[str, Any], Path]]


def _looks_like(text: str) -> bool:
    return holds(text, "results", "alternatives", "content", "start_time", "type") and not holds(
        text, "items"
    )


def _read(text: str) -> Draft:
    reader = Reader(text)
    metadata = reader.inside(reader.root, "metadata")
    channels: dict[str | None, _Results] = {}
    for item, path in reader.objects(reader.root.get("results"), ("results",)):
        channels.setdefault(label(item.get("channel")), []).append((item, path))
    found = [heard.pieces(_words(reader, each, name)) for name, each in channels.items()]
    return Draft(
        pieces=heard.in_order(found),
        language=language(reader.inside(metadata, "transcription_config").get("language")),
        timing=heard.timing(found),
        problems=reader.told(),
    )


def _words(reader: Reader, results: _Results, channel: str | None) -> list[Timed]:
    found: list[tuple[Timed, Path]] = []
    leans = False
    for item, path in results:
        best, place = next(reader.objects(item.get("alternatives"), (*path, "alternatives")), ({}, path))
        if not (text := reader.text(best, _BEST.text, place)):
            continue
        mark = item.get("type") == "punctuation"
        attaches = item.get("attaches_to", "previous" if mark else "none")
        lead = "" if leans or attaches in ("previous", "both") else " "
        leans = attaches in ("next", "both")
        known = reader.word(best, place, _BEST)
        named = channel if known.speaker in ("UU", None) else known.speaker
        word = Timed("") if mark else reader.word(item, path, _RESULT)._replace(confidence=known.confidence)
        found.append((word._replace(text=lead + text, speaker=None if mark else named), path))
    return reader.steady(found)


FORMAT = Format(
    name="speechmatics",
    title="Speechmatics",
    suffixes=(".json",),
    media_type="application/json",
    looks_like=_looks_like,
    read=_read,
)
