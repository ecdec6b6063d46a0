"""What a break between two words costs the reader: 0 at the end of a sentence, 1 after an article.

The order of good places is Netflix's: after punctuation, then before a conjunction or a preposition; never
between article and noun, first and last name, pronoun and verb, auxiliary and verb, adjective and noun
(partnerhelp.netflixstudios.com, 215758617, "Line Treatment").
"""

import re
from functools import lru_cache
from typing import NamedTuple

from podcast.captions.languages import Language, lookup

NEVER = 3.0
"""A number and its unit, a word and its mark: parted only where nothing else fits."""
GOOD = 0.4
BAD = 0.8
"""A break that costs at most GOOD reads well, one from BAD on hurts."""
PLAIN = 0.6

_CLOSERS = "\"'”’)]}»*_"
_OPENERS = "\"'“‘([{«¿¡*_"
_SENTENCE = (".", "?", "!", "…", "。", "！", "？", "؟", "।")
_CLAUSE = {";": 0.1, ":": 0.1, "—": 0.1, "–": 0.1, "；": 0.1, ",": 0.15, "、": 0.15, "，": 0.15, "،": 0.15}
_INITIALS = re.compile(r"(?:\w\.)+")
_NUMBER = re.compile(r"[$€£¥~+-]?\d[\d.,:]*(?:st|nd|rd|th)?")


class Side(NamedTuple):
    """What one word says about a break: `after` it and `before` it, None where it says nothing."""

    after: float | None
    before: float | None
    ends_sentence: bool
    is_name: bool
    is_number: bool
    core: str


@lru_cache(maxsize=65_536)
def side(word: str, tag: str | None) -> Side:
    """Classify a word once; talk repeats its words."""
    language = lookup(tag)
    bare = word.rstrip(_CLOSERS)
    core = bare.strip(_OPENERS).lower().replace("’", "'")
    known_title = language is not None and core in language.titles
    is_initials = bool(_INITIALS.fullmatch(core))
    ends = bare.endswith(_SENTENCE) and not known_title and not is_initials
    plain = core.strip(".,;:?!…—–")
    return Side(
        after=_after(bare, core, plain, language) if not ends else 0.0,
        before=_before(word, plain, language),
        ends_sentence=ends,
        is_name=word[:1].isupper() and core != "i" and not core.startswith("i'"),
        is_number=bool(_NUMBER.fullmatch(core.rstrip(".,;:?!"))),
        core=plain,
    )


def _after(bare: str, core: str, plain: str, language: Language | None) -> float | None:
    if not plain:
        # A mark that stands alone: after a dash is a good place, after an opening quote never.
        return _CLAUSE.get(core[-1:], NEVER if bare and bare[-1] in _OPENERS else None)
    if bare[-1] in _CLAUSE:
        return _CLAUSE[bare[-1]]
    if language is None:
        return None
    return _after_small(core, plain, language)


def _after_small(core: str, plain: str, language: Language) -> float | None:
    if core in language.titles or plain in language.articles:
        return 1.0
    if plain in language.prepositions:
        return 0.95
    if plain in language.auxiliaries or plain in language.pronouns:
        return 0.9
    if plain in language.conjunctions:
        return 0.85
    return 0.75 if len(plain) > 5 and plain.endswith(language.adjectives) else None


def _before(word: str, plain: str, language: Language | None) -> float | None:
    if not any(map(str.isalnum, word)):
        # A mark that stands alone, as French sets "?", belongs to the word before it.
        return NEVER
    if word[0] in "([“«¿¡":
        return 0.3
    if language is None:
        return None
    if plain in language.conjunctions:
        return 0.3
    return 0.4 if plain in language.prepositions else None


def cost(before: str, after: str, tag: str | None = "en") -> float:
    """The cost of a break between two neighbouring words, from 0 (good) to 1 (bad); NEVER is more.

    >>> cost("winter.", "She"), cost("the", "keeper"), cost("keeper", "and")
    (0.0, 1.0, 0.3)
    """
    left, right = side(before, tag), side(after, tag)
    if right.before == NEVER or (left.is_number and _belongs(left, right, tag)):
        return NEVER
    if left.after is not None:
        return left.after
    if right.is_number and _counts(left, tag):
        return 1.0
    if left.is_name and right.is_name:
        return max(BAD, right.before or 0)
    if right.before is not None:
        return right.before
    return BAD if left.is_number else PLAIN


def _belongs(left: Side, right: Side, tag: str | None) -> bool:
    if left.after is not None or left.ends_sentence:
        return False
    language = lookup(tag)
    return right.core in ("%", "°", "°c", "°f", "€") or (
        language is not None and right.core in language.units
    )


def _counts(left: Side, tag: str | None) -> bool:
    language = lookup(tag)
    return language is not None and left.core in language.counters
