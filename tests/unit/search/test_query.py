import pytest

from podcast.search.query import MOST_CLAUSES, MOST_WORDS, as_typed, in_any_form, parse, unwanted


def plural(word: str) -> list[str]:
    return [f'"{word}s"']


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("tide", '("tide" OR "tides")'),
        ("Tide lamp", '("tide" OR "tides") AND ("lamp" OR "lamps")'),
        ('"the tides"', '("the tides")'),
        ("“the tides”", '("the tides")'),
        ('"the tid"*', '("the tid"*)'),
        ('"the tides', '("the tides")'),
        ("tid*", '("tid"*)'),
        ("e-mail", '("e mail" OR "e mails" OR "email" OR "emails")'),
        ("user's", '("user s" OR "user ss" OR "user" OR "users" OR "users" OR "userss")'),
        ("o'brien’s", '("o brien s" OR "o brien ss" OR "o brien" OR "o briens" OR "obrien" OR "obriens")'),
        (
            "\"user's\" user's* m&s",
            '("user s") AND ("user s"*) AND ("m s" OR "m ss" OR "m and s" OR "m and ss")',
        ),
        ("it's 1.5", '("it s" OR "it ss") AND ("1 5" OR "1 5s")'),
        ("ebb OR fog sea*", '("ebb" OR "ebbs" OR "fog" OR "fogs") AND ("sea"*)'),
        ("ebb AND flood", '("ebb" OR "ebbs") AND ("flood" OR "floods")'),
        ("c++", '("c" OR "cs")'),
        ("都", '("都"*)'),
        ("AI都", '("ai 都"*)'),
        ("", ""),
        ('"" - * -- "?"', ""),
    ],
)
def test_what_is_typed_becomes_what_fts5_is_asked(typed: str, expression: str) -> None:
    assert in_any_form(parse(typed), plural) == expression


def test_as_typed_there_are_no_other_forms() -> None:
    assert as_typed(parse("tides OR ebb* 東京都")) == '("tides" OR "ebb"*) AND ("東京 京都")'


def test_other_forms_count_in_their_language() -> None:
    found = in_any_form(parse("e-mail"), lambda word: [f'("{word}s" AND "·en")'])

    assert found == '("e mail" OR ("e mails" AND "·en") OR "email" OR ("emails" AND "·en"))'


def test_a_minus_rules_out_words_phrases_and_beginnings() -> None:
    query = parse('tide -ebb -"low water" -stor*')

    assert as_typed(query) == '("tide")'
    assert unwanted(query, plural) == '"ebb" OR "ebbs" OR "low water" OR "stor"*'


def test_a_minus_inside_a_word_is_no_refusal() -> None:
    assert not parse("well-known").unwanted


@pytest.mark.parametrize("typed", ["OR", "OR OR", "AND"])
def test_an_operator_with_nothing_before_it_is_a_word(typed: str) -> None:
    assert parse(typed).wanted[0][0].spelled == (typed.split(maxsplit=1)[0].lower(),)


@pytest.mark.parametrize("typed", ["tide OR", "tide OR -ebb", "tide OR ?"])
def test_an_operator_with_nothing_behind_it_is_left_out(typed: str) -> None:
    assert [[clause.spelled for clause in group] for group in parse(typed).wanted] == [[("tide",)]]


def test_what_goes_beyond_all_measure_is_cut_off() -> None:
    assert len(parse(" ".join(f"w{n}" for n in range(500))).clauses) == MOST_CLAUSES
    assert len(parse(" OR ".join(f"w{n}" for n in range(500))).clauses) == MOST_CLAUSES
    assert len(parse(" ".join(f"-w{n}" for n in range(500))).unwanted) == MOST_CLAUSES
    assert len(parse("都" * 500).clauses[0].words) == MOST_WORDS


def test_the_words_know_their_places_in_the_query() -> None:
    typed = '-x "the tide" e-mail'

    found = [typed[token.start : token.end] for clause in parse(typed).clauses for token in clause.words]

    assert found == ["the", "tide", "e", "mail"]


def test_what_english_shortens_is_no_genitive() -> None:
    typed = "it's he's She’s that's here's there's what's who's where's how's (let's)"
    assert {clause.also for clause in parse(typed).clauses} == {()}


@pytest.mark.parametrize("typed", ["habit's", "hat's", "the-what's", "outlet’s"])
def test_what_ends_like_a_short_word_is_a_genitive(typed: str) -> None:
    [[clause]] = parse(typed).wanted
    assert clause.also[0] == clause.spelled[:-1]
