"""Font files, and which letters they have.

Ours are Noto Sans for eleven writings, see fonts/README.md. Chinese, Japanese and Korean are not among
them: a font with their letters has 5 to 20 MB.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from unicodedata import category

from PIL import ImageFont

from podcast.errors import InputError, Where

_WEIGHT = 600
_NOWHERE = ("\U0010fffd", "\u0378")  # no font has these: what is drawn for them is drawn for all it lacks
_TRIED = 20
_SIGN = (
    "[\u203c\u2049\u20e3\u231a-\u23ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff"
    "\U000e0020-\U000e007f]"
)
_EMOJI = re.compile(f"({_SIGN})(?:\u200d(?={_SIGN}))?")
_UNSEEN = ("Cf", "Cc", "Zs", "Zl", "Zp")


@dataclass(frozen=True, slots=True)
class Face:
    """A font file, and the digest of its bytes: one that changed makes other pictures."""

    path: Path
    digest: str


@cache
def ours() -> tuple[Face, ...]:
    """The fonts of this program, tried after those of the show."""
    folder = Path(__file__).with_name("fonts")
    return tuple(Face(path, path.name) for path in sorted(folder.glob("*.ttf")))


def face(path: Path, digest: str) -> Face:
    """A font file that can be drawn with; of a collection the first font. `digest` is that of its bytes.

    Raises InputError for what is no font, and for one that has pictures of one size alone.
    """
    found = Face(path, digest)
    try:
        opened(found, _TRIED, is_shaped=False)
    except OSError as error:
        raise InputError(
            "this is no font that can be drawn with",
            where=Where(path),
            hint="name a .ttf, .otf or .ttc file whose letters are outlines",
            rule="picture-font",
        ) from error
    return found


@lru_cache(maxsize=256)
def opened(face: Face, size: int, *, is_shaped: bool) -> ImageFont.FreeTypeFont:
    """A font at a size in pixels; of one with many weights that between medium and bold."""
    layout = ImageFont.Layout.RAQM if is_shaped else ImageFont.Layout.BASIC
    font = ImageFont.truetype(face.path, size, layout_engine=layout)
    try:
        axes = font.get_variation_axes()
    except OSError:  # it has one weight
        return font
    font.set_variation_by_axes([_chosen(axis) for axis in axes])
    return font


def _chosen(axis: ImageFont.Axis) -> float:
    low, usual, high = (axis[key] or 0 for key in ("minimum", "default", "maximum"))
    return min(max(_WEIGHT, low), high) if axis["name"] == b"Weight" else usual


def has(face: Face, char: str) -> bool:
    """Whether a font has a letter; white space and what is not seen every font has."""
    return category(char) in _UNSEEN or _drawn(face, char) not in (_drawn(face, each) for each in _NOWHERE)


@lru_cache(maxsize=65_536)
def _drawn(face: Face, char: str) -> tuple[tuple[int, int], bytes]:
    mask = opened(face, _TRIED, is_shaped=False).getmask(char)
    return mask.size, bytes(mask)


def first_with(text: str, faces: Sequence[Face]) -> Face | None:
    """The first font that has all letters of a text."""
    return next((each for each in faces if all(has(each, char) for char in text)), None)


def lacking(text: str, faces: Sequence[Face]) -> str:
    """The letters of a text that no font has, each once.

    >>> lacking("Fähre, Φάρος, Маяк", ours())
    ''
    >>> lacking("The 灯台", ours())
    '灯台'
    """
    return "".join(char for char in dict.fromkeys(text) if first_with(char, faces) is None)


def without_emoji(text: str, faces: Sequence[Face]) -> str:
    """A text without those emoji that no font has: they are ornaments, and the words say it all.

    >>> without_emoji("The keeper 🎧 in winter", ours())
    'The keeper in winter'
    """
    kept = _EMOJI.sub(lambda match: match[0] if first_with(match[1], faces) else "", text)
    return " ".join(kept.split())
