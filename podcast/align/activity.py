"""Where in a recording somebody speaks, by its energy alone: cheap, in any language, without a recogniser."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from podcast.timecode import Millis

STEP = 20
"""Milliseconds: how finely activity is told."""
_FLOOR, _TALK = 5, 80
"""Percentiles of the level that are taken for the room and for talk."""
_ABOVE = 0.45
"""How far from the one to the other, in decibels, talk begins."""
_LEAST = 12.0
"""Decibels between the two, or all is one drone in which nothing can be told."""
_SHORTEST = 3
"""Steps: a shorter burst is a click."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """When talk begins again after a rest: `onsets` in order, and `rests`, how long each rest was."""

    onsets: tuple[Millis, ...]
    rests: tuple[Millis, ...]
    length: Millis


def activity(blocks: Iterable[NDArray[np.int16]], rate: int) -> Activity:
    """Listen to the samples of a recording, which come in blocks of any length."""
    levels = _levels(blocks, rate * STEP // 1000)
    length = Millis(len(levels) * STEP)
    if not len(levels):
        return Activity(onsets=(), rests=(), length=length)
    floor, talk = np.percentile(levels, [_FLOOR, _TALK])
    if talk - floor < _LEAST:
        return Activity(onsets=(), rests=(), length=length)
    starts, ends = _bursts(levels > floor + _ABOVE * (talk - floor))
    rests = starts - np.concatenate([[0], ends[:-1]]) if len(starts) else starts
    return Activity(
        onsets=tuple(Millis(int(at) * STEP) for at in starts),
        rests=tuple(Millis(int(rest) * STEP) for rest in rests),
        length=length,
    )


def _levels(blocks: Iterable[NDArray[np.int16]], size: int) -> NDArray[np.float64]:
    """The level of each step in decibels; digital silence counts as the last bit."""
    levels = []
    rest = np.zeros(0, np.int16)
    for block in blocks:
        joined = np.concatenate([rest, block])
        whole = len(joined) // size * size
        powers = np.square(joined[:whole].astype(np.float64)).reshape(-1, size).mean(axis=1)
        levels.append(10 * np.log10(np.maximum(powers, 0.25)))
        rest = joined[whole:]
    return np.concatenate([*levels, np.zeros(0)])


def _bursts(loud: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where stretches of talk begin and end, clicks left out."""
    edges = np.diff(loud.astype(np.int8), prepend=np.int8(0), append=np.int8(0))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    long = ends - starts >= _SHORTEST
    return starts[long], ends[long]
