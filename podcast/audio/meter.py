"""Measures loudness, range, true peak and the course of a recording in one decode.

ITU-R BS.1770-5 (integrated loudness, true peak) and EBU Tech 3342 (loudness range). What is kept of an hour
is 36,000 energies and 360,000 peaks, 1.7 MB: the gain is solved on them and the waveform drawn from them, so
that the sound itself need not be held.
"""

from array import array
from collections.abc import Callable
from dataclasses import dataclass, replace
from math import log10
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from podcast.audio.biquads import Biquads, k_weighting
from podcast.audio.channels import Samples, mix, mixing, weights
from podcast.audio.loudest import MOMENTARY, SHORT_TERM, Loudest
from podcast.audio.percentiles import percentiles
from podcast.audio.sides import BOTH, Factors, Sides
from podcast.audio.source import bin_size, reading
from podcast.audio.truepeak import PeakHold
from podcast.audio.untouched import bin_peaks
from podcast.audio.waveform import draw
from podcast.model import Waveform
from podcast.timecode import Millis

Energies = NDArray[np.float64]

BINS = 10
"""Energies are kept in hops of ten bins, 100 ms: the step of the blocks in BS.1770."""

_ABSOLUTE_GATE = -70.0
_BLOCK = 4  # hops in the 400 ms blocks of integrated loudness
_SHORT = 30  # hops in the 3 s blocks of loudness range


@dataclass(frozen=True, slots=True, kw_only=True)
class Loudness:
    """What a meter saw.

    `integrated` is in LUFS, as are `max_momentary` and `max_short_term`, the loudest 400 ms and 3 s; each is
    None when nothing rises above the gate of -70. `range` is in LU, None below 3 s; `true_peak` in dBTP, None
    for digital silence. `energies` are K-weighted mean squares of each 100 ms, `peaks` the largest samples of
    each bin, `mono` what of two channels makes the only one that is in them, None where they are two.
    `offset` is how far off zero the middle of the waves lies, full scale at 1.0, and `full` the bins
    in which a recording reached full scale before anything was done to it.
    """

    rate: int
    channels: int
    frames: int
    integrated: float | None
    range: float | None
    max_momentary: float | None
    max_short_term: float | None
    true_peak: float | None
    energies: Energies
    peaks: Samples
    mono: Factors | None = None
    offset: float = 0.0
    full: int = 0
    damaged: int = 0
    promised: Millis | None = None

    @property
    def duration(self) -> Millis:
        """The length of the sound, to the nearest millisecond."""
        return Millis((self.frames * 2000 + self.rate) // (2 * self.rate))

    def folded(self) -> "Loudness":
        """The same sound when its two channels become the only one that is in them."""
        if not np.prod(self.mono or BOTH):  # what it had is all on one side
            return replace(self, channels=1)
        energies = self.energies / 2
        return replace(
            self,
            channels=1,
            energies=energies,
            integrated=integrated(energies),
            max_momentary=_halved(self.max_momentary),
            max_short_term=_halved(self.max_short_term),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A recording's loudness in LUFS, its range in LU, true peak in dBTP, and its shape.

    All are as in Loudness.
    """

    loudness: float | None
    range: float | None
    max_momentary: float | None
    max_short_term: float | None
    true_peak: float | None
    waveform: Waveform
    duration: Millis


def measure(path: Path) -> Measured:
    """Measure a recording in the channels it has.

    Raises InputError for anything that is not a recording.
    """
    seen = listen(path)
    return Measured(
        loudness=seen.integrated,
        range=seen.range,
        max_momentary=seen.max_momentary,
        max_short_term=seen.max_short_term,
        true_peak=seen.true_peak,
        waveform=draw(seen.peaks, seen.rate, seen.frames, seen.integrated),
        duration=seen.duration,
    )


def listen(
    path: Path,
    wanted: Callable[[int], int] | None = None,
    progress: Callable[[float], None] | None = None,
) -> Loudness:
    """Meter a recording; `wanted` says to how many channels so many are mixed first.

    Raises InputError for anything that is not a recording.
    """
    size = path.stat().st_size if path.is_file() else 0
    with reading(path) as (reader, file):
        matrix = mixing(reader.names, wanted(len(reader.names))) if wanted else None
        weigh = weights(reader.names) if matrix is None else np.ones(len(matrix))
        meter = Meter(reader.rate, weigh)
        for block in reader:
            meter.feed(mix(matrix, block))
            if progress:
                progress(min(1.0, file.tell() / size))
        return meter.result(damaged=reader.damaged, promised=reader.promised)


class Meter:
    """Feed it blocks (channels, samples), each but the last a whole number of hops long."""

    def __init__(self, rate: int, channel_weights: Energies) -> None:
        self._rate, self._weights = rate, channel_weights
        self._bin = bin_size(rate)
        self._filter = Biquads(rate, len(channel_weights), k_weighting(rate))
        self._hold = PeakHold(len(channel_weights))
        self._momentary, self._short_term = Loudest(MOMENTARY), Loudest(SHORT_TERM)
        # Not lists of small arrays: lying between the blocks that come and go they kept 80 MB an hour alive.
        self._energies, self._peaks = array("d"), array("f")
        self._frames = 0
        self._rest = 0.0
        self._sides = Sides(len(channel_weights))

    def feed(self, block: Samples) -> None:
        """Take the next stretch of sound."""
        heard = self._filter.feed(block)
        count = block.shape[1] // self._bin
        bins = heard[:, : count * self._bin].reshape(len(heard), count, self._bin)
        means = self._weighed(power := np.einsum("chn,chn->ch", bins, bins)) / self._bin
        self._momentary.feed(means)
        self._short_term.feed(means)
        hops = count // BINS
        self._energies.frombytes(means[: hops * BINS].reshape(hops, BINS).mean(axis=1).tobytes())
        whole = hops * BINS * self._bin
        rest = heard[:, whole:]
        self._rest = float(self._weighed(np.square(rest).mean(axis=1))) if rest.size else 0.0
        self._peaks.frombytes(bin_peaks(block, self._bin).tobytes())
        self._hold.feed(block)
        self._frames += block.shape[1]
        self._sides.feed(block, power.sum(axis=1))

    def _weighed(self, channels: Energies) -> Energies:
        weighed: Energies = np.einsum("c,c...->...", self._weights, channels)
        return weighed

    def result(self, damaged: int = 0, promised: Millis | None = None) -> Loudness:
        """What the whole was like, once: what was kept is handed out and not copied."""
        # Under 400 ms the standard has no block to measure; the mean of what there is stands in for one.
        energies = np.frombuffer(self._energies, np.float64)
        if len(energies) < _BLOCK:
            energies = np.full(_BLOCK, np.append(energies, self._rest).mean())
        peak = self._hold.finish()
        return Loudness(
            rate=self._rate,
            channels=len(self._weights),
            frames=self._frames,
            integrated=integrated(energies),
            range=loudness_range(energies),
            max_momentary=_heard(self._momentary.mean),
            max_short_term=_heard(self._short_term.mean),
            true_peak=float(20 * np.log10(peak)) if peak > 0 else None,
            energies=energies,
            peaks=np.frombuffer(self._peaks, np.float32),
            mono=self._sides.mono,
            offset=self._sides.offset,
            damaged=damaged,
            promised=promised,
        )


def _heard(mean: float) -> float | None:
    level = float(decibels(np.array(mean)))
    return level if level > _ABSOLUTE_GATE else None


def _halved(level: float | None) -> float | None:
    """Half the energy, where that is still above the gate."""
    half = None if level is None else level - 10 * log10(2)
    return None if half is None or half <= _ABSOLUTE_GATE else half


def decibels(energies: Energies) -> Energies:
    """K-weighted mean squares as LUFS."""
    levels: Energies = -0.691 + 10 * np.log10(np.maximum(energies, 1e-15))
    return levels


def integrated(energies: Energies) -> float | None:
    """Integrated loudness of 100 ms energies, in LUFS; None when all is below the gate of -70.

    BS.1770-5: blocks of 400 ms overlapping by 75 %, gates at -70 LUFS and 10 LU below the rest.
    """
    blocks = _sliding_means(energies, _BLOCK)
    blocks = blocks[decibels(blocks) > _ABSOLUTE_GATE]
    if not len(blocks):
        return None
    gate = decibels(blocks.mean()) - 10
    return float(decibels(blocks[decibels(blocks) > gate].mean()))


def loudness_range(energies: Energies) -> float | None:
    """Loudness range of 100 ms energies, in LU; None below 3 s. EBU Tech 3342."""
    blocks = _sliding_means(energies, _SHORT)
    blocks = blocks[decibels(blocks) > _ABSOLUTE_GATE]
    if not len(blocks):
        return None
    loud = decibels(blocks[decibels(blocks) > decibels(blocks.mean()) - 20])
    low, high = percentiles(loud, 10, 95)
    return high - low


def _sliding_means(energies: Energies, count: int) -> Energies:
    sums = np.concatenate([[0.0], np.cumsum(energies)])
    means: Energies = np.maximum(sums[count:] - sums[:-count], 0) / count
    return means
