"""What is told of a recording by its samples as they were recorded, before anything is mixed or filtered."""

import numpy as np

from podcast.audio.channels import Samples
from podcast.audio.sides import BOTH, Factors, Sides
from podcast.audio.source import bin_size

_FULL = 0.9999  # 32,765 of 32,768


def bin_peaks(block: Samples, size: int) -> Samples:
    """The largest absolute sample of each bin of so many samples, in any channel."""
    bins = np.arange(0, block.shape[1], size)
    peaks: Samples = np.maximum.reduceat(np.abs(block), bins, axis=1).max(axis=0)
    return peaks


class Untouched:
    """Give it the blocks of a recording; `is_folded` says that left and right are going to be one channel."""

    def __init__(self, rate: int, *, is_folded: bool) -> None:
        self._bin = bin_size(rate)
        self._full, self._highest = 0, 0.0
        self._sides = Sides(2) if is_folded else None

    def watched(self, block: Samples) -> Samples:
        """The block as it is, which has been looked at."""
        highest = max(float(block.max(initial=0)), -float(block.min(initial=0)))
        self._highest = max(self._highest, highest)
        if highest >= _FULL:
            self._full += int((bin_peaks(block, self._bin) >= _FULL).sum())
        if self._sides:
            self._sides.feed(block, np.zeros(2))
        return block

    @property
    def full(self) -> int:
        """The bins of 10 ms that reach full scale; none where floats go on beyond it, and lose nothing."""
        return 0 if self._highest > 1 else self._full

    @property
    def mono(self) -> Factors | None:
        """How left and right, which will be one channel, have to be made one; None for their mean."""
        mono = self._sides.mono if self._sides else None
        return None if mono == BOTH else mono
