"""Which channel is which: what each weighs in loudness, and how many become two or one."""

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
"""Sound as (channels, samples), full scale at 1.0."""

LAYOUTS = {1: "mono", 2: "stereo"}
"""What libav calls so many channels."""

_SURROUND = frozenset({"BL", "BR", "SL", "SR", "BC"})
_HALF = 0.5**0.5
_SIDES = {
    "FL": (1.0, 0.0),
    "FR": (0.0, 1.0),
    "FLC": (1.0, 0.0),
    "FRC": (0.0, 1.0),
    "DL": (1.0, 0.0),
    "DR": (0.0, 1.0),
    "BL": (_HALF, 0.0),
    "BR": (0.0, _HALF),
    "SL": (_HALF, 0.0),
    "SR": (0.0, _HALF),
    "BC": (0.5, 0.5),
    "LFE": (0.0, 0.0),
}
_UNNAMED = {
    1: ("FC",),
    2: ("FL", "FR"),
    5: ("FL", "FR", "FC", "BL", "BR"),
    6: ("FL", "FR", "FC", "LFE", "BL", "BR"),
    8: ("FL", "FR", "FC", "LFE", "BL", "BR", "SL", "SR"),
}


def named(names: tuple[str, ...]) -> tuple[str, ...]:
    """The places of channels; the usual ones for their number when a file, like many WAVs, tells none."""
    return _UNNAMED.get(len(names), names) if set(names) == {"NONE"} else names


def weights(names: tuple[str, ...]) -> NDArray[np.float64]:
    """What each channel counts in loudness: 1.41 behind the listener, nothing for the subwoofer.

    ITU-R BS.1770-5, table 4.
    """
    return np.array([0.0 if name == "LFE" else 1.41 if name in _SURROUND else 1.0 for name in names])


def mixing(names: tuple[str, ...], wanted: int) -> Samples | None:
    """The matrix (wanted, channels) that mixes channels down to two or one; None when nothing changes.

    The factors are those of ITU-R BS.775; a single channel is the mean of left and right, so that two
    equal channels keep their level. A channel without a known place goes to both sides.
    """
    if len(names) == wanted:
        return None
    if len(names) == 1:
        return np.ones((wanted, 1), np.float32)
    sides = np.array([_SIDES.get(name, (_HALF, _HALF)) for name in names], np.float32).T
    return sides if wanted == 2 else sides.mean(axis=0, keepdims=True)


def mix(matrix: Samples | None, block: Samples) -> Samples:
    """A block mixed by a matrix of `mixing`, or as it is."""
    if matrix is None:
        return block
    # Not a matrix product: BLAS would keep every core of the machine busy waiting.
    mixed = np.zeros((len(matrix), block.shape[1]), np.float32)
    for to, source in zip(*matrix.nonzero(), strict=True):
        mixed[to] += matrix[to, source] * block[source]
    return mixed
