import sys

import pytest

from podcast.errors import MissingExtra
from podcast.search import postgres
from podcast.search.postgres.lexemes import RANKS, as_typed, in_any_form, vector
from podcast.search.query import parse


def test_without_psycopg_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(MissingExtra) as said:
        postgres.search("postgresql:///network", "tide")
    assert said.value.finding.hint == "pip install 'podcast-pipeline[postgres]'"


def test_words_stand_at_their_places_as_they_are_and_as_their_stems() -> None:
    assert vector("Tide, tides", "turn", "en") == "'tide':1A '~en:tide':1A,2A 'tides':2A"
    assert vector("marea", "people", "fi") == "'marea':1B"


def test_what_a_field_weighs_is_told_by_letters() -> None:
    assert RANKS == "{0.3,0.4,0.5,1.0}"


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("tides", "('tides')"),
        ('"north sea" OR ebb*', "('north' <-> 'sea' | 'ebb':*)"),
        ("a'b:c&d|!e\\", "('a' <-> 'b' <-> 'c' <-> 'd' <-> 'e')"),
        ("-tide", ""),
    ],
)
def test_only_folded_letters_between_our_quotes_reach_the_server(typed: str, asked: str) -> None:
    assert as_typed(parse(typed)) == asked


def test_other_forms_count_in_documents_of_their_language() -> None:
    query = parse('north-tides "tides" -ebbs')

    assert in_any_form(query, ["de", "en", "fi"]) == (
        "('north' <-> 'tides' | 'north' <-> '~de:tid' | 'north' <-> '~en:tide'"
        " | 'northtides' | '~de:northtid' | '~en:northtid')"
        " & ('tides') & !('ebbs' | '~de:ebb' | '~en:ebb')"
    )


def test_what_is_one_word_is_found_in_two_where_the_archive_has_it_so() -> None:
    pairs = {("email", "en"): ["e mail"], ("email", "fi"): ["e mail"]}

    assert in_any_form(parse("email"), ["en"], lambda *asked: pairs.get(asked, [])) == (
        "('email' | '~en:email' | 'e' <-> 'mail')"
    )
    assert in_any_form(parse("email"), ["en", "fi"], lambda *asked: pairs.get(asked, [])) == (
        "('email' | '~en:email' | 'e' <-> 'mail' <0> '~en:mail' | 'e' <-> 'mail')"
    )
