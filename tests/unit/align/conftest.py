"""The first 45 seconds of an example recording, with the words that its recogniser wrote down."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from podcast import transcript
from podcast.align import Samples
from podcast.audio.speech import speech
from podcast.model import Segment, Transcript
from podcast.timecode import Millis

ROOT = Path(__file__).parent.parent.parent.parent
SECONDS = 45


class Clip(NamedTuple):
    samples: Samples
    said: Transcript


def clip_of(recording: str, received: str, seconds: int = SECONDS) -> Clip:
    heard: list[Samples] = []
    for block in speech(ROOT / "episodes" / recording):
        heard.append(block)
        if sum(map(len, heard)) >= seconds * 16_000:
            break
    samples = np.concatenate(heard).astype(np.int16)[: seconds * 16_000]
    said, _ = transcript.load(ROOT / "transcripts" / received)
    inside = tuple(one for one in said.segments if one.end <= seconds * 1000)
    return Clip(samples[: inside[-1].end * 16 + 8_000], replace(said, segments=inside))


@pytest.fixture(scope="session")
def clip() -> Clip:
    return clip_of("court-interpreter.mp3", "court-interpreter.json")


@pytest.fixture(scope="session")
def other_clip() -> Clip:
    return clip_of("solar-technician.mp3", "solar-technician.vtt")


def moved(said: Transcript, by: int) -> Transcript:
    """A transcript whose times are all so many milliseconds later."""

    def later(time: int) -> Millis:
        return Millis(time + by)

    def one(segment: Segment) -> Segment:
        words = tuple(replace(word, start=later(word.start), end=later(word.end)) for word in segment.words)
        return replace(segment, start=later(segment.start), end=later(segment.end), words=words)

    return replace(said, segments=tuple(map(one, said.segments)))
