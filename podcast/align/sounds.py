"""How the sounds of speech are made in one recording: a bell curve for each third of each sound.

Learned from the recording itself, so it knows its voices and its room as no model of a language does; and it
knows no more than that, for it has heard a few minutes.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from podcast.align.cepstra import Frames

THIRDS = 3
"""States of a sound: how it begins, how it is, how it ends."""

Labels = NDArray[np.int64]
"""The number of a state for each frame, -1 where it is not known."""

_PRIOR = 8.0
"""Frames that what is known of a whole sound counts for in what is told of a third of it."""
_NARROWEST = 0.05
"""The least variance of a state, by that of all within their states."""


class Sounds(NamedTuple):
    """Means and precisions of states, a row for each, and what is the same for all frames."""

    means: Frames
    precisions: Frames
    constants: NDArray[np.float64]

    def likelihoods(self, frames: Frames) -> NDArray[np.float64]:
        """Logarithms: a row for each frame, a column for each state."""
        scaled = self.means * self.precisions
        squares = np.square(frames) @ self.precisions.T - 2 * frames @ scaled.T
        likely: NDArray[np.float64] = -0.5 * (squares + self.constants)
        return likely


def learned(frames: Frames, labels: Labels, states: int) -> Sounds:
    """The sounds of frames whose states are known; three states in a row are thirds of one sound.

    A state that was heard little is taken to be like its sound, and a sound like all of speech.
    """
    known = labels >= 0
    heard, which = frames[known], labels[known]
    counts = np.bincount(which, minlength=states).astype(np.float64)[:, None]
    sums, squares = _summed(heard, which, states), _summed(np.square(heard), which, states)
    within = (squares - sums**2 / np.maximum(counts, 1)).sum(axis=0) / max(1, len(heard))
    everything = heard.mean(axis=0)
    wholes = np.arange(states) // THIRDS
    parts = np.zeros((wholes[-1] + 1, states))
    parts[wholes, np.arange(states)] = 1
    whole = ((parts @ sums + _PRIOR * everything) / (parts @ counts + _PRIOR))[wholes]
    means = (sums + _PRIOR * whole) / (counts + _PRIOR)
    spread = squares - 2 * means * sums + counts * means**2
    variances = (spread + 2 * _PRIOR * within) / (counts + 2 * _PRIOR)
    variances = np.maximum(variances, _NARROWEST * within)
    constants = (means**2 / variances + np.log(variances)).sum(axis=1)
    return Sounds(means, 1 / variances, constants)


def _summed(rows: Frames, which: Labels, states: int) -> Frames:
    return np.stack([np.bincount(which, column, states) for column in rows.T], axis=1)
