"""Deepgram, prerecorded audio. https://developers.deepgram.com/reference/speech-to-text/listen-pre-recorded

Speakers are numbered from 0; of several channels each is recognised, and its speakers numbered, on its own.
"""

from podcast.transcript import heard
from podcast.transcript.format import Draft, Format, Piece
from podcast.transcript.jsonfile import Keys, Reader, holds, language
from podcast.transcript.jsontext import Path
from podcast.transcript.words import Timed

_WORD = Keys(text=("punctuated_word", "word"))
_UTTERANCE = Keys(text=("transcript",))


def _looks_like(text: str) -> bool:
    return holds(text, "results", "channels|utterances", "alternatives|transcript", "words|transcript")


def _read(text: str) -> Draft:
    reader = Reader(text)
    results = reader.inside(reader.root, "results")
    channels = list(reader.objects(results.get("channels"), ("results", "channels")))
    found: list[list[Piece]] = []
    for channel, path in channels:
        words = _words(reader, channel.get("alternatives"), (*path, "alternatives"))
        if len(channels) > 1:
            words = [word._replace(speaker=_voice(path[-1], word.speaker)) for word in words]
        found.append(heard.pieces(words))
    if not any(found):
        whole = reader.stretches(results.get("utterances"), ("results", "utterances"), _UTTERANCE)
        found = [[piece for piece, _, _ in whole]]
    return Draft(
        pieces=heard.in_order(found),
        language=next(
            (tag for each, _ in channels if (tag := language(each.get("detected_language")))), None
        ),
        timing=heard.timing(found),
        problems=reader.told(),
    )


def _words(reader: Reader, alternatives: object, path: Path) -> list[Timed]:
    best = next(reader.objects(alternatives, path), None)
    return reader.words(best[0].get("words"), (*best[1], "words"), _WORD) if best else []


def _voice(channel: object, speaker: str | None) -> str:
    return f"Channel {channel}" + (f" Speaker {speaker}" if speaker else "")


FORMAT = Format(
    name="deepgram",
    title="Deepgram",
    suffixes=(".json",),
    media_type="application/json",
    looks_like=_looks_like,
    read=_read,
)
