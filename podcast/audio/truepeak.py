"""How high a signal rises between its samples, in segments of 32.

ITU-R BS.1770-5, annex 2: four times oversampling by a polyphase filter, 12 taps a phase. The first phase
is the samples themselves; the three others are worked out only for the segments that matter.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from podcast.audio.channels import Samples

SEGMENT = 32
BEFORE, AFTER = 5, 6
"""The samples before and after a segment that its in-between values depend on."""

_TAPS = BEFORE + AFTER + 1
_SPAN = SEGMENT + _TAPS - 1


def _phases() -> Samples:
    """The taps (12, 3) of the phases between the samples, in the order of the samples."""
    at = np.arange(-2 * _TAPS, 2 * _TAPS + 1)
    whole = np.sinc(at / 4) * np.kaiser(len(at), 5)
    whole *= 4 / whole.sum()
    return np.stack([whole[phase::4][::-1] for phase in (1, 2, 3)], axis=1, dtype=np.float32)


_PHASES = _phases()
BOUND = float(np.abs(_PHASES).sum(axis=0).max())
"""No in-between value is larger than this times the largest sample around it: 1.9."""


def segment_peaks(channel: Samples) -> Samples:
    """The largest absolute sample of each segment; the length is a multiple of SEGMENT."""
    peaks: Samples = np.abs(channel).reshape(-1, SEGMENT).max(axis=1)
    return peaks


def true_peaks(channel: Samples, floor: float) -> Samples:
    """The true peak of each whole segment of one channel, exact where it is above `floor`.

    `channel` begins BEFORE samples ahead of the first segment and ends AFTER samples behind the last.
    """
    count = (len(channel) - _TAPS + 1) // SEGMENT
    peaks = segment_peaks(channel[BEFORE : BEFORE + count * SEGMENT])
    windows = sliding_window_view(channel, _SPAN)[::SEGMENT][:count]
    around = peaks.copy()
    np.maximum(around[1:], peaks[:-1], out=around[1:])
    np.maximum(around[:-1], peaks[1:], out=around[:-1])
    ends = max(np.abs(channel[:BEFORE]).max(initial=0), np.abs(channel[-AFTER:]).max(initial=0))
    if count:
        around[[0, -1]] = np.maximum(around[[0, -1]], ends)
    chosen = np.flatnonzero(around * BOUND > floor)
    if len(chosen):
        peaks[chosen] = np.maximum(peaks[chosen], _between(windows[chosen]))
    return peaks


def _between(windows: Samples) -> Samples:
    # Sums of shifted products, not a matrix product: BLAS would keep every core of the machine busy waiting.
    highest = np.zeros(len(windows), np.float32)
    for taps in _PHASES.T:
        values = np.zeros((len(windows), SEGMENT), np.float32)
        for shift, tap in enumerate(taps):
            values += tap * windows[:, shift : shift + SEGMENT]
        highest = np.maximum(highest, np.abs(values).max(axis=1))
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
        for channel in joined:
            self._look(channel[: count * SEGMENT + _TAPS - 1])
        self._tail = joined[:, count * SEGMENT :]

    def finish(self) -> float:
        """Look at what is left, and say the highest true peak of all, as an amplitude."""
        self.feed(np.zeros((len(self._tail), SEGMENT + _TAPS), np.float32))
        return self.highest

    def _look(self, channel: Samples) -> None:
        # The highest sample first: after it few segments can still rise above what has been seen.
        if len(channel) < _SPAN:
            return
        at = int(np.abs(channel).argmax()) - BEFORE
        start = min(max(0, at // SEGMENT * SEGMENT), len(channel) - _SPAN)
        first = channel[start : start + _SPAN]
        self.highest = max(self.highest, float(true_peaks(first, 0.0).max()))
        self.highest = max(self.highest, float(true_peaks(channel, self.highest).max()))
