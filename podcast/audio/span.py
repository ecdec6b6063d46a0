"""A stretch of a recording read as if it were a recording of its own, faded at both ends."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

import numpy as np

from podcast.audio.channels import Samples
from podcast.audio.source import BINS_A_BLOCK, Reader, bin_size, reading
from podcast.errors import InputError, Where
from podcast.timecode import ZERO, Millis, show


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end`, `fade` long at both ends; an `end` of 0 is that of the recording."""

    start: Millis
    end: Millis = ZERO
    fade: Millis = ZERO


class Sound(Protocol):
    """What can be iterated over once for its blocks, as a Reader."""

    promised: Millis | None
    rate: int
    names: tuple[str, ...]

    @property
    def damaged(self) -> int:
        """The packets that could not be decoded."""

    def __iter__(self) -> Iterator[Samples]:
        """The blocks (channels, samples)."""


@contextmanager
def reading_span(path: Path, span: Span | None) -> Generator[tuple[Sound, BinaryIO]]:
    """Open a recording for reading its sound, or a stretch of it.

    Raises InputError for anything that is not a recording, and for one that ends before the span begins.
    """
    with reading(path) as (reader, file):
        yield (_Stretch(reader, span, path) if span else reader), file


class _Stretch:
    """The blocks of a Reader between two times, as long as a Reader's own."""

    promised: Millis | None = None

    def __init__(self, reader: Reader, span: Span, path: Path) -> None:
        self._reader, self._span, self._path = reader, span, path
        self.rate, self.names = reader.rate, reader.names
        self._first = span.start * self.rate // 1000
        self._end = span.end * self.rate // 1000 if span.end else None

    @property
    def damaged(self) -> int:
        """As of a Reader."""
        return self._reader.damaged

    def __iter__(self) -> Iterator[Samples]:
        size = BINS_A_BLOCK * bin_size(self.rate)
        ahead = self._span.fade * self.rate // 1000
        held = np.zeros((len(self.names), 0), np.float32)
        given = 0
        for piece in self._pieces():
            held = np.concatenate([held, piece], axis=1)
            # As much as the last fade needs stays behind: where the end is, is known only there.
            while held.shape[1] >= size + ahead:
                yield self._faded_in(held[:, :size], given)
                held, given = held[:, size:], given + size
        if not given and not held.shape[1]:
            message = f"the recording ends before {show(self._span.start)}"
            raise InputError(message, where=Where(self._path), rule="audio-span")
        held = self._faded_in(held, given)
        edge = min(ahead, held.shape[1])
        if edge:
            held[:, -edge:] *= np.linspace(1, 0, edge, dtype=np.float32)
        for start in range(0, held.shape[1], size):
            yield held[:, start : start + size]

    def _pieces(self) -> Iterator[Samples]:
        at = 0
        for block in self._reader:
            length = block.shape[1]
            if self._end is not None and at >= self._end:
                return
            piece = block[:, max(0, self._first - at) : None if self._end is None else self._end - at]
            at += length
            if piece.shape[1]:
                yield piece

    def _faded_in(self, block: Samples, given: int) -> Samples:
        fade = self._span.fade * self.rate // 1000
        if given >= fade:
            return block
        factors = np.minimum(1, (np.arange(block.shape[1]) + given) / fade)
        return block * factors.astype(np.float32)
