"""AssemblyAI. https://www.assemblyai.com/docs/api-reference/transcripts/get

Times are milliseconds. Utterances, where there are any, tell speakers more surely than the list of all words.
"""

from podcast.transcript import heard
from podcast.transcript.format import Draft, Format, Piece
from podcast.transcript.jsonfile import Keys, Reader, holds, language, millis
from podcast.transcript.words import Timed

_KEYS = Keys(text=("text",), unit=millis)
_MARKS = "audio_url|audio_duration|utterances|language_model|speech_model|webhook_status_code"


def _looks_like(text: str) -> bool:
    return holds(text, "words", "text", "start", _MARKS) and not holds(text, "segments")


def _read(text: str) -> Draft:
    reader = Reader(text)
    found = _utterances(reader) or [heard.pieces(reader.words(reader.root.get("words"), ("words",), _KEYS))]
    return Draft(
        pieces=heard.in_order(found),
        language=language(reader.root.get("language_code")),
        timing=heard.timing(found),
        problems=reader.told(),
    )


def _utterances(reader: Reader) -> list[list[Piece]]:
    found: list[list[Piece]] = []
    for piece, item, path in reader.stretches(reader.root.get("utterances"), ("utterances",), _KEYS):
        words = reader.words(item.get("words"), (*path, "words"), _KEYS)
        said = [word._replace(speaker=piece.speaker or word.speaker) for word in words]
        found.append(heard.pieces(said, line=piece.line) if _any(said) else [piece])
    return found


def _any(words: list[Timed]) -> bool:
    return any(word.start is not None for word in words)


FORMAT = Format(
    name="assemblyai",
    title="AssemblyAI",
    suffixes=(".json",),
    media_type="application/json",
    looks_like=_looks_like,
    read=_read,
)
