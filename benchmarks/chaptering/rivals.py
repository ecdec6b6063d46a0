"""The classic ways to cut a text, as functions of a gold text and a number of chapters.

TextTiling: Hearst, Computational Linguistics 23(1) (1997). C99: Choi, NAACL 2000. U00: Utiyama and Isahara,
ACL 2001. All see the lines of the text and the product's own stop words and stems.
"""

import math
from collections import Counter

import numpy as np
from numpy.typing import NDArray

from benchmarks.chaptering.gold import Gold
from podcast.chapters.cohesion import depths, similarities
from podcast.chapters.lexis import Counts, tokens
from podcast.chapters.path import counted, freely

Values = NDArray[np.float64]
RANKS = 11
"""The side of the square in which C99 ranks a similarity."""


def every(gold: Gold, minutes: float) -> list[int]:
    """The line nearest to each multiple of some minutes."""
    step, starts = minutes * 60_000, np.array(gold.starts)
    times = np.arange(step, gold.starts[-1], step)
    return sorted({int(np.abs(starts[1:] - time).argmin()) + 1 for time in times})


def evenly(gold: Gold, count: int) -> list[int]:
    return every(gold, gold.end / count / 60_000)[: count - 1]


def text_tiling(gold: Gold, count: int) -> list[int]:
    """The deepest valleys of similarity, two lines apart at least."""
    words = [tokens(line) for line in gold.lines]
    deep = depths(similarities(words, Counter(word for each in words for word in set(each))))
    found: list[int] = []
    for n in sorted(range(1, len(deep)), key=lambda n: (-deep[n], n)):
        if len(found) < count - 1 and all(abs(n - other) > 1 for other in found):
            found.append(n)
    return sorted(found)


def c99(gold: Gold, count: int) -> list[int]:
    """Divisive clustering of the ranks of similarities."""
    ranks = _ranked(_cosines(gold))
    n = len(ranks)
    sums = np.zeros((n + 1, n + 1))
    sums[1:, 1:] = ranks.cumsum(axis=0).cumsum(axis=1)
    parts = [(0, n)]
    while len(parts) < min(count, n):
        inside, area = sum(_box(sums, *part) for part in parts), sum((b - a) ** 2 for a, b in parts)
        best = (-1.0, 0, 0, 0)
        for a, b in parts:
            for cut in range(a + 1, b):
                inner = inside - _box(sums, a, b) + _box(sums, a, cut) + _box(sums, cut, b)
                density = inner / (area - (b - a) ** 2 + (cut - a) ** 2 + (b - cut) ** 2)
                best = max(best, (density, -a, -b, -cut))
        _, a, b, cut = best[0], -best[1], -best[2], -best[3]
        parts.remove((a, b))
        parts += [(a, cut), (cut, b)]
    return sorted(a for a, _ in parts if a)


def _box(sums: Values, a: int, b: int) -> float:
    return float(sums[b, b] - sums[a, b] - sums[b, a] + sums[a, a])


def _cosines(gold: Gold) -> Values:
    words = [tokens(line) for line in gold.lines]
    column = {word: n for n, word in enumerate(dict.fromkeys(word for each in words for word in each))}
    table = np.zeros((len(words), max(1, len(column))))
    for row, each in zip(table, words, strict=True):
        for word, n in Counter(each).items():
            row[column[word]] = n
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    table /= np.where(lengths, lengths, 1.0)
    return table @ table.T


def _ranked(similar: Values) -> Values:
    """For each pair, the part of its neighbours that are less similar."""
    n, reach = len(similar), RANKS // 2
    lower, known = np.zeros((n, n)), np.zeros((n, n))
    for i in range(-reach, reach + 1):
        for j in range(-reach, reach + 1):
            a, b = slice(max(0, -i), min(n, n - i)), slice(max(0, -j), min(n, n - j))
            x, y = slice(max(0, i), min(n, n + i)), slice(max(0, j), min(n, n + j))
            if i or j:
                lower[a, b] += similar[a, b] > similar[x, y] + 1e-12
                known[a, b] += 1
    return lower / np.maximum(known, 1)


def u00(gold: Gold, count: int | None) -> list[int]:
    """The most likely cut under a word model of each chapter's own; None lets it choose the number."""
    words = [tokens(line) for line in gold.lines]
    vocabulary, total = len({word for each in words for word in each}), sum(map(len, words))
    lines = len(words)
    costs = np.full((lines + 1, lines), np.inf)
    for i in range(lines):
        counts = Counts(vocabulary)
        for r, each in enumerate(words[i:]):
            costs[i + r + 1, r] = counts.add(each)
    nothing = np.zeros(lines + 1)
    if count is None:
        return freely(nothing, costs + math.log(max(2, total)))
    return counted(nothing, costs, count)
