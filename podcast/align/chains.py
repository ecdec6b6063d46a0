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
    frames = len(likelihoods)
    opened, closed = _open(chain, frames)
    best = _begun(chain, likelihoods, opened)
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


def passages(
    chain: Chain, likelihoods: NDArray[np.float64], places: NDArray[np.int64]
) -> NDArray[np.float64] | None:
    """How likely the likeliest way is that comes to a place in a frame: a row a frame, a column a place.

    Logarithms, far below all others where there is no such way; None where there is no way at all. Only ways
    that come to the place from another one count.
    """
    frames, length = len(likelihoods), len(chain.states)
    opened, closed = _open(chain, frames)
    blocked = np.where(chain.leaps, 0.0, _NEVER)
    best = _begun(chain, likelihoods, opened)
    come = np.full((frames, len(places)), _NEVER)
    for at in range(1, frames):
        low, high = int(closed[at]), int(opened[at])
        moved = np.maximum(best[low + 1 : high + 1], best[low:high] + blocked[low:high])
        reached = np.maximum(best[low + 2 : high + 2], moved)
        here = likelihoods[at, chain.states[low:high]]
        inside = (low <= places) & (places < high)
        come[at, inside] = (moved + here)[places[inside] - low]
        best[2 : low + 2] = _NEVER
        best[low + 2 : high + 2] = reached + here
    rest = np.full(length + 2, _NEVER)  # two places behind, from where nobody goes on
    rest[max(0, length - 2) : length] = 0.0
    blocked = np.append(blocked, [_NEVER, _NEVER])
    for at in range(frames - 1, 0, -1):
        come[at] += rest[places]
        low, high = int(closed[at]), int(opened[at])
        onward = np.full(length + 2, _NEVER)
        onward[low:high] = rest[low:high] + likelihoods[at, chain.states[low:high]]
        rest[:length] = np.maximum(onward[:length], onward[1 : length + 1])
        rest[:length] = np.maximum(rest[:length], onward[2:] + blocked[2:])
    return come if come.max(initial=_NEVER) > _NEVER / 2 else None


def _open(chain: Chain, frames: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each frame the place behind the last one that is open by then, and the first not closed."""
    times = np.arange(int(chain.first[0]), int(chain.first[0]) + frames)
    return np.searchsorted(chain.first, times, "right"), np.searchsorted(chain.last, times, "right")


def _begun(chain: Chain, likelihoods: NDArray[np.float64], opened: NDArray[np.int64]) -> NDArray[np.float64]:
    """How likely each place is in the first frame, behind two places from where nobody comes."""
    best = np.full(len(chain.states) + 2, _NEVER)
    either = min(2, int(opened[0]))
    best[2 : 2 + either] = likelihoods[0, chain.states[:either]]
    return best
