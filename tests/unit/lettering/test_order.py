import pytest

from podcast.lettering import is_rtl
from podcast.lettering.order import levels, visual


def seen(text: str) -> str:
    """A text as it stands from left to right, with capitals for Hebrew letters."""
    hebrew = "".join(chr(0x05D0 + ord(char) - 65) if char.isupper() else char for char in text)
    return "".join(text[place] for place in visual(levels(hebrew, rtl=is_rtl(hebrew))))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("night ferry", "night ferry"),
        ("SHALOM OLAM", "MALO MOLAHS"),
        ("the word SHALOM is", "the word MOLAHS is"),
        ("the SHALOM OLAM is", "the MALO MOLAHS is"),  # a space between two Hebrew words is theirs
        ("SHALOM night ferry OLAM", "MALO night ferry MOLAHS"),
        ("SHALOM 2026", "2026 MOLAHS"),
        ("SHALOM 3.5% OLAM", "MALO 3.5% MOLAHS"),
        ("SHALOM 1,000 - 2,000", "2,000 - 1,000 MOLAHS"),
        ("in b2b SHALOM", "in b2b MOLAHS"),
        ("SHALOM b2 3", "b2 3 MOLAHS"),  # figures after a Latin letter go with it
        ("SHALOM!", "!MOLAHS"),
        ("say SHALOM!", "say MOLAHS!"),
        ("$5 SHALOM", "MOLAHS $5"),
    ],
)
def test_a_line_stands_as_the_bidirectional_algorithm_has_it(text: str, shown: str) -> None:
    assert seen(text) == shown


def test_figures_after_arabic_letters_are_one_number_each() -> None:
    text = "عام 12:30"
    assert [text[place] for place in visual(levels(text, rtl=True))][:5] == list("12:30")
    assert levels("ع 1-2", rtl=True)[2:] == [2, 1, 2]


def test_a_mark_goes_with_its_letter() -> None:
    assert levels("a\u0301ש\u05b8", rtl=False) == [0, 0, 1, 1]


def test_the_first_letter_tells_the_direction() -> None:
    assert is_rtl("«2026» חורף ferry")
    assert not is_rtl("ferry חורף")
    assert not is_rtl("")
