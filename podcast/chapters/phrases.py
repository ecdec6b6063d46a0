"""Noun phrases, and those that set one chapter apart from the rest of a talk.

No tagger: a word is taken for a verb in a talk that uses it after "to", a pronoun or an auxiliary more often
than after an article or a preposition.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from podcast.chapters.lexis import STOP, WORD, stem

LONGEST = 3
"""Words of a phrase."""
SECOND = 0.35
"""A phrase is left out when it scores less than this part of the best."""
LEADING = 3.0
"""What a phrase weighs that the first turn has: what is asked is what the chapter is about."""
HANGING = 0.6
"""The part of its uses in which a word has another after it that carries a topic, in what ends no phrase."""
_CLAUSE = re.compile(r"[.!?…,;:()\"“”–—]|\s-\s")
_BEFORE_VERB = frozenset(
    """
    to i you we they he she it who that can could will would may might must should do does did don't not
    never often also really just please
    """.split()  # noqa: SIM905
)
_BEFORE_NOUN = frozenset(
    """
    a an the this these those my your his her its our their of in on at for from with by about into
    through no some any each every many more most such
    """.split()  # noqa: SIM905
)
_VERBS = frozenset(
    """
    agree ask asks become becomes began begin begins believe believes bought break bring brings broke
    broken brought build builds built call called came change changes check checks choose chose come
    comes create creates depend depends does drop drove explain feel fell felt find finds follow follows
    found gave give given gives goes got grew grow grows happen happens hear hears held help helps hold
    hope hopes include includes involve involves join keep keeps kept knew knows learn leave left let
    lets like likes look looks lose love loves made mean means met move needs offer open paid pay prefer
    prepare prevent put ran read reads rebuilt require requires run runs said sang sat saw says see seem
    seems seen sell sells sent show shows slept sold spend spoke stand start starts stay stood stop take
    taken takes tell tells thought told took translate try turn turns understand use used using vary
    wait wake walk wants watch wear went woke won work worked works write writes written wrote
    """.split()  # noqa: SIM905
)
_NO_ADVERBS = frozenset(
    ("assembly", "daily", "early", "elderly", "family", "friendly", "hourly", "italy", "july", "monopoly",
     "monthly", "only", "reply", "supply", "weekly", "yearly")
)  # fmt: skip
_NOT_LAST = ("ly", "ed", "able", "ible", "ous", "ful")
_NOT_ALONE = ("al", "ive", "ic", "ing")


class Phrases:
    """The noun phrases of a talk, given as stretches of text."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = [text.replace("’", "'") for text in texts]

    @cached_property
    def leaning(self) -> Counter[str]:
        """How much more often each word stands where verbs do than where nouns do."""
        leaning: Counter[str] = Counter()
        for text in self.texts:
            for before, word in pairwise(map(str.lower, WORD.findall(text))):
                leaning[word] += (before in _BEFORE_VERB) - (before in _BEFORE_NOUN)
        return leaning

    @cached_property
    def hanging(self) -> frozenset[str]:
        """Words that mostly lean on a word after them: adjectives, and what compounds begin with."""
        said: Counter[str] = Counter()
        leant: Counter[str] = Counter()
        for text in self.texts:
            for clause in _CLAUSE.split(text.lower()):
                words = WORD.findall(clause)
                said.update(words)
                leant.update(
                    word for word, after in pairwise(words) if after not in STOP and after not in self.verbs
                )
        return frozenset(word for word, n in leant.items() if n > HANGING * said[word])

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Words that this talk uses as verbs."""
        # "By using" stands where nouns do, and "using data" is no phrase.
        nouns = {word for word, n in self.leaning.items() if n < 0 and not word.endswith("ing")}
        return frozenset({word for word, n in self.leaning.items() if n > 0} | (_VERBS - nouns))

    @cached_property
    def found(self) -> list[list[tuple[str, str]]]:
        """The phrases of each stretch in order: the stems of their words, and the spelling."""
        return [list(self._found(text)) for text in self.texts]

    @cached_property
    def counted(self) -> list[Counter[str]]:
        """How often each phrase comes in each stretch; phrases are keyed by the stems of their words."""
        return [Counter(key for key, _ in each) for each in self.found]

    @cached_property
    def total(self) -> Counter[str]:
        """How often each phrase comes in the talk."""
        total: Counter[str] = Counter()
        for counts in self.counted:
            total.update(counts)
        return total

    @cached_property
    def spellings(self) -> dict[str, str]:
        """The most usual spelling of each phrase; of equals the first in the alphabet."""
        seen: dict[str, Counter[str]] = {}
        for each in self.found:
            for key, spelling in each:
                seen.setdefault(key, Counter())[spelling] += 1
        return {key: min(found, key=lambda each: (-found[each], each)) for key, found in seen.items()}

    def best(self, n: int, first: str, count: int) -> list[str]:
        """Up to `count` phrases that stretch `n` has and others hardly; those in `first` weigh more."""
        counts, total = self.counted[n], self.total
        here, rest = counts.total() + 1, total.total() - counts.total() + 1
        leading = {key for key, _ in self._found(first.replace("’", "'"))}
        often = [key for key in counts if counts[key] > 1 or key in leading]
        scores = {}
        for key in often or counts:
            times = counts[key]
            ratio = math.log(((times + 0.1) / here) / ((total[key] - times + 0.5) / rest))
            size = len(key.split())
            scores[key] = (
                times * max(0.0, ratio) * (1 + 0.6 * (size - 1)) * (LEADING if key in leading else 1)
            )
        ranked = sorted((key for key in scores if scores[key] > 0), key=lambda key: (-scores[key], key))
        strong = [key for key in ranked if scores[key] >= SECOND * scores[ranked[0]]]
        return [self.spellings[key] for key in _apart(strong, count)]

    def topic(self, first: str) -> str:
        """What the talk is about: the phrase of its first words that comes back most often, or ""."""
        keys = dict.fromkeys(key for key, _ in self._found(first.replace("’", "'")))
        weighed = [
            (self.total[key] * (1 + len(key.split()) + _named(self.spellings[key])), key) for key in keys
        ]
        often = [(weight, key) for weight, key in weighed if self.total[key] > 2 and " " in key]
        return self.spellings[max(often, key=lambda each: (each[0], each[1]))[1]] if often else ""

    def _found(self, text: str) -> Iterable[tuple[str, str]]:
        for clause in _CLAUSE.split(text):
            words = WORD.findall(clause)
            for size in range(1, LONGEST + 1):
                for i in range(len(words) - size + 1):
                    group = words[i : i + size]
                    if self._is_phrase(group):
                        yield " ".join(stem(word.lower()) for word in group), _spelling(group, i)

    def _is_phrase(self, group: Sequence[str]) -> bool:
        lower = [word.lower() for word in group]
        if any(word in STOP or word in self.verbs or "'" in word for word in lower):
            return False
        if any(word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS for word in lower):
            return False  # an adverb: a verb is near
        last = lower[-1]
        if len(group) == 1 and last in self.hanging:
            return False
        # A lone word is a phrase only where the talk treats it as a noun; so is what ends in -ing.
        if len(group) == 1 and (self.leaning[last] > -2 or last.endswith(_NOT_ALONE)):
            return False
        if last.endswith("ing") and self.leaning[last] >= 0:
            return False
        return len(last) > 2 and not (
            last.endswith(_NOT_LAST) and len(last) > 4 and not group[-1][0].isupper()
        )


def _named(spelling: str) -> int:
    return 2 * all(word[0].isupper() for word in spelling.split())


def _spelling(group: Sequence[str], place: int) -> str:
    """As it is spelt inside a sentence: a capital that only starts a clause is taken back."""
    first = group[0]
    if place == 0 and first[1:].islower() and not (len(group) > 1 and group[1][0].isupper()):
        first = first.lower()
    return " ".join((first, *group[1:]))


def _apart(ranked: Iterable[str], count: int) -> list[str]:
    """The first phrases that share no word."""
    found: list[str] = []
    used: set[str] = set()
    for key in ranked:
        if len(found) < count and not used.intersection(key.split()):
            found.append(key)
            used.update(key.split())
    return found
