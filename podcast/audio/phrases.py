"""Brings speech to one level where no transcript says who speaks: by the phrases between its pauses.

A phrase is brought to the middle of all that is said by what the phrases around it are away from there:
those within a few LU of it count, those of another voice do not. So voices come together, and a phrase that
is stressed or trails off keeps some of it. The gain changes in pauses alone, where the smaller one of both
sides holds; inside a phrase it stands still, so that nothing pumps. Music keeps the level that it has in the
whole: it has none of the gaps between syllables (Saunders 1996, "Real-time discrimination of broadcast
speech/music").
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from podcast.audio.channels import Samples
from podcast.audio.gain import FLAT, Curve, reached, solve
from podcast.audio.leveler import MOST, Stretch, curve_through, loudness_of, with_quiet_pauses
from podcast.audio.meter import BINS, Energies, Loudness
from podcast.audio.sounding import sounding, stretches

_ROUNDS = 3
_HOPS = 10  # a second
_FLOOR = -70.0
_BREATH = 2
"""Hops of 100 ms: a rest up to so long is a breath where one side of it is short, or both are alike."""
_SHORT, _ALIKE = 8, 5.0
"""Hops, and LU between the sides."""
_NEAR, _KIN = 10.0, 1.5
"""Seconds and LU: the widths of the bells by which phrases count for each other."""
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


def level_phrases(seen: Loudness, *, target: float, ceiling: float) -> Curve:
    """The gain over time that evens out speech; flat when there is none, or nothing to even out.

    Voices are as loud as each other after limiting to `ceiling` for `target` LUFS, which takes 2 LU off one
    with sharp peaks and nothing off another.
    """
    found = phrases(seen)
    spoken = [each for each in found if each.is_speech]
    if seen.integrated is None or not spoken:
        return FLAT
    kin, levels = _kin(spoken), np.array([each.level for each in spoken])
    away = _from_the_middle(spoken, _among(kin, levels))
    gains = np.clip(-away, -MOST, MOST)
    for _ in range(_ROUNDS - 1):
        curve = curve_through(*_held(found, gains), seen)
        left = reached(seen, curve.raised(solve(seen, curve, target, ceiling)), ceiling)
        lost = _from_the_middle(spoken, _among(kin, levels + gains - _levels(spoken, left)))
        gains = np.clip(lost - away, -MOST, MOST)
    return with_quiet_pauses(*_held(found, gains), seen, target=target, ceiling=ceiling)


def phrases(seen: Loudness) -> list[Phrase]:
    """What is heard between pauses, in order."""
    spoken = _gapped(seen)
    made = []
    for start, end in _joined(stretches(sounding(seen.energies)), seen.energies):
        level = loudness_of(seen.energies[start:end])
        if level is not None:
            more = max(0, _LOOK - (end - start)) // 2
            around = spoken[max(0, start - more) * BINS : (end + more) * BINS]
            made.append(Phrase(start, end, level, float(around.mean()) >= _GAPS))
    return made


def _joined(runs: Sequence[tuple[int, int]], energies: Energies) -> list[tuple[int, int]]:
    """Runs of sound without the breaths between them."""
    made: list[tuple[int, int]] = []
    for start, end in runs:
        if made and start - made[-1][1] <= _BREATH and _belong(made[-1], (start, end), energies):
            made[-1] = made[-1][0], end
        else:
            made.append((start, end))
    return made


def _belong(one: tuple[int, int], two: tuple[int, int], energies: Energies) -> bool:
    if min(one[1] - one[0], two[1] - two[0]) < _SHORT:
        return True
    first, second = (loudness_of(energies[start:end]) for start, end in (one, two))
    return first is None or second is None or abs(first - second) < _ALIKE


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


def _kin(spoken: Sequence[Phrase]) -> list[tuple[slice, Energies]]:
    """For each phrase those around it, and what each counts: by its length, and how near it is.

    A bilateral filter (Tomasi and Manduchi 1998) over time and level.
    """
    levels = np.array([each.level for each in spoken])
    lengths = np.array([each.end - each.start for each in spoken], np.float64)
    middles = np.array([each.start + each.end for each in spoken]) / (2 * _HOPS)
    made = []
    for middle, level in zip(middles, levels, strict=True):
        first, last = np.searchsorted(middles, [middle - 4 * _NEAR, middle + 4 * _NEAR])
        far, apart = middles[first:last] - middle, levels[first:last] - level
        weights = lengths[first:last] * np.exp(-((far / _NEAR) ** 2 + (apart / _KIN) ** 2) / 2)
        made.append((slice(int(first), int(last)), weights / weights.sum()))
    return made


def _among(kin: Sequence[tuple[slice, Energies]], values: Energies) -> Energies:
    """The mean of a value over what is like each phrase."""
    return np.array([float((values[near] * weights).sum()) for near, weights in kin])


def _levels(spoken: Sequence[Phrase], energies: Energies) -> Energies:
    return np.array([loudness_of(energies[each.start : each.end]) or _FLOOR for each in spoken])


def _from_the_middle(spoken: Sequence[Phrase], values: Energies) -> Energies:
    """How far values are from the mean of all that is said."""
    away: Energies = values - np.average(values, weights=[each.end - each.start for each in spoken])
    return away


def _held(found: Sequence[Phrase], gains: Energies) -> tuple[list[Stretch], list[float]]:
    """Phrases and their gains: those of speech, and 0 dB for what is not."""
    rest = iter(gains.tolist())
    held = [next(rest) if each.is_speech else 0.0 for each in found]
    return [Stretch(each.start, each.end, "") for each in found], held
