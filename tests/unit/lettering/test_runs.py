from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont, features

from podcast import lettering
from podcast.lettering import Style, runs
from tests.fonts import font_of_a_show

needs_raqm = pytest.mark.skipif(
    not features.check("raqm"), reason="letters are joined by FriBidi: libfribidi0"
)


def parts(text: str, *, rtl: bool = False) -> list[tuple[str, str, bool]]:
    """The text of each run, the end of its font's name, and whether it is shaped."""
    found = runs._runs(text, Style(lettering.ours(), rtl))
    return [(run.text, run.face.path.stem.removeprefix("NotoSans")[:6], run.is_shaped) for run in found]


def ink(text: str, *, rtl: bool = False) -> bytes:
    image = Image.new("RGB", (600, 80))
    Style(lettering.ours(), rtl).write(ImageDraw.Draw(image), (10, 60), (text, 40, (255, 255, 255)))
    return image.tobytes()


def test_plain_writing_is_one_run_that_nothing_shapes() -> None:
    assert parts("Fähre – Φάρος – Маяк") == [("Fähre – Φάρος – Маяк", "-SemiB", False)]


def test_what_is_not_on_every_machine_has_no_hand_in_plain_writing() -> None:
    (run,) = runs._runs("AVATAR To Fähre", Style(lettering.ours()))
    assert run.font(40).layout_engine == ImageFont.Layout.BASIC
    assert run.asked == {}


def test_each_stretch_has_the_first_font_with_its_letters() -> None:
    assert parts("Night ฤดู ferry") == [
        ("Night ", "-SemiB", False),
        ("ฤดู ", "Thai-S", True),
        ("ferry", "-SemiB", False),
    ]


def test_stretches_stand_from_left_to_right() -> None:
    found = parts("شتاء MLOps جميل", rtl=True)
    assert [text for text, *_ in found] == ["جميل", " ", "MLOps", "شتاء "]
    assert [is_shaped for *_, is_shaped in found] == [True, True, False, True]


def test_a_letter_and_its_marks_stay_in_one_font() -> None:
    assert parts("q\u0323\u0301") == [("q\u0323\u0301", "-SemiB", True)]


def test_what_is_not_seen_is_not_drawn_as_a_box() -> None:
    assert ink("Fäh\N{SOFT HYPHEN}re") == ink("Fähre")


@needs_raqm
def test_arabic_letters_join() -> None:
    style = Style(lettering.ours(), rtl=True)
    assert style.width("ههه", 40) < 3 * style.width("ه", 40) * 0.95


@needs_raqm
def test_brackets_in_a_line_from_right_to_left_face_each_other() -> None:
    assert ink("(ש)", rtl=True) == ink("(ש)", rtl=True)
    assert ink("(", rtl=True) != ink("(", rtl=False)


def test_the_width_is_what_is_drawn(tmp_path: Path) -> None:
    own = lettering.face(font_of_a_show(tmp_path / "own.ttf"), "3")
    style = Style((own, *lettering.ours()))
    assert style.width("Fähre灯", 40) == style.width("Fähre", 40) + style.width("灯", 40)
