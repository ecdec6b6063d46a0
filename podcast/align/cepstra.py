"""Sound as recognisers of speech look at it: mel-frequency cepstra, ten milliseconds at a time.

Davis and Mermelstein, Comparison of Parametric Representations for Monosyllabic Word Recognition in
Continuously Spoken Sentences, 1980, with the change of each coefficient and the change of that.
"""

from functools import lru_cache
from math import log1p
from typing import Any

import numpy as np
from numpy.typing import NDArray

from podcast.align.engine import FRAME, RATE, Samples

Frames = NDArray[np.float64]
"""A row for each frame."""

_HOP, _WINDOW = RATE * FRAME // 1000, RATE * 25 // 1000
"""Samples. With a frame of 5 ms fewer words were found within 30 ms: of a neural voice 93.4 % for 95.6."""
_SIZE, _BANDS, _COEFFICIENTS = 512, 24, 13
_LOWEST, _HIGHEST = 100.0, 7_600.0
"""Hertz."""
_NEAR = 2
"""Frames on each side between which change is told."""
_FLOOR = 1e-5
"""The least power of a band by that of loud ones: below, the noise of rooms differs and not the speech."""
_BATCH = 4_000
"""Windows at a time: ten minutes of sound as numbers of 8 bytes were 60 MB more."""


def cepstra(samples: Samples) -> Frames:
    """39 numbers for each whole frame of samples of 16 kHz; its level changes none but the first."""
    count = len(samples) // _HOP
    if not count:
        return np.zeros((0, 3 * _COEFFICIENTS))
    padded = np.pad(samples, ((_WINDOW - _HOP) // 2 + 1, _WINDOW))
    parts = ((at * _HOP, min(at + _BATCH, count) * _HOP) for at in range(0, count, _BATCH))
    powers = np.concatenate([_banded(padded[begins : ends + _WINDOW - _HOP + 1]) for begins, ends in parts])
    loud = float(np.percentile(powers.mean(axis=1), 90))
    levels = np.log(powers + max(_FLOOR * loud, 1e-12))
    still = levels @ _cosines().T
    change = _change(still)
    return np.concatenate([still, change, _change(change)], axis=1)


def _banded(samples: NDArray[Any]) -> Frames:
    """The power of each band in windows, of which the first begins behind the first sample."""
    risen = samples[1:] - 0.95 * samples[:-1].astype(np.float64)
    windows = np.lib.stride_tricks.sliding_window_view(risen, _WINDOW)[::_HOP]
    powers = np.square(np.abs(np.fft.rfft(windows * np.hamming(_WINDOW), _SIZE)))
    banded: Frames = powers @ _bands().T
    return banded


def _change(rows: Frames) -> Frames:
    padded = np.pad(rows, ((_NEAR, _NEAR), (0, 0)), mode="edge")
    changed: Frames = padded[2 * _NEAR :] - padded[: -2 * _NEAR]
    return changed


@lru_cache(maxsize=1)
def _cosines() -> Frames:
    """The first rows of the orthonormal DCT-II: a row for each coefficient, a column for each band."""
    order, band = np.arange(_COEFFICIENTS)[:, None], np.arange(_BANDS)
    rows: Frames = np.cos(np.pi * order * (2 * band + 1) / (2 * _BANDS)) * np.sqrt(2 / _BANDS)
    rows[0] /= np.sqrt(2)
    return rows


@lru_cache(maxsize=1)
def _bands() -> Frames:
    """Triangles that are evenly apart in mel: a row for each band, a column for each bin of the spectrum."""
    low_end, high_end = (1127 * log1p(hertz / 700) for hertz in (_LOWEST, _HIGHEST))
    places = 700 * np.expm1(np.linspace(low_end, high_end, _BANDS + 2) / 1127)
    bins = np.fft.rfftfreq(_SIZE, 1 / RATE)
    low, middle, high = (places[at : at + _BANDS, None] for at in range(3))
    bands: Frames = np.clip(
        np.minimum((bins - low) / (middle - low), (high - bins) / (high - middle)), 0, None
    )
    return bands
