"""The pictures of a clip: cover, title, a waveform that fills as it is heard, and captions.

What stands still is drawn once; each picture is a copy of it, with the heard part of the waveform and the
caption of the moment put over it.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import wrap
from typing import Literal, NamedTuple
from unicodedata import bidirectional

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageColor, ImageDraw, ImageFont

from podcast import lettering
from podcast.errors import InputError, Where
from podcast.model import Cue
from podcast.timecode import Millis

SHAPES = {"square": (1080, 1080), "wide": (1280, 720), "tall": (1080, 1920)}
"""Width and height: for feeds, for players, for telephones."""

FPS = 15
FONTS = (
    "DejaVuSans.ttf",
    "NotoSans-Regular.ttf",
    "Arial.ttf",
    "Arial Unicode.ttf",
    "segoeui.ttf",
    "NotoSansCJK-Regular.ttc",
    "NotoSansArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "NotoSansThai-Regular.ttf",
)
"""Looked for where systems keep fonts, for the built-in one has the letters of English and no others."""

_NOWHERE = "\U0010fffd\u0378"  # no font has these: what is drawn for them is drawn for all it lacks
_PAPER = (251, 248, 242)
_BARS = 90
_TITLE_LINES, _TITLE_CHARS = 2, 34

Picture = NDArray[np.uint8]
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont
Box = tuple[int, int, int, int]
Way = Literal["rtl"] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is shown: `bars` from 0 to 100 over the whole `length`, cues timed from its start.

    `cover` is a JPEG or PNG, `font` a font file; without one a font of the system is taken that has all
    letters or, where none has, one each for the title, the show and the captions.
    """

    title: str
    show: str
    length: Millis
    bars: tuple[int, ...]
    cues: Sequence[Cue] = ()
    cover: bytes = b""
    accent: str = "#1d5c50"
    shape: str = "square"
    font: str = ""


def pictures(card: Card) -> Iterator[Picture]:
    """FPS pictures for each second of the card's length, at least one.

    Raises InputError when the font cannot be read.
    """
    drawing = _Drawing(card)
    for number in range(max(1, -(-card.length * FPS // 1000))):
        yield drawing.at(number * 1000 // FPS)


class Fonts(NamedTuple):
    """The font file of each part of a card, "" for the built-in font."""

    title: str
    show: str
    captions: str


def fonts(card: Card) -> Fonts:
    """What a card is drawn with."""
    if card.font:
        return Fonts(card.font, card.font, card.font)
    parts = _parts(card)
    common = font_for("".join(parts))
    if not missing("".join(parts), common):
        return Fonts(common, common, common)
    return Fonts._make(map(font_for, parts))


def lacking(card: Card) -> str:
    """The characters of a card that its fonts cannot draw. Raises InputError for what is no font."""
    found = "".join(missing(text, font) for text, font in zip(_parts(card), fonts(card), strict=True))
    return "".join(dict.fromkeys(found))


def _parts(card: Card) -> tuple[str, str, str]:
    return card.title, card.show, "".join(line for cue in card.cues for line in cue.lines)


def font_for(text: str) -> str:
    """The font that can draw the most of a text: the built-in one ("") if it can, else one of the system."""
    return min(("", *FONTS), key=lambda name: len(missing(text, name)) if _is_there(name) else len(text) + 1)


def missing(text: str, font: str = "") -> str:
    """The characters of a text that a font cannot draw, each once. Raises InputError for what is no font."""
    opened = _font(font, 40)
    blank = [_mask(opened, each) for each in _NOWHERE]
    seen = dict.fromkeys(each for each in text if not each.isspace() and each.isprintable())
    return "".join(each for each in seen if _mask(opened, each) in blank)


def _mask(font: Font, text: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(text)
    return mask.size, bytes(mask)


def _is_there(name: str) -> bool:
    try:
        _font(name, 40)
    except InputError:
        return False
    return True


def _way(text: str) -> Way:
    """Which way lines run: as most of the letters do, for a line of Arabic may begin with a Latin name.

    None for what libraries take for it anyway, and where nothing is there that could turn words round.
    """
    letters = [bidirectional(char) for char in text]
    turned = sum(each in ("R", "AL") for each in letters) > letters.count("L")
    return "rtl" if turned and lettering.can_shape() else None


class _Drawing:
    """The layers of a card."""

    def __init__(self, card: Card) -> None:
        self.card = card
        self.fonts = fonts(card)
        self.way = _way(_parts(card)[2])
        self.width, self.height = SHAPES[card.shape]
        self.unit = min(self.width, self.height) / 100
        self.dark = _mixed(card.accent, (0, 0, 0), 0.62)
        self.wave: Box = self._box(8, 60, 92, 72)
        self.still = self._still(_mixed(card.accent, _PAPER, 0.25))
        self.heard = self._waved(self.still, _PAPER)
        self.captions: dict[int, Image.Image] = {}

    def at(self, time: int) -> Picture:
        """The picture of a moment in milliseconds."""
        image = self.still.copy()
        left, top, right, bottom = self.wave
        reach = left + (right - left) * time // max(1, self.card.length)
        if reach > left:
            image.paste(self.heard.crop((left, top, reach, bottom)), (left, top))
        number = next((n for n, cue in enumerate(self.card.cues) if cue.start <= time < cue.end), None)
        if number is not None:
            strip = self.captions.get(number) or self._caption(self.card.cues[number])
            self.captions = {number: strip}
            image.paste(strip, (0, self._box(0, 75, 100, 97)[1]))
        return np.asarray(image, np.uint8)

    def _box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """A box of hundredths of width and height."""
        x, y = self.width / 100, self.height / 100
        return round(left * x), round(top * y), round(right * x), round(bottom * y)

    def _still(self, colour: tuple[int, int, int]) -> Image.Image:
        image = Image.new("RGB", (self.width, self.height), self.dark)
        draw = ImageDraw.Draw(image)
        if self.card.cover:
            side = round(min(self.width * 0.84, self.height * 0.34))
            with Image.open(io.BytesIO(self.card.cover), formats=("JPEG", "PNG")) as cover:
                small = cover.convert("RGB").resize((side, side), Image.Resampling.LANCZOS)
            image.paste(small, ((self.width - side) // 2, self._box(0, 6, 0, 0)[1]))
        lines = wrap(self.card.title, _TITLE_CHARS, max_lines=_TITLE_LINES, placeholder=" …")
        middle = self.width // 2, self._box(0, 48, 0, 0)[1]
        font, way = _font(self.fonts.title, 4.6 * self.unit), _way(self.card.title)
        draw.multiline_text(middle, "\n".join(lines), _PAPER, font, "mm", align="center", direction=way)
        below = self.width // 2, self._box(0, 55.5, 0, 0)[1]
        font, way = _font(self.fonts.show, 2.8 * self.unit), _way(self.card.show)
        paler = _mixed(self.card.accent, _PAPER, 0.7)
        draw.text(below, self.card.show, paler, font, "mm", direction=way)
        return self._waved(image, colour)

    def _waved(self, image: Image.Image, colour: tuple[int, int, int]) -> Image.Image:
        """A copy with the waveform in a colour."""
        made = image.copy()
        draw = ImageDraw.Draw(made)
        left, top, right, bottom = self.wave
        bars = (
            [self.card.bars[n * len(self.card.bars) // _BARS] for n in range(_BARS)] if self.card.bars else []
        )
        step, middle = (right - left) / _BARS, (top + bottom) / 2
        for number, bar in enumerate(bars):
            reach = max(step * 0.3, bar / 200 * (bottom - top))
            x = left + number * step
            draw.rounded_rectangle((x, middle - reach, x + step * 0.6, middle + reach), step * 0.3, colour)
        return made

    def _caption(self, cue: Cue) -> Image.Image:
        _, top, _, bottom = self._box(0, 75, 100, 97)
        strip = Image.new("RGB", (self.width, bottom - top), self.dark)
        text, size = "\n".join(cue.lines), 5.4 * self.unit
        draw = ImageDraw.Draw(strip)
        while size > 2 * self.unit:
            font = _font(self.fonts.captions, size)
            left, _, right, _ = draw.multiline_textbbox((0, 0), text, font, direction=self.way)
            if right - left <= self.width * 0.92:
                break
            size *= 0.92
        draw.multiline_text(
            (self.width // 2, strip.height // 2),
            text,
            _PAPER,
            _font(self.fonts.captions, size),
            "mm",
            align="center",
            direction=self.way,
        )
        return strip


def _mixed(accent: str, other: tuple[int, int, int], share: float) -> tuple[int, int, int]:
    """An accent with a share of another colour."""
    red, green, blue = (
        round(one * (1 - share) + two * share)
        for one, two in zip(ImageColor.getrgb(accent)[:3], other, strict=True)
    )
    return red, green, blue


@cache
def _font(name: str, size: float) -> Font:
    try:
        return ImageFont.truetype(name, round(size)) if name else ImageFont.load_default(round(size))
    except OSError as error:
        message = "this is no font, or it cannot be read"
        raise InputError(message, where=Where(Path(name)), hint="give a .ttf or .otf file") from error
