import pytest

from podcast.search.query import MOST_CLAUSES, MOST_WORDS, parse, unwanted, wanted


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("tides", '(words : "tides" OR stems : "tide")'),
        ("Tides lamp", '(words : "tides" OR stems : "tide") AND (words : "lamp" OR stems : "lamp")'),
        ('"the tides"', '(words : "the tides")'),
        ("“the tides”", '(words : "the tides")'),
        ('"the tid"*', '(words : "the tid"*)'),
        ('"the tides', '(words : "the tides")'),
        ("tid*", '(words : "tid"*)'),
        ("e-mails", '(words : "e mails" OR stems : "e mail")'),
        (
            "ebb OR fog sea*",
            '(words : "ebb" OR stems : "ebb" OR words : "fog" OR stems : "fog") AND (words : "sea"*)',
        ),
        ("ebb AND flood", '(words : "ebb" OR stems : "ebb") AND (words : "flood" OR stems : "flood")'),
        ("c++", '(words : "c" OR stems : "c")'),
        ("都", '(words : "都"*)'),
        ("東京都", '(words : "東京 京都" OR stems : "東京 京都")'),
        ("都2", '(words : "都 2" OR stems : "都 2")'),
        ("AI都", '(words : "ai 都"*)'),
        ("", ""),
        ('"" - * -- "?"', ""),
    ],
)
def test_what_is_typed_becomes_what_fts5_is_asked(typed: str, expression: str) -> None:
    assert wanted(parse(typed)) == expression


def test_a_minus_rules_out_words_phrases_and_beginnings() -> None:
    query = parse('tide -ebb -"low water" -stor*')

    assert wanted(query) == '(words : "tide" OR stems : "tide")'
    assert unwanted(query) == 'words : "ebb" OR stems : "ebb" OR words : "low water" OR words : "stor"*'


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
