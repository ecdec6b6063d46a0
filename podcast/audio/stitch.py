"""Short clips joined into one: trimmed, brought to one rate, faded at the seams, set apart by silence.

A clip is a pydub AudioSegment, 16 bit and mono. It is made from samples and never by pydub's readers,
which would ask for ffmpeg. Its length is a whole number of milliseconds, so that sums of lengths are exact;
that is why a rate is a multiple of 1000. pydub keeps a clip in memory and copies it for each operation: for
turns and jingles, not for whole episodes.
"""

import warnings
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from podcast.audio.channels import Samples
from podcast.audio.codecs import Converter
from podcast.timecode import ZERO, Millis

with warnings.catch_warnings():
    # It looks for ffmpeg, which we never ask it to run, and imports audioop, which Python 3.13 dropped.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

Clip: TypeAlias = AudioSegment

RATE = 48_000
"""Hertz; the rate of Opus, and twice that of most voices."""

MARGIN = Millis(20)
"""Left on both sides of what is heard, so that soft onsets stay."""

FADE = Millis(4)
"""Long enough that a cut does not click, short enough to leave a consonant alone."""

QUIET = 10 ** (-45 / 20)
"""Under this share of full scale a synthetic voice is silent; its breaths lie above."""


def bounds(samples: Samples, rate: int, margin: Millis = MARGIN) -> tuple[int, int]:
    """First and end sample of what can be heard, with a margin on both sides; (0, 0) in silence."""
    loud = np.flatnonzero(np.abs(samples) > QUIET)
    if not len(loud):
        return 0, 0
    room = rate * margin // 1000
    return max(0, int(loud[0]) - room), min(len(samples), int(loud[-1]) + 1 + room)


def clip(samples: Samples, rate: int, to: int = RATE) -> Clip:
    """Samples from -1 to 1 at `rate` as a clip at `to` hertz, filled up to whole milliseconds."""
    if to % 1000:
        raise ValueError(f"{to} Hz does not divide into milliseconds")
    if rate != to:
        # pydub's own resampling draws straight lines between samples, which is heard as a hiss.
        converter = Converter(1, (rate, to), -(-len(samples) * to // rate))
        rows = (converter.feed(samples[None].astype(np.float32)), converter.finish())
        samples = np.concatenate(rows, axis=1)[0]
    filled = np.pad(samples, (0, -len(samples) % (to // 1000)))
    return segment(np.round(np.clip(filled, -1, 1) * 32_767).astype("<i2"), to)


def segment(pcm: NDArray[np.int16], rate: int) -> Clip:
    """16-bit mono samples as a clip."""
    return AudioSegment(pcm.tobytes(), frame_rate=rate, sample_width=2, channels=1)


def silence(length: Millis, rate: int = RATE) -> Clip:
    """A clip of nothing."""
    return AudioSegment.silent(duration=length, frame_rate=rate)


def length(made: Clip) -> Millis:
    """How long a clip lasts, exactly.

    >>> length(silence(Millis(1234)))
    1234
    """
    return Millis(int(made.frame_count()) * 1000 // made.frame_rate)


def join(
    clips: Sequence[Clip], *, gap: Millis = ZERO, fade: Millis = FADE
) -> tuple[Clip, tuple[Millis, ...]]:
    """Clips of one rate one after another with silence between, each faded in and out; and their starts.

    A clip shorter than two fades is faded over its halves. Raises ValueError without clips.
    """
    if not clips:
        raise ValueError("nothing to join")
    rate = clips[0].frame_rate
    pause = silence(gap, rate)
    whole, starts, now = silence(ZERO, rate), [], ZERO
    for n, each in enumerate(clips):
        if n:
            whole, now = whole + pause, Millis(now + gap)
        edge = min(fade, length(each) // 2)
        whole += each.fade_in(edge).fade_out(edge) if edge else each
        starts.append(now)
        now = Millis(now + length(each))
    return whole, tuple(starts)
