"""The gain that brings a recording to its loudness, and what limiting takes away again.

Solved on what one metering pass kept: 100 ms energies and 10 ms peaks. A linear gain alone would fall short
wherever the limiter works; on uneven speakers by 2 to 5 LU.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from podcast.audio.channels import Samples
from podcast.audio.limiter import RELEASE, released
from podcast.audio.meter import BINS, Loudness, integrated
from podcast.audio.source import bin_size
from podcast.audio.truepeak import SEGMENT

Decibels = NDArray[np.float64]

_MOST = 70.0  # dB: from the gate of the meter to full scale
_CLOSE = 0.02
_STRETCH = 6_000 * BINS  # 10 minutes at a time, or three hours of talk would take 70 MB
_ROUNDS = 40
_PAYS = 0.02
"""LU that a dB of gain has to bring: with less, the limiter takes all of it, and speech becomes a rattle. The
last 0.1 LU of talk that is brought to -14 LUFS have 0.03 a dB."""
_FINE, _FREE = 0.25, 8.0
"""dB: the search is no finer, and so much above the plain distance any gain may be tried, for a voice that
comes above the gate on the way makes the whole softer."""
_ACROSS: Samples = np.arange(SEGMENT, dtype=np.float32) / np.float32(SEGMENT)


@dataclass(frozen=True, slots=True)
class Curve:
    """A gain in dB over time: straight lines between `at` (samples of the source) and `level`."""

    at: Decibels
    level: Decibels

    def sample(self, positions: Decibels) -> Decibels:
        """The gain at some positions."""
        return np.interp(positions, self.at, self.level)

    def raised(self, gain: float) -> "Curve":
        """The same curve `gain` dB higher."""
        return Curve(self.at, self.level + gain)

    def apply(self, block: Samples, start: int) -> Samples:
        """A block that begins at sample `start`, amplified."""
        if len(self.at) == 1:
            return block * np.float32(10 ** (self.level[0] / 20))
        steps = -(-block.shape[1] // SEGMENT)
        knots = self.sample(np.arange(steps + 1) * float(SEGMENT) + start).astype(np.float32)
        begun = knots[:-1, None]
        slopes = np.diff(knots)[:, None]
        factors = np.repeat(_factors(begun), SEGMENT, axis=1)
        # It stands still but for 40 ms now and then: powers of every sample would take as long as decoding.
        moving = np.flatnonzero(slopes)
        factors[moving] = _factors(begun[moving] + slopes[moving] * _ACROSS)
        return block * factors.ravel()[: block.shape[1]]


def _factors(level: Samples) -> Samples:
    made: Samples = np.power(10, level / 20, dtype=np.float32)
    return made


FLAT = Curve(np.zeros(1), np.zeros(1))


def expected(seen: Loudness, curve: Curve, ceiling: float) -> float | None:
    """The loudness after amplifying by `curve` and limiting to `ceiling`, in LUFS."""
    return integrated(reached(seen, curve, ceiling))


def reached(seen: Loudness, curve: Curve, ceiling: float) -> Decibels:
    """The energies of each 100 ms after amplifying by `curve` and limiting to `ceiling`."""
    size = bin_size(seen.rate)
    shares = np.ones(len(seen.energies))
    reduction = 0.0
    for start in range(0, len(seen.peaks), _STRETCH):
        peaks = seen.peaks[start : start + _STRETCH].astype(np.float64)
        gains = curve.sample((np.arange(len(peaks), dtype=np.float64) + start + 0.5) * size)
        # Sample peaks stand in for true peaks: on talk the results differ by less than 0.1 LU.
        level = 20 * np.log10(np.maximum(peaks, 1e-9)) + gains
        over = released(level - ceiling, RELEASE * size / seen.rate, reduction)
        reduction = float(over[-1])
        # Loud bins carry the energy of their hop, and they are the ones that are limited.
        whole, left = _hops(peaks**2), _hops(peaks**2 * 10 ** ((gains - over) / 10))
        part = shares[start // BINS : start // BINS + len(whole)]
        np.divide(left[: len(part)], whole[: len(part)], out=part, where=whole[: len(part)] > 0)
    made: Decibels = seen.energies * shares
    return made


def solve(seen: Loudness, curve: Curve, target: float, ceiling: float, gain: float = 0.0) -> float:
    """The gain in dB to add to `curve` for `target` LUFS after limiting to `ceiling` dBTP.

    `seen` holds some loudness; the search begins at `gain`. Where peaks leave no room for the target, it ends
    with the gain from which on there is nothing to win.
    """
    last, loud, step, free, nearest = gain, -np.inf, 0.0, np.inf, (np.inf, gain)
    for _ in range(_ROUNDS):
        found = expected(seen, curve.raised(gain), ceiling)
        now = -70.0 if found is None else found
        if gain > max(last, free) and now - loud < _PAYS * (gain - last):
            step /= 2
            if step < _FINE:
                break
        else:
            last, loud, step = gain, now, target - now
            nearest = min(nearest, (abs(step), gain))
            free = min(free, gain + step + _FREE)
            if abs(step) < _CLOSE:
                break
        gain = min(last + step, _MOST)
    return nearest[1]


def _hops(values: Decibels) -> Decibels:
    padded = np.pad(values, (0, -len(values) % BINS))
    sums: Decibels = padded.reshape(-1, BINS).sum(axis=1)
    return sums
