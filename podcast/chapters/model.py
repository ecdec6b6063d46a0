"""The fitted model: how likely a chapter starts at each turn of a conversation.

A weighted sum of what is measured of a turn and a hundred trees of three questions each, both fitted by
benchmarks/fit_chapters.py on public interviews; fitted.json holds numbers and the names of what is measured,
and no text. There is one for talk whose voices are told apart, and one for talk whose are not.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

Tree = tuple[int, float, int, float, int, float, float, float, float, float]
"""A question (column, limit), one for values up to the limit, one for those above, and four leaves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Weights of `names` with their constant, the trees, and how chapters are made of the scores.

    `usual` and `spread` are mean and deviation of the logarithm of a chapter's milliseconds, `firmness` what
    a length counts against the scores, and `price` what each chapter costs.
    """

    names: tuple[str, ...]
    means: tuple[float, ...]
    deviations: tuple[float, ...]
    weights: tuple[float, ...]
    constant: float
    trees: tuple[Tree, ...]
    usual: float
    spread: float
    firmness: float
    price: float

    def scores(self, columns: Mapping[str, Sequence[float]]) -> Values:
        """The logarithm of the odds that a chapter starts, for each turn."""
        table = np.array([columns[name] for name in self.names], dtype=np.float64)
        return (self._line(table) + grown(table, self.trees)) / 2

    def _line(self, table: Values) -> Values:
        found = np.full(table.shape[1], self.constant)
        # Row by row, not as a product of matrices: that sums in another order on another machine.
        for row, mean, deviation, weight in zip(
            table, self.means, self.deviations, self.weights, strict=True
        ):
            found += (row - mean) * (weight / deviation)
        return found


def grown(table: Values, trees: Sequence[Tree]) -> Values:
    """The sum of what the trees say for each column of a table."""
    found = np.zeros(table.shape[1])
    for first, limit, low, low_limit, high, high_limit, *leaves in trees:
        above = table[first] > limit
        right = np.where(above, table[high] > high_limit, table[low] > low_limit)
        found += np.array(leaves)[2 * above + right]
    return found


@cache
def fitted(*, voices: bool) -> Model:
    """The model for talk whose voices are told apart, or for talk whose are not."""
    found = json.loads(files("podcast.chapters").joinpath("fitted.json").read_text(encoding="utf-8"))
    kept = found["voices" if voices else "no voices"]
    trees = tuple(tuple(tree) for tree in kept.pop("trees"))
    lists = {name: tuple(value) for name, value in kept.items() if isinstance(value, list)}
    return Model(**(kept | lists), trees=trees)
