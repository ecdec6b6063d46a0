import io

from PIL import Image

from podcast.sharing import HEIGHT, WIDTH, Sharing, can_write, draw


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


def test_a_title_that_the_font_lacks_is_left_out_and_not_shown_as_boxes() -> None:
    assert can_write("A plain title, (1) & more!")
    assert not can_write("灯台")
    assert paper(picture(title="灯台"), TITLE) == 0


def test_cover_and_waveform_are_in_it() -> None:
    cover = io.BytesIO()
    Image.new("RGB", (60, 60), "#ff0000").save(cover, "PNG")
    red = picture(cover=cover.getvalue()).getpixel((100, 100))
    assert isinstance(red, tuple)
    assert red[0] > 240
    assert red[1] < 20
    flat, waved = picture(), picture(bars=(100,) * 50)
    assert flat.getpixel((HEIGHT + 64, 480)) != waved.getpixel((HEIGHT + 64, 480))
