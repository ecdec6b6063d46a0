import pytest

from podcast.align.numerals import LARGEST, cardinal, decimal, figures, ordinal, whole, year


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "zero"),
        (13, "thirteen"),
        (40, "forty"),
        (100, "one hundred"),
        (1_001, "one thousand one"),
        (43_000, "forty three thousand"),
        (1_000_000, "one million"),
        (7_000_020, "seven million twenty"),
    ],
)
def test_a_number_is_said(number: int, said: str) -> None:
    assert " ".join(cardinal(number)) == said


def test_the_british_say_and() -> None:
    assert " ".join(cardinal(101, british=True)) == "one hundred and one"
    assert " ".join(cardinal(2_005, british=True)) == "two thousand and five"
    assert cardinal(2_300, british=True) == cardinal(2_300)


def test_the_largest_number_has_words_and_longer_ones_are_read_out() -> None:
    assert cardinal(LARGEST)[1] == "hundred"
    assert whole(str(LARGEST + 1))[0][:3] == ("one", "zero", "zero")


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "first"), (12, "twelfth"), (20, "twentieth"), (43, "forty third"), (108, "one hundred eighth")],
)
def test_a_place_is_said(number: int, said: str) -> None:
    assert " ".join(ordinal(number)) == said


@pytest.mark.parametrize(
    ("number", "ways"),
    [
        (1999, ["nineteen ninety nine"]),
        (1900, ["nineteen hundred"]),
        (1907, ["nineteen oh seven", "nineteen hundred seven"]),
        (2010, ["twenty ten"]),
        (2005, []),
    ],
)
def test_a_year_is_said_in_pairs(number: int, ways: list[str]) -> None:
    assert [" ".join(way) for way in year(number)] == ways


def test_a_nought_has_two_names() -> None:
    assert [" ".join(way) for way in figures("20")] == ["two zero", "two oh"]
    assert len(figures("12")) == 1


def test_what_begins_with_a_nought_is_read_out() -> None:
    assert whole("05")[0] == ("zero", "five")


def test_nothing_need_be_said_before_the_point() -> None:
    assert [" ".join(way) for way in decimal("", "5")] == ["point five", "zero point five"]
