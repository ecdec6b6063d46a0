"""Finds out roughly when a text is said in a recording, where nothing is known about its times.

The recogniser listens to the whole recording with a language model of this very text. Three words in a row
that come once in the text and once in what it heard are a landmark; a few words between two landmarks are
then easily found. What was not said, and what was said and not written, has no landmarks and does no harm.
Patience sorting of unique lines, https://bramcohen.livejournal.com/73318.html, of words.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from podcast.timecode import Millis

_IN_A_ROW = 3
_NEAR = 40
"""Words within which a landmark needs another that fits."""
_PACE = (60, 1_500)
"""Milliseconds a word between two landmarks that fit together."""


class Landmark(NamedTuple):
    """A token and when it was heard."""

    token: int
    time: Millis


def landmarks(text: Sequence[tuple[str, int]], heard: Sequence[tuple[str, Millis]]) -> list[Landmark]:
    """Landmarks in the order of both.

    `text` are words with the tokens that they belong to, `heard` are words with the times of their starts.
    """
    there = _unique([word for word, _ in text])
    here = _unique([word for word, _ in heard])
    pairs = sorted((at, here[words]) for words, at in there.items() if words in here)
    kept = [pairs[n] for n in _rising([place for _, place in pairs])]
    found = [Landmark(text[at][1], heard[place][1]) for at, place in kept]
    return [one for n, one in enumerate(found) if _fits(one, found[max(0, n - 2) : n] + found[n + 1 : n + 3])]


def _unique(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Rows of words that come only once, and where."""
    rows = [tuple(words[at : at + _IN_A_ROW]) for at in range(len(words) - _IN_A_ROW + 1)]
    counts = Counter(rows)
    return {row: at for at, row in enumerate(rows) if counts[row] == 1}


def _rising(values: Sequence[int]) -> list[int]:
    """The places of a longest run of rising values, others left out.

    >>> _rising([3, 10, 4, 5, 1, 6])
    [0, 2, 3, 5]
    """
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            ends.append(n)
        else:
            tails[at], ends[at] = value, n
    run: list[int] = []
    n = ends[-1] if ends else -1
    while n >= 0:
        run.append(n)
        n = before[n]
    return run[::-1]


def _fits(one: Landmark, others: Sequence[Landmark]) -> bool:
    """Whether another landmark nearby is as far off as so many words take to say."""
    for other in others:
        words, time = abs(other.token - one.token), abs(other.time - one.time)
        if words and words <= _NEAR and _PACE[0] * words <= time <= _PACE[1] * words:
            return True
    return False


def times(marks: Sequence[Landmark], weights: Sequence[float], length: Millis) -> list[Millis]:
    """When each token starts, shared out between landmarks by how long tokens take to say (milliseconds).

    Before the first and after the last landmark the tokens follow at their own pace, within the recording.

    >>> times([Landmark(1, Millis(5000)), Landmark(3, Millis(6000))], [300, 200, 200, 400, 100], Millis(9000))
    [4700, 5000, 5500, 6000, 6400]
    """
    sums = [0.0]
    for weight in weights:
        sums.append(sums[-1] + weight)
    found = []
    places = [mark.token for mark in marks]
    for token in range(len(weights)):
        at = bisect_right(places, token)
        if at == 0:
            time = marks[0].time - (sums[places[0]] - sums[token])
        elif at == len(marks):
            time = marks[-1].time + (sums[token] - sums[places[-1]])
        else:
            one, two = marks[at - 1], marks[at]
            share = (sums[token] - sums[one.token]) / max(1.0, sums[two.token] - sums[one.token])
            time = one.time + share * (two.time - one.time)
        found.append(Millis(min(max(0, round(time)), length)))
    return found
