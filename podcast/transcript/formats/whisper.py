"""JSON of Whisper and its family: whisper, verbose_json, faster-whisper dumps, whisper-timestamped, whisperX.

https://github.com/openai/whisper/blob/main/whisper/transcribe.py, https://github.com/m-bain/whisperX,
https://platform.openai.com/docs/api-reference/audio/verbose-json-object
"""

from bisect import bisect_left
from collections.abc import Sequence

from podcast.timecode import Millis
from podcast.transcript import heard
from podcast.transcript.format import Draft, Format, Piece
from podcast.transcript.jsonfile import Keys, Reader, holds, language
from podcast.transcript.languages import tag_of
from podcast.transcript.words import Timed, align, filled, paragraph

_SEGMENT = Keys(text=("text",), confidence=())
_WORD = Keys(text=("word", "text"), confidence=("probability", "confidence", "score"))
_ROUNDING = 10
"""Milliseconds by which a word beside the segments may begin before its segment."""


def _looks_like(text: str) -> bool:
    if text[:200].lstrip().startswith("["):
        return holds(text, "start", "text")
    return holds(text, "start", "segments|words|word_segments", "text|word")


def _read(text: str) -> Draft:
    reader = Reader(text)
    root = reader.root
    listed = reader.document if isinstance(reader.document, list) else root.get("segments")
    path = ("segments",) if root else ()
    pieces: list[Piece] = []
    beside = _beside(reader) if not _hold_words(listed) else []
    for piece, item, at in reader.stretches(listed, path, _SEGMENT):
        own = reader.words(item.get("words"), (*at, "words"), _WORD)
        pieces += _pieces(piece, own or _inside(beside, piece))
    if not pieces:
        pieces = heard.pieces(_punctuated(beside, root.get("text")))
    return Draft(
        pieces=tuple(pieces),
        language=language(root.get("language")) or tag_of(root.get("language")),
        timing=heard.timing([pieces]),
        problems=reader.told(),
    )


def _hold_words(segments: object) -> bool:
    return isinstance(segments, list) and any(isinstance(one, dict) and one.get("words") for one in segments)


def _beside(reader: Reader) -> list[Timed]:
    """The words of verbose_json and of whisperX, which stand beside the segments."""
    key = "words" if reader.root.get("words") else "word_segments"
    return reader.words(reader.root.get(key), (key,), _WORD)


def _inside(words: Sequence[Timed], piece: Piece) -> list[Timed]:
    """The words that begin in a segment."""
    timed = [word for word in words if word.start is not None]
    starts = [word.start or 0 for word in timed]
    first = bisect_left(starts, piece.start - _ROUNDING)
    last = len(timed) if piece.end is None else bisect_left(starts, piece.end - _ROUNDING // 2)
    return timed[first:last]


def _punctuated(words: Sequence[Timed], text: object) -> list[Timed]:
    """The words as a text spells them that has punctuation, where they are the same words."""
    ends = [time for word in words for time in (word.start, word.end) if time is not None]
    spelled = isinstance(text, str) and ends and not any(word.speaker for word in words)
    found = align(paragraph(str(text)), words, Millis(0), max(ends)) if spelled else ()
    return [Timed(f" {one.text}", one.start, one.end, one.confidence) for one in found] or list(words)


def _pieces(piece: Piece, words: Sequence[Timed]) -> list[Piece]:
    """A segment with its words; one in which the voice changes is parted."""
    known = [time for word in words for time in (word.start, word.end) if time is not None]
    said = paragraph("".join(word.text for word in words))
    text = piece.text or said
    if not known or not text:
        return [piece] if text else []
    end = max(known) if piece.end is None or piece.end <= piece.start else piece.end
    voices = dict.fromkeys(word.speaker for word in words if word.speaker)
    if len(voices) > 1 and said.replace(" ", "") == text.replace(" ", ""):
        times = filled(words, piece.start, end)
        first = words[0].speaker or piece.speaker
        timed = [one._replace(start=at.start, end=at.end) for one, at in zip(words, times, strict=True)]
        return heard.pieces([timed[0]._replace(speaker=first), *timed[1:]], line=piece.line)
    aligned = align(text, words, piece.start, end)
    return [piece._replace(text=text, speaker=piece.speaker or next(iter(voices), None), words=aligned)]


FORMAT = Format(
    name="whisper",
    title="Whisper, whisperX and their kin",
    suffixes=(".json",),
    media_type="application/json",
    looks_like=_looks_like,
    read=_read,
)
