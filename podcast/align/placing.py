"""Rough times for a text of which nothing is known but that it is said somewhere in a recording."""

from collections.abc import Iterator, Sequence

from podcast.align.confidence import PHONE
from podcast.align.engine import RATE, Engine
from podcast.align.forms import Ways
from podcast.align.ladder import Recording
from podcast.align.landmarks import landmarks, times
from podcast.align.stretches import Token
from podcast.timecode import Millis

_CHUNK = 30_000
"""Milliseconds listened to at a time, so that memory stays flat."""


def placed(
    engine: Engine, recording: Recording, tokens: Sequence[Token], ways: Sequence[Ways]
) -> list[Token]:
    """The tokens with times that come from the recording alone; none when nothing of them is heard."""
    text = [(word, at) for at, said in enumerate(ways) if said for word in said[0]]
    marks = landmarks(text, list(_heard(engine, recording, [word for word, _ in text])))
    if not marks:
        return []
    weights = [_length(engine, said) for said in ways]
    starts = times(marks, weights, recording.length)
    return [
        token._replace(start=start, end=Millis(min(start + round(weight), recording.length)))
        for token, start, weight in zip(tokens, starts, weights, strict=True)
    ]


def _heard(engine: Engine, recording: Recording, words: Sequence[str]) -> Iterator[tuple[str, Millis]]:
    for start in range(0, recording.length, _CHUNK):
        sound = recording.samples[start * RATE // 1000 : (start + _CHUNK) * RATE // 1000]
        for word, at in engine.overhear(sound, words, recording.level):
            yield word, Millis(start + at)


def _length(engine: Engine, ways: Ways) -> float:
    """Milliseconds that a token takes to say, by its sounds."""
    said = [engine.lexicon.pronounced(word) for word in ways[0]] if ways else []
    return float(PHONE * sum(len(phones[0].split()) for phones in said if phones))
