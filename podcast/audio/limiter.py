"""Keeps true peaks under a ceiling, in a stream of blocks.

The gain is worked out for segments of 32 samples, in decibels: it falls in a straight line during the 5 ms
before a peak and rises by 60 dB a second after it. Where nothing is too high, samples pass untouched.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from podcast.audio.channels import Samples
from podcast.audio.truepeak import AFTER, BEFORE, SEGMENT, true_peaks

ATTACK = 0.005
RELEASE = 60.0
"""In seconds, and in dB a second."""

_ACROSS: Samples = np.arange(SEGMENT, dtype=np.float32) / np.float32(SEGMENT)


def released(need: NDArray[np.float64], fall: float, before: float = 0.0) -> NDArray[np.float64]:
    """The reduction in dB of each step, when it may fall by `fall` dB a step after each need."""
    slope = np.arange(len(need)) * fall
    fading = np.maximum.accumulate(np.maximum(need, 0) + slope) - slope
    reduction: NDArray[np.float64] = np.maximum(fading, before - slope - fall)
    return reduction


class Limiter:
    """Feed it blocks (channels, samples); what comes out is later, but in all as long as what went in."""

    def __init__(self, rate: int, channels: int, ceiling: float) -> None:
        self._ceiling = 10 ** (ceiling / 20)
        self._ahead = max(1, round(rate * ATTACK / SEGMENT))
        self._fall = RELEASE * SEGMENT / rate
        # What is not handed out yet, BEFORE samples first; the needs of its segments follow those behind.
        self._held = np.zeros((channels, BEFORE), np.float32)
        self._needs = np.zeros(self._ahead + 1)

    def feed(self, block: Samples) -> Samples:
        """Take a block, hand out what is ready."""
        self._held = np.concatenate([self._held, block], axis=1)
        measured = len(self._needs) - self._ahead - 1
        fresh = self._held[:, measured * SEGMENT :]
        if (fresh.shape[1] - BEFORE - AFTER) // SEGMENT > 0:
            highest = np.max([true_peaks(channel, self._ceiling) for channel in fresh], axis=0)
            need = 20 * np.log10(np.maximum(highest / self._ceiling, 1.0))
            self._needs = np.append(self._needs, released(need, self._fall, self._needs[-1]))
        return self._ready()

    def finish(self) -> Samples:
        """Hand out the rest."""
        left = self._held.shape[1] - BEFORE
        silence = np.zeros((len(self._held), (self._ahead + 3) * SEGMENT + AFTER), np.float32)
        return self.feed(silence)[:, :left]

    def _ready(self) -> Samples:
        count = max(0, len(self._needs) - 2 * self._ahead - 2)
        chosen = self._held[:, BEFORE : BEFORE + count * SEGMENT]
        needs = self._needs[: count + 2 * self._ahead + 2]
        if count and needs.any():
            chosen = self._lowered(chosen, needs)
        self._held = self._held[:, count * SEGMENT :]
        self._needs = self._needs[count:]
        return chosen

    def _lowered(self, sound: Samples, needs: NDArray[np.float64]) -> Samples:
        # The need of a segment is met from `ahead` segments before it; the mean over as many draws the line.
        width = self._ahead + 1
        highest = needs[: len(needs) - self._ahead]
        for late in range(1, width):
            highest = np.maximum(highest, needs[late : late + len(highest)])
        level = sliding_window_view(highest, width).mean(axis=1)
        knots = np.maximum(level[:-1], level[1:]).astype(np.float32)
        some = np.flatnonzero(np.maximum(knots[:-1], knots[1:]))
        lines = knots[some, None] + np.diff(knots)[some, None] * _ACROSS
        lowered = sound.copy()
        lowered.reshape(len(sound), -1, SEGMENT)[:, some] *= np.float32(10) ** (lines / np.float32(-20))
        return lowered
