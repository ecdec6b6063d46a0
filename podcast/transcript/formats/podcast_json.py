"""Podcasting 2.0 JSON, version 1.0.0.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md#json
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from podcast.model import Cue, Transcript, Word
from podcast.timecode import Millis, from_seconds, to_seconds
from podcast.transcript.format import Draft, Format, Piece
from podcast.transcript.jsonfile import Reader, number
from podcast.transcript.words import ends_sentence, paragraph

_HEAD = re.compile(r'\s*\{.*"segments"\s*:.*"startTime"\s*:', re.DOTALL)
_GAP = 2_000
"""Milliseconds of silence after which words that come one by one begin a new segment."""


def _looks_like(text: str) -> bool:
    return _HEAD.match(text[:20_000]) is not None


def _read(text: str) -> Draft:
    reader = Reader(text)
    pieces = [piece for item, line in reader.items("segments") if (piece := _piece(item, line, reader))]
    if _word_by_word(pieces):
        return Draft(pieces=tuple(_joined(pieces)), timing="word", problems=tuple(reader.problems))
    return Draft(pieces=tuple(pieces), problems=tuple(reader.problems))


def _piece(item: dict[str, Any], line: int, reader: Reader) -> Piece | None:
    start, end = number(item.get("startTime")), number(item.get("endTime"))
    body = item.get("body")
    if start is None or not isinstance(body, str):
        reader.add(line, "a segment without startTime or body was left out")
        return None
    speaker = item.get("speaker")
    return Piece(
        start=from_seconds(start),
        end=None if end is None else from_seconds(end),
        text=paragraph(body),
        speaker=paragraph(speaker) or None if isinstance(speaker, str) else None,
        line=line,
    )


def _word_by_word(pieces: Sequence[Piece]) -> bool:
    """Some hosts write a segment for each word. Short answers in a row are none: they end in a stop."""
    single = [piece for piece in pieces if " " not in piece.text]
    open_ended = [piece for piece in single if not ends_sentence(piece.text)]
    return len(pieces) >= 5 and len(single) >= 0.9 * len(pieces) and len(open_ended) > len(pieces) / 2


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Sentences made of words that came one by one."""
    sentence: list[Piece] = []
    for piece in pieces:
        if sentence and _parted(sentence[-1], piece):
            yield _sentence(sentence)
            sentence = []
        if piece.text:
            sentence.append(piece)
    if sentence:
        yield _sentence(sentence)


def _parted(one: Piece, two: Piece) -> bool:
    silent = two.start - (one.start if one.end is None else one.end) >= _GAP
    return silent or one.speaker != two.speaker or ends_sentence(one.text)


def _sentence(pieces: Sequence[Piece]) -> Piece:
    words: list[Word] = []
    for piece, after in zip(pieces, (*pieces[1:], None), strict=True):
        known = piece.end or (after.start if after else piece.start)
        end = Millis(max(piece.start, known))
        words += [Word(text=token, start=piece.start, end=end) for token in piece.text.split()]
    first, last = pieces[0], pieces[-1]
    return Piece(
        start=first.start,
        end=last.end,
        text=" ".join(word.text for word in words),
        speaker=first.speaker,
        words=tuple(words),
        line=first.line,
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
    return _document([_row(cue.start, cue.end, cue.speaker, paragraph(" ".join(cue.lines))) for cue in cues])


FORMAT = Format(
    name="json",
    suffixes=(".json",),
    media_type="application/json",
    looks_like=_looks_like,
    read=_read,
    write=_write,
    write_cues=_write_cues,
)
