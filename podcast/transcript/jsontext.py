"""JSON as received: read on past broken places, with the line of every value.

A list element that is damaged is cut out and the rest is read; a text that breaks off is closed there.
"""

import json
import math
import re
from typing import Any

Path = tuple[str | int, ...]
"""Keys and indexes that lead to a value, such as ("results", "items", 3)."""

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+|"', re.DOTALL)
_SPACE = re.compile(r"[\s,:]*")
_DECODER = json.JSONDecoder(strict=False)
_MOST = 20
"""Cuts: what is damaged in more places is no transcript any more."""
_DIGITS = 30


def load(text: str) -> tuple[Any, str, list[tuple[int, str]]]:
    """What a text holds, the text as it was read, and the line and nature of each damage; raises nothing.

    The text as read differs from `text` only where a damaged element became ``null``; lines stay.

    >>> load('{"words": [{"a": 1}, {"a": oops}, {"a": 3')[0]
    {'words': [{'a': 1}, None, None]}
    """
    damage: list[tuple[int, str]] = []
    for _ in range(_MOST):
        try:
            return json.loads(text, strict=False, parse_int=_integer), text, damage
        except json.JSONDecodeError as error:
            damage.append((error.lineno, f"the JSON breaks off or is malformed: {error.msg}"))
            mended = _without_element(text, error.pos)
        except RecursionError:
            damage.append((0, "the JSON is nested too deeply"))
            mended = None
        if mended is None:
            break
        text = mended
    return {}, text, damage


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) < _DIGITS else math.inf


def _without_element(text: str, damaged: int) -> str | None:
    """The text with null for the damaged element of the innermost list; without any, what stands before."""
    around = _open_brackets(text, damaged)
    opened = list(around)
    while opened and opened[-1][0] != "[":
        opened.pop()
    if not opened:
        return _closed(text, damaged, around)
    start = opened[-1][1]
    end = _element_end(text, start, damaged)
    if end is None or text[start:end].strip() == "null":
        return text[:start] + "null" + _closing(opened)
    return text[:start] + "null" + "\n" * text.count("\n", start, end) + text[end:]


def _closed(text: str, damaged: int, opened: list[tuple[str, int]]) -> str | None:
    """The text up to a damaged place, or to the member that it is in, with its objects closed."""
    for end in (damaged, *(start for _, start in opened[-1:])):
        closed = text[:end].rstrip(" \t\n\r,") + _closing(opened)
        try:
            json.loads(closed, strict=False, parse_int=_integer)
        except (json.JSONDecodeError, RecursionError):
            continue
        return closed
    return None


def _closing(opened: list[tuple[str, int]]) -> str:
    return "".join("]" if bracket == "[" else "}" for bracket, _ in reversed(opened))


def _open_brackets(text: str, until: int) -> list[tuple[str, int]]:
    """The brackets open at a place, each with the start of the element or member that it is in."""
    opened: list[tuple[str, int]] = []
    for token in _TOKEN.finditer(text, 0, until):
        if token[0] in ("[", "{"):
            opened.append((token[0], token.end()))
        elif token[0] in ("]", "}") and opened:
            opened.pop()
        elif token[0] == "," and opened:
            opened[-1] = (opened[-1][0], token.end())
    return opened


def _element_end(text: str, start: int, damaged: int) -> int | None:
    depth = 0
    for token in _TOKEN.finditer(text, start):
        if token[0] in ("[", "{"):
            depth += 1
        elif token[0] in ("]", "}"):
            depth -= 1
        if depth < 0 or (depth == 0 and token[0] == "," and token.start() >= damaged):
            return token.start()
    return None


class Places:
    """Where the values of a text stand; looked up only for what there is something to say about."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._offsets: dict[Path, int] = {(): len(text) - len(text.lstrip())}
        self._opened: set[Path] = set()

    def line(self, path: Path) -> int:
        """The line of the value at a path, or of the nearest value around it that there is."""
        return self.text.count("\n", 0, self._offset(path)) + 1

    def _offset(self, path: Path) -> int:
        if path not in self._offsets:
            around = path[:-1]
            above = self._offset(around)
            if around not in self._opened:
                self._opened.add(around)
                self._enter(around, above)
        return self._offsets.setdefault(path, self._offsets[path[:-1]] if path else 0)

    def _enter(self, path: Path, at: int) -> None:
        """Note where each member or element of a container stands."""
        bracket, at, index = self.text[at : at + 1], at + 1, 0
        while bracket in ("{", "["):
            at = self._skipped(at)
            if self.text[at : at + 1] in ("]", "}", ""):
                return
            key: str | int = index
            try:
                if bracket == "{":
                    key, at = _DECODER.raw_decode(self.text, at)
                    at = self._skipped(at)
                self._offsets.setdefault((*path, key), at)
                _, at = _DECODER.raw_decode(self.text, at)
            except (ValueError, RecursionError):
                return
            index += 1

    def _skipped(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at
