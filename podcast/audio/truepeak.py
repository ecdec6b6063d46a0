"""How high a signal rises between its samples, in segments of 32.

ITU-R BS.1770-5, annex 2: four times oversampling by a polyphase filter, 12 taps a phase. The first phase
is the samples themselves; the three others are worked out only for the segments that matter.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from podcast.audio.channels import Samples

SEGMENT = 32
BEFORE, AFTER = 5, 6
"""The samples before and after a segment that its in-between values depend on."""

_TAPS = BEFORE + AFTER + 1
_ROW = 15
"""Segments that are looked at together first, 11 ms: most of them are too low to matter."""


def _phases() -> Samples:
    """The taps (12, 3) of the phases between the samples, in the order of the samples."""
    at = np.arange(-2 * _TAPS, 2 * _TAPS + 1)
    whole = np.sinc(at / 4) * np.kaiser(len(at), 5)
    whole *= 4 / whole.sum()
    return np.stack([whole[phase::4][::-1] for phase in (1, 2, 3)], axis=1, dtype=np.float32)


def _bent() -> float:
    """What the taps add to a straight line between two samples, as weights of second differences.

    Without those of the line, which add up to less than 1, the taps have neither sum nor moment: summed up
    twice they are such weights.
    """
    rest = _PHASES.astype(np.float64)
    slopes = (rest * (np.arange(_TAPS) - BEFORE)[:, None]).sum(axis=0)
    rest[BEFORE] -= rest.sum(axis=0) - slopes
    rest[BEFORE + 1] -= slopes
    return float(np.abs(rest.cumsum(axis=0).cumsum(axis=0)).sum(axis=0).max())


_PHASES = _phases()
BOUND = float(np.abs(_PHASES).sum(axis=0).max())
"""No in-between value is larger than this times the largest sample around it: 1.9."""

BENT = _bent()
"""Nor is it further above that sample than this times the largest second difference around it: 0.32.

What is loud in talk is low, and bends little from sample to sample: of 275,000 segments of a limited one
25,500 pass the first bound, 282 both.
"""


def true_peaks(channel: Samples, floor: float) -> Samples:
    """The true peak of each whole segment of one channel where it is above `floor`, which is not negative.

    Where it is not, 0 may stand for it. `channel` begins BEFORE samples ahead of the first segment and ends
    AFTER samples behind the last.
    """
    count = max(0, (len(channel) - _TAPS + 1) // SEGMENT)
    rows = count // _ROW
    peaks = np.zeros(count, np.float32)
    near = _rising(_windows(channel, _ROW * SEGMENT)[:rows], floor) if rows else np.arange(0)
    left = np.append((near[:, None] * _ROW + np.arange(_ROW)).ravel(), np.arange(rows * _ROW, count))
    if len(left):
        windows = _windows(channel, SEGMENT)[left]
        high = _rising(windows, floor)
        peaks[left[high]] = _highest(windows[high])
    return peaks


def _windows(channel: Samples, size: int) -> Samples:
    """Stretches of `size` samples, each with those around it that its in-between values depend on."""
    return sliding_window_view(channel, size + _TAPS - 1)[::size]


def _rising(windows: Samples, floor: float) -> NDArray[np.intp]:
    """Which windows may rise above the floor."""
    loud = np.abs(windows).max(axis=1)
    some = np.flatnonzero(loud * BOUND > floor)
    bends = np.abs(np.diff(windows[some], 2, axis=1)).max(axis=1, initial=0)
    rising: NDArray[np.intp] = some[loud[some] + BENT * bends > floor]
    return rising


def _highest(windows: Samples) -> Samples:
    """The true peak of each window."""
    # Sums of shifted products, not a matrix product: BLAS would keep every core of the machine busy waiting.
    size = windows.shape[1] - _TAPS + 1
    between = np.zeros((len(windows), _PHASES.shape[1], size), np.float32)
    part = np.empty_like(between)
    for shift, taps in enumerate(_PHASES):
        between += np.multiply(windows[:, None, shift : shift + size], taps[:, None], out=part)
    samples = np.abs(windows[:, BEFORE:-AFTER]).max(axis=1)
    highest: Samples = np.maximum(samples, np.abs(between, out=between).max(axis=(1, 2)))
    return highest


class PeakHold:
    """The highest true peak of a stream of blocks."""

    def __init__(self, channels: int) -> None:
        self.highest = 0.0
        self._tail = np.zeros((channels, BEFORE), np.float32)

    def feed(self, block: Samples) -> None:
        """Look at the next block (channels, samples)."""
        joined = np.concatenate([self._tail, block], axis=1)
        count = max(0, (joined.shape[1] - _TAPS + 1) // SEGMENT)
        for channel in joined if count else ():
            # What is no higher than a sample, here or before, need not be worked out.
            floor = max(self.highest, float(channel.max()), -float(channel.min()))
            self.highest = max(floor, float(true_peaks(channel, floor).max()))
        self._tail = joined[:, count * SEGMENT :]

    def finish(self) -> float:
        """Look at what is left, and say the highest true peak of all, as an amplitude."""
        self.feed(np.zeros((len(self._tail), SEGMENT + _TAPS), np.float32))
        return self.highest
