"""The shape of a recording as a player shows it: 200 bars, and the silences it may skip."""

from itertools import pairwise

import numpy as np

from podcast.audio.channels import Samples
from podcast.model import Waveform
from podcast.timecode import Millis

BARS = 200

_BELOW = 22.0
"""Silence stays this many dB below the loudness: -38 dBFS in a recording at -16 LUFS."""

_SHORTEST = 700
_KEPT = 150  # on either side, so that no breath and no last consonant is lost


def draw(peaks: Samples, rate: int, frames: int, loudness: float | None) -> Waveform:
    """Draw the peaks of each bin of about 10 ms; without any loudness all is one flat line."""
    if loudness is None or not len(peaks):
        return Waveform(bars=(0,) * BARS)
    length = frames * 1000 / rate
    step = length / len(peaks)
    threshold = 10 ** ((loudness - _BELOW) / 20)
    return Waveform(bars=_bars(peaks), silences=_silences(peaks < threshold, step))


def _bars(peaks: Samples) -> tuple[int, ...]:
    # The mean of the peaks: the highest one of each bar would draw an hour of talk as a solid block.
    fine = peaks if len(peaks) >= BARS else np.repeat(peaks, -(-BARS // len(peaks)))
    edges = np.arange(BARS + 1) * len(fine) // BARS
    # Bar by bar, for all at once would be copied as doubles first.
    sums = [np.add.reduceat(fine[a:b], [0], dtype=np.float64)[0] for a, b in pairwise(edges.tolist())]
    means = np.array(sums) / np.diff(edges)
    top = means.max()
    return tuple(round(float(mean)) for mean in means * (100 / top)) if top > 0 else (0,) * BARS


def _silences(
    quiet: np.ndarray[tuple[int], np.dtype[np.bool_]], step: float
) -> tuple[tuple[Millis, Millis], ...]:
    turns = np.diff(quiet.astype(np.int8), prepend=np.int8(0), append=np.int8(0))
    starts, ends = np.flatnonzero(turns == 1), np.flatnonzero(turns == -1)
    return tuple(
        (Millis(round(start * step) + _KEPT), Millis(round(end * step) - _KEPT))
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
        if (end - start) * step >= _SHORTEST
    )
