"""Type for a terminal: strong, faint and marked words, where anybody sees them (https://no-color.org)."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ink:
    r"""Sets text in colours, or leaves it as it is.

    >>> Ink(False).marked("the tide", [(4, 8)]), Ink(True).marked("the tide", [(4, 8)])
    ('the tide', 'the \x1b[1;33mtide\x1b[0m')
    """

    shown: bool

    def strong(self, text: str) -> str:
        """A title."""
        return self._set("1", text)

    def dim(self, text: str) -> str:
        """What stands beside: times and addresses."""
        return self._set("36", text)

    def marked(self, text: str, marks: Sequence[tuple[int, int]]) -> str:
        """A text with its places (start, end) marked."""
        for start, end in reversed(marks):
            text = text[:start] + self._set("1;33", text[start:end]) + text[end:]
        return text

    def _set(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.shown else text
