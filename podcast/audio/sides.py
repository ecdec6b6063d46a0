"""What two channels have in them, and whether waves swing around zero."""

import numpy as np
from numpy.typing import NDArray

from podcast.audio.channels import Samples

Factors = tuple[float, float]
"""What of left and what of right makes one channel."""

BOTH, LEFT, RIGHT, TURNED = (0.5, 0.5), (1.0, 0.0), (0.0, 1.0), (0.5, -0.5)

_EQUAL = 1e-5  # left and right are one channel when their difference is 50 dB below them
_EMPTY = 1e-4  # 40 dB below the other: what is heard of a voice in somebody else's microphone is louder
_OPPOSITE = 1e-2  # their sum is 20 dB below their difference: the widest of music is not


def one(block: Samples) -> Samples:
    """A block as one channel (1, samples): the mean of all, or half the difference of two that cancel out."""
    mean: Samples = block.mean(axis=0, keepdims=True, dtype=np.float32)
    if len(block) == 2:
        turned = (block[:1] - block[1:]) / np.float32(2)
        if _power(mean) < _power(turned) * _OPPOSITE:
            return np.ascontiguousarray(turned)
    return np.ascontiguousarray(mean)


def _power(block: Samples) -> float:
    return float(np.square(block, dtype=np.float64).sum())


class Sides:
    """Feed it blocks (channels, samples) with what K-weighting left of the power of each channel."""

    def __init__(self, channels: int) -> None:
        self._middle = self._side = 0.0
        self._power = np.zeros(channels)
        self._sums = np.zeros(channels)
        self._count = 0

    def feed(self, block: Samples, power: NDArray[np.float64]) -> None:
        """Take the next stretch of sound."""
        self._power += power
        self._sums += block.sum(axis=1, dtype=np.float64)
        self._count += block.shape[1]
        if len(block) == 2:
            left, right = block
            self._middle += _power(left + right)
            self._side += _power(left - right)

    @property
    def mono(self) -> Factors | None:
        """How two channels that hold no more than one become that one; None where there is more in them."""
        if len(self._power) != 2:
            return None
        left, right = self._power  # none of either in less than a bin
        # Whatever lies off zero is no sound that the two have in common.
        middle = self._middle - self._sums.sum() ** 2 / max(1, self._count)
        side = self._side - (self._sums[0] - self._sums[1]) ** 2 / max(1, self._count)
        if side <= middle * _EQUAL:
            return BOTH
        if right < left * _EMPTY:
            return LEFT
        if left < right * _EMPTY:
            return RIGHT
        return TURNED if middle <= side * _OPPOSITE else None

    @property
    def offset(self) -> float:
        """How far from zero the middle of the waves lies in the worst channel, full scale at 1.0."""
        return float(np.abs(self._sums).max()) / self._count if self._count else 0.0
