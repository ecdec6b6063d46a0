import pytest

from podcast.chapters.grammar import clauses, gerund, leaning, plain, quoted_sentences
from podcast.chapters.vocabulary import CLASS, CLOSED


def letters(text: str, **leans: int) -> list[str]:
    return [clause.letters for clause in clauses(plain(text), leans)]


@pytest.mark.parametrize(
    ("said", "classes"),
    [
        ("How do you moor a ship?", "WMIVDN"),
        ("the fees of the oldest pilot", "DNODSN"),
        ("They're mooring the tug and the pilot's boat", "IGDNCDNN"),
        ("we quickly found a reliable crane", "IRVDAN"),
        ("the lamp glows in winter", "DNNPN"),
        ("born in Hamburg", "VPN"),
        ("a locked room", "DEN"),
        ("the open door at the start", "DANPDK"),
        ("to open the door and to start", "TVDNCTV"),
    ],
)
def test_each_word_has_a_class(said: str, classes: str) -> None:
    assert letters(said) == [classes]


def test_a_word_that_is_verb_and_noun_is_what_the_talk_makes_of_it() -> None:
    assert letters("the pilots board ships", board=2) == ["DNVN"]
    assert letters("the pilots board ships", board=-2) == ["DNNN"]


def test_a_verb_that_opens_a_clause_is_one_unless_the_talk_leans_far_to_the_noun() -> None:
    assert letters("board the ship", board=-2) == ["VDN"]
    assert letters("board the ship", board=-3) == ["NDN"]


def test_a_verb_that_is_no_noun_needs_no_other_sign() -> None:
    assert letters("the museum shop sells books") == ["DNNVN"]


def test_a_capital_inside_a_clause_is_a_name() -> None:
    assert letters("we met Moored Star") == ["IVNN"]


def test_what_a_word_leans_to_is_counted_by_what_stands_before_it() -> None:
    found = leaning(["To moor, you moor. The pilot, a pilot of the mooring."])
    assert (found["moor"], found["pilot"], found["mooring"]) == (2, -2, -1)


def test_clauses_end_at_marks_and_not_inside_numbers_and_names() -> None:
    found = [clause.words for clause in clauses("At 3.5 metres, Node.js (a tool) “works”. Then?", {})]
    assert found == [("At", "3.5", "metres"), ("Node.js",), ("a", "tool"), ("works",), ("Then",)]


def test_a_clause_knows_whether_its_sentence_asks() -> None:
    assert [clause.asks for clause in clauses("It is late. If so, why?", {})] == [False, True, True]


def test_asides_are_not_said() -> None:
    assert plain("Well [laughs] it’s late") == "Well   it's late"


def test_a_quoted_question_stands_alone() -> None:
    assert quoted_sentences("Ada asks, “How deep is the bay?”")[0] == "How deep is the bay?"


@pytest.mark.parametrize(
    ("verb", "doing"),
    [
        ("develop", "developing"),
        ("transfer", "transferring"),
        ("commit", "committing"),
        ("set", "setting"),
        ("agree", "agreeing"),
        ("tie", "tying"),
        ("quit", "quitting"),
        ("show", "showing"),
        ("read", "reading"),
        ("edit", "editing"),
        ("visit", "visiting"),
        ("cut", "cutting"),
    ],
)
def test_verbs_get_their_ending(verb: str, doing: str) -> None:
    assert gerund(verb) == doing


def test_no_word_of_grammar_has_two_classes() -> None:
    listed = [word for text in CLOSED.values() for word in text.split()]
    assert len(listed) == len(set(listed)) == len(CLASS)
