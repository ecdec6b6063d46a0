"""How close breaks come to those that people set: F1, Pk, WindowDiff and Sigma.

A list of marks holds, for each word, what follows it: 0 nothing, `LINE` a line break, `CUE` the end of a cue.
All metrics compare two such lists over the same words.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import exp, log

LINE, CUE = 1, 2
_TOKEN = re.compile(r"\w+|[^\w\s]")
_NAMES = {LINE: "<eol>", CUE: "<eob>"}
_SENTENCE = re.compile(r"[.?!…]+[\"'”’)\]]*$")

Marks = Sequence[int]


def f1(found: Marks, wanted: Marks, kind: int) -> tuple[int, int, int]:
    """Breaks of one kind at the right place, found in all, wanted in all; to be added up over files."""
    right = sum(a == b == kind for a, b in zip(found, wanted, strict=True))
    return right, sum(a == kind for a in found), sum(b == kind for b in wanted)


def score(right: int, found: int, wanted: int) -> float:
    """F1 in percent out of counts."""
    return 200 * right / (found + wanted) if found + wanted else 100.0


def window(wanted: Marks) -> int:
    """Half the mean length of a wanted stretch between breaks, as both window metrics have it."""
    return max(2, round(len(wanted) / (2 * max(1, sum(map(bool, wanted))))))


def windows(found: Marks, wanted: Marks) -> tuple[int, int, int]:
    """Faulty windows by Pk (Beeferman et al. 1999), by WindowDiff (Pevzner and Hearst 2002), and windows."""
    k = window(wanted)
    pk = diff = 0
    total = len(wanted) - k
    for i in range(total):
        a, b = sum(map(bool, found[i : i + k])), sum(map(bool, wanted[i : i + k]))
        pk += bool(a) != bool(b)
        diff += a != b
    return pk, diff, max(0, total)


class Bleu:
    """BLEU counts with breaks as words, added up sentence by sentence (Papineni et al. 2002)."""

    def __init__(self) -> None:
        self.matches = [0] * 4
        self.totals = [0] * 4

    def add(self, found: list[str], wanted: list[str]) -> None:
        for n in range(1, 5):
            mine, theirs = Counter(_grams(found, n)), Counter(_grams(wanted, n))
            self.matches[n - 1] += sum((mine & theirs).values())
            self.totals[n - 1] += max(0, len(found) - n + 1)

    def sigma(self) -> float:
        """BLEU in percent of the best that so many breaks could reach (Karakanta et al., LREC 2022).

        The words are the same on both sides, so that all precisions without breaks, and with them the bounds
        of the paper, are one; what is left of Sigma is BLEU without its brevity penalty.
        """
        if not all(self.matches):
            return 0.0
        return 100 * exp(sum(map(_log_ratio, self.matches, self.totals)) / 4)


def _log_ratio(part: int, whole: int) -> float:
    return log(part / whole)


def _grams(tokens: list[str], n: int) -> Iterator[tuple[str, ...]]:
    return zip(*(tokens[i:] for i in range(n)), strict=False)


def sentences(words: Sequence[str], found: Marks, wanted: Marks) -> Iterator[tuple[list[str], list[str]]]:
    """Sentence by sentence the tokens with both kinds of break, as EvalSub wants them."""
    mine: list[str] = []
    theirs: list[str] = []
    for word, a, b in zip(words, found, wanted, strict=True):
        tokens = _TOKEN.findall(word)
        for tagged, mark in ((mine, a), (theirs, b)):
            tagged.extend([*tokens, _NAMES[mark]] if mark else tokens)
        if _SENTENCE.search(word):
            yield mine, theirs
            mine, theirs = [], []
    if theirs:
        yield mine, theirs
