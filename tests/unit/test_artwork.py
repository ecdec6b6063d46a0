"""Pictures are what their bytes say; covers are held to the rules of directories."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from podcast import artwork
from podcast.errors import InputError


def picture(
    path: Path, size: tuple[int, int] = (1400, 1400), mode: str = "RGB", kind: str = "", **options: Any
) -> Path:
    image = Image.new(mode, size)
    image.save(path, kind or None, **options)
    return path


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(
    ("name", "kind", "media_type"),
    [("a.png", "PNG", "image/png"), ("a.jpg", "JPEG", "image/jpeg"), ("a.png", "JPEG", "image/jpeg")],
)
def test_the_bytes_tell_what_a_picture_is(name: str, kind: str, media_type: str, tmp_path: Path) -> None:
    path = picture(tmp_path / name, (30, 20), kind=kind)
    found = artwork.measure(path)
    assert (found.width, found.height, found.media_type, found.mode) == (30, 20, media_type, "RGB")
    assert found.size == path.stat().st_size


@pytest.mark.parametrize("data", [b"", b"no picture", b"<svg/>", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"])
def test_what_is_no_picture_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(data)
    for look in (artwork.measure, artwork.check_cover, lambda each: artwork.thumbnail(each, 100)):
        with pytest.raises(InputError, match="no JPEG or PNG"):
            look(path)


def test_a_picture_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no JPEG or PNG"):
        artwork.measure(picture(tmp_path / "a.jpg", (10, 10), kind="GIF"))


def test_half_a_picture_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.effect_noise((200, 200), 50).convert("RGB").save(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(InputError, match="damaged"):
        artwork.measure(path)


def test_a_picture_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such picture"):
        artwork.measure(tmp_path / "none.png")


@pytest.mark.parametrize("side", [8_000, 12_000, 20_000])
def test_a_small_file_that_would_fill_the_memory_is_refused(side: int, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="more than 60 million pixels"):
        artwork.measure(picture(tmp_path / "a.png", (side, side), "1"))


@pytest.mark.parametrize("side", [1_400, 3_000])
def test_a_cover_that_fits_has_nothing_against_it(side: int, tmp_path: Path) -> None:
    assert artwork.check_cover(picture(tmp_path / "a.jpeg", (side, side))) == ()


@pytest.mark.parametrize(
    ("size", "mode", "named", "rules"),
    [
        ((1_399, 1_399), "RGB", ("a.png", "PNG"), ["artwork-size"]),
        ((3_001, 3_001), "RGB", ("a.png", "PNG"), ["artwork-size"]),
        ((1_500, 1_400), "RGB", ("a.png", "PNG"), ["artwork-square"]),
        ((1_500, 300), "RGB", ("a.png", "PNG"), ["artwork-square", "artwork-size"]),
        ((1_400, 1_400), "CMYK", ("a.jpg", "JPEG"), ["artwork-colour"]),
        ((1_400, 1_400), "RGBA", ("a.png", "PNG"), ["artwork-colour"]),
        ((1_400, 1_400), "RGB", ("a.png", "JPEG"), ["artwork-suffix"]),
        ((1_400, 1_400), "RGB", ("cover", "PNG"), ["artwork-suffix"]),
    ],
)
def test_what_directories_would_say(
    size: tuple[int, int], mode: str, named: tuple[str, str], rules: list[str], tmp_path: Path
) -> None:
    path = picture(tmp_path / named[0], size, mode, named[1])
    said = artwork.check_cover(path)
    assert [each.rule for each in said] == rules
    assert all(each.where and each.where.path == path and each.hint for each in said)


def test_a_finding_names_what_was_measured(tmp_path: Path) -> None:
    (said,) = artwork.check_cover(picture(tmp_path / "a.png", (800, 800)))
    assert said.message == "the cover has 800 × 800 pixels; directories take 1400 to 3000 a side"


def test_a_thumbnail_is_the_middle_square(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    image = Image.new("RGB", (300, 100), "white")
    image.paste("#ff0000", (100, 0, 200, 100))
    image.save(path)
    small = opened(artwork.thumbnail(path, 50))
    assert (small.format, small.size, small.mode) == ("JPEG", (50, 50), "RGB")
    red, green, _ = small.convert("RGB").resize((1, 1)).getpixel((0, 0))  # type: ignore[misc]
    assert red > 240
    assert green < 15


def test_a_thumbnail_is_never_larger_than_its_picture(tmp_path: Path) -> None:
    assert opened(artwork.thumbnail(picture(tmp_path / "a.png", (30, 40)), 600)).size == (30, 30)


def test_a_thumbnail_stands_upright_and_tells_nothing_of_the_camera(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    image = Image.new("RGB", (100, 100), "white")
    image.paste("black", (0, 0, 100, 50))
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "A camera"  # turn by 90 degrees clockwise
    image.save(path, exif=exif)
    small = opened(artwork.thumbnail(path, 80))
    assert not small.getexif()
    left, right = (small.convert("L").getpixel((x, 40)) for x in (10, 70))
    assert left > 240  # type: ignore[operator]
    assert right < 15  # type: ignore[operator]


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "CMYK"])
def test_a_thumbnail_of_any_kind_of_colours_is_rgb_on_paper(mode: str, tmp_path: Path) -> None:
    path = tmp_path / ("a.jpg" if mode == "CMYK" else "a.png")
    options: dict[str, Any] = {"transparency": 0} if mode == "P" else {}
    small = opened(artwork.thumbnail(picture(path, (40, 40), mode, **options), 40))
    assert small.mode == "RGB"
    if mode in ("RGBA", "LA", "P"):
        assert small.getpixel((20, 20)) == pytest.approx((0xFB, 0xF8, 0xF2), abs=3)


def test_a_thumbnail_is_the_same_each_time(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.effect_noise((200, 200), 80).save(path)
    assert artwork.thumbnail(path, 90) == artwork.thumbnail(path, 90)


def test_an_icon_is_the_middle_square_in_its_size(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    image = Image.new("RGB", (300, 100), "white")
    image.paste("#ff0000", (100, 0, 200, 100))
    image.save(path)
    made = opened(artwork.icon(path, 192))
    assert (made.format, made.size) == ("PNG", (192, 192))
    assert made.convert("RGB").getpixel((96, 96)) == pytest.approx((255, 0, 0), abs=8)


def test_an_icon_that_may_be_cut_has_its_picture_inside_a_ground_like_it(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    image = Image.new("RGB", (400, 400), "#204060")
    image.paste("#ffffff", (0, 0, 400, 40))
    image.save(path)
    made = opened(artwork.icon(path, 100, 0.8)).convert("RGB")
    corner, bar = made.getpixel((2, 2)), made.getpixel((50, 13))
    assert bar == pytest.approx((255, 255, 255), abs=12)
    assert corner == pytest.approx((0x36, 0x53, 0x70), abs=12)


def test_a_first_cover_is_one_that_directories_take(tmp_path: Path) -> None:
    path = tmp_path / "cover.png"
    path.write_bytes(artwork.draw_cover("#1d5c50"))
    assert artwork.check_cover(path) == ()
    assert artwork.measure(path).width == 3_000


def test_a_first_cover_wears_the_accent() -> None:
    green, red = (opened(artwork.draw_cover(accent, 120)).convert("RGB") for accent in ("#1d5c50", "#7a1f3d"))
    assert green.size == (120, 120)
    for place in ((5, 25), (5, 60), (115, 5)):
        r, g, _ = green.getpixel(place)  # type: ignore[misc]
        assert g > r
        r, g, _ = red.getpixel(place)  # type: ignore[misc]
        assert r > g
    assert green.getpixel((round(0.75 * 120), round(0.32 * 120))) == pytest.approx((0xFB, 0xF8, 0xF2), abs=3)
    assert artwork.draw_cover("#1d5c50", 120) == artwork.draw_cover("#1d5c50", 120)


def test_an_accent_that_is_no_colour_is_refused() -> None:
    with pytest.raises(InputError, match="is no colour"):
        artwork.draw_cover("greenish")
