"""What readers of JSON share: values with the line they stand on, and numbers that are numbers."""

import json
import math
import re
from collections.abc import Iterator
from typing import Any

from podcast.transcript.format import Problem

_SPACE = re.compile(r"[\s,]*")


def number(value: object) -> float | None:
    """A finite number, also when it is written as a string; None for everything else.

    >>> number("0.04"), number(True), number(float("nan"))
    (0.04, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) and 0 <= found < 1e9 else None


class Reader:
    """A JSON text whose list elements come with their line, also when the text breaks off half-way."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.problems: list[Problem] = []
        self.document: dict[str, Any] = {}
        try:
            loaded = json.loads(text)
            self.document = loaded if isinstance(loaded, dict) else {}
        except json.JSONDecodeError as error:
            self.add(error.lineno, f"the JSON breaks off or is malformed: {error.msg}")
        except (RecursionError, ValueError):
            self.add(0, "the JSON is nested too deeply or holds a number too long to read")

    def add(self, line: int, message: str) -> None:
        """Report something at a line."""
        hint = "export the transcript again, or take the part out"
        self.problems.append(Problem(line, message, hint))

    def items(self, key: str) -> Iterator[tuple[dict[str, Any], int]]:
        """The objects in the first list called `key` (or in a text that is a list), each with its line."""
        head = re.search(rf'"{key}"\s*:\s*\[', self.text)
        at = head.end() if head else self.text.find("[") + 1
        decoder = json.JSONDecoder()
        line, counted = 1, 0
        while at:
            at = _SPACE.match(self.text, at).end()  # type: ignore[union-attr]
            if self.text[at : at + 1] in ("]", ""):
                return
            line += self.text.count("\n", counted, at)
            counted = at
            try:
                item, at = decoder.raw_decode(self.text, at)
            except (ValueError, RecursionError):
                return
            if isinstance(item, dict):
                yield item, line
            else:
                self.add(line, "an element that is no object was left out")
