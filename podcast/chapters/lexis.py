"""Words as evidence of a topic: which of them carry one, and how well a stretch of talk holds together."""

import math
import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

WORD = re.compile(r"[^\W\d_][\w+#'-]*")

STOP = frozenset(
    """
    a about above after again against all also am an and any are aren't as at be because been before
    being below between both but by can can't cannot could couldn't did didn't do does doesn't doing
    don't down during each few for from further had hadn't has hasn't have haven't having he he'd he'll
    he's her here here's hers herself him himself his how how's i i'd i'll i'm i've if in into is isn't
    it it's its itself let's me more most mustn't my myself no nor not of off on once only or other
    ought our ours ourselves out over own same she she'd she'll she's should shouldn't so some such than
    that that's the their theirs them themselves then there there's these they they'd they'll they're
    they've this those through to too under until up upon us very was wasn't we we'd we'll we're we've
    were weren't what what's when when's where where's whether which while who who's whom why why's will
    with within without won't would wouldn't you you'd you'll you're you've your yours yourself
    yourselves yeah yes okay ok like just really kind sort mean know think thing things get getting got
    go going actually basically right well oh um uh lot maybe something someone somebody anything
    everything nothing anyone everyone say says saying said want wants much way even people make makes
    made making will see good because lets also still need needs many now come first bit probably first
    second another around may might must shall often usually always never quite rather one two question
    questions topic topics example examples stuff hey guys time times minute minutes today everybody
    else episode podcast link links end part different big large small sure exactly cool great
    interesting whereas whose
    """.split()  # noqa: SIM905 - a table of words reads better as words
)


def pattern(text: str) -> re.Pattern[str]:
    """A pattern written over several lines, whose line breaks and indents count for nothing."""
    return re.compile(re.sub(r"\n\s*", "", text), re.IGNORECASE)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A word without its ending, roughly: Porter's stemmer gained nothing on interviews."""
    return re.sub(r"(?<=\w{3})(?:ing|ed|es|e|s|ly)$", "", word)


def tokens(text: str) -> list[str]:
    """The stems of the words that carry a topic, in order."""
    found = WORD.findall(text.lower().replace("’", "'"))
    return [stem(word) for word in found if word not in STOP and len(word) > 1]


ROOT = 5
"""Letters of a word that are compared where words alone decide: on Choi's set (NAACL 2000) that finds more
than endings taken off by rule, and as much as Porter's stemmer."""


def roots(text: str) -> list[str]:
    """The first letters of the words that carry a topic, in order."""
    found = WORD.findall(text.lower().replace("’", "'"))
    return [word[:ROOT] for word in found if word not in STOP and len(word) > 1]


class Counts:
    """What it costs to describe a stretch of words by a word model of its own, as words are added.

    The cost is that of Utiyama and Isahara (ACL 2001, section 2.1). Terms are kept as sums over counts in
    the order of the talk, so that no hash table's order gets into them.
    """

    def __init__(self, vocabulary: int) -> None:
        self.vocabulary = vocabulary
        self.size = 0
        self.counts: dict[str, int] = {}
        self.terms = 0.0

    def add(self, words: Sequence[str]) -> float:
        """The cost of the stretch with these words at its end."""
        for word in words:
            n = self.counts.get(word, 0)
            self.terms += _term(n + 1) - _term(n)
            self.counts[word] = n + 1
        self.size += len(words)
        return self.size * math.log(self.size + self.vocabulary) - self.terms if self.size else 0.0


@cache
def _term(n: int) -> float:
    return n * math.log(n + 1)


def standardised(values: Iterable[float]) -> list[float]:
    """Values as deviations from their mean; all 0 where they are all the same."""
    found = list(values)
    if not found:
        return []
    mean = math.fsum(found) / len(found)
    deviation = math.sqrt(math.fsum((value - mean) ** 2 for value in found) / len(found))
    return [(value - mean) / deviation if deviation > 1e-9 else 0.0 for value in found]
