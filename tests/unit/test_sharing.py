import io
from pathlib import Path

import pytest
from PIL import Image, features

from podcast import lettering
from podcast.sharing import HEIGHT, WIDTH, Sharing, draw, unwritten
from tests.fonts import font_of_a_show


def picture(**changes: object) -> Image.Image:
    values: dict[str, object] = {"title": "The keeper", "show": "Harbour", "accent": "#1d5c50"}
    data = draw(Sharing(**(values | changes)))  # type: ignore[arg-type]
    return Image.open(io.BytesIO(data))


def paper(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """How many points of a part are as light as what is written."""
    return sum(image.convert("L").crop(box).histogram()[200:])


TITLE = (HEIGHT, 90, WIDTH, 420)


def test_it_has_the_size_that_networks_show_whole() -> None:
    assert picture().size == (WIDTH, HEIGHT) == (1200, 630)


def test_the_same_values_give_the_same_bytes() -> None:
    shared = Sharing(title="One", show="Two", accent="#7a1f3d", bars=(10, 90) * 100)
    assert draw(shared) == draw(shared)


def test_the_title_is_written_and_a_longer_one_smaller() -> None:
    assert paper(picture(), TITLE) > 1000
    long = picture(title="Everything that a keeper of lighthouses has to know about storms " * 4)
    assert paper(long, TITLE) > 1000
    assert paper(long, (WIDTH - 55, 0, WIDTH, HEIGHT)) == 0


def test_a_title_with_letters_that_no_font_has_is_left_out_and_not_shown_as_boxes() -> None:
    assert unwritten("A plain title, (1) & more!", ()) == ""
    assert unwritten("灯台", ()) == "灯台"
    assert paper(picture(title="灯台"), TITLE) == 0


def test_a_font_of_the_show_draws_what_ours_lack(tmp_path: Path) -> None:
    own = (lettering.face(font_of_a_show(tmp_path / "own.ttf"), "4"),)
    assert paper(picture(title="灯", faces=own), TITLE) > 200


@pytest.mark.parametrize("title", ["Fähre", "Φάρος", "Маяк", "Ζώα & más"])
def test_what_europe_writes_is_written(title: str) -> None:
    assert paper(picture(title=title), TITLE) > 1000


def test_an_emoji_is_left_out_and_the_words_stay() -> None:
    assert picture(title="Night 🎧 ferry").tobytes() == picture(title="Night ferry").tobytes()


@pytest.mark.skipif(not features.check("raqm"), reason="letters are joined by FriBidi: libfribidi0")
def test_a_title_from_right_to_left_stands_left_of_its_cover_at_its_right_edge() -> None:
    found = picture(title="חורף", cover=red_cover())
    assert is_red(found.getpixel((WIDTH - 100, 100)))
    assert not is_red(found.getpixel((100, 100)))
    assert paper(found, (0, 100, 280, 420)) == 0
    assert paper(found, (280, 100, WIDTH - HEIGHT, 420)) > 1000


def test_without_what_joins_letters_a_title_that_needs_it_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(features, "check", lambda _: False)
    assert paper(picture(title="شتاء"), (0, 0, WIDTH, 420)) == 0
    assert paper(picture(title="Fähre"), TITLE) > 1000


def red_cover() -> bytes:
    cover = io.BytesIO()
    Image.new("RGB", (60, 60), "#ff0000").save(cover, "PNG")
    return cover.getvalue()


def is_red(point: object) -> bool:
    assert isinstance(point, tuple)
    return bool(point[0] > 240 and point[1] < 20)


def test_cover_and_waveform_are_in_it() -> None:
    assert is_red(picture(cover=red_cover()).getpixel((100, 100)))
    flat, waved = picture(), picture(bars=(100,) * 50)
    assert flat.getpixel((HEIGHT + 64, 480)) != waved.getpixel((HEIGHT + 64, 480))
