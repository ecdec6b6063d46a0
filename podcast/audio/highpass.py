"""Takes away what lies below speech: steps, wind, the hum of an air conditioner."""

import numpy as np

from podcast.audio.channels import Samples

LOWEST, HIGHEST = 20, 200
"""In hertz; the lowest male voices begin at about 85."""


class HighPass:
    """A Butterworth filter of the second order, 12 dB an octave, over a stream of blocks."""

    def __init__(self, rate: int, channels: int, hertz: float) -> None:
        from scipy.signal import butter

        self._sections = butter(2, hertz, "highpass", fs=rate, output="sos")
        self._state = np.zeros((len(self._sections), channels, 2))

    def feed(self, block: Samples) -> Samples:
        """The block without its depths."""
        from scipy.signal import sosfilt

        made, self._state = sosfilt(self._sections, block, axis=1, zi=self._state)
        return made.astype(np.float32)  # type: ignore[no-any-return]
