import pytest

from podcast import lettering
from podcast.lettering import Room, Style, set_in, shortened
from podcast.lettering.lines import broken

OURS = Style(lettering.ours())


def room(width: int = 450, height: int = 310) -> Room:
    return Room(width, height, 1.2, (76, 60, 40), (40, 30))


def in_columns(text: str, columns: int, tag: str = "") -> list[str]:
    """The lines of a text in which each character has one column."""
    return list(broken(text, columns, len, tag))


def test_lines_are_as_few_as_they_can_be_and_even() -> None:
    assert in_columns("one two three four", 14) == ["one two", "three four"]
    assert in_columns("one two three four", 18) == ["one two three four"]


def test_no_line_is_wider_than_the_room() -> None:
    assert all(len(line) <= 9 for line in in_columns("aaaa bbbb cccc", 9))
    assert in_columns("abcdefghij", 9) == []


def test_a_line_rather_does_not_end_on_a_small_word() -> None:
    assert in_columns("keep of light", 8, "en") == ["keep", "of light"]
    assert in_columns("keep of light", 8) == ["keep of", "light"]


def test_a_line_rather_ends_at_a_stop() -> None:
    assert in_columns("keeper: no life alone", 13) == ["keeper:", "no life alone"]
    assert in_columns("keeper no life alone", 13) == ["keeper no", "life alone"]


@pytest.mark.parametrize("columns", range(4, 12))
def test_japanese_breaks_between_letters_and_never_before_what_closes(columns: int) -> None:
    lines = in_columns("「灯台守」の冬、ひとりの夜をちょっと過ごす。", columns, "ja")
    assert "".join(lines) == "「灯台守」の冬、ひとりの夜をちょっと過ごす。"
    assert all(line[0] not in "」、。ょっ" for line in lines)
    assert all(not line.endswith("「") for line in lines)


@pytest.mark.parametrize("columns", range(5, 12))
def test_thai_never_breaks_before_a_mark_that_repeats_a_word(columns: int) -> None:
    lines = in_columns("ไปที่ต่าง ๆ มา", columns, "th")
    assert len(lines) > 1
    assert all(line[0] != "ๆ" for line in lines)


def test_korean_breaks_at_its_spaces_alone() -> None:
    assert in_columns("등대지기의 겨울은", 6) == ["등대지기의", "겨울은"]
    assert in_columns("등대지기의", 3) == []


def test_a_short_title_is_larger_than_a_long_one() -> None:
    assert set_in(room(), "Night ferry", OURS, "en").size == 76
    assert set_in(room(), "Everything that a keeper of lighthouses has to know", OURS, "en").size < 76


def test_a_word_wider_than_the_room_is_parted_by_hyphens() -> None:
    found = set_in(room(), "Bundesausbildungsförderungsgesetz", OURS, "de")
    assert len(found.texts) > 1
    assert all(line.endswith("-") for line in found.texts[:-1])
    assert "".join(found.texts).replace("-", "") == "Bundesausbildungsförderungsgesetz"


def test_letters_that_join_are_never_parted() -> None:
    long = "क" * 60
    assert "-" not in "".join(set_in(room(), long, OURS, "hi").texts)


def test_what_is_too_much_ends_in_an_ellipsis_and_fits() -> None:
    found = set_in(room(), "Everything that a keeper has to know about storms, " * 9, OURS, "en")
    assert found.texts[-1].endswith("…")
    assert len(found.texts) * found.size * 1.2 <= 310
    assert all(OURS.width(line, found.size) <= 450 for line in found.texts)


def test_shortened_keeps_as_much_as_fits() -> None:
    assert shortened("night ferry", lambda text: len(text) <= 11) == "night ferry"
    assert shortened("night ferry", lambda text: len(text) <= 9) == "night fe…"
    assert shortened("night, ferry", lambda text: len(text) <= 7) == "night…"
