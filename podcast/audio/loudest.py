"""Remembers the loudest stretch of a sound: of 400 ms and of 3 s, the maxima of EBU R 128 and Tech 3341.

A window moves by 10 ms, for a sound may begin anywhere: with steps of 100 ms a beep of 400 ms is told 0.6 LU
too low. In front of a recording there is silence, as a meter that is switched on before sees it.
"""

import numpy as np
from numpy.typing import NDArray

MOMENTARY, SHORT_TERM = 40, 300
"""Bins of 10 ms in the two windows."""


class Loudest:
    """Feed it mean squares of bins; `mean` is the highest one of `count` bins in a row so far."""

    def __init__(self, count: int) -> None:
        self._before = np.zeros(count)
        self.mean = 0.0

    def feed(self, bins: NDArray[np.float64]) -> None:
        """Take the next bins."""
        count = len(self._before)
        # Sums begin anew with each block: over hours they would lose the quiet behind the loud.
        sums = np.cumsum(np.concatenate([self._before, bins]))
        if len(bins):
            self.mean = max(self.mean, float((sums[count:] - sums[:-count]).max()) / count)
        self._before = np.concatenate([self._before, bins])[-count:]
