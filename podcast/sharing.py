"""The picture that stands beside a shared link: cover, title and waveform, 1200 by 630 pixels.

The size is what networks cut nothing from (https://ogp.me/, https://developers.facebook.com/docs/sharing/webmasters/images).
A title that runs from right to left stands at the left of its cover. One with letters that no font has, or
in writing that this machine cannot shape, is left to the words beside it, and the waveform has the room.
"""

import io
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageColor, ImageDraw

from podcast import lettering
from podcast.lettering import Face, Room, Style

WIDTH, HEIGHT = 1200, 630

_PAPER = (251, 248, 242)
_EDGE = 60
_ACROSS = WIDTH - HEIGHT - 2 * _EDGE
_SHOW_SIZE = 28
_SHOW_AT = 92  # the baseline
_TITLE_FROM = 118
_SIZES, _PARTED = (100, 88, 76, 68, 60, 52, 46, 40), (46, 40, 34)
_BARS = 60
_HALF_EMPTY = tuple("「『（【〈《〔［｛")  # their ink is in the right half of a square

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """What is shown: `cover` is a JPEG or PNG, `bars` are from 0 to 100 over the whole recording.

    `faces` are the fonts of the show, tried before ours; `language` is that of the title, a BCP 47 tag.
    """

    title: str
    show: str
    accent: str
    cover: bytes = b""
    bars: tuple[int, ...] = ()
    faces: tuple[Face, ...] = ()
    language: str = ""


def draw(shared: Sharing) -> bytes:
    """The picture as a JPEG; the same values give the same bytes with one version of Pillow."""
    title, show = (_written(text, shared.faces) for text in (shared.title, shared.show))
    is_rtl = lettering.is_rtl(title)
    image = Image.new("RGB", (WIDTH, HEIGHT), _mixed(shared.accent, (0, 0, 0), 0.62))
    if shared.cover:
        image.paste(_cover(shared.cover), (WIDTH - HEIGHT if is_rtl else 0, 0))
    pen = ImageDraw.Draw(image)
    left = _EDGE if is_rtl else HEIGHT + _EDGE
    if title:
        sheet = _Sheet(pen, left, Style((*shared.faces, *lettering.ours()), is_rtl))
        sheet.show(show, _mixed(shared.accent, _PAPER, 0.7))
        sheet.title(title, shared.language)
    across = (left, 450, left + _ACROSS, 570) if title else (left, 190, left + _ACROSS, 440)
    _wave(pen, shared.bars, across, _mixed(shared.accent, _PAPER, 0.45))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue()


def unwritten(text: str, faces: tuple[Face, ...]) -> str:
    """The letters of a title for which it is not drawn: those that no font has.

    >>> unwritten("Fähre 🎧", ()), unwritten("灯台", ())
    ('', '灯台')
    """
    every = (*faces, *lettering.ours())
    return lettering.lacking(lettering.without_emoji(text, every), every)


def _written(text: str, faces: tuple[Face, ...]) -> str:
    """What is drawn of a title: all but emoji, or nothing."""
    if unwritten(text, faces) or (lettering.needs_shaping(text) and not lettering.can_shape()):
        return ""
    return lettering.without_emoji(text, (*faces, *lettering.ours()))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The side of the picture that is written on; lines begin at `left`, or end at its other edge."""

    pen: ImageDraw.ImageDraw
    left: int
    style: Style

    def show(self, text: str, colour: Colour) -> None:
        fitting = lettering.shortened(text, lambda part: self.style.width(part, _SHOW_SIZE) <= _ACROSS)
        self._line(fitting, _SHOW_AT, _SHOW_SIZE, colour)

    def title(self, text: str, language: str) -> None:
        # Vowels stand above and below the letters of most writing that is shaped.
        leading = 1.42 if lettering.needs_shaping(text) else 1.2
        set_in = lettering.set_in(Room(_ACROSS, 310, leading, _SIZES, _PARTED), text, self.style, language)
        for number, line in enumerate(set_in.texts):
            self._line(line, _TITLE_FROM + (number * leading + 0.95) * set_in.size, set_in.size, _PAPER)

    def _line(self, text: str, baseline: float, size: int, colour: Colour) -> None:
        start = _ACROSS - self.style.width(text, size) if self.style.rtl else 0.0
        if text[:1] in _HALF_EMPTY:
            start -= size / 2
        self.style.write(self.pen, (self.left + start, baseline), (text, size, colour))


@lru_cache(maxsize=4)
def _cover(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as cover:
        return cover.convert("RGB").resize((HEIGHT, HEIGHT), Image.Resampling.LANCZOS)


def _wave(
    pen: ImageDraw.ImageDraw, bars: tuple[int, ...], box: tuple[int, int, int, int], colour: Colour
) -> None:
    left, top, right, bottom = box
    step, middle = (right - left) / _BARS, (top + bottom) / 2
    for number in range(_BARS if bars else 0):
        reach = max(step * 0.3, bars[number * len(bars) // _BARS] / 200 * (bottom - top))
        x = left + number * step
        pen.rounded_rectangle((x, middle - reach, x + step * 0.6, middle + reach), step * 0.3, colour)


def _mixed(accent: str, other: Colour, share: float) -> Colour:
    """An accent with a share of another colour."""
    pairs = zip(ImageColor.getrgb(accent)[:3], other, strict=True)
    red, green, blue = (round(one * (1 - share) + two * share) for one, two in pairs)
    return red, green, blue
