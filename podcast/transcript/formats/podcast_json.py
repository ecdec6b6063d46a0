"""Podcasting 2.0 JSON, version 1.0.0.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md#json
"""

import json
from collections.abc import Sequence

from podcast.model import Cue, Transcript
from podcast.timecode import Millis, to_seconds
from podcast.transcript import heard
from podcast.transcript.format import Draft, Format
from podcast.transcript.jsonfile import Keys, Reader, holds, language
from podcast.transcript.words import Timed, paragraph

_SEGMENT = Keys(text=("body",), start=("startTime",), end=("endTime",))


def _looks_like(text: str) -> bool:
    return holds(text, "segments", "startTime", "body")


def _read(text: str) -> Draft:
    reader = Reader(text)
    found = list(reader.stretches(reader.root.get("segments"), ("segments",), _SEGMENT))
    pieces = [piece for piece, _, _ in found]
    if heard.one_by_one([piece.text for piece in pieces if piece.text]):
        words = [
            (Timed(f" {piece.text}", piece.start, piece.end, speaker=piece.speaker), path)
            for piece, _, path in found
        ]
        pieces = heard.pieces(reader.steady(words))
    return Draft(
        pieces=tuple(pieces),
        language=language(reader.root.get("language")),
        timing=heard.timing([pieces]),
        problems=reader.told(),
    )


def _row(start: Millis, end: Millis, speaker: str | None, body: str) -> str:
    named = {"speaker": speaker} if speaker else {}
    row = {**named, "startTime": to_seconds(start), "endTime": to_seconds(end), "body": body}
    return json.dumps(row, ensure_ascii=False)


def _document(rows: Sequence[str]) -> str:
    return '{"version": "1.0.0", "segments": [\n' + ",\n".join(rows) + "\n]}\n"


def _write(transcript: Transcript) -> str:
    return _document([_row(one.start, one.end, one.speaker, one.text) for one in transcript.segments])


def _write_cues(cues: Sequence[Cue], _language: str) -> str:
    return _document([_row(cue.start, cue.end, cue.speaker, paragraph("\n".join(cue.lines))) for cue in cues])


FORMAT = Format(
    name="json",
    title="Podcasting 2.0 JSON",
    suffixes=(".json",),
    media_type="application/json",
    looks_like=_looks_like,
    read=_read,
    write=_write,
    write_cues=_write_cues,
)
