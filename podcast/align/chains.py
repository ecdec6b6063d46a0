"""The likeliest way through states that follow one another, each of which has its time."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_NEVER = -1e30


class Chain(NamedTuple):
    """States in order, and for each the frames from `first` up to `last` in which it may be.

    Both rise from state to state. A state that `leaps` may follow the one before the one before it.
    """

    states: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    leaps: NDArray[np.bool_]


def likeliest(chain: Chain, likelihoods: NDArray[np.float64]) -> NDArray[np.int64] | None:
    """For each frame the place in the chain, from the first to the last; None where there is no way.

    Likelihoods are logarithms: a row for each frame from the first of the first state to the last of the last
    one, a column for each state that there is. A chain may begin and end one place from its ends.
    """
    begins, frames = int(chain.first[0]), len(likelihoods)
    opened = np.searchsorted(chain.first, np.arange(begins, begins + frames), "right")
    closed = np.searchsorted(chain.last, np.arange(begins, begins + frames), "right")
    best = np.full(len(chain.states) + 2, _NEVER)  # two places in front, from where nobody comes
    either = min(2, int(opened[0]))
    best[2 : 2 + either] = likelihoods[0, chain.states[:either]]
    steps = np.zeros((frames, len(chain.states)), np.int8)
    blocked = np.where(chain.leaps, 0.0, _NEVER)
    for at in range(1, frames):
        low, high = int(closed[at]), int(opened[at])
        if low >= high:
            return None
        stay, step, leap = (
            best[low + 2 : high + 2],
            best[low + 1 : high + 1],
            best[low:high] + blocked[low:high],
        )
        ways = np.stack([stay, step, leap])
        taken = ways.argmax(axis=0)
        steps[at, low:high] = taken
        reached = ways.max(axis=0) + likelihoods[at, chain.states[low:high]]
        best[2 : low + 2] = _NEVER
        best[low + 2 : high + 2] = reached
    place = len(chain.states) - 1 - int(best[-2] > best[-1])
    if best[place + 2] <= _NEVER / 2:
        return None
    path = np.empty(frames, np.int64)
    for at in range(frames - 1, -1, -1):
        path[at] = place
        place -= int(steps[at, place])
    return path
