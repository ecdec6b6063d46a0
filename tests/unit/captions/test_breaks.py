import pytest

from podcast.captions.breaks import BAD, GOOD, NEVER, cost, costs


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("lit.", "The"),
        ("lit,", "the"),
        ("lit", "and"),
        ("ships", "with"),
        ("“lit.”", "She"),
        ("lamp", "(the"),
        ("lamp", "because"),
        ("lamp", "that"),
    ],
)
def test_a_break_reads_well(before: str, after: str) -> None:
    assert cost(before, after) <= GOOD


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the", "lamp"),
        ("of", "course"),
        ("has", "been"),
        ("we", "see"),
        ("and", "then"),
        ("Mara", "Lind"),
        ("Mr.", "Lind"),
        ("Dr.", "Hale"),
        ("it’s", "late"),
        ("room", "12"),
        ("12", "lamps"),
        ("(the", "lamp"),
    ],
)
def test_a_break_hurts(before: str, after: str) -> None:
    assert cost(before, after) >= BAD


@pytest.mark.parametrize(
    ("before", "after"),
    [("30", "miles"), ("$5", "million"), ("12", "%"), ("qui", "?"), ("«", "la"), ("word", "—")],
)
def test_some_things_are_never_parted(before: str, after: str) -> None:
    assert cost(before, after) == NEVER


def test_the_end_of_a_sentence_parts_a_number_from_anything() -> None:
    assert cost("1871.", "Days") == 0


def test_after_a_dash_that_stands_alone_is_a_good_place() -> None:
    assert cost("—", "then") <= GOOD


def test_an_adjective_is_kept_with_its_noun_if_nothing_is_better() -> None:
    assert cost("careful", "keeper") > cost("keeper", "climbs")


def test_a_weak_preposition_rather_ends_no_line_than_starts_one() -> None:
    assert cost("ships", "with") < cost("ships", "of") < cost("ships", "sail")


def test_what_belongs_to_the_word_before_starts_no_line() -> None:
    assert cost("told", "me") >= BAD
    assert cost("voit", "pas", "fr") >= BAD


def test_a_word_left_alone_makes_a_break_worse() -> None:
    text = ["So", "keepers", "climb", "wooden", "stairs", "slowly."]
    found = costs(text, "en")
    assert found[0] > found[1]
    assert found[4] > found[3] == cost("wooden", "stairs")


def test_marks_that_join_are_never_left_at_an_edge() -> None:
    assert cost("R", "&") == cost("&", "D") == NEVER


def test_an_unknown_language_has_only_its_punctuation() -> None:
    assert cost("the", "lamp", "fi") == cost("lamp", "the", None)
    assert cost("lit.", "the", None) == 0
