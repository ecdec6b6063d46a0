"""What is said between pauses, found where nobody told who speaks: the phrases that levelling goes by.

A phrase ends with a pause, and where the level steps up or down for good though nobody pauses: there another
voice goes on. Music is told by the gaps between syllables that it lacks (Saunders 1996, "Real-time
discrimination of broadcast speech/music").
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from operator import itemgetter

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from podcast.audio.channels import Samples
from podcast.audio.leveler import loudness_of
from podcast.audio.meter import BINS, Energies, Loudness, decibels
from podcast.audio.sounding import sounding, stretches

_BREATH = 2
"""Hops of 100 ms: a rest up to so long is a breath where one side of it is short, or both are alike."""
_SHORT, _ALIKE, _UNLIKE = 8, 5.0, 6.0
"""Hops, LU between the sides, and LU from which short sides are two voices after all: turns of two words with
0.1 s between them and voices 10, 16 and 20 LU apart end 1.1, 1.1 and 0.4 LU apart; it was 2.1, 3.3, 3.8."""
_SIDE, _STEP, _NEAR = 10, 6.0, 3
"""Hops on either side of a step, LU between them, and hops in which the quietest one is looked for. Of 237
phrases of four synthetic voices that nobody interrupts, 11 are cut; a second on each side is two words."""
_GAPS, _LOOK = 0.2, 60
"""The share of 10 ms bins below half the mean around them, under which a sound is no speech, and the hops of
100 ms that are looked at for it at least. Talk has 0.28 and more, five pieces of music had 0.04 to 0.16."""
_AROUND = 50
"""Bins on either side, for that mean."""
_PIECE = 60_000  # bins: ten minutes


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of sound between two pauses, in hops of 100 ms, and its loudness in LUFS."""

    start: int
    end: int
    level: float
    is_speech: bool


def phrases(seen: Loudness) -> list[Phrase]:
    """What is heard between pauses and between steps of level, in order."""
    gapped = _gapped(seen)
    made = []
    runs = stretches(sounding(seen.energies))
    for start, end in _joined(runs, seen.energies):
        more = max(0, _LOOK - (end - start)) // 2
        is_speech = float(gapped[max(0, start - more) * BINS : (end + more) * BINS].mean()) >= _GAPS
        pieces = _cut(start, end, seen.energies) if is_speech else [(start, end)]
        for first, last in _parted(pieces, runs, seen.energies) if is_speech else pieces:
            level = loudness_of(seen.energies[first:last])
            if level is not None:
                made.append(Phrase(first, last, level, is_speech))
    return made


def _cut(start: int, end: int, energies: Energies) -> list[tuple[int, int]]:
    """A stretch of talk cut where its level steps: behind or before the quietest hop, on the quiet side."""
    if end - start < 2 * _SIDE:
        return [(start, end)]
    sums = np.concatenate([[0.0], np.cumsum(energies[start:end])])
    sides = decibels((sums[_SIDE:] - sums[:-_SIDE]) / _SIDE)
    steps = sides[_SIDE:] - sides[:-_SIDE]
    high = np.abs(steps)
    around = sliding_window_view(np.pad(high, _SIDE), 2 * _SIDE + 1).max(axis=1)
    cuts = {start, end}
    for at in np.flatnonzero((high >= _STEP) & (high == around)).tolist():
        near = start + at + _SIDE - _NEAR
        cuts.add(near + int(energies[near : near + 2 * _NEAR].argmin()) + int(steps[at] < 0))
    return list(pairwise(sorted(cuts)))


def _parted(
    pieces: Sequence[tuple[int, int]], runs: Sequence[tuple[int, int]], energies: Energies
) -> list[tuple[int, int]]:
    """Pieces of talk parted at the breaths where somebody of another level says a word or two."""
    made = []
    for start, end in pieces:
        first = bisect_right(runs, start, key=itemgetter(1))
        inside = runs[first : bisect_left(runs, end, key=itemgetter(0))]
        made += _joined([(max(a, start), min(b, end)) for a, b in inside], energies, _UNLIKE)
    return made


def _joined(
    runs: Sequence[tuple[int, int]], energies: Energies, unlike: float = inf
) -> list[tuple[int, int]]:
    """Runs of sound without the breaths between them; short ones that are `unlike` LU apart stay two."""
    made: list[tuple[int, int]] = []
    for start, end in runs:
        near = made and start - made[-1][1] <= _BREATH
        if near and _belong(made[-1], (start, end), energies, unlike):
            made[-1] = made[-1][0], end
        else:
            made.append((start, end))
    return made


def _belong(one: tuple[int, int], two: tuple[int, int], energies: Energies, unlike: float) -> bool:
    is_short = min(one[1] - one[0], two[1] - two[0]) < _SHORT
    if is_short and unlike == inf:
        return True
    first, second = (loudness_of(energies[start:end]) for start, end in (one, two))
    return first is None or second is None or abs(first - second) < (unlike if is_short else _ALIKE)


def _gapped(seen: Loudness) -> NDArray[np.bool_]:
    """Which bins of 10 ms lie below half the mean of the second around them."""
    low = np.zeros(len(seen.peaks), np.bool_)
    # A piece at a time: the sums of a whole day would take half a gigabyte.
    for start in range(0, len(low), _PIECE):
        first, end = max(0, start - _AROUND), start + _PIECE
        piece = _below_half(seen.peaks[first : end + _AROUND])
        low[start:end] = piece[start - first : end - first]
    return low


def _below_half(peaks: Samples) -> NDArray[np.bool_]:
    sums = np.concatenate([[0.0], np.cumsum(peaks, dtype=np.float64)])
    at = np.arange(len(peaks))
    first, last = np.maximum(0, at - _AROUND), np.minimum(len(at), at + _AROUND + 1)
    low: NDArray[np.bool_] = peaks * (last - first) < (sums[last] - sums[first]) / 2
    return low
