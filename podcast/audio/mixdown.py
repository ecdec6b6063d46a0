"""Tracks with their gains written into one file, each at its time and place."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

from podcast.audio.blocks import even
from podcast.audio.channels import Samples
from podcast.audio.codecs import joined
from podcast.audio.gain import Curve
from podcast.audio.libav import Libav
from podcast.audio.limiter import Limiter
from podcast.audio.sides import one
from podcast.audio.source import Reader, reading
from podcast.timecode import ZERO, Millis

CEILING = -1.0
"""dBTP."""
_FLAC = Libav(container="flac", encoder="flac", form="s16")


@dataclass(frozen=True, slots=True)
class Track:
    """The recording of one speaker, and when it begins in the mix."""

    path: Path
    start: Millis = ZERO


@dataclass(frozen=True, slots=True)
class Placed:
    """A track with its gain over time, and what of it goes to each channel."""

    track: Track
    curve: Curve
    side: Samples


@dataclass(frozen=True, slots=True)
class Opened:
    """A track being read: one channel at the rate of the mix, in blocks of 5 s but for the last."""

    reader: Reader
    rate: int
    start: Millis

    def __iter__(self) -> Iterator[Samples]:
        late = (np.zeros((1, second), np.float32) for second in self._late())
        return even(chain(late, self._converted()), self.rate)

    def _late(self) -> Iterator[int]:
        left = self.start * self.rate // 1000
        while left:
            yield min(left, self.rate)
            left -= min(left, self.rate)

    def _converted(self) -> Iterator[Samples]:
        resampler = None if self.reader.rate == self.rate else AudioResampler("fltp", "mono", self.rate)
        for block in self.reader:
            mixed = one(block)
            if resampler is None:
                yield mixed
                continue
            frame = AudioFrame.from_ndarray(mixed, "fltp", "mono")
            frame.sample_rate = self.reader.rate
            yield joined(resampler.resample(frame), 1)
        if resampler:
            yield joined(resampler.resample(None), 1)


def sides(count: int, spread: float) -> Samples:
    """What of each track goes to each channel (channels, tracks): the same power in all, wherever it is.

    The law of sines and cosines, 1 in the middle.
    """
    if not spread:
        return np.ones((1, count), np.float32)
    places = np.linspace(-1, 1, count) if count > 1 else np.zeros(1)
    angles = (places * spread / 100 + 1) * np.pi / 4
    both: Samples = (np.sqrt(2) * np.stack([np.cos(angles), np.sin(angles)])).astype(np.float32)
    return both


def write(placed: Sequence[Placed], target: Path, rate: int, tell: Callable[[float], None]) -> None:
    """Mix tracks into a .flac that ends with the last of them; `tell` hears how many samples are done."""
    channels = len(placed[0].side)
    with ExitStack() as stack:
        opened = [
            Opened(stack.enter_context(reading(each.track.path))[0], rate, each.track.start)
            for each in placed
        ]
        encoder = stack.enter_context(_FLAC(target, rate, channels, 0))
        limiter = Limiter(rate, channels, CEILING)
        at = 0
        for blocks in zip_longest(*opened):
            longest = max(block.shape[1] for block in blocks if block is not None)
            whole = np.zeros((channels, longest), np.float32)
            for each, block in zip(placed, blocks, strict=True):
                if block is not None:
                    whole[:, : block.shape[1]] += each.side[:, None] * each.curve.apply(block, at)
            at += longest
            encoder.feed(limiter.feed(whole))
            tell(at)
        encoder.feed(limiter.finish())
