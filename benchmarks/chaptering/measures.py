"""How near chapters come to an editor's.

Pk: Beeferman et al., Machine Learning 34 (1999). WindowDiff: Pevzner and Hearst, Computational Linguistics
28(1) (2002). Both slide a window of half the editor's mean chapter, in lines. ROUGE: Lin (2004).
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate


def _window(lines: int, gold: Sequence[int]) -> int:
    return max(2, round(lines / (len(gold) + 1) / 2))


def _labels(lines: int, cuts: Sequence[int]) -> list[int]:
    at = set(cuts)
    return list(accumulate(int(n in at) for n in range(lines)))


def pk(lines: int, gold: Sequence[int], made: Sequence[int]) -> float:
    k, g, h = _window(lines, gold), _labels(lines, gold), _labels(lines, made)
    wrong = sum((g[n] == g[n + k]) != (h[n] == h[n + k]) for n in range(lines - k))
    return wrong / max(1, lines - k)


def window_diff(lines: int, gold: Sequence[int], made: Sequence[int]) -> float:
    k, g, h = _window(lines, gold), _labels(lines, gold), _labels(lines, made)
    return sum(g[n + k] - g[n] != h[n + k] - h[n] for n in range(lines - k)) / max(1, lines - k)


def matches(gold: Sequence[int], made: Sequence[int], tolerance: int) -> int:
    i = j = found = 0
    while i < len(gold) and j < len(made):
        if abs(gold[i] - made[j]) <= tolerance:
            found, i, j = found + 1, i + 1, j + 1
        elif gold[i] < made[j]:
            i += 1
        else:
            j += 1
    return found


def f1(gold: Sequence[int], made: Sequence[int], tolerance: int = 0) -> float:
    found = matches(gold, made, tolerance)
    return 2 * found / (len(gold) + len(made)) if gold or made else 1.0


def f1_with_extras(gold: Sequence[int], made: Sequence[int], may: Sequence[int]) -> float:
    """Cuts among `may` count neither for nor against."""
    found = len(set(gold) & set(made))
    precision = found / max(1, len([cut for cut in made if cut not in may]))
    recall = found / max(1, len(gold))
    return 2 * precision * recall / (precision + recall) if found else 0.0


def _stem(word: str) -> str:
    """A rule of its own, so that a title is not judged by the endings it was made with."""
    return re.sub(r"(?:ing|ed|es|s|ly)$", "", word) if len(word) > 4 else word


def rouge_1(title: str, other: str) -> float:
    a, b = (Counter(map(_stem, re.findall(r"[a-z0-9+#]+", each.lower()))) for each in (title, other))
    shared = (a & b).total()
    return 2 * shared / (a.total() + b.total()) if shared else 0.0
