"""Short sounds that are put around and under a recording: an intro, an outro, music.

They are held in memory and stitched by pydub: whole episodes never are.
"""

from pathlib import Path

import numpy as np

from podcast.audio.channels import Samples, mix, mixing
from podcast.audio.codecs import Converter
from podcast.audio.meter import Meter
from podcast.audio.source import reading
from podcast.audio.stitch import Clip
from podcast.errors import InputError, Where
from podcast.timecode import Millis, show

LONGEST = Millis(10 * 60_000)
_FULL = 32_767


def material(path: Path, rate: int, channels: int) -> Clip:
    """A short sound at a rate and in one or two channels.

    Raises InputError for what is no recording, and for one that is too long to be held in memory.
    """
    parts = []
    with reading(path) as (reader, _):
        matrix = mixing(reader.names, channels)
        most = LONGEST * reader.rate // 1000
        for block in reader:
            parts.append(mix(matrix, block))
            most -= block.shape[1]
            if most < 0:
                raise InputError(
                    f"a piece of music lasts at most {show(LONGEST)}",
                    where=Where(path),
                    hint="cut it: what is shorter than its span is played again",
                )
        sound = np.concatenate(parts, axis=1)
        frames = round(sound.shape[1] * rate / reader.rate)
        converter = Converter(channels, (reader.rate, rate), frames)
        sound = np.concatenate([converter.feed(sound), converter.finish()], axis=1)
    pcm = np.round(np.clip(sound, -1, 1).T * _FULL).astype("<i2")
    return Clip(pcm.tobytes(), frame_rate=rate, sample_width=2, channels=channels)


def samples(clip: Clip) -> Samples:
    """A clip as (channels, samples)."""
    pcm = np.frombuffer(clip.raw_data, "<i2").reshape(-1, clip.channels).T
    return np.ascontiguousarray(pcm, np.float32) / np.float32(_FULL)


def loudness(clip: Clip) -> float | None:
    """How loud a clip is, in LUFS; None for silence."""
    meter = Meter(clip.frame_rate, np.ones(clip.channels))
    meter.feed(samples(clip))
    return meter.result().integrated
