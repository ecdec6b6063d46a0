"""The stem of an English word, by Porter's algorithm exactly as SQLite's FTS5 has it.

https://tartarus.org/martin/PorterStemmer/def.txt, with the two later rules (``logi``, ``bli``).
`static/search.js` holds the same tables; both are tested against FTS5's own ``porter`` tokenizer.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

LONGEST = 64
"""FTS5 leaves longer words alone."""

Rules = Sequence[tuple[str, str]]

STEP_2: Rules = (
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"),
    ("logi", "log"), ("bli", "ble"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"),
    ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"),
    ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
)  # fmt: skip
STEP_3: Rules = (
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""),
    ("ness", ""),
)  # fmt: skip
STEP_4: Rules = (
    ("al", ""), ("ance", ""), ("ence", ""), ("er", ""), ("ic", ""), ("able", ""), ("ible", ""),
    ("ant", ""), ("ement", ""), ("ment", ""), ("ent", ""), ("sion", ""), ("tion", ""), ("ou", ""),
    ("ism", ""), ("ate", ""), ("iti", ""), ("ous", ""), ("ive", ""), ("ize", ""),
)  # fmt: skip

_PLAIN = re.compile(rf"[a-z]{{3,{LONGEST}}}")
_MEASURE = re.compile("v+c+")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of a folded word; words with other letters than a to z are left as they are.

    >>> [stem(word) for word in ("recommendations", "recommended", "models", "café")]
    ['recommend', 'recommend', 'model', 'café']
    """
    if not _PLAIN.fullmatch(word):
        return word
    word = _participle(_plural(word))
    if word.endswith("y") and _has_vowel(word[:-1]):
        word = word[:-1] + "i"
    word = _replace(word, STEP_2, 0)
    word = _replace(word, STEP_3, 0)
    word = _replace(word, STEP_4, 1)
    return _final(word)


def _shape(word: str) -> str:
    """Each letter as ``c`` or ``v``; y is a vowel behind a consonant."""
    shape = ""
    for letter in word:
        vowel = letter in "aeiou" or (letter == "y" and shape[-1:] == "c")
        shape += "v" if vowel else "c"
    return shape


def _measure(word: str) -> int:
    return len(_MEASURE.findall(_shape(word)))


def _has_vowel(word: str) -> bool:
    return "v" in _shape(word)


def _ends_short(word: str) -> bool:
    """Porter's *o: consonant, vowel, consonant, and the last is not w, x or y."""
    return _shape(word).endswith("cvc") and word[-1] not in "wxy"


def _plural(word: str) -> str:
    if word.endswith("sses") and len(word) > 4:
        return word[:-2]
    if word.endswith("ies") and len(word) > 3:
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _participle(word: str) -> str:
    if word.endswith("eed") and len(word) > 3:
        return word[:-1] if _measure(word[:-3]) else word
    for suffix in ("ed", "ing"):
        base = word.removesuffix(suffix)
        if base and base != word:
            return _mended(base) if _has_vowel(base) else word
    return word


def _mended(word: str) -> str:
    """What ``ed`` or ``ing`` was taken from, with the e it lost or without the letter it doubled."""
    if word.endswith(("at", "bl", "iz")) and len(word) > 2:
        return word + "e"
    if len(word) > 1 and word[-1] == word[-2] and word[-1] not in "aeioulsz":
        return word[:-1]
    return word + "e" if _measure(word) == 1 and _ends_short(word) else word


def _replace(word: str, rules: Rules, above: int) -> str:
    """Replace the first suffix of the rules that fits, if enough of a word stands before it."""
    for suffix, ending in rules:
        if word.endswith(suffix) and len(word) > len(suffix):
            # Of -sion and -tion only the -ion goes.
            base = word[: -3 if suffix in ("sion", "tion") else -len(suffix)]
            return base + ending if _measure(base) > above else word
    return word


def _final(word: str) -> str:
    base = word[:-1]
    if word.endswith("e") and (_measure(base) > 1 or (_measure(base) == 1 and not _ends_short(base))):
        word = base
    return word[:-1] if word.endswith("ll") and _measure(word[:-1]) > 1 else word
