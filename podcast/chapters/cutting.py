"""Where to cut a talk: three ways, for three kinds of talk.

A long conversation is cut by the fitted model. It does not carry over to a quick exchange of a few minutes,
where every question is short and a chapter has two of them: there the wording of the questions decides. Where
one voice talks on there are no questions, and only the words tell what belongs together.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

import numpy as np

from podcast.chapters.features import columns
from podcast.chapters.lexis import Counts, roots, tokens
from podcast.chapters.model import Model, Values, fitted
from podcast.chapters.path import counted, freely, spans
from podcast.chapters.scoring import scores
from podcast.chapters.turns import Turn, places
from podcast.timecode import ZERO, Millis

SHORTEST = 30_000
"""Milliseconds of the shortest chapter: what Spotify advises."""
LONGEST = 30 * 60_000
"""Milliseconds of the longest chapter that is looked at where their number is open."""
REACH = 5
"""Where their number is given, a chapter passes over at most this many times the usual number of places."""
MOST = 1_500
"""Places that are looked at, the most likely ones: twelve for each chapter of a ten-hour talk."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """What a nat of describing a chapter by its `words` costs, and a chapter e times too long or short."""

    coherence: float
    evenness: float
    words: Callable[[str], list[str]]


EXCHANGE = Weighing(0.1, 1.0, tokens)
MONOLOGUE = Weighing(1.0, 1.0, roots)


def by_model(turns: Sequence[Turn], leader: str | None, end: Millis, count: int | None) -> list[int]:
    """The turns that open chapters of a long conversation, by the fitted model; never the first."""
    model = fitted(voices=leader is not None)
    found = model.scores(columns(turns, leader))
    if count is None:
        return cut_freely(turns, found, end, model)
    return cut_to(turns, found, end, model, count)


def cut_freely(turns: Sequence[Turn], found: Values, end: Millis, model: Model) -> list[int]:
    """As many cuts as the scores ask for."""
    at, marks, worth = _marks(turns, found, end)
    longest = max(LONGEST, _widest(marks) + SHORTEST)
    reach = max(1, int(np.max(np.searchsorted(marks, np.array(marks) + longest) - np.arange(len(marks)))))
    costs = _lengths_cost(marks, reach, model) + model.price
    return [at[n] for n in freely(worth, costs)]


def cut_to(turns: Sequence[Turn], found: Values, end: Millis, model: Model, count: int) -> list[int]:
    """Cuts for `count` chapters, each about as long as the others."""
    at, marks, worth = _marks(turns, found, end)
    costs = _lengths_cost(marks, _reach(marks, count), model, log(max(1, end) / count))
    return [at[n] for n in counted(worth, costs, count)]


def _marks(turns: Sequence[Turn], found: Values, end: Millis) -> tuple[list[int], list[int], Values]:
    """The most likely places as turns, all marks in time with 0 and the end, and what a start is worth."""
    likely = sorted(range(1, len(turns)), key=lambda n: (-found[n], n))[:MOST]
    at = sorted(likely)
    marks = [0, *(turns[n].start // 1000 * 1000 for n in at), int(end)]
    worth = np.array([0.0, *(float(found[n]) for n in at), 0.0])
    return [0, *at], marks, worth


def _widest(marks: Sequence[int]) -> int:
    return max(b - a for a, b in pairwise(marks))


def _reach(marks: Sequence[int], count: int) -> int:
    return min(len(marks) - 1, REACH * -(-len(marks) // count))


def _lengths_cost(marks: Sequence[int], reach: int, model: Model, usual: float | None = None) -> Values:
    lengths = spans(marks, reach, SHORTEST)
    deviations = (np.log(np.fmax(lengths, 1.0)) - (model.usual if usual is None else usual)) / model.spread
    # Rounded, for logarithms differ in their last bits between processors.
    return np.where(np.isnan(lengths), np.inf, np.round(model.firmness * deviations**2 / 2, 9))


def by_wording(turns: Sequence[Turn], leader: str | None, end: Millis, count: int) -> list[int]:
    """The turns that open `count` chapters of a quick exchange, or as many as there is room for."""
    allowed = places(turns, leader, count)
    worth = dict(zip(allowed, scores(turns, allowed), strict=True))
    return _weighed(turns, worth, end, count, EXCHANGE)


def by_words(turns: Sequence[Turn], end: Millis, count: int) -> list[int]:
    """The turns that open `count` chapters where one voice talks, or as many as there is room for."""
    return _weighed(turns, dict.fromkeys(range(1, len(turns)), 0.0), end, count, MONOLOGUE)


def _weighed(
    turns: Sequence[Turn], worth: Mapping[int, float], end: Millis, count: int, weighing: Weighing
) -> list[int]:
    """The best of the turns that `worth` gives a score, in order."""
    allowed = list(worth)
    marks = [ZERO, *(turns[at].start // 1000 * 1000 for at in allowed), end]
    reach = _reach(marks, count)
    lengths = spans(marks, reach, SHORTEST)
    uneven = (np.log(np.fmax(lengths, 1.0)) - log(max(1, end) / count)) ** 2
    words = [weighing.words(turn.text) for turn in turns]
    apart = _incoherence(words, [0, *allowed, len(turns)], reach)
    costs = weighing.evenness * uneven + weighing.coherence * apart
    costs = np.where(np.isnan(lengths), np.inf, np.round(costs, 9))
    return [allowed[n - 1] for n in counted(np.array([0.0, *worth.values(), 0.0]), costs, count)]


def _incoherence(words: Sequence[list[str]], at: Sequence[int], reach: int) -> Values:
    """What it costs to describe each chapter by its own words, shaped as `spans`."""
    pieces = [[word for each in words[a:b] for word in each] for a, b in pairwise(at)]
    vocabulary = len({word for each in words for word in each})
    found = np.zeros((len(at), reach))
    for i in range(len(pieces)):
        counts = Counts(vocabulary)
        for r, piece in enumerate(pieces[i : i + reach]):
            found[i + r + 1, r] = counts.add(piece)
    return found
