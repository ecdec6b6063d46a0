"""Looks for every word of a text: in half minutes, and where that fails by turns or by sentences."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from podcast.align.confidence import DOUBTFUL, NOT_HEARD, confidences
from podcast.align.engine import RATE, Engine, Heard, Samples
from podcast.align.forms import Ways
from podcast.align.stretches import Stretch, Token, around, stretches
from podcast.timecode import Millis

Progress = Callable[[float], None]

GOOD = 0.6
"""The mean confidence below which a stretch is looked at again in smaller pieces."""
_HOPELESS = 300
"""Words of which hardly one was found: the times are wrong altogether, or it is another recording."""
_TIGHT = 1_100
"""Milliseconds around a piece: stamps are whole seconds, cut off."""


@dataclass(frozen=True, slots=True)
class Recording:
    """Samples of 16 kHz in one channel, with their level and length."""

    samples: Samples
    level: float
    length: Millis


class Found(NamedTuple):
    """For each token where it was heard, from the start of the recording, and how sure that is."""

    heard: list[Heard | None]
    sure: list[float]


def locate(
    engine: Engine,
    recording: Recording,
    text: tuple[Sequence[Token], Sequence[Ways]],
    slack: int,
    progress: Progress,
) -> Found:
    """Look for the tokens of a text, each of which may be said in some ways; times may be off by `slack`."""
    tokens, ways = text
    found = Found([], [])
    for each in stretches(tokens, slack, recording.length):
        best = _look(engine, recording, ways, each)
        if _mean(best, ways, each) < GOOD:
            pieces = [
                _look(engine, recording, ways, piece) for piece in _pieces(tokens, each, recording.length)
            ]
            again = Found(
                [one for piece in pieces for one in piece.heard],
                [one for piece in pieces for one in piece.sure],
            )
            best = max(best, again, key=lambda one: sum(one.sure))
        found.heard.extend(best.heard)
        found.sure.extend(best.sure)
        progress(each.last / len(tokens))
        if each.last >= _HOPELESS and sum(found.sure) < DOUBTFUL * each.last:
            break
    rest = len(tokens) - len(found.heard)
    return _in_order(Found([*found.heard, *[None] * rest], [*found.sure, *[NOT_HEARD] * rest]))


def _look(engine: Engine, recording: Recording, ways: Sequence[Ways], each: Stretch) -> Found:
    sound = recording.samples[each.start * RATE // 1000 : each.end * RATE // 1000]
    heard = engine.find(sound, ways[each.near : each.far], recording.level)
    sure = confidences([one for one, said in zip(heard, ways[each.near : each.far], strict=True) if said])
    spread = iter(sure)
    shares = [next(spread) if said else 0.0 for said in ways[each.near : each.far]]
    own = slice(each.first - each.near, each.last - each.near)
    moved = [
        one and one._replace(start=Millis(one.start + each.start), end=Millis(one.end + each.start))
        for one in heard[own]
    ]
    return Found(moved, shares[own])


def _mean(found: Found, ways: Sequence[Ways], each: Stretch) -> float:
    shares = [sure for sure, said in zip(found.sure, ways[each.first : each.last], strict=True) if said]
    return sum(shares) / len(shares) if shares else 1.0


def _pieces(tokens: Sequence[Token], each: Stretch, length: Millis) -> Iterator[Stretch]:
    """Its turns; of a single turn its sentences."""
    level = 2 if any(tokens[at].opens == 2 for at in range(each.first + 1, each.last)) else 1
    starts = [each.first, *(at for at in range(each.first + 1, each.last) if tokens[at].opens >= level)]
    for first, last in zip(starts, [*starts[1:], each.last], strict=True):
        yield around(tokens, first, last, _TIGHT, length)


def _in_order(found: Found) -> Found:
    """What two windows heard the other way round cannot be right twice: the surer word stays."""
    heard, sure = list(found.heard), list(found.sure)
    kept: list[tuple[int, Heard]] = []
    for at, word in enumerate(found.heard):
        if word is None:
            continue
        while kept and kept[-1][1].start >= word.start and sure[kept[-1][0]] < sure[at]:
            dropped, _ = kept.pop()
            heard[dropped], sure[dropped] = None, NOT_HEARD
        if kept and kept[-1][1].start >= word.start:
            heard[at], sure[at] = None, NOT_HEARD
        else:
            kept.append((at, word))
    return Found(heard, sure)
