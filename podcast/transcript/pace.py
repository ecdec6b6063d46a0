"""When turns are said of which only the starts are known, and often those in whole seconds only.

The turns of a talk tell its pace, and the pace tells what the stamps leave out: a stamp is a second with its
fraction cut off, so a turn begins up to a second later, by half a second on average. How long the turns are
says more: two starts are as far apart as the text between them takes to say. All starts are worked out
together, as the likeliest ones (a chain of Gaussian variables, solved from both ends).
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from podcast.timecode import Millis
from podcast.transcript.words import LETTER, length, rest

STAMP = 1_000
"""Milliseconds: how finely turns are stamped."""
_FEWEST = 4
"""Turns from which stamps and pace can be told."""
_PACES = (0.6, 1.7)
"""How much slower and faster than usual a talk may be."""
_BREAK = 1.4
"""How much longer than its text a turn may last; more is silence or music after it."""
_VARIES = 0.08
"""How much the pace varies from turn to turn, as a share of the turn's length."""
_BREATH = 150.0
"""Milliseconds by which the rest between two turns varies."""
_CUT_OFF = 289.0
"""The standard deviation of a fraction of a second that was cut off, in milliseconds."""


class Span(NamedTuple):
    """From the first word to the end of the last."""

    start: Millis
    end: Millis


def are_stamps(starts: Sequence[Millis]) -> bool:
    """Whether times are whole seconds, with the fraction cut off.

    >>> are_stamps([Millis(0), Millis(12_000), Millis(17_000), Millis(31_000)])
    True
    """
    return len(starts) >= _FEWEST and all(start % STAMP == 0 for start in starts)


def spans(starts: Sequence[Millis], texts: Sequence[str], end: Millis | None, *, stamps: bool) -> list[Span]:
    """When each text is said; `starts` are in order and differ, `end` is that of the recording.

    `stamps` says that the starts are whole seconds, cut off. A span begins within a second of its start and
    lasts a millisecond at least.
    """
    said = [length(text) for text in texts]
    whole = [each + rest(text) for each, text in zip(said, texts, strict=True)]
    pace = _pace(starts, whole)
    begun = _likeliest(starts, [pace * each for each in whole]) if stamps else list(map(float, starts))
    found = []
    for n, (start, words, total) in enumerate(zip(begun, said, whole, strict=True)):
        after = begun[n + 1] if n + 1 < len(begun) else end if end and end > start else None
        last = start + pace * words
        if n + 1 < len(begun) and after and after - start < _BREAK * pace * total:
            last = start + (after - start) * words / max(total, 1e-9)
        elif after is not None:
            last = min(last, after)
        first = round(start)
        found.append(Span(Millis(first), Millis(max(first + 1, round(last)))))
    return found


def _pace(starts: Sequence[Millis], lengths: Sequence[float]) -> float:
    """Milliseconds a letter: the median over all turns but the last, long turns counting for more."""
    paces = sorted(
        (min(max((two - one) / each, LETTER * _PACES[0]), LETTER * _PACES[1]), each)
        for (one, two), each in zip(pairwise(starts), lengths, strict=False)
        if each > 0
    )
    if len(paces) < _FEWEST - 1:
        return float(LETTER)
    half, passed = sum(each for _, each in paces) / 2, 0.0
    for pace, each in paces:
        passed += each
        if passed >= half:
            return pace
    return float(LETTER)


def _likeliest(stamps: Sequence[Millis], lasting: Sequence[float]) -> list[float]:
    """The likeliest starts, given their stamps and how long the text between two of them takes to say."""
    own = 1 / _CUT_OFF**2
    diagonal = [own] * len(stamps)
    wanted = [own * STAMP / 2] * len(stamps)
    links = []
    for n, (one, two) in enumerate(pairwise(stamps)):
        doubt = (_VARIES * lasting[n]) ** 2 + _BREATH**2
        more = lasting[n] - (two - one)  # by how much the second fraction exceeds the first
        link = 1 / doubt if abs(more) < STAMP + 3 * doubt**0.5 else 0.0
        diagonal[n] += link
        diagonal[n + 1] += link
        wanted[n] -= link * more
        wanted[n + 1] += link * more
        links.append(-link)
    latest = 0.0
    found = []
    for stamp, fraction in zip(stamps, _solved(diagonal, links, wanted), strict=True):
        latest = max(latest, stamp + min(max(0.0, fraction), STAMP - 1))
        found.append(latest)
    return found


def _solved(diagonal: list[float], links: Sequence[float], wanted: list[float]) -> list[float]:
    """Solve a symmetric system with three diagonals (Thomas's algorithm)."""
    for n, link in enumerate(links):
        factor = link / diagonal[n]
        diagonal[n + 1] -= factor * link
        wanted[n + 1] -= factor * wanted[n]
    found = [0.0] * len(wanted)
    for n in range(len(wanted) - 1, -1, -1):
        right = links[n] * found[n + 1] if n < len(links) else 0.0
        found[n] = (wanted[n] - right) / diagonal[n]
    return found
