from pathlib import Path

import pytest

from podcast import lettering
from podcast.errors import InputError
from podcast.lettering import faces
from tests.fonts import LETTERS, font_of_a_show

WRITINGS = (
    "Fähre, œuvre, ¿señal?, þorn, việt, ŵyrm, ɓaɗe",
    "Φάρος Μαρία",
    "Смотритель ґанок љубав",
    "شتاء الحارس پ چ گ ٹ",
    "חורף",
    "सर्दी",
    "শীত",
    "குளிர்",
    "ฤดูหนาว",
    "ձմեռ",
    "ზამთარი",
)


@pytest.mark.parametrize("text", WRITINGS)
def test_our_fonts_have_what_most_languages_are_written_with(text: str) -> None:
    assert lettering.lacking(text, lettering.ours()) == ""


def test_letters_that_no_font_has_are_told_once_and_in_order() -> None:
    assert lettering.lacking("A 灯台 of 灯", lettering.ours()) == "灯台"


def test_spaces_and_what_is_not_seen_need_no_font() -> None:
    assert (
        lettering.lacking("a\N{NO-BREAK SPACE}b\N{SOFT HYPHEN}c\N{RIGHT-TO-LEFT MARK}", lettering.ours())
        == ""
    )


def test_a_font_of_the_show_adds_its_letters(tmp_path: Path) -> None:
    own = lettering.face(font_of_a_show(tmp_path / "own.ttf"), "1")
    assert lettering.lacking(LETTERS, (own, *lettering.ours())) == ""
    assert lettering.lacking("台", (own, *lettering.ours())) == "台"
    assert faces.first_with("灯", (*lettering.ours(), own)) == own


def test_an_emoji_that_no_font_has_is_left_out_with_its_joiners_and_colours() -> None:
    text = "Night 👩🏽\u200d🚀 ferry ❤️ \N{WAVING BLACK FLAG}"
    assert lettering.without_emoji(text, lettering.ours()) == "Night ferry"


def test_signs_that_are_written_stay() -> None:
    assert lettering.without_emoji("5 € → № 7 ™", lettering.ours()) == "5 € → № 7 ™"


def test_what_is_no_font_is_told_with_its_path(tmp_path: Path) -> None:
    (tmp_path / "no.ttf").write_bytes(b"not a font")
    with pytest.raises(InputError, match="no font that can be drawn with") as caught:
        lettering.face(tmp_path / "no.ttf", "2")
    assert caught.value.finding.where
    assert caught.value.finding.where.path.name == "no.ttf"


def test_of_a_font_of_many_weights_one_that_can_be_read_afar_is_taken() -> None:
    weight = {"minimum": 100, "default": 100, "maximum": 900, "name": b"Weight"}
    assert faces._chosen(weight) == 600  # type: ignore[arg-type]
    assert faces._chosen(weight | {"maximum": 500}) == 500  # type: ignore[arg-type]
    assert faces._chosen({"minimum": 75, "default": 100, "maximum": 125, "name": b"Width"}) == 100
