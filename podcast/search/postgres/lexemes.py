"""Words as PostgreSQL looks for them: documents as ``tsvector``, queries as ``tsquery``, written by us.

A word stands at its place as it is folded, and once more as its stem behind the name of the language, so that
other forms are found in documents of their language alone, as in the SQLite index.
https://www.postgresql.org/docs/current/datatype-textsearch.html
"""

from collections.abc import Iterable, Sequence

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


def as_typed(query: Query) -> str:
    """What is asked for, as it is spelled, without what is not wanted."""
    return _asked(query, ())


def in_any_form(query: Query, languages: Sequence[str]) -> str:
    """What is asked for in any of its forms.

    >>> from podcast.search.query import parse
    >>> in_any_form(parse('tides "north sea" -ebb*'), ["en"])
    "(('tides' | '~en:tide')) & ('north' <-> 'sea') & !('ebb':*)"
    """
    return _asked(query, languages) + "".join(
        f" & !({_phrase(clause, languages)})" for clause in query.unwanted
    )


def _asked(query: Query, languages: Sequence[str]) -> str:
    return " & ".join(f"({_any(group, languages)})" for group in query.wanted)


def _any(clauses: Iterable[Clause], languages: Sequence[str]) -> str:
    return " | ".join(_phrase(clause, languages) for clause in clauses)


def _phrase(clause: Clause, languages: Sequence[str]) -> str:
    *head, last = clause.spelled
    ends = [f"'{last[:LONGEST]}'" + ":*" * clause.prefix]
    if clause.is_open:
        ends += [f"'{_stemmed(last, language)}'" for language in languages if has_stems(language)]
    end = f"({' | '.join(ends)})" if len(ends) > 1 else ends[0]
    return " <-> ".join([*(f"'{word[:LONGEST]}'" for word in head), end])
