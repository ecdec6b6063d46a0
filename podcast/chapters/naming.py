"""Names for a chapter, cut whole out of how it opens: "Mooring a ship", "How to read tides".

A name is a phrase as the talk itself has it, from one joint of a clause to another. A row a construction, as
a pattern over the letters that grammar.py gives words. English.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from podcast.chapters.grammar import Clause, Leaning, clauses, gerund
from podcast.chapters.lexis import STOP, tokens
from podcast.chapters.vocabulary import (
    EMPTY,
    FAINT,
    MEASURES,
    NO_HEADS,
    PAIRED,
    PARTICLES,
    POINTING,
    SOFT,
    TIED,
    VERBS,
)

Words = tuple[tuple[str, ...], str]
"""Words, and the letters of their classes."""

_NOUN = "D?R?[ASEG]*[NK]*N"
_PHRASE = f"(?P<x>(?:D?R?[ASE]*[NK]*KO)?(?:{_NOUN}(?:O|P(?!I))G?)*{_NOUN}(?:C{_NOUN})?)"
_DOES = f"(?P<v>V)(?P<p>R*[PT]?){_PHRASE}"

_NOT_ALONE = ("al", "ic", "ive")
"""Endings of adjectives that are nouns too, in longer phrases."""


@dataclass(frozen=True, slots=True)
class Name:
    """A phrase that may be a title, and what is known of the place where it stands.

    `letters` are the classes of its words, `place` is that of its clause from 0 (first) to 1, `ends` says
    that its clause ends with it, `about` that it stands behind "about".
    """

    words: tuple[str, ...]
    letters: str
    form: str
    asked: bool
    place: float
    ends: bool
    about: bool

    @property
    def text(self) -> str:
        """The words as they are written."""
        return " ".join(self.words)


def names(opening: str, leaning: Leaning) -> list[Name]:
    """The names in a text that `grammar.plain` has seen, each once, as they come."""
    found: dict[str, Name] = {}
    parts = list(clauses(opening, leaning))
    for n, clause in enumerate(parts):
        for name in _in(clause, n / len(parts)):
            found.setdefault(name.text.lower(), name)
    return list(found.values())


def _in(clause: Clause, place: float) -> Iterator[Name]:
    for form, pattern, made in FORMS:
        for match in pattern.finditer(clause.letters):
            start, end = match.span("x")
            before = clause.words[start - 1].lower() if start else ""
            for stop in _joints(clause, start, end):
                kept = made(match, clause, (clause.words[start:stop], clause.letters[start:stop]))
                ends = stop == len(clause.words)
                if (
                    kept
                    and _is_whole(*kept)
                    and (ends or not _goes_on(kept[0]))
                    and not _is_sender(before, kept[0])
                ):
                    about = before in ("about", "regarding")
                    yield Name(*kept, form, asked=clause.asks, place=place, ends=ends, about=about)


def _goes_on(words: tuple[str, ...]) -> bool:
    """Whether what follows belongs to these words: "ships like tugs and …", "how to make the crew …"."""
    return "like" in words or (words[0] == "how" and words[2] in FAINT)


def _is_sender(before: str, words: tuple[str, ...]) -> bool:
    """Whether a name stands where somebody does who sent a question in."""
    return before == "from" and words[0].istitle()


def _joints(clause: Clause, start: int, end: int) -> Iterator[int]:
    """Where a phrase may end: there, and before what only adds to it."""
    yield end
    letters = clause.letters
    yield from (at for at in range(end - 1, start, -1) if letters[at] in "PC" and letters[at - 1] == "N")


def _noun(_match: re.Match[str], _clause: Clause, phrase: Words) -> Words | None:
    return _bared(*phrase)


def _what(match: re.Match[str], clause: Clause, phrase: Words) -> Words | None:
    asks = clause.words[match.start()].lower() in ("what", "what's", "which", "who")
    return _bared(*phrase) if asks else None


def _how(match: re.Match[str], clause: Clause, phrase: Words) -> Words | None:
    found = _done(match, clause, phrase)
    if found is None or clause.words[match.start()].lower() != "how" or found[0][0] in SOFT:
        return None
    return ("how", "to", *found[0]), "WT" + found[1]


def _doing(match: re.Match[str], clause: Clause, phrase: Words) -> Words | None:
    found = _done(match, clause, phrase)
    if found is None or found[0][0] not in VERBS - SOFT:
        return None
    return (gerund(found[0][0]), *found[0][1:]), "G" + found[1][1:]


def _going_on(match: re.Match[str], clause: Clause, phrase: Words) -> Words | None:
    found = _done(match, clause, phrase)
    return found if found and SOFT.isdisjoint(_plain_forms(found[0][0])) else None


def _done(match: re.Match[str], clause: Clause, phrase: Words) -> Words | None:
    """A verb with what belongs to it and its object."""
    a, b = match.span("p")
    verb = clause.words[match.start("v")].lower()
    kept = [n for n in range(a, b) if clause.letters[n] in "PT" or clause.words[n].lower() in PARTICLES]
    if clause.letters[b - 1 : b] in ("P", "T") and b > a and TIED.isdisjoint(_plain_forms(verb)):
        return None
    words, letters = _measured(*phrase)
    return (verb, *(clause.words[n] for n in kept), *words), "V" + "P" * len(kept) + letters


def _plain_forms(verb: str) -> tuple[str, ...]:
    """The verbs of which a word may be a form."""
    stem = verb.removesuffix("ing")
    return verb, stem, stem + "e", stem[:-1]


FORMS: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str], Clause, Words], Words | None]], ...] = (
    # what is the fee of a pilot -> the fee of a pilot
    ("what", re.compile(f"W(?:M?B)?{_PHRASE}"), _what),
    # how do you moor a ship -> how to moor a ship
    ("how", re.compile(f"W(?:[MB]I?|T)R*{_DOES}"), _how),
    # would you moor a ship; to moor a ship -> mooring a ship
    ("doing", re.compile(f"(?:[MH]I?|T)R*{_DOES}"), _doing),
    # mooring a ship
    ("doing", re.compile(f"(?<![BNKEHA])(?P<v>G)(?P<p>R*[PT]?){_PHRASE}"), _going_on),
    ("noun", re.compile(f"(?<![ASENGK]){_PHRASE}"), _noun),
)
"""A name for each kind of phrase, what it looks like, and what is made of it; None when nothing is."""


def _measured(words: tuple[str, ...], letters: str) -> tuple[tuple[str, ...], str]:
    """Without "a bit of" and the like."""
    of = letters.find("O")
    cut = of + 1 if of in (1, 2) and words[of - 1].lower() in MEASURES else 0
    return words[cut:], letters[cut:]


def _bared(words: tuple[str, ...], letters: str) -> Words:
    """Without the article and what else says nothing at the head of a title."""
    while cut := _idle(words, letters):
        words, letters = words[cut:], letters[cut:]
    return words, letters


def _idle(words: tuple[str, ...], letters: str) -> int:
    """How many words at the head say nothing."""
    low = words[0].lower() if words else ""
    of = letters.find("O")
    if of > 0 and words[of - 1].lower() in MEASURES and set(letters[: of - 1]) <= set("DARS"):
        return of + 1
    article = letters.startswith("D") and not (low == "the" and (letters[1:2] == "S" or "O" in letters))
    count = low.isdigit() and len(words) > 1 and len(low) < 4
    return int(article or count or letters.startswith("R") or low in EMPTY)


def _is_whole(words: tuple[str, ...], letters: str) -> bool:
    """Whether a phrase names something and breaks off nowhere."""
    low = [word.lower() for word in words]
    if not letters.endswith("N") or low[-1] in STOP or not low[-1][-1].isalpha() or not tokens(" ".join(low)):
        return False
    if low[0] in NO_HEADS or POINTING.intersection(low) or set("IXMBH").intersection(letters):
        return False
    at = letters.find("C")
    paired = at >= 0 or PAIRED.isdisjoint(low)
    if at >= 0 and set(tokens(" ".join(low[:at]))) <= set(tokens(" ".join(low[at:]))):
        return False
    named = len(low) > 1 or (len(low[0]) > 2 and not low[0].endswith(_NOT_ALONE)) or words[0].isupper()
    return paired and named
