"""The picture that stands beside a shared link: cover, title and waveform, 1200 by 630 pixels.

The size is what networks cut nothing from (https://ogp.me/, https://developers.facebook.com/docs/sharing/webmasters/images).
Only the font inside Pillow is used, so that every machine draws the same: it has the letters of English. A
title with others is left to the words beside the picture, and cover and waveform have the room.
"""

import io
from dataclasses import dataclass
from functools import cache, lru_cache

from PIL import Image, ImageColor, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630

_PAPER = (251, 248, 242)
_LEFT, _RIGHT = HEIGHT + 60, WIDTH - 60
_BARS = 60
_PLAIN = str.maketrans({"–": "-", "—": "-", "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "})
_NOWHERE = "\U0010fffd"  # no font has it: what is drawn for it is drawn for all that a font lacks

Colour = tuple[int, int, int]
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """What is shown: `cover` is a JPEG or PNG, `bars` are from 0 to 100 over the whole recording."""

    title: str
    show: str
    accent: str
    cover: bytes = b""
    bars: tuple[int, ...] = ()


def draw(shared: Sharing) -> bytes:
    """The picture as a JPEG; the same values give the same bytes with one version of Pillow."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _mixed(shared.accent, (0, 0, 0), 0.62))
    if shared.cover:
        image.paste(_cover(shared.cover), (0, 0))
    pen = ImageDraw.Draw(image)
    title, show = shared.title.translate(_PLAIN), shared.show.translate(_PLAIN)
    is_written = can_write(title + show)
    if is_written:
        pen.text((_LEFT, 70), _fitted(show, 28), _mixed(shared.accent, _PAPER, 0.7), _font(28), "ls")
        lines, size = _lines(title)
        pen.multiline_text((_LEFT, 100), "\n".join(lines), _PAPER, _font(size), spacing=size * 0.28)
    top, bottom = (440, 570) if is_written else (190, 440)
    _wave(pen, shared.bars, (top, bottom), _mixed(shared.accent, _PAPER, 0.45))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue()


def can_write(text: str) -> bool:
    """Whether the font inside Pillow has every letter of a text.

    >>> can_write("Night ferry"), can_write("Fähre")
    (True, False)
    """
    font, lacking = _font(20), bytes(_font(20).getmask(_NOWHERE))
    return all(each.isspace() or bytes(font.getmask(each)) != lacking for each in dict.fromkeys(text))


@cache
def _font(size: int) -> Font:
    return ImageFont.load_default(size)


@lru_cache(maxsize=4)
def _cover(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as cover:
        return cover.convert("RGB").resize((HEIGHT, HEIGHT), Image.Resampling.LANCZOS)


def _lines(title: str) -> tuple[list[str], int]:
    """A title in at most four lines, as large as it can be."""
    for size in (76, 68, 60, 52, 46, 40):
        lines = _wrapped(title, size)
        if len(lines) * size * 1.3 <= 320 and all(_width(line, size) <= _RIGHT - _LEFT for line in lines):
            return lines, size
    return [_fitted(line, 40) for line in _wrapped(title, 40)[:6]], 40


def _wrapped(text: str, size: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _width(longer, size) > _RIGHT - _LEFT:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _fitted(text: str, size: int) -> str:
    """A text cut so that it fits in one line."""
    cut = text
    while cut and _width(cut, size) > _RIGHT - _LEFT:
        text = text[:-1]
        cut = f"{text.rstrip()}..."
    return cut


def _width(text: str, size: int) -> float:
    return _font(size).getlength(text)


def _wave(pen: ImageDraw.ImageDraw, bars: tuple[int, ...], ends: tuple[int, int], colour: Colour) -> None:
    top, bottom = ends
    step, middle = (_RIGHT - _LEFT) / _BARS, (top + bottom) / 2
    for number in range(_BARS if bars else 0):
        reach = max(step * 0.3, bars[number * len(bars) // _BARS] / 200 * (bottom - top))
        x = _LEFT + number * step
        pen.rounded_rectangle((x, middle - reach, x + step * 0.6, middle + reach), step * 0.3, colour)


def _mixed(accent: str, other: Colour, share: float) -> Colour:
    """An accent with a share of another colour."""
    pairs = zip(ImageColor.getrgb(accent)[:3], other, strict=True)
    red, green, blue = (round(one * (1 - share) + two * share) for one, two in pairs)
    return red, green, blue
