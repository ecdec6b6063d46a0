"""Sounds made for tests, and the files that hold them."""

import wave
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.audio.frame import AudioFrame

from podcast.audio.channels import Samples
from podcast.audio.meter import Loudness, Meter
from podcast.audio.source import reading

RATE = 44_100


def tone(seconds: float, level: float = -20.0, hertz: float = 997.0, rate: int = RATE) -> Samples:
    """One channel of a sine that peaks at `level` dBFS."""
    at = np.arange(round(seconds * rate)) / rate
    sine: Samples = (10 ** (level / 20) * np.sin(2 * np.pi * hertz * at)).astype(np.float32)[None]
    return sine


def talk(seconds: float, level: float = -20.0, rate: int = RATE, seed: int = 1) -> Samples:
    """One channel that rises and falls like talk: four syllables a second, a pause every two seconds.

    Its loudest sample is at `level` dBFS.
    """
    at = np.arange(round(seconds * rate)) / rate
    buzz = sum(np.sin(2 * np.pi * 120 * n * at + n * n) / n for n in range(1, 25))
    breath = np.random.default_rng(seed).normal(0, 0.1, len(at))
    syllables = np.clip(np.sin(2 * np.pi * 4 * at) + 0.3, 0, None) * (at % 2 < 1.6)
    sound = (buzz + breath) * (syllables * (0.6 + 0.4 * np.sin(2 * np.pi * 0.7 * at)) + 0.001)
    made: Samples = (sound / np.abs(sound).max() * 10 ** (level / 20)).astype(np.float32)[None]
    return made


def write_wav(path: Path, sound: Samples, rate: int = RATE) -> Path:
    """A WAV file of 16 bits; what is beyond full scale is clipped."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(len(sound))
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((np.clip(sound, -1, 1) * 32767).round().astype("<i2").T.tobytes())
    return path


def write(path: Path, sound: Samples, codec: str, layout: str = "mono", **options: Any) -> Path:
    """A file in any form: the container is told by the suffix, `options` are those of the container."""
    chapters, rate = options.pop("chapters", None), options.pop("rate", RATE)
    bitrate = options.pop("bit_rate", None)
    with av.open(str(path), "w", container_options=options) as container:
        stream: Any = container.add_stream(codec, rate=rate, layout=layout)
        if bitrate:
            stream.bit_rate = bitrate
        if chapters:
            container.set_chapters(chapters)
        packed = AudioFrame.from_ndarray(np.ascontiguousarray(sound), "fltp", layout)
        packed.sample_rate = rate
        packed.pts, packed.time_base = 0, Fraction(1, rate)
        container.mux(stream.encode(packed))
        container.mux(stream.encode(None))
    return path


def read(path: Path) -> Samples:
    """The whole sound of a file."""
    with reading(path) as (reader, _):
        return np.concatenate(list(reader), axis=1)


def heard(sound: Samples, rate: int = RATE) -> Loudness:
    """What the meter says of a sound."""
    meter = Meter(rate, np.ones(len(sound)))
    meter.feed(sound)
    return meter.result()


def music(seconds: float, level: float = -12.0) -> Samples:
    """Chords that swell once a second."""
    at = np.arange(round(seconds * RATE)) / RATE
    chord = sum(np.sin(2 * np.pi * hertz * at) for hertz in (220, 277, 330))
    made: Samples = (10 ** (level / 20) / 3 * chord * (0.8 + 0.2 * np.cos(2 * np.pi * at))).astype(
        np.float32
    )[None]
    return made
