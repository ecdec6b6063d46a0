"""JSON of Whisper and its family: whisper, verbose_json, faster-whisper dumps, whisper-timestamped, whisperX.

https://github.com/openai/whisper/blob/main/whisper/transcribe.py, https://github.com/m-bain/whisperX
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from podcast.timecode import Millis, from_seconds
from podcast.transcript.format import Draft, Format, Piece
from podcast.transcript.jsonfile import Reader, number
from podcast.transcript.words import Timed, align, paragraph

_Loose = tuple[float, dict[str, Any]]

_HEAD = re.compile(r'\s*[\[{].*"start"\s*:', re.DOTALL)
_LANGUAGES = {
    "english": "en",
    "german": "de",
    "french": "fr",
    "spanish": "es",
    "italian": "it",
    "dutch": "nl",
}
"""verbose_json spells the language out; the commonest only, the others stay unknown."""


def _looks_like(text: str) -> bool:
    # whisperX may begin with a long segment; 100,000 characters are an hour of words with their times.
    return _HEAD.match(text[:100_000]) is not None and '"text"' in text


def _read(text: str) -> Draft:
    reader = Reader(text)
    items = list(reader.items("segments"))
    loose = _loose_words(reader.document) if items and not any(item.get("words") for item, _ in items) else []
    pieces: list[Piece] = []
    for item, line in items:
        pieces += _pieces(item, line, reader, loose)
    return Draft(
        pieces=tuple(pieces),
        language=_language(reader.document.get("language")),
        timing="word" if any(piece.words for piece in pieces) else "segment",
        problems=tuple(reader.problems),
    )


def _language(named: object) -> str | None:
    text = named.lower() if isinstance(named, str) else ""
    return text if re.fullmatch(r"[a-z]{2,3}", text) else _LANGUAGES.get(text)


def _loose_words(document: dict[str, Any]) -> list[_Loose]:
    """The words of verbose_json, which stand beside the segments, by their starts."""
    words = document.get("words")
    items = [word for word in words if isinstance(word, dict)] if isinstance(words, list) else []
    timed = [(at, word) for word in items if (at := number(word.get("start"))) is not None]
    return sorted(timed, key=itemgetter(0))


def _pieces(item: dict[str, Any], line: int, reader: Reader, loose: Sequence[_Loose]) -> list[Piece]:
    start, end = number(item.get("start")), number(item.get("end"))
    text = item.get("text")
    if start is None or not isinstance(text, str):
        reader.add(line, "a segment without start or text was left out")
        return []
    own = item.get("words")
    words = own if isinstance(own, list) else _inside(loose, start, end)
    words = [word for word in words if isinstance(word, dict)]
    speaker = _speaker(item)
    bounds = from_seconds(start), None if end is None else from_seconds(end)
    voices = [(voice, list(part)) for voice, part in groupby(words, lambda word: _speaker(word) or speaker)]
    if len(voices) > 1 and _spells(text, words):
        return _split(voices, bounds, line)
    return [_piece(paragraph(text), words, speaker or (voices[0][0] if voices else None), bounds, line)]


def _piece(
    text: str,
    words: Iterable[dict[str, Any]],
    speaker: str | None,
    bounds: tuple[Millis, Millis | None],
    line: int,
) -> Piece:
    start, end = bounds
    timed = [_timed(word) for word in words]
    known = [time for one in timed for time in (one.start, one.end) if time is not None]
    until = max(known, default=start) if end is None or end <= start else end
    aligned = align(text, timed, start, until) if known else ()
    return Piece(start=start, end=end, text=text, speaker=speaker, words=aligned, line=line)


def _split(
    voices: Sequence[tuple[str | None, Sequence[dict[str, Any]]]],
    bounds: tuple[Millis, Millis | None],
    line: int,
) -> list[Piece]:
    """A segment in which the voice changes, as a piece for each voice."""
    pieces: list[Piece] = []
    at, end = bounds
    for index, (voice, words) in enumerate(voices):
        following = (_timed(word).start for _, part in voices[index + 1 :] for word in part)
        until = next((time for time in following if time is not None), end)
        text = _said(words)
        pieces.append(_piece(text, words, voice, (at, until), line))
        at = at if until is None else until
    return pieces


def _inside(words: Sequence[_Loose], start: float, end: float | None) -> list[dict[str, Any]]:
    """The words that begin in a segment; a hundredth of a second more for rounding."""
    first = bisect_left(words, start - 0.01, key=itemgetter(0))
    last = len(words) if end is None else bisect_left(words, end - 0.005, key=itemgetter(0))
    return [word for _, word in words[first:last]]


def _speaker(item: dict[str, Any]) -> str | None:
    speaker = item.get("speaker")
    return paragraph(str(speaker)) or None if isinstance(speaker, str | int) else None


def _text(word: dict[str, Any]) -> str:
    return str(word.get("word") or word.get("text") or "")


def _said(words: Sequence[dict[str, Any]]) -> str:
    """The text of some words. Where words bring their own spaces, one without continues the word before."""
    texts = [_text(word) for word in words]
    spaced = any(text.startswith(" ") for text in texts)
    return paragraph(("" if spaced else " ").join(texts))


def _spells(text: str, words: Iterable[dict[str, Any]]) -> bool:
    said = "".join(_text(word) for word in words)
    return paragraph(said).replace(" ", "") == paragraph(text).replace(" ", "")


def _timed(word: dict[str, Any]) -> Timed:
    start, end = number(word.get("start")), number(word.get("end"))
    sure = next(
        (one for key in ("probability", "confidence", "score") if (one := number(word.get(key)))), None
    )
    return Timed(
        _text(word),
        None if start is None else from_seconds(start),
        None if end is None else from_seconds(end),
        None if sure is None else min(1.0, sure),
    )


FORMAT = Format(
    name="whisper",
    suffixes=(".json",),
    media_type="application/json",
    looks_like=_looks_like,
    read=_read,
)
