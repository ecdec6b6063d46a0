"""Classes of words without a tagger, so that phrases are cut out of a sentence at their joints. English.

What grammar closes is listed; other words are told by what stands before them, by their endings and by how
this talk uses them. A clause is read as a string of letters, one for each word, over which constructions are
plain regular expressions:

D article or possessive, P preposition, O "of", C "and" or "or", T "to", M modal or "do", B "be", H "have",
I pronoun, W question word, R adverb, X another word of grammar, V verb, G -ing form, E participle,
A adjective, S superlative, K noun that names no topic, N noun.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from podcast.chapters.vocabulary import (
    BOTH,
    CLASS,
    FAINT,
    NO_ADVERBS,
    NO_PARTICIPLES,
    NOMINAL,
    NOUNS,
    PARTICIPLES,
    VERBS,
    words,
)

Leaning = Mapping[str, int]
"""How much more often each word of a talk stands where verbs do than where nouns do."""

WORD = re.compile(r"[^\W_]+(?:[.+#'/&-]+[^\W_]+)*[+#]*")
_CLAUSE = re.compile(r"[.!?…,:]+(?=\s|$|[\"“”)])|[;()\"“”«»\[\]–—]+|\s-\s")
_SENTENCE = re.compile(r"[^.!?…]+(?:[.](?=\w)[^.!?…]+)*[.!?…]*")
_LOOSE_SENTENCE = re.compile(r"[^.!?…]+[.!?…]*")
_ASIDE = re.compile(r"\[[^\]]{0,80}\]")

_NOUN_END = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ship", "ics", "ing")
_ADJECTIVE_END = ("able", "ible", "ous", "ful", "less", "ical", "ish", "ive")
_DOUBLED = re.compile(
    r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]|.*(?:mit|fer|gin|trol)|.*[^aeiou](?:set|get|cut|put)"
)
"""Verbs whose last letter is written twice."""
_NO_SUPERLATIVES = ("rest", "quest", "vest", "test")
_BEFORE_VERB = words(
    """
    to i you we they he she it who that can could will would may might must should do does did don't not
    never often also really just please
    """
)
_BEFORE_NOUN = words(
    """
    a an the this these those my your his her its our their of in on at for from with by about into
    through no some any each every many more most such
    """
)
_RATHER_NOUN = -3
"""A verb that opens a clause is one, unless the talk leans so far to the noun."""


def leaning(texts: Iterable[str]) -> Leaning:
    """What the words of a talk lean to."""
    found: Counter[str] = Counter()
    for text in texts:
        for before, word in pairwise(WORD.findall(text.lower())):
            if before in _BEFORE_VERB:
                found[word] += 1
            elif before in _BEFORE_NOUN:
                found[word] -= 1
    return found


@dataclass(frozen=True, slots=True)
class Clause:
    """Words between two marks, and the letters of their classes."""

    words: tuple[str, ...]
    letters: str
    asks: bool = False


def plain(text: str) -> str:
    """A text without asides in brackets and with plain apostrophes."""
    return _ASIDE.sub(" ", text).replace("’", "'").replace("‘", "'")


def quoted_sentences(text: str) -> list[str]:
    """The sentences of a text; where one quotes another, the quoted alone."""
    return [re.split(r"[“\"]", each)[-1] for each in _LOOSE_SENTENCE.findall(plain(text))]


def clauses(text: str, leaning: Leaning) -> Iterator[Clause]:
    """The clauses of a text that `plain` has seen."""
    for sentence in _SENTENCE.findall(text):
        asks = "?" in sentence
        for part in _CLAUSE.split(sentence):
            if found := tuple(WORD.findall(part)):
                yield Clause(found, _letters(found, leaning), asks)


def _letters(found: Sequence[str], leaning: Leaning) -> str:
    letters = ""
    for word in found:
        low = word.lower()
        # A capital inside a clause is a name's.
        named = bool(letters) and word != low
        last = letters.rstrip("R")[-1:]
        listed = CLASS.get(low) or _contracted(low)
        if listed in ("A", "K") and low in VERBS and last and last in "TMI":
            listed = "V"
        letters += listed or ("N" if named else _open(low, last, leaning))
    return letters


def _contracted(low: str) -> str:
    """The letter of "you'd", "what's" or "the pilot's", "" for what has no apostrophe."""
    first, mark, rest = low.partition("'")
    if not mark:
        return ""
    if rest == "s":
        return {"I": "I", "W": "W"}.get(CLASS[first], "X") if first in CLASS else "N"
    return "I" if first in CLASS else "X"


def _open(low: str, last: str, leaning: Leaning) -> str:
    """The letter of a word that no list settles, behind one of the class `last`."""
    ending = next((letter for letter, ends in _ENDINGS if ends(low)), "N")
    past = low in PARTICIPLES and (not last or last not in "DASO")
    return "V" if ending != "R" and (past or _is_verb(low, last, leaning)) else ending


def _is_verb(low: str, last: str, leaning: Leaning) -> bool:
    """Whether a word behind one of class `last` is a verb, plain ("moor") or done by somebody ("moors")."""
    known, leans = low in VERBS or low in FAINT, leaning.get(low, 0)
    if (low.endswith(_NOUN_END) and low not in VERBS) or (last and last in "DPOASE"):
        return False
    if last and last in "TMI":
        return known or leans > 0 or last == "I"
    if known and not last:
        return low not in BOTH or leans > _RATHER_NOUN
    for verb in (low, low.removesuffix("s"), low.removesuffix("es")):
        if verb in VERBS or verb in FAINT:
            return verb not in BOTH or leans > 0
    return False


_ENDINGS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("R", lambda low: low.endswith("ly") and len(low) > 4 and low not in NO_ADVERBS),
    ("N", lambda low: low in NOMINAL),
    ("G", lambda low: low.endswith("ing") and len(low) > 5),
    ("E", lambda low: low.endswith("ed") and len(low) > 4 and low not in NO_PARTICIPLES),
    ("S", lambda low: low.endswith("est") and len(low) > 6 and not low.endswith(_NO_SUPERLATIVES)),
    ("A", lambda low: low.endswith(_ADJECTIVE_END) and len(low) > 5 and low not in NOUNS),
)
"""What endings tell, the first that fits."""


def gerund(verb: str) -> str:
    """The -ing form of a verb.

    >>> [gerund(verb) for verb in ("make", "run", "see", "die", "open", "plan", "fix")]
    ['making', 'running', 'seeing', 'dying', 'opening', 'planning', 'fixing']
    """
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return verb + verb[-1] * bool(_DOUBLED.fullmatch(verb)) + "ing"
