"""The signs of many talks as sparse tables, for the fit: a row a turn, a column a weight."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from benchmarks.dialogue.labelled import Turns
from podcast.transcript.dialogue import OPENING, RATES, Weights, WordWeights
from podcast.transcript.signs import LINKS, SIGNS, Turn, turns_of

Array = np.ndarray[Any, np.dtype[Any]]


class Table:
    """The signs of many talks as sparse rows, a talk a column of turns."""

    def __init__(
        self, talks: Sequence[Turns], truth: Sequence[str], words: Sequence[str], *, english: bool
    ) -> None:
        self.signs = [sign for sign in SIGNS if english or not sign.english]
        self.links = [link for link in LINKS if english or not link.english]
        self.words = {word: n for n, word in enumerate(words)}
        self.shape = (max(map(len, talks)), len(talks))
        self.guest = np.zeros(self.shape, bool)
        self.said = np.zeros(self.shape, bool)
        unary: list[tuple[int, int, float]] = []
        pairs: list[tuple[int, int, float]] = []
        for column, (talk, host) in enumerate(zip(talks, truth, strict=True)):
            before = None
            for n, turn in enumerate(turns_of([text for _, text in talk])):
                row = n * len(talks) + column
                self.said[n, column], self.guest[n, column] = True, talk[n][0] != host
                unary += [(row, at, value) for at, value in self._unary(turn)]
                if before:
                    pairs += [(row, at, value) for at, value in self._pair(before, turn)]
                before = turn
        self.unary = _matrix(unary, self.said.size, len(self.signs) + 2 * len(words) + 1)
        self.pairs = _matrix(pairs, self.said.size, len(self.links) + len(words) + 1)

    def _unary(self, turn: Turn) -> Iterator[tuple[int, float]]:
        yield from ((n, 1.0) for n, sign in enumerate(self.signs) if sign.shown(turn))
        base, count = len(self.signs), len(self.words)
        yield from ((base + self.words[word], 1.0) for word in set(turn.words[:OPENING]) & self.words.keys())
        scale = max(1, len(turn.words)) ** -0.5
        for word, times in Counter(turn.words).items():
            if word in self.words:
                yield base + count + self.words[word], min(1.0, times * scale)
        yield base + 2 * count, 1.0

    def _pair(self, before: Turn, turn: Turn) -> Iterator[tuple[int, float]]:
        yield from (
            (n, value) for n, link in enumerate(self.links) if (value := float(link.shown(before, turn)))
        )
        if turn.words and turn.words[0] in self.words:
            yield len(self.links) + self.words[turn.words[0]], 1.0
        yield len(self.links) + len(self.words), 1.0

    def weights(self, fitted: Array) -> Weights:
        """The fitted numbers as the model reads them."""
        one, two = fitted[: self.unary.shape[1]], fitted[self.unary.shape[1] : -len(RATES)]
        s, k, w = len(self.signs), len(self.links), len(self.words)
        words = {
            word: WordWeights(*(round(float(x), 2) + 0.0 for x in (one[s + n], one[s + w + n], two[k + n])))
            for word, n in self.words.items()
        }
        return Weights(
            signs={sign.name: round(float(one[n]), 2) for n, sign in enumerate(self.signs)},
            links={link.name: round(float(two[n]), 2) for n, link in enumerate(self.links)},
            words={word: each for word, each in words.items() if max(map(abs, each)) >= 0.1},
            host=round(float(one[-1]), 2),
            change=round(float(two[-1]), 2),
            rates=tuple(round(float(x), 2) for x in fitted[-len(RATES) :]),
        )


def _matrix(cells: list[tuple[int, int, float]], rows: int, columns: int) -> csr_matrix:
    where, what, value = zip(*cells, strict=True)
    return csr_matrix((value, (where, what)), (rows, columns))
