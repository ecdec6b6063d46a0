"""How wide a text stands on the screen, in columns."""

from functools import lru_cache
from unicodedata import category, east_asian_width

_NARROW_TO = "\u02ff"
"""Up to here each character is one column: no combining marks, nothing wide."""
_JOINER = "\u200d"
_JAMO = ("\u1160", "\u11ff")
"""Vowels and finals of a Hangul syllable that is written in parts."""
_TONES = ("\U0001f3fb", "\U0001f3ff")
"""Skin tones, which colour the emoji before them."""


def width(text: str) -> int:
    """The columns of a text: a full-width character takes two (Unicode TR 11), a mark on a letter none.

    An emoji is one sign of two columns, whatever it is joined from (Unicode TR 29, TR 51).

    >>> width("wind"), width("風"), width("e\u0301te\u0301"), width("👩🏽\u200d🚀")
    (4, 2, 3, 2)
    """
    if text.isascii() or max(text) <= _NARROW_TO:
        return len(text)
    return _measured(text)


@lru_cache(maxsize=65_536)
def _measured(text: str) -> int:
    columns = 0
    joined = False
    for char in text:
        if char == _JOINER:
            joined = True
            continue
        if not joined and not _hangs_on(char):
            columns += 2 if east_asian_width(char) in "WF" else 1
        joined = False
    return columns


def _hangs_on(char: str) -> bool:
    """Whether a character stands on the one before it and takes no room of its own."""
    return (
        category(char) in ("Mn", "Me", "Cf") or _JAMO[0] <= char <= _JAMO[1] or _TONES[0] <= char <= _TONES[1]
    )
