"""JSON of whisper.cpp (--output-json, --output-json-full). https://github.com/ggml-org/whisper.cpp

Offsets are milliseconds. Tokens may be halves of a character; where they spell the words, they time them.
"""

import re
from typing import Any

from podcast.timecode import Millis
from podcast.transcript import heard
from podcast.transcript.format import Draft, Format, Piece
from podcast.transcript.jsonfile import Keys, Reader, holds, label, language, millis, number
from podcast.transcript.jsontext import Path
from podcast.transcript.words import Timed, align, paragraph

_OFFSETS = Keys(text=(), start=("from",), end=("to",), confidence=(), speaker=(), unit=millis)
_CONTROL = re.compile(r"\[_[A-Z]+_?\d*_?\]|<\|.*\|>")
"""Tokens such as [_BEG_] and [_TT_150], which nobody says."""


def _looks_like(text: str) -> bool:
    return holds(text, "transcription", "offsets|timestamps", "text")


def _read(text: str) -> Draft:
    reader = Reader(text)
    pieces: list[Piece] = []
    singles: list[Timed] = []
    for item, path in reader.objects(reader.root.get("transcription"), ("transcription",)):
        said = reader.text(item, ("text",), path)
        known = _times(reader, item, path)._replace(text=said, speaker=label(item.get("speaker")))
        singles.append(known)
        if paragraph(said):
            pieces.append(_piece(reader, item, path, known, pieces[-1] if pieces else None))
    if heard.one_by_one([piece.text for piece in pieces]):
        pieces = heard.pieces(singles)
    return Draft(
        pieces=tuple(pieces),
        language=language(reader.inside(reader.root, "result").get("language")),
        timing=heard.timing([pieces]),
        problems=reader.told(),
    )


def _times(reader: Reader, item: dict[str, Any], path: Path) -> Timed:
    return reader.word(reader.inside(item, "offsets"), (*path, "offsets"), _OFFSETS)


def _piece(reader: Reader, item: dict[str, Any], path: Path, known: Timed, before: Piece | None) -> Piece:
    tokens = _tokens(reader, item, path)
    times = [time for token in tokens for time in (token.start, token.end) if time is not None]
    after = (before.end or before.start) if before else Millis(0)
    start = min(times, default=after) if known.start is None else known.start
    end = max(times, default=start) if known.end is None else known.end
    text = paragraph(known.text)
    words = align(text, tokens, start, end) if times else ()
    return Piece(
        start=start,
        end=end if end > start else None,
        text=text,
        speaker=known.speaker,
        words=words,
        line=reader.line(path),
    )


def _tokens(reader: Reader, item: dict[str, Any], path: Path) -> list[Timed]:
    found: list[tuple[Timed, Path]] = []
    for token, at in reader.objects(item.get("tokens"), (*path, "tokens")):
        text = reader.text(token, ("text",), at)
        if text and not _CONTROL.fullmatch(text.strip()):
            known = _times(reader, token, at)
            found.append((known._replace(text=text, confidence=number(token.get("p"))), at))
    return reader.steady(found)


FORMAT = Format(
    name="whisper-cpp",
    title="whisper.cpp",
    suffixes=(".json",),
    media_type="application/json",
    looks_like=_looks_like,
    read=_read,
)
