"""Pieces of sound of any length put into blocks of one."""

from collections.abc import Iterable, Iterator

import numpy as np

from podcast.audio.channels import Samples
from podcast.audio.source import BINS_A_BLOCK, bin_size


def even(pieces: Iterable[Samples], rate: int) -> Iterator[Samples]:
    """The same sound in blocks as long as a Reader's, all but the last: a meter wants whole hops."""
    size = BINS_A_BLOCK * bin_size(rate)
    held: list[Samples] = []
    length = 0
    for piece in pieces:
        held.append(piece)
        length += piece.shape[1]
        if length < size:
            continue
        joined = np.concatenate(held, axis=1)
        whole = length - length % size
        for start in range(0, whole, size):
            yield joined[:, start : start + size]
        held, length = [joined[:, whole:]], length - whole
    if length:
        yield np.concatenate(held, axis=1)
