"""Writes MP3 by LAME itself: the bytes of the ffmpeg program's encode in three quarters of its time.

libav's wheels carry a LAME that was built without the instructions it is written for, and takes nearly three
times as long for the same bytes.
"""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import lameenc
import numpy as np

from podcast.audio.channels import Samples
from podcast.audio.info import info_frame, room

_QUALITY = 3  # what ffmpeg asks for; 2 takes twice the time
_FULL = np.float32(32_767)
_HEAD = 4  # bytes


class Lame:
    """Writes blocks of sound as they come; what is beyond full scale is clipped."""

    def __init__(self, file: BinaryIO, rate: int, channels: int, bitrate: int) -> None:
        self._file, self._samples, self._first = file, 0, b""
        self._encoder = lameenc.Encoder()
        self._encoder.silence()
        self._encoder.set_channels(channels)
        self._encoder.set_in_sample_rate(rate)
        self._encoder.set_out_sample_rate(rate)
        self._encoder.set_bit_rate(round(bitrate / 1000))
        self._encoder.set_quality(_QUALITY)

    def feed(self, block: Samples) -> None:
        """Write a block (channels, samples)."""
        scaled = np.clip(block, -1, 1)
        scaled *= _FULL
        np.rint(scaled, out=scaled)
        self._samples += block.shape[1]
        self._write(self._encoder.encode(scaled.astype("<i2").T.tobytes()))

    def finish(self) -> None:
        """Write what the encoder still holds, and the table in front."""
        self.feed(np.zeros((1, 0), np.float32))  # begins it, should there be no sound
        self._write(self._encoder.flush())
        self._file.seek(room(self._first))
        table = info_frame(self._first, self._file, self._samples)
        self._file.seek(0)
        self._file.write(table)

    def _write(self, made: bytes) -> None:
        if made and not self._first:
            self._first = bytes(made[:_HEAD])
            self._file.seek(room(self._first))
        self._file.write(made)


@contextmanager
def lame(path: Path, rate: int, channels: int, bitrate: int) -> Generator[Lame]:
    """Encode into a file; its table is in front when the block is left without an error."""
    with path.open("w+b") as file:
        encoder = Lame(file, rate, channels, bitrate)
        yield encoder
        encoder.finish()
