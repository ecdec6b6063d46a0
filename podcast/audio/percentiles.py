"""Percentiles and medians to the bit as NumPy's, which load its masked arrays first: 20 ms of every start."""

from collections.abc import Sequence
from math import floor

import numpy as np
from numpy.typing import NDArray

Values = Sequence[float] | NDArray[np.float64]


def percentiles(values: Values, *wanted: float) -> tuple[float, ...]:
    """The values below which so many percent of all lie, on straight lines between neighbours."""
    ordered = np.sort(values)
    return tuple(_between(ordered, (len(ordered) - 1) * (each / 100)) for each in wanted)


def median(values: Values) -> float:
    """The middle of the values, the mean of both where there are two."""
    ordered = np.sort(values)
    middle = ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1]
    return float(middle.sum() / len(middle))


def _between(ordered: NDArray[np.float64], place: float) -> float:
    below = floor(place)
    low, high = float(ordered[below]), float(ordered[min(below + 1, len(ordered) - 1)])
    share = place - below
    return low + (high - low) * share if share < 0.5 else high - (high - low) * (1 - share)
