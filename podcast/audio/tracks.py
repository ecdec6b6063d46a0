"""One file a speaker mixed into one recording: each levelled by itself, and open while it is spoken to.

As in an automatic mixer one track is always open, that of whoever spoke last, and the others are turned down:
so the rooms of four microphones are as loud as one. A voice that is heard in another's microphone as well is
told by its level there.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

from podcast.audio.blocks import even
from podcast.audio.channels import Samples
from podcast.audio.codecs import joined
from podcast.audio.evener import level_phrases
from podcast.audio.gain import FLAT, Curve
from podcast.audio.libav import Libav
from podcast.audio.limiter import Limiter
from podcast.audio.meter import BINS, Loudness, Meter, decibels, integrated
from podcast.audio.probe import probe
from podcast.audio.settings import lost
from podcast.audio.sounding import sounding, stretches
from podcast.audio.source import Reader, bin_size, reading
from podcast.errors import Finding, Where

MIX = ".flac"
"""The form of a mix, which loses nothing."""
_FLAC = Libav(container="flac", encoder="flac", form="s16")
_RATES = (44_100, 48_000)
_TARGET, _CEILING = -23.0, -1.0
"""LUFS and dBTP of a mix: far enough from full scale for several who speak at once."""
_CLOSED = -24.0  # dB
_BLEED = 12.0  # dB below another track, both brought to one loudness: then it is the other's voice
_EARLY, _LATE = 2, 4  # hops of 100 ms that a track is open before and after
_RAMP = 0.05  # s
_EMPTY = 1e-9

Progress = Callable[[float], None]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Opened:
    """A track being read: one channel at the rate of the mix, in blocks of 5 s but for the last."""

    reader: Reader
    rate: int

    def __iter__(self) -> Iterator[Samples]:
        return even(self._converted(), self.rate)

    def _converted(self) -> Iterator[Samples]:
        resampler = None if self.reader.rate == self.rate else AudioResampler("fltp", "mono", self.rate)
        for block in self.reader:
            mixed = np.ascontiguousarray(block.mean(axis=0, keepdims=True, dtype=np.float32))
            if resampler is None:
                yield mixed
                continue
            frame = AudioFrame.from_ndarray(mixed, "fltp", "mono")
            frame.sample_rate = self.reader.rate
            yield joined(resampler.resample(frame), 1)
        if resampler:
            yield joined(resampler.resample(None), 1)


def mix(
    tracks: Sequence[Path], target: Path, *, level: bool = True, progress: Progress | None = None
) -> tuple[Finding, ...]:
    """Mix tracks that begin together into `target`, a .flac of one channel, as long as the longest of them.

    Without `level` each is as loud as it was recorded. Gives what could not be read of them. Raises
    InputError for what is no recording; `target` is then left as it was.
    """
    tell = progress or (lambda _: None)
    rate = max((found for each in tracks if (found := probe(each).rate) in _RATES), default=_RATES[0])
    seen = [_metered(each, rate) for each in tracks]
    tell(0.4)
    owns = _owned(seen)
    longest = max(len(each.energies) for each in seen)
    opened = _open(owns, longest)
    curves = [
        _together(_levelled(each, own) if level else FLAT, gate, each.rate)
        for each, own, gate in zip(seen, owns, opened, strict=True)
    ]
    part = target.with_name(f".{target.name}.part")
    frames = max(each.frames for each in seen)
    try:
        _write(tracks, curves, part, rate, lambda done: tell(0.4 + 0.6 * done / frames))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    tell(1.0)
    return tuple(
        finding for path, each in zip(tracks, seen, strict=True) for finding in lost(Where(path), each)
    )


def _metered(path: Path, rate: int) -> Loudness:
    with reading(path) as (reader, _):
        meter = Meter(rate, np.ones(1))
        for block in _Opened(reader, rate):
            meter.feed(block)
        return meter.result(damaged=reader.damaged, promised=reader.promised)


def _owned(seen: Sequence[Loudness]) -> list[Mask]:
    """Where each track has its own speaker, in hops of 100 ms."""
    longest = max(len(each.energies) for each in seen)
    heard = np.zeros((len(seen), longest), np.bool_)
    levels = np.full((len(seen), longest), -200.0)
    for row, each in enumerate(seen):
        count = len(each.energies)
        heard[row, :count] = sounding(each.energies)
        levels[row, :count] = decibels(each.energies) - (each.integrated or 0.0)
    # A word's end may be quieter than what is left of it in another's microphone: 300 ms are looked at.
    around = np.array([np.convolve(10 ** (row / 10), np.ones(3) / 3, "same") for row in levels])
    smooth = 10 * np.log10(np.maximum(around, 1e-20))
    mine = heard & (smooth >= smooth.max(axis=0) - _BLEED)
    return list(mine)


def _open(owns: Sequence[Mask], hops: int) -> list[Mask]:
    """When each track is open: while its speaker speaks, and after that until another one does."""
    widened = np.zeros((len(owns), hops), np.bool_)
    for row, own in enumerate(owns):
        for start, end in stretches(own):
            widened[row, max(0, start - _EARLY) : end + _LATE] = True
    last = 0
    for hop in np.flatnonzero(~widened.any(axis=0)).tolist():
        if hop and widened[:, hop - 1].any():
            last = int(widened[:, hop - 1].argmax())
        widened[last, hop] = True
    return list(widened)


def _levelled(seen: Loudness, own: Mask) -> Curve:
    """The gain that brings a track to the loudness of the mix, by what its own speaker says."""
    energies = np.where(own[: len(seen.energies)], seen.energies, _EMPTY)
    voice = replace(seen, energies=energies, integrated=integrated(energies))
    if voice.integrated is None:
        return FLAT
    return level_phrases(voice, target=_TARGET, ceiling=_CEILING).raised(_TARGET - voice.integrated)


def _together(curve: Curve, opened: Mask, rate: int) -> Curve:
    """A gain, and _CLOSED below it where a track is closed."""
    hop, ramp = BINS * bin_size(rate), _RAMP * rate
    points = [(-ramp, 0.0 if opened[0] else _CLOSED)]
    for start, end in stretches(opened):
        points += [(start * hop - ramp, _CLOSED), (start * hop, 0.0)] if start else []
        points += [(end * hop, 0.0), (end * hop + ramp, _CLOSED)]
    places, level = np.array(points).T
    gate = Curve(np.maximum.accumulate(places), level)
    at = np.union1d(gate.at, curve.at)
    return Curve(at, gate.sample(at) + curve.sample(at))


def _write(tracks: Sequence[Path], curves: Sequence[Curve], part: Path, rate: int, tell: Progress) -> None:
    with ExitStack() as stack:
        readers = [stack.enter_context(reading(each))[0] for each in tracks]
        encoder, limiter = stack.enter_context(_FLAC(part, rate, 1, 0)), Limiter(rate, 1, _CEILING)
        at = 0
        for blocks in zip_longest(*(_Opened(reader, rate) for reader in readers)):
            longest = max(block.shape[1] for block in blocks if block is not None)
            whole = np.zeros((1, longest), np.float32)
            for curve, block in zip(curves, blocks, strict=True):
                if block is not None:
                    whole[:, : block.shape[1]] += curve.apply(block, at)
            at += longest
            encoder.feed(limiter.feed(whole))
            tell(at)
        encoder.feed(limiter.finish())
