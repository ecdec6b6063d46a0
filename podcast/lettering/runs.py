"""Words in one line: stretches of one font and one direction, measured and drawn from left to right."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any
from unicodedata import category

from PIL import ImageDraw, ImageFont, features

from podcast.lettering.faces import Face, first_with, opened
from podcast.lettering.order import levels, visual

_SHAPED = re.compile(
    "[\u0300-\u036f\u0590-\u109f\u1700-\u18af\u1900-\u1cff\u200c\u200d\u2d30-\u2d7f\ua800-\uabff"
    "\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00011fff\U0001e800-\U0001eeff]"
)
"""Marks on letters, and the scripts from Hebrew to Burmese, of Southeast Asia and from right to left."""

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    face: Face
    is_shaped: bool
    direction: str

    def font(self, size: int) -> ImageFont.FreeTypeFont:
        return opened(self.face, size, is_shaped=self.is_shaped)

    @property
    def asked(self) -> dict[str, Any]:
        return {"direction": self.direction} if self.is_shaped else {}


def can_shape() -> bool:
    """Whether this machine has what joins Arabic letters and places Indic and Thai vowels."""
    return bool(features.check("raqm"))


def needs_shaping(text: str) -> bool:
    """Whether letters change with their neighbours or run from right to left.

    >>> needs_shaping("Fähre, Φάρος, 灯台"), needs_shaping("شتاء")
    (False, True)
    """
    return bool(_SHAPED.search(text))


@dataclass(frozen=True, slots=True)
class Style:
    """How words are set: the fonts in the order they are tried, and the direction of the whole text.

    All letters must be in one of the fonts.
    """

    faces: tuple[Face, ...]
    rtl: bool = False

    def width(self, text: str, size: int) -> float:
        """How many pixels wide a line is."""
        return sum(run.font(size).getlength(run.text, **run.asked) for run in _runs(text, self))

    def write(self, pen: ImageDraw.ImageDraw, at: tuple[float, float], line: tuple[str, int, Colour]) -> None:
        """Draw a line (text, size, colour) from its left end on the baseline, `at`."""
        x, baseline = at
        text, size, colour = line
        for run in _runs(text, self):
            font = run.font(size)
            pen.text((x, baseline), run.text, colour, font, "ls", **run.asked)
            x += font.getlength(run.text, **run.asked)


@lru_cache(maxsize=1024)
def _runs(text: str, style: Style) -> tuple[_Run, ...]:
    """From left to right; the text of each stands in the order in which it is read."""
    found = levels(text, rtl=style.rtl)
    fonts = list(_fonts(text, style.faces))
    made = []
    for (level, face), group in groupby(visual(found), key=lambda place: (found[place], fonts[place])):
        part = "".join(text[place] for place in sorted(group))
        is_shaped = bool(level % 2) or needs_shaping(part)
        if not is_shaped:
            part = "".join(char for char in part if category(char) != "Cf")
        made.append(_Run(part, face, is_shaped, "rtl" if level % 2 else "ltr"))
    return tuple(made)


def _fonts(text: str, faces: Sequence[Face]) -> Iterator[Face]:
    """The font of each character: a letter with its marks is in one, and spaces stay with what is before."""
    last = faces[0]
    for cluster in _clusters(text):
        last = last if cluster.isspace() else first_with(cluster, faces) or last
        yield from [last] * len(cluster)


def _clusters(text: str) -> Iterator[str]:
    """Letters with the marks and joiners that follow them."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or category(text[end]) not in ("Mn", "Mc", "Me", "Cf"):
            yield text[start:end]
            start = end
