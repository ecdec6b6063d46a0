"""The best way to cut a talk: a dynamic programme over the places where a chapter may start."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


def spans(marks: Sequence[int], reach: int, shortest: int) -> Values:
    """The milliseconds of the chapter that ends at mark `j` and begins `r + 1` marks before: ``[j, r]``.

    NaN where there is none, or none that lasts `shortest`; one over the whole talk may always be.
    """
    at = np.array(marks, dtype=np.float64)
    found = np.full((len(marks), reach), np.nan)
    for r in range(min(reach, len(marks) - 1)):
        found[r + 1 :, r] = at[r + 1 :] - at[: -r - 1]
    found[found < shortest] = np.nan
    if reach >= len(marks) - 1:
        found[-1, len(marks) - 2] = at[-1] - at[0]
    return found


def freely(worth: Values, costs: Values) -> list[int]:
    """The marks between chapters, of any number of them.

    `worth` is the score of a chapter that begins at each mark, `costs` is what chapters cost, shaped as
    `spans` gives them, with infinity for what may not be.
    """
    total, reach = costs.shape
    best = np.full(total, -np.inf)
    best[0] = 0.0
    back = np.zeros(total, dtype=np.int64)
    for j in range(1, total):
        width = min(reach, j)
        sums = (best + worth)[j - width : j][::-1] - costs[j, :width]
        r = int(sums.argmax())
        best[j], back[j] = sums[r], j - r - 1
    if best[-1] == -np.inf:
        return []
    return _back([int(each) for each in back])


def _back(back: list[int]) -> list[int]:
    found, j = [], len(back) - 1
    while j > 0:
        j = back[j]
        found.append(j)
    return found[-2::-1]


def counted(worth: Values, costs: Values, count: int) -> list[int]:
    """The marks between `count` chapters, or between as many as there is room for."""
    total, reach = costs.shape
    starts = np.arange(total)[:, None] - 1 - np.arange(reach)
    known = starts >= 0
    best = np.full(total, -np.inf)
    best[0] = 0.0
    steps: list[NDArray[np.int64]] = []
    found: list[int] = []
    for _ in range(count):
        sums = np.where(known, (best + worth)[starts], -np.inf) - costs
        chosen = sums.argmax(axis=1)
        steps.append(starts[np.arange(total), chosen])
        best = sums[np.arange(total), chosen]
        if best[-1] > -np.inf:
            found = _along(steps)
    return found


def _along(steps: list[NDArray[np.int64]]) -> list[int]:
    found, j = [], len(steps[0]) - 1
    for step in reversed(steps):
        j = int(step[j])
        found.append(j)
    return found[-2::-1]
