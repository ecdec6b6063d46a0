"""Who of two people says each turn: a hidden Markov model whose change of voice depends on what is said.

Each turn leans to the host or to the guest by its signs and words; each pair of turns tells how likely the
voice changes between them. How often it changes at all differs from source to source (turns that were
stamped one by one nearly always change it, paragraphs of a long answer do not), so the talk is read at five
rates and the readings are weighed by how well they explain it. Forward-backward gives each turn's chance.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import exp, log, log1p, sqrt, tanh
from typing import NamedTuple

from podcast.transcript.signs import LINKS, SIGNS, Turn, frames

OPENING = 6
"""Words at the head of a turn that are looked at as its opening."""
RATES = (-3.0, -1.5, 0.0, 1.5, 3.0)
"""What is added to the log-odds of a change of voice, at each of the five rates."""

SLIP = 0.07
"""How likely a voice at least stays, and at least changes, whatever the talk says: a turn may be missing."""
TRUST = 0.5
"""Lengths say again what the signs said of them: they count by half."""
DRAWN = 5.0
"""Turns that each voice's lengths are drawn to the common ones by."""
MOST = 3.0
"""As much as the length of a turn may say, in log-odds."""


class WordWeights(NamedTuple):
    """What a word says: in the opening, anywhere (for the host above 0), and as the first (for a change)."""

    opening: float
    anywhere: float
    change: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What the model knows; `rates` are the log-odds of the five rates, before a talk is read."""

    signs: dict[str, float]
    links: dict[str, float]
    words: dict[str, WordWeights]
    host: float
    change: float
    rates: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the turns of a talk show: log-odds of the host, and of a change of voice since the turn before."""

    host: tuple[float, ...]
    change: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A talk read by the model: for each turn how likely it is the host's.

    `gain` is how much likelier the signs are in two voices that take turns than in none, a turn.
    """

    host: tuple[float, ...]
    gain: float


def evidence(turns: Sequence[Turn], weights: Weights) -> Evidence:
    """What each turn shows."""
    host = tuple(_leaning(turn, weights) for turn in turns)
    changes = (_change(before, turn, weights) for before, turn in pairwise(turns))
    return Evidence(host, (0.0, *changes))


def _leaning(turn: Turn, weights: Weights) -> float:
    found = weights.host
    for sign in SIGNS:
        if (weight := weights.signs.get(sign.name)) and sign.shown(turn):
            found += weight
    return found + _by_words(turn.words, weights.words)


def _by_words(words: Sequence[str], known: dict[str, WordWeights]) -> float:
    """What the words of a turn lean to."""
    found = 0.0
    for word in dict.fromkeys(words[:OPENING]):
        if word in known:
            found += known[word].opening
    # A word said twice tells little more, and in a long turn each tells less.
    scale = 1 / sqrt(max(1, len(words)))
    for word, count in Counter(words).items():
        if word in known:
            found += known[word].anywhere * min(1.0, count * scale)
    return found


def _change(before: Turn, turn: Turn, weights: Weights) -> float:
    found = weights.change
    for link in LINKS:
        if weight := weights.links.get(link.name):
            found += weight * link.shown(before, turn)
    first = weights.words.get(turn.words[0]) if turn.words else None
    return found + (first.change if first else 0.0)


def read(turns: Sequence[Turn], found: Evidence, weights: Weights) -> Reading:
    """How likely each turn is the host's: read once by what all talk shows, then by this talk's voices too.

    How long each voice speaks in this talk is learnt from the first reading (as in unsupervised adaptation).
    """
    first = _read(found, weights)
    lengths = _by_length([log1p(len(turn.words)) for turn in turns], first.host)
    host = tuple(
        lean + (0.0 if frames(turn) else more)
        for turn, lean, more in zip(turns, found.host, lengths, strict=True)
    )
    return replace(_read(replace(found, host=host), weights), gain=first.gain)


def _by_length(lengths: Sequence[float], host: Sequence[float]) -> list[float]:
    """How much the length of each turn, in logarithms, leans to the host: by two bells, one a voice."""
    mean, spread = _bell(lengths, [1.0] * len(lengths), 0.0, 0.0, 0.0)
    one = _bell(lengths, host, mean, spread, DRAWN)
    two = _bell(lengths, [1 - each for each in host], mean, spread, DRAWN)
    return [
        max(-MOST, min(MOST, TRUST * (_height(length, *one) - _height(length, *two)))) for length in lengths
    ]


def _bell(
    lengths: Sequence[float], shares: Sequence[float], mean: float, spread: float, drawn: float
) -> tuple[float, float]:
    """The mean and variance of lengths by shares, drawn to a common mean and variance by `drawn` turns."""
    total = sum(shares) + drawn
    middle = (sum(s * x for s, x in zip(shares, lengths, strict=True)) + drawn * mean) / total
    square = sum(s * (x - middle) ** 2 for s, x in zip(shares, lengths, strict=True))
    return middle, (square + drawn * spread) / total


def _height(length: float, mean: float, spread: float) -> float:
    """The logarithm of a bell's height, without its constant."""
    wide = spread + 0.1  # a voice that always spoke equally long would make every other length impossible
    return -((length - mean) ** 2) / (2 * wide) - log(wide) / 2


def _read(found: Evidence, weights: Weights) -> Reading:
    """How likely each turn is the host's, by the rates at which the voice may change."""
    readings = [_at_rate(found, rate) for rate in RATES]
    prior = [exp(rate) for rate in weights.rates]
    weighed = [log(share / sum(prior)) + total for share, (total, _) in zip(prior, readings, strict=True)]
    whole = _sum(weighed)
    shares = [exp(each - whole) for each in weighed]
    host = tuple(
        min(1.0, sum(share * likely[n] for share, (_, likely) in zip(shares, readings, strict=True)))
        for n in range(len(found.host))
    )
    return Reading(host, whole / max(1, len(host)))


def _at_rate(found: Evidence, rate: float) -> tuple[float, list[float]]:
    """The logarithm of how well the turns are explained, and how likely each is the host's, at one rate."""
    likely_change = [0.5 + (0.5 - SLIP) * tanh((each + rate) / 2) for each in found.change]
    stay, change = [log1p(-each) for each in likely_change], [log(each) for each in likely_change]
    forward = [(-log(2) + found.host[0] / 2, -log(2) - found.host[0] / 2)]
    for n in range(1, len(found.host)):
        (host, guest), lean = forward[-1], found.host[n] / 2
        forward.append(
            (
                _add(host + stay[n], guest + change[n]) + lean,
                _add(guest + stay[n], host + change[n]) - lean,
            )
        )
    host_ahead = guest_ahead = 0.0
    likely = []
    for n in range(len(found.host) - 1, -1, -1):
        likely.append(_share(forward[n][0] + host_ahead, forward[n][1] + guest_ahead))
        host, guest = host_ahead + found.host[n] / 2, guest_ahead - found.host[n] / 2
        host_ahead = _add(host + stay[n], guest + change[n])
        guest_ahead = _add(guest + stay[n], host + change[n])
    return _add(*forward[-1]), likely[::-1]


def _add(one: float, two: float) -> float:
    """The logarithm of a sum, from logarithms."""
    return max(one, two) + log1p(exp(-abs(one - two)))


def _sum(values: Sequence[float]) -> float:
    high = max(values)
    return high + log(sum(exp(each - high) for each in values))


def _share(one: float, two: float) -> float:
    """The part of the first in a sum, from logarithms."""
    return exp(one - _add(one, two))
