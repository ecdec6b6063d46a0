"""The sound of a recording as recognisers of speech want it: one channel, 16 bits, few samples a second."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

from podcast.audio.channels import Samples
from podcast.audio.sides import one
from podcast.audio.source import reading


def speech(
    path: Path, rate: int = 16_000, progress: Callable[[float], None] | None = None
) -> Iterator[NDArray[np.int16]]:
    """The samples of a recording in blocks of a few seconds, its channels mixed.

    Raises InputError for anything that is not a recording.
    """
    size = path.stat().st_size if path.is_file() else 0
    with reading(path) as (reader, file):
        resampler = AudioResampler("s16", "mono", rate)
        for block in reader:
            yield from _blocks(resampler, _frame(block, reader.rate))
            if progress:
                progress(min(1.0, file.tell() / size))
        yield from _blocks(resampler, None)


def _frame(block: Samples, rate: int) -> AudioFrame:
    frame = AudioFrame.from_ndarray(one(block), "fltp", "mono")
    frame.sample_rate = rate
    return frame


def _blocks(resampler: AudioResampler, frame: AudioFrame | None) -> Iterator[NDArray[np.int16]]:
    for made in resampler.resample(frame):
        yield made.to_ndarray()[0]
