"""Behind a pause a word begins where its sound rises out of the silence.

Models of speech count some of a pause to the word behind it, or begin that word in the middle of its first
sound: "screw" 75 ms after its s is heard. A synthetic voice is silent in its pauses, so the sound tells.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from podcast.audio.phonemes import HISSES, SONOROUS, STOPS, VOWELS, first_of, last_of, second_of

_SILENT = 10 ** (-50 / 20)
"""Under this share of full scale is nothing. At -45 dB soft sounds are lost: 94.5 % of the words of hibari
begin within 30 ms of where alignment hears them, at -50 dB 95.0 %."""
_STEP = 5
_PAUSE = 40
"""Milliseconds between two words from which on they are told to be apart; less is rounding."""
_TOLD, _UNTOLD, _CLOSED = 30, 100, 120
"""Milliseconds of silence that are a pause: where one is told, where none is, and before a stop, which begins
with a silence of its own. With 60 in place of 100 soft consonants are taken for pauses."""
_HELD, _SCRAP = 40, 30
"""Milliseconds of a silence that is no part of a word which is told to begin in it with a voice or a hiss,
and of what may sound between that time and the silence: so little is no such sound. Nothing may sound where
the next sound is a stop, whose closure that silence is ("it")."""
_UNDER, _OPENING, _BREATH = 10 ** (-25 / 20), 200, 30
"""In front of a vowel the breath is held ("the end"): the share of the loudest in its first milliseconds that
is no part of it, and how long that lasts at least. The spectrograms of 12 such words show the vowel after."""
_BEFORE, _AFTER = 140, 160
"""Milliseconds around the time that is told in which the sound may rise."""

Span = tuple[int, int]
"""A first and an end sample."""


def risen(
    samples: NDArray[np.float32], rate: int, words: Sequence[Span], alone: Sequence[str]
) -> tuple[Span, ...]:
    """Words with those behind pauses where their sound begins, and those before them where theirs ends.

    `alone` has the phonemes of each word.
    """
    silences = list(_silences(samples, rate))
    made: list[Span] = []
    for word, phonemes, last in zip(words, alone, ["", *alone][: len(alone)], strict=True):
        start, end = word
        before = made[-1] if made else (0, 0)
        told = not made or start - before[1] >= _PAUSE * rate // 1000
        low = max(start - _BEFORE * rate // 1000, sum(before) // 2)
        high = min(start + _AFTER * rate // 1000, end - 1)
        near = [(quiet, rise) for quiet, rise in silences if low <= rise <= high]
        first = first_of(phonemes)
        scrap = 0 if second_of(phonemes) in STOPS else _SCRAP
        rests = _pauses(near, rate, first, told) or _held(near, rate, first, start, (_HELD, scrap))
        if not rests and first in VOWELS:
            breaths = list(_breaths(samples, rate, (low, start, high)))
            rests = _held(breaths, rate, first, start, (_BREATH, scrap))
        if rests:
            quiet, start = max(rests, key=lambda rest: rest[1] - rest[0])  # closures of stops are shorter
        else:
            quiet = start = max(low, _closing(near, first, last_of(last), start))
        made[-1:] = [(before[0], max(before[0], min(before[1], quiet)))] if made else []
        made.append((start, end))
    return tuple(made)


def _pauses(near: Sequence[Span], rate: int, first: str, told: bool) -> list[Span]:
    least = _TOLD if told else _CLOSED if first in STOPS else _UNTOLD
    return [(quiet, rise) for quiet, rise in near if rise - quiet >= least * rate // 1000]


def _held(near: Sequence[Span], rate: int, first: str, start: int, lengths: tuple[int, int]) -> list[Span]:
    """The silence in which a word is told to begin whose first sound holds none.

    `lengths` are the milliseconds that it lasts at least, and that may sound in front of it.
    """
    least, scrap = lengths
    if first not in SONOROUS | HISSES:
        return []
    return [
        (quiet, rise)
        for quiet, rise in near
        if quiet - scrap * rate // 1000 <= start <= rise and rise - quiet >= least * rate // 1000
    ]


def _breaths(samples: NDArray[np.float32], rate: int, at: tuple[int, int, int]) -> Iterator[Span]:
    """Each rest from a first sample to a last one that is far softer than the vowel behind a middle one."""
    low, start, high = at
    loudest = np.abs(samples[start : start + _OPENING * rate // 1000]).max(initial=0.0)
    for quiet, rise in _silences(samples[low:high], rate, _UNDER * loudest):
        if quiet > 0 and low + rise < high - _STEP * rate // 1000:
            yield low + quiet, low + rise


def _closing(near: Sequence[Span], first: str, last: str, start: int) -> int:
    """Where the closure begins in which a word with a stop is told to begin; behind a stop it is of both."""
    if first not in STOPS or last in STOPS:
        return start
    return next((quiet for quiet, rise in near if quiet <= start <= rise), start)


def _silences(samples: NDArray[np.float32], rate: int, silent: float = _SILENT) -> Iterator[Span]:
    """Each silence; the first, however little of it is in the samples, began long before them."""
    size = rate * _STEP // 1000
    whole = len(samples) // size
    loud = np.abs(samples[: whole * size]).reshape(whole, size).max(axis=1, initial=0.0) > silent
    edges = np.flatnonzero(np.diff(loud.astype(np.int8), prepend=0, append=1)).tolist()
    yield -rate, edges[0] * size if edges else 0
    for quiet, rise in zip(edges[1::2], edges[2::2], strict=True):
        yield quiet * size, rise * size
