"""Words drawn on pictures, in any writing: fonts, the order of letters, and where lines break.

The same words in the same fonts are the same points everywhere: no font of the system is taken, and writing
that needs no shaping is set by FreeType alone, for the engine that shapes (Raqm) is not on every machine and
sets other distances between letters. Arabic, Hebrew, Indic writing and Thai need it: `can_shape` tells
whether it is there.
"""

from podcast.lettering.faces import Face, face, lacking, ours, without_emoji
from podcast.lettering.lines import Lines, Room, set_in, shortened
from podcast.lettering.order import is_rtl
from podcast.lettering.runs import Style, can_shape, needs_shaping

__all__ = [
    "Face",
    "Lines",
    "Room",
    "Style",
    "can_shape",
    "face",
    "is_rtl",
    "lacking",
    "needs_shaping",
    "ours",
    "set_in",
    "shortened",
    "without_emoji",
]
