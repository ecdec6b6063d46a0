"""Phrases that set one chapter apart from the rest of a talk, in any language.

A phrase is a run of words between words of grammar: those that the language lists, and those that nearly
every chapter says, which holds for languages that are not listed too.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from podcast.chapters.grammar import quoted_sentences
from podcast.chapters.languages import Language, closed
from podcast.chapters.lexis import WORD

LONGEST = 3
"""Words of a phrase."""
SECOND = 0.35
"""A phrase is left out when it scores less than this part of the best, or comes once."""
LEADING = 3.0
"""What a phrase weighs that the first turn has: what is asked is what the chapter is about."""
EVERYWHERE, CHAPTERS = 0.7, 4
"""What is said in more than this part of the chapters names none of them, where there are so many."""
ASKED, FEWEST = 40, 4
"""Characters of a question that is a title, at most, and its words, at least."""
SHORTEST = 3
"""Letters of a phrase."""
_CLAUSE = re.compile(r"[.!?…,;:()\"“”«»¿¡–—。？！、]|\s-\s")


class Phrases:
    """The phrases of a talk, given as its chapters' texts."""

    def __init__(self, texts: Sequence[str], tag: str) -> None:
        self.texts = [text.replace("’", "'") for text in texts]
        self.grammar = closed(tag)

    @cached_property
    def closed(self) -> frozenset[str]:
        """The words that are in no phrase."""
        if len(self.texts) < CHAPTERS:
            return self.grammar
        spread = Counter(word for text in self.texts for word in set(WORD.findall(text.lower())))
        common = {word for word, n in spread.items() if n > EVERYWHERE * len(self.texts)}
        return self.grammar | common

    @cached_property
    def counted(self) -> list[Counter[str]]:
        """How often each phrase comes in each chapter, in small letters."""
        return [Counter(each.lower() for each in self._found(text)) for text in self.texts]

    @cached_property
    def total(self) -> Counter[str]:
        """How often each phrase comes in the talk."""
        total: Counter[str] = Counter()
        for counts in self.counted:
            total.update(counts)
        return total

    def best(self, n: int, first: str, count: int) -> list[str]:
        """Up to `count` phrases that chapter `n` has and others hardly; those in `first` weigh more."""
        counts, total = self.counted[n], self.total
        here, rest = counts.total() + 1, total.total() - counts.total() + 1
        leading = {each.lower() for each in self._found(first.replace("’", "'"))}
        often = [key for key in counts if counts[key] > 1 or key in leading]
        scores = {}
        for key in often or counts:
            times = counts[key]
            ratio = math.log(((times + 0.1) / here) / ((total[key] - times + 0.5) / rest))
            longer = 1 + 0.6 * (len(key.split()) - 1)
            scores[key] = times * max(0.0, ratio) * longer * (LEADING if key in leading else 1)
        ranked = sorted((key for key in scores if scores[key] > 0), key=lambda key: (-scores[key], key))
        strong = [key for key in ranked[1:] if counts[key] > 1 and scores[key] >= SECOND * scores[ranked[0]]]
        return [self._spelt(n, key) for key in _apart([*ranked[:1], *strong], count)]

    def _spelt(self, n: int, key: str) -> str:
        """The most usual spelling of a phrase in a chapter; of equals the first in the alphabet."""
        seen = Counter(each for each in self._found(self.texts[n]) if each.lower() == key)
        return min(seen, key=lambda each: (-seen[each], each))

    def _found(self, text: str) -> Iterator[str]:
        for clause in _CLAUSE.split(text):
            run: list[str] = []
            for word in [*WORD.findall(clause), ""]:
                if word and word.lower() not in self.closed:
                    run.append(word)
                    continue
                if 0 < len(run) <= LONGEST and len("".join(run)) >= SHORTEST:
                    yield " ".join(run)
                run = []


def asked(text: str, known: Language) -> str:
    """The first question of a text just as it was asked, if it is short and points at nothing, else "".

    Only of languages whose pointing words are known.
    """
    if not known.pointing:
        return ""
    for sentence in quoted_sentences(text):
        words = sentence.strip(" «»").split()
        while words and words[0].lower().strip("¿,") in known.leads:
            words = words[1:]
        bare = {word.lower().strip("¿?,«» ") for word in words} - {""}
        whole = " ".join(words)
        fits = len(bare) >= FEWEST and len(whole) <= ASKED and whole.endswith("?")
        if fits and known.pointing.isdisjoint(bare):
            return whole
    return ""


def _apart(ranked: Iterable[str], count: int) -> list[str]:
    """The first phrases that share no word."""
    found: list[str] = []
    used: set[str] = set()
    for key in ranked:
        if len(found) < count and not used.intersection(key.split()):
            found.append(key)
            used.update(key.split())
    return found
