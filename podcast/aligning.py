"""A recording and its transcript are introduced to each other.

The rooms for sound, for transcripts and for finding the one in the other do not know each other; here the
sound of a file is handed to those who listen for words, or for where anybody speaks.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile

import numpy as np

from podcast import align
from podcast.align import RATE, Activity, Aligned, Samples
from podcast.audio.speech import speech
from podcast.errors import Finding, Where
from podcast.model import Transcript
from podcast.transcript import Settings

Progress = Callable[[float], None]

_DECODED = 0.1
"""The share of the work that is decoding, for progress."""


def align_words(recording: Path, said: Transcript, path: Path, progress: Progress | None = None) -> Aligned:
    """Find the words of a transcript, which was read from `path`, in a recording.

    Raises InputError for what is no recording, and MissingExtra when PocketSphinx is not installed.
    """
    tell = progress or (lambda _: None)
    align.require()
    with _samples(recording, lambda share: tell(share * _DECODED)) as samples:
        found = align.align(samples, said, progress=lambda share: tell(_DECODED + share * (1 - _DECODED)))
    return replace(found, findings=tuple(replace(each, where=Where(path)) for each in found.findings))


@contextmanager
def _samples(recording: Path, progress: Progress) -> Generator[Samples]:
    """The samples of a recording in a file that goes with it: three hours take 350 MB, and no memory."""
    with TemporaryFile() as file:
        for block in speech(recording, RATE, progress):
            file.write(block.tobytes())
        file.flush()
        size = file.tell()
        yield np.memmap(file, np.int16, "r") if size else np.zeros(0, np.int16)


def listen(recording: Path) -> Activity:
    """When somebody speaks in a recording. Raises InputError for what is no recording."""
    return align.activity(speech(recording, RATE), RATE)


def drift(heard: Activity, said: Transcript, path: Path, settings: Settings) -> tuple[Finding, ...]:
    """What there is to say about how a transcript, read from `path`, stands against its recording."""
    return align.drifts(heard, said, path, offset=settings.offset, stretch=settings.stretch)
