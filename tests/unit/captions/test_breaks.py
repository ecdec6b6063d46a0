import pytest

from podcast.captions.breaks import BAD, GOOD, NEVER, cost


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("lit.", "The"),
        ("lit,", "the"),
        ("lit", "and"),
        ("ships", "of"),
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


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("de", "der", "Turm"),
        ("fr", "la", "tour"),
        ("es", "el", "faro"),
        ("de-AT", "auf", "See"),
        ("fr", "M.", "Bo"),
    ],
)
def test_other_languages_have_their_own_small_words(language: str, before: str, after: str) -> None:
    assert cost(before, after, language) >= BAD
    assert cost(before.lower(), after.lower(), None) < BAD or before == "M."


def test_an_unknown_language_has_only_its_punctuation() -> None:
    assert cost("the", "lamp", "fi") == cost("lamp", "the", None)
    assert cost("lit.", "the", None) == 0
