"""Words as PostgreSQL looks for them: documents as ``tsvector``, queries as ``tsquery``, written by us.

A word stands at its place as it is folded, and once more as its stem behind the name of the language, so that
other forms are found in documents of their language alone, as in the SQLite index.
https://www.postgresql.org/docs/current/datatype-textsearch.html
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from podcast.search.fields import WEIGHTS, Kind
from podcast.search.fold import words
from podcast.search.query import Clause, Query
from podcast.search.stems import has_stems, stem

LONGEST = 500
"""Letters of a lexeme: the server allows 2,046 bytes."""

MOST, LAST = 255, 16_383
"""Places of a lexeme in a document, and the last place that the server tells from others."""

LETTERS = dict(zip(sorted(set(WEIGHTS.values()), reverse=True), "ABCD", strict=True))
RANKS = "{" + ",".join(str(weight) for weight in sorted(LETTERS)) + "}"
"""What the letters D, C, B, A weigh."""


def vector(text: str, kind: Kind, language: str) -> str:
    """The words of a document.

    >>> vector("Tides!", "notes", "en")
    "'tides':1D '~en:tide':1D"
    """
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words(text), start=1):
        places.setdefault(word[:LONGEST], []).append(min(place, LAST))
        if has_stems(language):
            places.setdefault(_stemmed(word, language), []).append(min(place, LAST))
    letter = LETTERS[WEIGHTS[kind]]
    return " ".join(
        f"'{lexeme}':{','.join(f'{place}{letter}' for place in some[:MOST])}"
        for lexeme, some in places.items()
    )


def _stemmed(word: str, language: str) -> str:
    return f"~{language}:{stem(word, language)}"[:LONGEST]


Pairs = Callable[[str, str], Iterable[str]]
"""Gives for a word and a language the pairs of words that are forms of it (see `joined`)."""


def as_typed(query: Query) -> str:
    """What is asked for, as it is spelled, without what is not wanted."""
    return _asked(query, lambda clause: _phrase(clause.spelled, prefix=clause.prefix))


def in_any_form(query: Query, languages: Sequence[str], pairs: Pairs = lambda _word, _language: ()) -> str:
    """What is asked for in any of its forms.

    >>> from podcast.search.query import parse
    >>> in_any_form(parse('tides "north sea" -ebb*'), ["en"])
    "('tides' | '~en:tide') & ('north' <-> 'sea') & !('ebb':*)"
    """

    def any_form(clause: Clause) -> str:
        return " | ".join(_forms(clause, languages, pairs))

    return _asked(query, any_form) + "".join(f" & !({any_form(clause)})" for clause in query.unwanted)


def _asked(query: Query, one: Callable[[Clause], str]) -> str:
    return " & ".join(f"({' | '.join(map(one, group))})" for group in query.wanted)


def _forms(clause: Clause, languages: Sequence[str], pairs: Pairs) -> Iterator[str]:
    for shape in clause.shapes:
        yield _phrase(shape, prefix=clause.prefix)
        if clause.is_open:
            *head, last = shape
            yield from _others(head, last, languages, pairs)


def _others(head: Sequence[str], last: str, languages: Sequence[str], pairs: Pairs) -> Iterator[str]:
    for language in languages:
        if has_stems(language):
            yield _phrase([*head, _stemmed(last, language)])
        for pair in pairs(last, language):
            *before, end = pair.split()
            spoken = f" <0> '{_stemmed(end, language)}'" * (len(languages) > 1 and has_stems(language))
            yield _phrase([*head, *before, end]) + spoken


def _phrase(words: Sequence[str], *, prefix: bool = False) -> str:
    return " <-> ".join(f"'{word[:LONGEST]}'" for word in words) + ":*" * prefix
