"""What a break between two words costs the reader: 0 at the end of a sentence, 2.2 after an article.

The order of good places is Netflix's: after punctuation, then before a conjunction or a preposition; never
between article and noun, first and last name, pronoun and verb, auxiliary and verb, negation and verb, verb
and its object (partnerhelp.netflixstudios.com, 215758617, "Line Treatment"). How much each costs follows
how often people break there: see docs/captions.md.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from podcast.languages import Language, lookup

NEVER = 3.0
"""A number and its unit, a word and its mark: parted only where nothing else fits."""
GOOD = 0.5
BAD = 0.8
"""A break that costs at most GOOD reads well, one from BAD on hurts."""
PLAIN = 0.57
OBJECT = 0.55
"""Before an article, a pronoun or a verb such as "is": where a phrase starts that is no clause."""

CLAUSE = 0.1
"""Up to here a break ends a clause."""
ALONE = 0.4
"""For a word that is left alone, the first or last of its clause."""

_CLOSERS = "\"'”’)]}»*_"
_OPENERS = "\"'“‘„([{«¿¡*_"
_SENTENCE = (".", "?", "!", "…", "。", "！", "？", "؟", "।")
_PRICES = {0.08: ";:—–；：", 0.1: ",、，،"}
_CLAUSE = {mark: price for price, marks in _PRICES.items() for mark in marks}
_JOINERS = frozenset({"&", "+", "=", "×", "/"})
_CURRENCIES = frozenset({"$", "€", "£", "¥"})
_SIGNS = frozenset({"%", "°", "°c", "°f", *_CURRENCIES})
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
_NUMBER = re.compile(r"[$€£¥~+-]?\d[\d.,:'’\u00a0\u202f]*(?:st|nd|rd|th)?")
_GROUP = re.compile(r"\d{3}(?:[.,]\d+)?")
"""What follows the thousands of 1 000 000."""

AFTER = (
    ("determiners", 2.2),
    ("prepositions", 2.1),
    ("negations", 2.1),
    ("auxiliaries", 2.1),
    ("pronouns", 1.9),
    ("conjunctions", 1.8),
)
"""The first kind of `Language` that holds the word before a break, and what breaking after it costs."""
BEFORE = (
    ("trailing", 1.0),
    ("bound", 0.52),
    ("conjunctions", 0.25),
    ("prepositions", 0.48),
    ("determiners", OBJECT),
    ("auxiliaries", OBJECT),
    ("pronouns", OBJECT),
)
"""The same for the word after a break."""


class Side(NamedTuple):
    """What one word says about a break: `after` it and `before` it, None where it says nothing."""

    after: float | None
    before: float | None
    ends_sentence: bool
    is_name: bool
    is_number: bool
    is_initial: bool
    core: str


@lru_cache(maxsize=65_536)
def side(word: str, tag: str | None) -> Side:
    """Classify a word once; talk repeats its words."""
    language = lookup(tag)
    bare = word.rstrip(_CLOSERS) or word
    core = bare.strip(_OPENERS).lower().replace("’", "'")
    plain = core.strip(".,;:?!…—–")
    if word[-1] in "'’" and _is_elided(plain, language):
        plain += "'"
    initial = bool(_INITIALS.fullmatch(core)) and not (language and plain in language.pronouns)
    short = language is not None and core in language.titles | language.abbreviations
    ends = bare.endswith(_SENTENCE) and not initial and not short
    return Side(
        after=_after(bare, core, plain, language) if not ends else 0.0,
        before=_before(word, plain, language),
        ends_sentence=ends,
        is_name=_is_name(word, core, language),
        is_number=bool(_NUMBER.fullmatch(core.rstrip(".,;:?!"))),
        is_initial=initial,
        core=core if short or initial else plain,
    )


def _is_elided(plain: str, language: Language | None) -> bool:
    """Whether an apostrophe stands for a vowel, as in l' and qu' when they are words of their own."""
    return language is not None and any(f"{plain}'" in getattr(language, kind) for kind, _ in AFTER)


def _is_name(word: str, core: str, language: Language | None) -> bool:
    if language is not None and language.capital_nouns:
        return False
    return word.lstrip(_OPENERS)[:1].isupper() and core != "i" and not core.startswith("i'")


def _after(bare: str, core: str, plain: str, language: Language | None) -> float | None:
    if not plain or core in _JOINERS:
        # A mark that stands alone: after a dash is a good place, after an opening quote never.
        return _CLAUSE.get(core[-1:], NEVER if bare[-1] in _OPENERS or core in _JOINERS else None)
    if bare[-1] in _CLAUSE:
        return _CLAUSE[bare[-1]]
    if language is None:
        return None
    return _after_small(core, plain, language)


def _after_small(core: str, plain: str, language: Language) -> float | None:
    if core in language.titles:
        return AFTER[0][1]
    for kind, price in AFTER:
        if plain in getattr(language, kind):
            return price
    return 0.75 if len(plain) > 5 and plain.endswith(language.adjectives) else None


def _before(word: str, plain: str, language: Language | None) -> float | None:
    if not any(map(str.isalnum, word)):
        # A mark that stands alone, as French sets "?", belongs to the word before it, but for an opening one.
        return 0.3 if word[-1] in "([“„«¿¡" else PLAIN if word in _CURRENCIES else NEVER
    if word[0] in "([“„«¿¡":
        return 0.3
    if language is None:
        return None
    return next((price for kind, price in BEFORE if plain in getattr(language, kind)), None)


def cost(before: str, after: str, tag: str | None = "en") -> float:
    """The cost of a break between two neighbouring words, from 0 (good) to 2.2 (bad); NEVER is more.

    >>> cost("winter.", "She"), cost("the", "keeper"), cost("keeper", "and")
    (0.0, 2.2, 0.25)
    """
    return _between(side(before, tag), side(after, tag), lookup(tag))


def costs(words: Sequence[str], tag: str | None) -> list[float]:
    """The cost of a break before each word but the first; a word left alone by it makes it worse.

    >>> costs(["We", "climbed", "the", "stairs", "slowly."], "en")
    [2.3, 0.55, 2.2, 0.97]
    """
    language = lookup(tag)
    sides = [side(word, tag) for word in words]
    ends = [each.after is not None and each.after <= CLAUSE for each in sides]
    found = []
    for k in range(1, len(sides)):
        price = _between(sides[k - 1], sides[k], language)
        if CLAUSE < price < NEVER and (ends[k] or k == 1 or ends[k - 2]):
            price += ALONE
        found.append(price)
    return found


def _between(left: Side, right: Side, language: Language | None) -> float:
    if right.before == NEVER or _together(left, right, language):
        return NEVER
    if left.after is not None:
        return left.after
    if language is not None and right.is_number and left.core in language.counters:
        return AFTER[0][1]
    particle = language is not None and right.core in language.particles
    if left.is_initial or (left.is_name and (right.is_name or particle)):
        return max(BAD, right.before or 0)
    if right.before is not None:
        return right.before
    return BAD if left.is_number else PLAIN


def _together(left: Side, right: Side, language: Language | None) -> bool:
    """Whether two words are one thing: 30 miles, 1 000, € 5, 3. Oktober, z. B."""
    if left.is_initial and right.is_initial:
        return True
    if right.is_number and left.after is None:
        return left.core in _CURRENCIES or (left.is_number and bool(_GROUP.fullmatch(right.core)))
    if not left.is_number:
        return False
    # A German ordinal has a dot that ends no sentence: 3. Oktober.
    if left.after is not None and not (language and language.capital_nouns and left.ends_sentence):
        return False
    return right.core in _SIGNS or (language is not None and right.core in language.units)
