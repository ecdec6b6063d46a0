"""The forms a finished recording can take, one row each, and the writing of them.

To add one: a row in CODECS. `usual` are the bit rates for one and two channels: Apple recommends 96 to
128 and 128 to 256 kbit/s for MP3 and AAC; Opus needs two thirds of it
(https://wiki.xiph.org/Opus_Recommended_Settings). `drop` is what the encoder takes off the level, in dB;
`overshoot` how much higher than the signal that went in the decoded peaks may come out.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

from podcast.audio.channels import LAYOUTS, Samples
from podcast.audio.container import FAST_START
from podcast.audio.lame import lame
from podcast.audio.libav import Libav
from podcast.errors import ConfigError


class Encoder(Protocol):
    """Writes blocks of sound (channels, samples) as they come."""

    def feed(self, block: Samples) -> None:
        """Write a block."""


Encoding = Callable[[Path, int, int, int], AbstractContextManager[Encoder]]
"""Opens an encoder into a file: path, rate in Hz, channels, bit rate in bit/s."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Codec:
    """How one form is written, and what with."""

    name: str
    encoding: Encoding
    rates: tuple[int, ...]
    bitrates: range
    usual: tuple[int, int]
    drop: float
    overshoot: float


CODECS = {
    # LAME scales a constant bit rate by 0.95, which is 0.45 dB.
    ".mp3": Codec(
        name="mp3",
        encoding=lame,
        rates=(44_100, 48_000, 32_000),
        bitrates=range(32_000, 320_001),
        usual=(96_000, 128_000),
        drop=0.45,
        overshoot=0.0,
    ),
    ".m4a": Codec(
        name="aac",
        encoding=Libav(
            container="ipod",
            encoder="aac",
            form="fltp",
            options=tuple(FAST_START.items()),
            # The usual search for quantisers, twoloop, now and then loses 20 ms of talk: what is decoded
            # there cracks, 4 dB above what went in, in 2 of 10 recordings of half a minute. The fast one
            # does not, and its noise lies 4 to 9 dB lower under four voices of five, at a third of the time;
            # of music it is 0.2 to 5 dB lower in the mean, and higher in the worst bands.
            # Noise substitution invents peaks, and temporal noise shaping throws up single ones.
            coding=(("aac_coder", "fast"), ("aac_pns", "0"), ("aac_tns", "0")),
        ),
        rates=(44_100, 48_000, 32_000),
        bitrates=range(32_000, 320_001),
        usual=(96_000, 128_000),
        drop=0.0,
        overshoot=0.7,
    ),
    ".opus": Codec(
        name="opus",
        encoding=Libav(container="ogg", encoder="libopus", form="flt"),
        rates=(48_000,),
        bitrates=range(16_000, 320_001),
        usual=(64_000, 96_000),
        drop=0.0,
        overshoot=0.7,
    ),
}


def codec_of(path: Path) -> Codec:
    """The row for a file name. Raises ConfigError for a suffix that cannot be written."""
    codec = CODECS.get(path.suffix.lower())
    if codec is None:
        known = ", ".join(CODECS)
        raise ConfigError(
            f'"{path.name}" does not end like a recording that can be written', hint=f"use one of {known}"
        )
    return codec


def rate_of(codec: Codec, wanted: int) -> int:
    """The sample rate to write: the one asked for; a codec with a single rate has its own.

    Raises ConfigError for a rate that the codec does not have.
    """
    if len(codec.rates) == 1:
        return codec.rates[0]
    if wanted not in codec.rates:
        known = ", ".join(map(str, codec.rates))
        raise ConfigError(f"{codec.name} is not written at {wanted} Hz", hint=f"choose one of {known}")
    return wanted


class Converter:
    """Changes the sample rate of a stream of blocks, and gives exactly `frames` samples in all."""

    def __init__(self, channels: int, rates: tuple[int, int], frames: int) -> None:
        self._from, self._to = rates
        self._layout = LAYOUTS[channels]
        self._resampler = AudioResampler("fltp", self._layout, self._to)
        self._left = frames

    def feed(self, block: Samples) -> Samples:
        """The next block in the new rate."""
        if self._from == self._to:
            return self._counted(block)
        frame = AudioFrame.from_ndarray(np.ascontiguousarray(block), "fltp", self._layout)
        frame.sample_rate = self._from
        return self._counted(joined(self._resampler.resample(frame), len(block)))

    def finish(self) -> Samples:
        """What is left, filled up with silence where the filter fell short."""
        channels = 1 if self._layout == "mono" else 2
        rest = self._counted(joined(self._resampler.resample(None), channels))
        missing = np.zeros((channels, self._left), np.float32)
        self._left = 0
        return np.concatenate([rest, missing], axis=1)

    def _counted(self, block: Samples) -> Samples:
        kept = block[:, : self._left]
        self._left -= kept.shape[1]
        return kept


def joined(frames: list[AudioFrame], channels: int) -> Samples:
    """Frames of planar floats as one block (channels, samples)."""
    parts = [frame.to_ndarray() for frame in frames]
    joined: Samples = np.concatenate([np.zeros((channels, 0), np.float32), *parts], axis=1)
    return joined
