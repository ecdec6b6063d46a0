"""Whether titles come nearer to editors' when what the rest of the show says all the time counts less.

    python -m benchmarks.archive_titles DATA

DATA is that of benchmarks/chapters.py. On the even half: each interview's titles with the others as its
archive, by what a word costs that all of them say (nothing below the given part of them), and once with those
alone that came before it, as a build would have to. Nothing is gained, so builds know no archive: titles of
published episodes never move.
"""

import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from unittest.mock import patch

from benchmarks.chaptering.gold import Gold, interviews
from benchmarks.chaptering.measures import rouge_1
from podcast.chapters.choosing import Choice
from podcast.chapters.lexis import tokens
from podcast.chapters.titles import titles
from podcast.chapters.turns import Turn

PRICES, PARTS = (-0.05, -0.1, -0.2, -0.4), (0.0, 0.3, 0.6)
FEWEST = 5
"""Other interviews that tell anything."""

Spread = Callable[[str], float]
"""In which part of the archive a word is said."""


def spread(words: Sequence[set[str]], own: int, *, before: bool) -> Spread:
    archive = words[:own] if before else [*words[:own], *words[own + 1 :]]
    counts = Counter(word for each in archive for word in each)
    return lambda word: counts[word] / len(archive) if len(archive) >= FEWEST else 0.0


def rouge(gold: Gold, archive: Spread, price: float, part: float) -> list[float]:
    plain = Choice.weighed

    def weighed(self: Choice, n: int, title: str, spoken: Mapping[str, int]) -> float:
        common = min((archive(word) for word in tokens(title)), default=1.0)
        return plain(self, n, title, spoken) + price * max(0.0, common - part)

    turns = [Turn(*each) for each in zip(gold.starts, gold.voices, gold.lines, strict=True)]
    starts = [0, *gold.cuts]
    with patch.object(Choice, "weighed", weighed):
        made = dict(zip(starts, titles(turns, starts), strict=True))
    return [rouge_1(made[line], title) for line, title in gold.titles]


def main() -> None:
    found = next(each.parent for each in sorted(Path(sys.argv[1]).rglob("_podcast")))
    texts = [gold for gold in interviews(found) if gold.is_for_fitting]
    words = [set(tokens(" ".join(gold.lines))) for gold in texts]

    def judged(price: float, part: float, *, before: bool = False) -> float:
        every = (rouge(gold, spread(words, n, before=before), price, part) for n, gold in enumerate(texts))
        return fmean(score for each in every for score in each)

    print(f"no archive: ROUGE-1 {judged(0.0, 0.0):.4f}")
    for price in PRICES:
        print(f"price {price}: " + ", ".join(f"over {part:.0%} {judged(price, part):.4f}" for part in PARTS))
    print(f"price -0.1 over 30%, those before alone: {judged(-0.1, 0.3, before=True):.4f}")


if __name__ == "__main__":
    main()
