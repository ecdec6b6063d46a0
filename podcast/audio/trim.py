"""Silence before the first sound and behind the last is left out."""

from dataclasses import replace

import numpy as np

from podcast.audio.meter import BINS, Loudness, integrated
from podcast.audio.source import bin_size
from podcast.audio.span import Span
from podcast.timecode import Millis

_BELOW = 40.0
"""Silence stays this many dB below the loudness: room noise does, a breath before the first word does not."""

_KEPT = 3  # hops of 100 ms on either side, for the breath and for the room to fade
_WORTH = 5  # hops: less than that stays
FADE = Millis(20)


def trimmed(seen: Loudness) -> tuple[Loudness, Span | None]:
    """A recording without the silence at its ends, and what is left of it; None when there is none."""
    count = len(seen.peaks) // BINS
    if seen.integrated is None or not count:
        return seen, None
    hops = seen.peaks[: count * BINS].reshape(-1, BINS).max(axis=1)
    loud = np.flatnonzero(hops > 10 ** ((seen.integrated - _BELOW) / 20))
    if not len(loud):
        return seen, None
    first, last = max(0, int(loud[0]) - _KEPT), min(count, int(loud[-1]) + 1 + _KEPT)
    first = first if first >= _WORTH else 0
    open_end = count - last < _WORTH
    if not first and open_end:
        return seen, None
    hop = BINS * bin_size(seen.rate)
    end = seen.frames if open_end else last * hop
    energies = seen.energies[first:] if open_end else seen.energies[first:last]
    span = Span(_millis(first * hop, seen.rate), Millis(0) if open_end else _millis(end, seen.rate), FADE)
    rest = replace(
        seen,
        frames=end - first * hop,
        energies=energies,
        peaks=seen.peaks[first * BINS : None if open_end else last * BINS],
        integrated=integrated(energies),
        promised=None,
    )
    return rest, span


def _millis(samples: int, rate: int) -> Millis:
    return Millis(round(samples * 1000 / rate))
