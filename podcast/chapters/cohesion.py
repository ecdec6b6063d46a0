"""How much the words change at each turn of a talk."""

import math
from collections import Counter, deque
from collections.abc import Sequence

BLOCK = 6
"""Turns on either side that are compared (Hearst's TextTiling, Computational Linguistics 23(1), 1997)."""
WINDOW = 150
"""Topic words on either side that are told apart."""


def gains(words: Sequence[list[str]]) -> list[float]:
    """For each turn, how much better two word models describe what lies around its start than one does.

    In nats per square root of words, by the model of Utiyama and Isahara (ACL 2001), over WINDOW topic words
    on either side; 0.0 at the first turn.
    """
    before, after, around = _Pile(), _Pile(), _Pile()
    found = []
    first = last = 0
    for here in range(len(words)):
        if here:
            before.add(words[here - 1])
            after.take(words[here - 1])
        while last < len(words) and (after.size < WINDOW or last <= here):
            after.add(words[last])
            around.add(words[last])
            last += 1
        while first < here and before.size - len(words[first]) >= WINDOW:
            before.take(words[first])
            around.take(words[first])
            first += 1
        size = before.size + after.size
        known = len(around.counts)
        gain = before.fit(known) + after.fit(known) - around.fit(known)
        found.append(gain / math.sqrt(size) if before.size and after.size else 0.0)
    return found


class _Pile:
    """Words in a window that moves."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.size = 0
        self.terms = 0.0

    def add(self, words: Sequence[str]) -> None:
        for word in words:
            n = self.counts[word] = self.counts.get(word, 0) + 1
            self.terms += _term(n) - _term(n - 1)
        self.size += len(words)

    def take(self, words: Sequence[str]) -> None:
        for word in words:
            n = self.counts[word] - 1
            self.terms += _term(n) - _term(n + 1)
            if n:
                self.counts[word] = n
            else:
                del self.counts[word]
        self.size -= len(words)

    def fit(self, known: int) -> float:
        """The logarithm of the likelihood of the words under their own model, over `known` words."""
        return self.terms - self.size * math.log(self.size + known) if self.size else 0.0


def _term(n: int) -> float:
    return n * math.log(n + 1)


def similarities(words: Sequence[list[str]], spread: Counter[str]) -> list[float]:
    """For each turn, the cosine of the blocks of BLOCK turns before and from it; `spread` counts turns."""
    total = len(words)
    near: deque[dict[str, float]] = deque(maxlen=2 * BLOCK)
    near.extend({} for _ in range(BLOCK))
    found = []
    # One more turn comes into sight behind each place, and at the end none.
    for here in range(1 - BLOCK, total):
        coming = here + BLOCK - 1
        near.append(_weights(words[coming], spread, total) if coming < total else {})
        if here >= 1:
            blocks = list(near)
            found.append(_cosine(_sum(blocks[:BLOCK]), _sum(blocks[BLOCK:])))
    return [0.0, *found][:total]


def _weights(words: Sequence[str], spread: Counter[str], total: int) -> dict[str, float]:
    return {
        word: (1 + math.log(n)) * math.log((1 + total) / spread[word]) for word, n in Counter(words).items()
    }


def _cosine(a: dict[str, float], b: dict[str, float]) -> float:
    size = math.sqrt(math.fsum(x * x for x in a.values()) * math.fsum(x * x for x in b.values()))
    shared = math.fsum(x * b[word] for word, x in a.items() if word in b)
    return shared / size if size else 0.0


def _sum(vectors: Sequence[dict[str, float]]) -> dict[str, float]:
    added: dict[str, float] = {}
    for vector in vectors:
        for word, x in vector.items():
            added[word] = added.get(word, 0.0) + x
    return added


def depths(similar: Sequence[float]) -> list[float]:
    """How deep each place lies below the peaks of similarity to its left and right."""
    found = [0.0]
    last = len(similar) - 1
    for here in range(1, last + 1):
        left = right = here
        while left > 1 and similar[left - 1] >= similar[left]:
            left -= 1
        while right < last and similar[right + 1] >= similar[right]:
            right += 1
        found.append(similar[left] + similar[right] - 2 * similar[here])
    return found[: len(similar)]
