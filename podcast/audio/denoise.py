"""Takes away steady noise: fans, hiss, the hum of a room.

FFmpeg's afftdn (https://ffmpeg.org/ffmpeg-filters.html#afftdn) lowers what is no louder than the room, by at
most 12 dB: more is heard as a gurgle. It must be told how loud the room is; what it tracks by itself takes
2 dB off where 12 are wanted. It hands out 25 ms later what it took in.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

import numpy as np
from av import error
from av.audio.frame import AudioFrame
from av.filter import Graph

from podcast.audio.blocks import even
from podcast.audio.channels import Samples
from podcast.audio.percentiles import percentiles

_MOST = 12  # dB
_ABOVE = 3.0
"""dB over the room that the filter is told: with 0 more noise is left, with 6 less of the voice."""
_LEVELS = (-80.0, -20.0)
"""dBFS that can be told."""
_ROOM, _TALK, _LEAST = 10, 80, 10.0
"""Percentiles of 100 ms that are taken for the room and for talk, and the dB that must lie between them."""
_STEPS = 80
"""The filter goes on in steps of 1/80 s and needs two more than that to hand one out."""


def room_of(blocks: Iterable[Samples], rate: int) -> float | None:
    """How loud the room is in the pauses, in dBFS; None where there are none, or nothing is heard in them."""
    size = rate // 10
    powers = [
        np.square(block[:, : block.shape[1] // size * size], dtype=np.float64)
        .mean(axis=0)
        .reshape(-1, size)
        .mean(axis=1)
        for block in blocks
    ]
    levels = 10 * np.log10(np.maximum(np.concatenate([*powers, np.zeros(0)]), 1e-12))
    levels = levels[levels > _LEVELS[0]]
    if not len(levels):
        return None
    room, talk = percentiles(levels, _ROOM, _TALK)
    return room if talk - room >= _LEAST else None


def denoised(blocks: Iterable[Samples], rate: int, channels: int, room: float) -> Iterator[Samples]:
    """Blocks without the steady noise of a room, to the sample where they were, and in all as long."""
    return even(_placed(blocks, _Filter(rate, channels, room)), rate)


def _placed(blocks: Iterable[Samples], filtering: "_Filter") -> Iterator[Samples]:
    early = late = filtering.rate // _STEPS * 2
    left = 0
    for block in blocks:
        left += block.shape[1]
        for made in filtering.feed(block):
            kept = made[:, early:]
            early -= made.shape[1] - kept.shape[1]
            left -= kept.shape[1]
            yield kept
    for made in (*filtering.feed(np.zeros((filtering.channels, 2 * late), np.float32)), *filtering.finish()):
        kept = made[:, early:][:, :left]
        early -= min(early, made.shape[1])
        left -= kept.shape[1]
        yield kept


class _Filter:
    """Feed it blocks, and finish it: what was ready comes out."""

    def __init__(self, rate: int, channels: int, room: float) -> None:
        self.rate, self.channels = rate, channels
        self._layout, self._frames = "mono" if channels == 1 else "stereo", 0
        low, high = _LEVELS
        options = f"nr={_MOST}:nf={min(high, max(low, room + _ABOVE)):.1f}"
        self._graph = Graph()
        self._source = self._graph.add_abuffer(
            sample_rate=rate, format="fltp", layout=self._layout, time_base=Fraction(1, rate)
        )
        noise, self._sink = self._graph.add("afftdn", options), self._graph.add("abuffersink")
        self._source.link_to(noise)
        noise.link_to(self._sink)
        self._graph.configure()

    def feed(self, block: Samples) -> Iterator[Samples]:
        """Take a block."""
        frame = AudioFrame.from_ndarray(np.ascontiguousarray(block), "fltp", self._layout)
        frame.sample_rate, frame.time_base, frame.pts = self.rate, Fraction(1, self.rate), self._frames
        self._frames += frame.samples
        self._source.push(frame)
        return self._pulled()

    def finish(self) -> Iterator[Samples]:
        """Take no more."""
        self._source.push(None)
        return self._pulled()

    def _pulled(self) -> Iterator[Samples]:
        while True:
            try:
                made: Any = self._sink.pull()
            except (error.BlockingIOError, error.EOFError):
                return
            yield made.to_ndarray().astype(np.float32, copy=False)
