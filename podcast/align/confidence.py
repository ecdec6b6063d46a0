"""How sure it is that a word was said where it was found.

A logistic regression on five signs: how well its sounds fit the recording beside the best that the model
knows, how well those of its neighbours do, how long it lasts for its sounds, and how many words around it
were not heard.
"""

from collections.abc import Sequence
from math import exp, log
from typing import NamedTuple

from podcast.align.engine import Heard

PHONE = 85
"""Milliseconds: about what a sound takes in unhurried talk (the median of 1,382 words)."""
NOT_HEARD = 0.02
"""The confidence of words that were not found; their times are estimates."""
DOUBTFUL = 0.2
"""Below this confidence the place of a word is taken from its neighbours."""
_AROUND = 3
_WORST = -12.0


class Signs(NamedTuple):
    """What speaks for and against a word; also the weights of each."""

    fit: float
    """The score of the word."""
    fit_around: float
    """The mean score of the words around it."""
    long: float
    """By how many times it lasts longer than usual, as a logarithm."""
    short: float
    """By how many times it is shorter than usual."""
    lost: float
    """The share of words around it that were not heard."""


# From 6,011 words, of which 87 % were found within 100 ms: synthetic speech of three voices with its own
# text, with words too many and too few in it, and with the text of another recording. The area under the
# curve is 0.984. Of the words that get 0.9 or more 99 % are right, of those below 0.2 2 %.
_WEIGHTS = Signs(fit=0.6, fit_around=1.4, long=-3.3, short=-2.4, lost=-7.3)
_BIAS = 11.9


def confidences(found: Sequence[Heard | None]) -> list[float]:
    """From 0 to 1 for each word of a text in its order."""
    return [NOT_HEARD if one is None else _sure(signs(found, at, one)) for at, one in enumerate(found)]


def _sure(shown: Signs) -> float:
    total = _BIAS + sum(weight * sign for weight, sign in zip(_WEIGHTS, shown, strict=True))
    return round(max(NOT_HEARD, 1 / (1 + exp(-total))), 3)


def signs(found: Sequence[Heard | None], at: int, word: Heard) -> Signs:
    """The signs of the word that was found at a place."""
    near = [*found[max(0, at - _AROUND) : at], *found[at + 1 : at + 1 + _AROUND]]
    scores = [max(_WORST, one.score) for one in near if one]
    own = max(_WORST, word.score)
    pace = log(max(1, word.end - word.start) / (PHONE * len(word.sounds)))
    return Signs(
        fit=own,
        fit_around=sum(scores) / len(scores) if scores else own,
        long=max(0.0, pace),
        short=max(0.0, -pace),
        lost=(len(near) - len(scores)) / max(1, len(near)),
    )
