"""Which of the names in its opening a chapter takes: one that is asked for, whole, said again, and its own.

What each sign is worth was fitted to editors' titles (ROUGE-1, ridge regression over the even half of the
interviews that docs/chapters.md names) and rounded. What a reader minds and that measure does not see was set
by hand: a lone word, a long title, one preposition behind another, a word of every chapter.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

from podcast.chapters import questions
from podcast.chapters.grammar import leaning, plain
from podcast.chapters.lexis import tokens
from podcast.chapters.naming import Name, names

ASKED, ASKED_WHAT, ASKED_DOING, HOW, WHOLE = 0.06, 0.08, 0.08, 0.1, 0.16
"""In a question; what that asks for; what it is about to do; "how to"; a question turned into a title."""
LATE, ABOUT, ENDS = -0.06, 0.05, 0.015
"""In the last clause of the opening (in the first: 0); behind "about"; at the end of its clause."""
AGAIN, ANSWERED = 0.06, 0.04
"""For each e-fold of times that the chapter says it; when all its words come back behind the opening."""
WORD, WORDS = 0.025, 6
"""For each word, up to so many."""
ALONE, LONG, LINKED, COMMON = -0.14, -0.08, -0.03, -0.4
"""A lone topic word; over 40 characters; each preposition after the first; what every chapter says."""
USUAL = 0.3
"""The part of the chapters in which a word may come before it is common."""
PASSING, OFTEN = -0.07, 3
"""Not in the opening, only said in the chapter; how often it must be said there."""
GOOD = 0.2
"""From a name worth so much on, weaker sources are not asked: first questions, then the opening, then all."""
NEAR = 0.06
"""A lone word takes another name along that is worth no more than this less."""
FEWEST = 3
"""Times that the matter of a talk comes in it."""
QUESTION = 60
"""Characters of a question that stands as it was asked, where the names at hand are lone words."""
_LINKS = frozenset("in for with on of from by at into through as".split())  # noqa: SIM905


class Choice:
    """The chapters of a talk, given as texts, among which each name is weighed."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = [plain(text) for text in texts]
        self.leaning = leaning(self.texts)
        self.said = [_run(tokens(text)) for text in self.texts]

    @cached_property
    def spread(self) -> Counter[str]:
        """In how many chapters each topic word comes."""
        return Counter(word for said in self.said for word in set(said.split()))

    def ranked(self, n: int, opening: str) -> list[str]:
        """Titles for chapter `n`, which opens with `opening`, the best first."""
        spoken = Counter(tokens(plain(opening)))
        found = self._asked(n, opening, spoken)
        alone: dict[str, Name] = {}
        for group in (
            _placed(names(plain(opening), self.leaning)),
            self._often(n, OFTEN),
            self._rest(n, found),
        ):
            if max(found.values(), default=0.0) >= GOOD:
                break
            for name, worth in group:
                known = worth + self.weighed(n, name.text, spoken)
                found[name.text] = max(known, found.get(name.text, known))
                alone[name.text] = name
        best = sorted(found, key=lambda title: (-found[title], title))
        near = [each for each in best[1:] if found[each] >= found[best[0]] - NEAR and each in alone]
        is_lone = bool(best) and " " not in best[0]
        whole = questions.whole(opening, QUESTION) if is_lone else ""
        return [*filter(None, [whole]), *_joined(best[:1], [alone[each] for each in near]), *best]

    def topic(self, opening: str) -> str:
        """What the talk is about: the phrase of its opening that comes back most often, or ""."""
        weighed = []
        for name in names(plain(opening), self.leaning):
            times = sum(said.count(_run(tokens(name.text))) for said in self.said)
            if name.form == "noun" and len(tokens(name.text)) > 1 and times >= FEWEST:
                named = 2 * all(word[0].isupper() for word in name.words)
                weighed.append((times * (1 + len(name.words) + named), name.text))
        return max(weighed)[1] if weighed else ""

    def _asked(self, n: int, opening: str, spoken: Mapping[str, int]) -> dict[str, float]:
        """The title that a question gives, if one does; a whole question needs two words of its own."""
        if not (title := questions.title(opening)):
            return {}
        thin = title.endswith("?") and len(tokens(title)) < 2
        return {title: ASKED + (0.0 if thin else WHOLE) + self.weighed(n, title, spoken)}

    def _often(self, n: int, least: int) -> Iterator[tuple[Name, float]]:
        for name in names(self.texts[n], self.leaning):
            if name.form == "noun" and self.said[n].count(_run(tokens(name.text))) >= least:
                yield name, PASSING

    def _rest(self, n: int, found: Mapping[str, float]) -> Iterator[tuple[Name, float]]:
        """Where the opening names nothing, whatever the chapter does."""
        if not found:
            often = self._often(n, 1)
            yield from ((name, worth) for name, worth in often if name.ends and len(name.words) > 1)

    def weighed(self, n: int, title: str, spoken: Mapping[str, int]) -> float:
        """What a title's words are worth, wherever they stand; `spoken` counts those of the opening."""
        topics, words = tokens(title), title.lower().split()
        times = self.said[n].count(_run(topics))
        answered = all(self.said[n].count(f" {word} ") > spoken.get(word, 0) for word in topics)
        common = min(self.spread[word] for word in topics) / len(self.said) if topics else 1.0
        return (
            AGAIN * math.log(max(1, times))
            + ANSWERED * answered
            + COMMON * max(0.0, common - USUAL)
            + WORD * min(len(words), WORDS)
            + ALONE * (len(topics) == 1)
            + LONG * (len(title) > questions.LONGEST)
            + LINKED * max(0, sum(word in _LINKS for word in words) - 1)
        )


def _placed(found: Iterable[Name]) -> Iterator[tuple[Name, float]]:
    """Names with what their place is worth."""
    for name in found:
        worth = ASKED * name.asked + ASKED_WHAT * (name.form == "what") + HOW * (name.form == "how")
        worth += ASKED_DOING * (name.asked and name.form == "doing")
        yield name, worth + LATE * name.place + ABOUT * name.about + ENDS * name.ends


def _joined(best: Sequence[str], others: Iterable[Name]) -> Iterator[str]:
    """A lone word with another name, of which it has no word: "Ebb and the harbour pilot"."""
    for word in best:
        fitting = (
            other.text
            for other in others
            if set(other.letters) <= set("ASENK") and set(tokens(word)).isdisjoint(tokens(other.text))
        )
        yield from (f"{word} and {other}" for other in islice(fitting, " " not in word))


def _run(words: Sequence[str]) -> str:
    """Words in a form in which runs of them are counted as parts of a text."""
    return " " + "  ".join(words) + " "
