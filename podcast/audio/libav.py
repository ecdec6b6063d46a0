"""Writes those forms that libav encodes."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer

from podcast.audio.channels import LAYOUTS, Samples
from podcast.audio.container import writing


class Stream:
    """Writes blocks of sound as they come."""

    def __init__(self, container: OutputContainer, stream: AudioStream, channels: int) -> None:
        self._container, self._stream = container, stream
        self._layout = LAYOUTS[channels]
        self._frames = 0

    def feed(self, block: Samples) -> None:
        """Write a block (channels, samples)."""
        if not block.shape[1]:
            return
        frame = AudioFrame.from_ndarray(np.ascontiguousarray(block), "fltp", self._layout)
        frame.sample_rate = self._stream.codec_context.sample_rate
        frame.pts, frame.time_base = self._frames, Fraction(1, frame.sample_rate)
        self._frames += frame.samples
        self._container.mux(self._stream.encode(frame))

    def finish(self) -> None:
        """Write what the encoder still holds."""
        self._container.mux(self._stream.encode(None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Libav:
    """An encoder by the names of libav: `options` are for the container, `coding` for the encoder."""

    container: str
    encoder: str
    form: str
    options: tuple[tuple[str, str], ...] = ()
    coding: tuple[tuple[str, str], ...] = ()

    @contextmanager
    def __call__(self, path: Path, rate: int, channels: int, bitrate: int) -> Generator[Stream]:
        """Encode into a file; its header is complete when the block is left without an error."""
        with writing(path, self.container, **dict(self.options)) as container:
            stream: Any = container.add_stream(
                self.encoder, rate=rate, layout=LAYOUTS[channels], options=dict(self.coding)
            )
            stream.bit_rate = bitrate
            stream.codec_context.format = self.form
            encoder = Stream(container, stream, channels)
            yield encoder
            encoder.finish()
