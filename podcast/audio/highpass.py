"""Takes away what lies below speech: steps, wind, the hum of an air conditioner."""

import numpy as np

from podcast.audio.biquads import Biquads, high_pass
from podcast.audio.channels import Samples

LOWEST, HIGHEST = 20, 200
"""In hertz; the lowest male voices begin at about 85."""


class HighPass:
    """A Butterworth filter of the second order, 12 dB an octave, over a stream of blocks."""

    def __init__(self, rate: int, channels: int, hertz: float) -> None:
        self._filter = Biquads(rate, channels, [high_pass(rate, hertz, 0.5**0.5)])

    def feed(self, block: Samples) -> Samples:
        """The block without its depths."""
        return self._filter.feed(block).astype(np.float32)
