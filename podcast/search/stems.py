"""The stem of a word by the rules of its language: forms of one word have one stem."""

from collections.abc import Callable

from podcast.search.porter import stem as _english

RULES: dict[str, Callable[[str], str]] = {"en": _english}
"""Languages whose words have other forms to be found by; in others a word is found as it is spelled."""


def language_of(tag: str) -> str:
    """The language of a BCP 47 tag, as the index knows it.

    >>> language_of("en-GB"), language_of("")
    ('en', 'und')
    """
    return tag.lower().partition("-")[0] or "und"


def stem(word: str, language: str) -> str:
    """The stem of a folded word; the word itself where a language has no rules.

    >>> stem("recommended", "en"), stem("recommended", "fi")
    ('recommend', 'recommended')
    """
    rule = RULES.get(language)
    return rule(word) if rule else word
