"""Where a word behind a pause really begins: the recogniser counts some of the pause to its first sound.

Behind pauses the words of espeak-ng were found 13 ms early at the median and those of piper 27 ms, the others
neither early nor late. The sound itself tells: it rises out of the room.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from podcast.align.confidence import DOUBTFUL
from podcast.align.engine import FRAME, RATE, Heard, Samples
from podcast.align.ladder import Found, Recording
from podcast.timecode import Millis

PAUSE = 60
"""Milliseconds without a word before one that follows a pause."""
QUIET = 20.0
"""Decibels under the loudest sound nearby that all of a pause is: words that nobody wrote down are none."""
_BEFORE, _AFTER = 80, 80
"""Milliseconds around the place that was found, in which the word may begin."""
_STEP = 5
_ABOVE = 0.4
"""How far from the room to the loudest sound nearby, in decibels, a word begins. With 0.3 and 0.5 as good."""
_LEAST, _MOST = 20.0, 50.0
"""Decibels between the two: with less nothing can be told; digital silence is no deeper than the other."""
_REST = 4
"""Steps: what is quiet for less, as before the vowel of a k, lies inside a word."""
_STILL = 33.0
"""Decibels under the loudest sound of a word that a pause is which no time was found for."""
_SOFT = frozenset({"P", "T", "K", "B", "D", "G", "CH", "JH", "F", "TH", "HH", "DH", "V"})
"""Sounds at whose beginning there is little or nothing to hear."""
_SHORTEST, _SHORTEST_SOFT = 60, 130
"""Milliseconds that such a pause lasts at least, and in front of those sounds. With 50, or with 100 in front
of soft ones, sounds are taken for pauses. Of 5,138 words of espeak-ng 6 are found better than with 70 and
150, none worse."""
_VOWELS = frozenset(
    {"AA", "AE", "AH", "AO", "AW", "AY", "EH", "ER", "EY", "IH", "IY", "OW", "OY", "UH", "UW"}
)
_HELD, _SHORTEST_HELD, _OPENING = 25.0, 30, 200
"""In front of a vowel the breath is held, which is no part of it: decibels under its loudest, milliseconds
that this lasts at least, and that the vowel may last. Of 5,159 words of espeak-ng 12 are found better by 5 ms
and more, one worse."""
_LATE_HELD, _LATE_BEFORE_SOFT = 60, 25
"""Milliseconds by which it may begin behind the start that was found, and where the second sound may be a
silence itself ("up"). Of 7,420 words of two neural voices 11 are found better by 5 ms and more than with 25
for all, 4 worse; of 5,846 of espeak-ng none differs."""
_BACK, _LATE = 100, 30
"""Milliseconds before a word that are looked at, and after which no pause in front of it begins any more."""


def begun(recording: Recording, found: Found) -> Found:
    """What was found, with the words behind pauses where their sound begins."""
    return Found(list(_begun(recording.samples, found)), found.sure)


def _begun(samples: Samples, found: Found) -> Iterator[Heard | None]:
    before: Heard | None = None
    last = -PAUSE
    for word, sure in zip(found.heard, found.sure, strict=True):
        if word is None or sure < DOUBTFUL:
            yield word
            before = None
            continue
        start = word.start
        if start - last >= PAUSE:
            start = min(max(_onset(samples, start), Millis(last)), Millis(max(start, word.end - FRAME)))
        if start == word.start:
            start = _behind_stillness(samples, word, before)
        last, before = word.end, word._replace(start=start)
        yield before


def _behind_stillness(samples: Samples, word: Heard, before: Heard | None) -> Millis:
    """The end of a pause that the recogniser counted to a word and the one before it, or the word's start."""
    first = max(0, word.start - _BACK, (before.start + min(before.end, word.start)) // 2 if before else 0)
    levels = decibels(samples[first * RATE // 1000 : (word.end - FRAME) * RATE // 1000])
    at = (word.start - first) // _STEP
    if len(levels) <= at:
        return word.start
    shortest = _SHORTEST_SOFT if word.sounds[0] in _SOFT else _SHORTEST
    still = [
        end
        for begin, end in _stretches(levels < levels[at:].max() - _STILL)
        if (end - begin) * _STEP >= shortest and begin <= at + _LATE // _STEP and end < len(levels)
    ]
    if not still and word.sounds[0] in _VOWELS:
        late = _LATE_BEFORE_SOFT if _SOFT.intersection(word.sounds[1:2]) else _LATE_HELD
        still = _held(levels, at, late)
    return Millis(first + still[-1] * _STEP) if still else word.start


def _held(levels: NDArray[np.float64], at: int, late: int) -> list[int]:
    """Where a held breath ends that a word with a vowel was found to begin in, or so long before it."""
    loudest = levels[at : at + _OPENING // _STEP].max()
    return [
        end
        for begin, end in _stretches(levels < loudest - _HELD)
        if (end - begin) * _STEP >= _SHORTEST_HELD and begin <= at + late // _STEP and at < end < len(levels)
    ]


def _onset(samples: Samples, start: Millis) -> Millis:
    """The last rise out of the room before the loudest sound around a time, or that time."""
    first = max(0, start - _BEFORE)
    levels = decibels(samples[first * RATE // 1000 : (start + _AFTER) * RATE // 1000])
    loudest = int(levels.argmax()) if len(levels) else 0
    if not loudest:
        return start
    room = max(levels[:loudest].min(), levels[loudest] - _MOST)
    span = levels[loudest] - room
    if span < _LEAST:
        return start
    rests = _rests(levels[:loudest] < room + _ABOVE * span)
    pause = levels[: rests[-1]][-PAUSE // _STEP :] if rests else levels
    is_pause = bool((pause < levels[loudest] - QUIET).all())
    return Millis(first + rests[-1] * _STEP) if is_pause else start


def decibels(samples: Samples) -> NDArray[np.float64]:
    """The level of each 5 ms of samples."""
    size = RATE * _STEP // 1000
    steps = samples[: len(samples) // size * size].reshape(-1, size).astype(np.float64)
    levels: NDArray[np.float64] = 10 * np.log10(np.maximum(np.square(steps).mean(axis=1), 1e-12))
    return levels


def _rests(quiet: NDArray[np.bool_]) -> Sequence[int]:
    """Where each rest ends; what is quiet from the beginning is one, however short."""
    return [end for begin, end in _stretches(quiet) if end - begin >= _REST or not begin]


def _stretches(quiet: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(quiet.astype(np.int8), prepend=np.int8(0), append=np.int8(0))).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))
