"""Fits podcast.chapters.model.Model on gold talk: a logistic regression, boosted trees, and a length."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from statistics import fmean, pstdev
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.chaptering.gold import Gold
from benchmarks.chaptering.measures import f1, window_diff
from podcast.chapters.cutting import cut_freely
from podcast.chapters.features import columns
from podcast.chapters.model import Model, Tree, Values, grown
from podcast.chapters.turns import Turn, host, turns_of
from podcast.timecode import Millis

FOLDS = 5
TREES, RATE, BINS, FEWEST, PENALTY = 100, 0.1, 32, 20, 5.0
RIDGE = 20.0
FIRMNESS = (0.25, 0.5, 1.0)
PRICES = (-1.25, -1.0, -0.75, -0.5, -0.25)
EMPTY = Model(
    names=(), means=(), deviations=(), weights=(), constant=0.0, trees=(), usual=0.0, spread=1.0,
    firmness=0.5, price=0.0,
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A talk as the model sees it: its turns, their values (a row a column), and which open a chapter."""

    turns: list[Turn]
    end: Millis
    table: Values
    opens: NDArray[np.bool_]

    @property
    def cuts(self) -> list[int]:
        return [int(n) for n in np.flatnonzero(self.opens)]


def case(gold: Gold) -> Case:
    """A gold talk whose turns are its lines where the program takes them apart, else the lines of a turn."""
    said = gold.transcript()
    turns = turns_of(said)
    starts = {gold.starts[line] for line in gold.cuts}
    found = columns(turns, host(said, turns))
    opens = np.array([turn.start in starts for turn in turns])
    return Case(turns, gold.end, np.array(list(found.values())), opens)


def names_of(gold: Gold) -> tuple[str, ...]:
    said = gold.transcript()
    turns = turns_of(said)
    return tuple(columns(turns[:3], None))


def fit(cases: Sequence[Case], names: tuple[str, ...]) -> Model:
    """The weights and the trees; firmness and price are left to `tuned`."""
    # The first turn of a talk opens a chapter whatever it says.
    table = np.hstack([each.table[:, 1:] for each in cases])
    opens = np.concatenate([each.opens[1:] for each in cases]).astype(np.float64)
    means, deviations = table.mean(axis=1), table.std(axis=1)
    deviations = np.where(deviations > 1e-9, deviations, 1.0)
    weights, constant = _line((table - means[:, None]) / deviations[:, None], opens)
    logs = [math.log(length) for each in cases for length in _lengths(each)]
    return replace(
        EMPTY,
        names=names,
        means=_rounded(means),
        deviations=_rounded(deviations),
        weights=_rounded(weights),
        constant=round(constant, 6),
        trees=_trees(table, opens),
        usual=round(fmean(logs), 6),
        spread=round(pstdev(logs), 6),
    )


def _rounded(values: Values) -> tuple[float, ...]:
    return tuple(round(float(value), 6) for value in values)


def _lengths(each: Case) -> list[int]:
    at = [0, *(each.turns[n].start for n in each.cuts), each.end]
    return [max(10_000, b - a) for a, b in pairwise(at)]


def _line(table: Values, opens: Values) -> tuple[Values, float]:
    """Logistic regression with a ridge, by Newton's steps; the constant is not punished."""
    rows = np.vstack([table, np.ones(table.shape[1])])
    ridge = np.diag([*([RIDGE] * len(table)), 1e-9])
    weights = np.zeros(len(rows))
    for _ in range(30):
        p = 1 / (1 + np.exp(-(weights @ rows)))
        slope = rows @ (p - opens) + ridge @ weights
        step = np.linalg.solve((rows * (p * (1 - p))) @ rows.T + ridge, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-9:
            break
    return weights[:-1], float(weights[-1])


def _trees(table: Values, opens: Values) -> tuple[Tree, ...]:
    """Gradient boosting of logistic loss (Friedman 2001), each tree two questions deep."""
    limits = [_limits(row) for row in table]
    binned = np.array([np.searchsorted(limit, row) for limit, row in zip(limits, table, strict=True)])
    share = float(opens.mean())
    base = math.log(share / (1 - share))
    sums = np.full(len(opens), base)
    found: list[Tree] = []
    for n in range(TREES):
        p = 1 / (1 + np.exp(-sums))
        tree = _tree(binned, limits, opens - p, p * (1 - p))
        if n == 0:  # the first carries the constant
            tree = (*tree[:6], *(leaf + base for leaf in tree[6:]))  # type: ignore[assignment]
            sums = np.zeros(len(opens))
        found.append(tuple(round(value, 6) if isinstance(value, float) else value for value in tree))  # type: ignore[arg-type]
        sums += grown(table, found[-1:])
    return tuple(found)


def _limits(row: Values) -> Values:
    values = np.unique(row)
    if len(values) > BINS:
        values = np.unique(np.quantile(row, np.linspace(0, 1, BINS + 1)[:-1]))
    return np.round((values[:-1] + values[1:]) / 2, 6)


def _tree(binned: NDArray[np.int64], limits: Sequence[Values], slope: Values, curve: Values) -> Tree:
    every = np.ones(len(slope), dtype=bool)
    first, at = _question(binned, slope, curve, every)
    above = binned[first] > at
    made: list[float] = []
    asked: list[float] = [first, float(limits[first][at])]
    for side in (~above, above):
        column, split = _question(binned, slope, curve, side)
        asked += [column, float(limits[column][split])]
        upper = binned[column] > split
        made += [_leaf(slope[part], curve[part]) for part in (side & ~upper, side & upper)]
    return (*asked, *made)  # type: ignore[return-value]


def _leaf(slope: Values, curve: Values) -> float:
    return float(RATE * slope.sum() / (curve.sum() + PENALTY))


def _question(
    binned: NDArray[np.int64], slope: Values, curve: Values, among: NDArray[np.bool_]
) -> tuple[int, int]:
    """The column and the bin after which to split, where that explains most."""
    best = (-1.0, 0, 0)
    s, c = slope[among], curve[among]
    total, weight = s.sum(), c.sum()
    for column, row in enumerate(binned[:, among]):
        width = int(binned[column].max()) + 1
        if width < 2:
            continue
        left = np.cumsum(np.bincount(row, s, width))[:-1]
        heavy = np.cumsum(np.bincount(row, c, width))[:-1]
        many = np.cumsum(np.bincount(row, minlength=width))[:-1]
        gain = left**2 / (heavy + PENALTY) + (total - left) ** 2 / (weight - heavy + PENALTY)
        gain[(many < FEWEST) | (len(row) - many < FEWEST)] = -1.0
        at = int(gain.argmax())
        if gain[at] > best[0]:
            best = (float(gain[at]), column, at)
    return best[1], best[2]


def tuned(cases: Sequence[Case], names: tuple[str, ...]) -> Model:
    """A model fitted on all cases; firmness and price are those that do best on cases left out in turn."""
    aside: list[tuple[Case, Model, Values]] = []
    for fold in range(FOLDS):
        rest = [each for n, each in enumerate(cases) if n % FOLDS != fold]
        made = fit(rest, names)
        aside += [
            (each, made, made.scores(dict(zip(names, each.table, strict=True))))
            for each in cases[fold::FOLDS]
        ]
    settings = [(firmness, price) for firmness in FIRMNESS for price in PRICES]
    firmness, price = max(settings, key=lambda each: _worth(aside, *each))
    return replace(fit(cases, names), firmness=firmness, price=price)


def _worth(aside: Sequence[tuple[Case, Model, Values]], firmness: float, price: float) -> float:
    worth = []
    for each, made, scores in aside:
        model = replace(made, firmness=firmness, price=price)
        cuts = cut_freely(each.turns, scores, each.end, model)
        worth.append(f1(each.cuts, cuts) - window_diff(len(each.turns), each.cuts, cuts))
    return fmean(worth)


def as_json(model: Model) -> dict[str, Any]:
    return asdict(model)
