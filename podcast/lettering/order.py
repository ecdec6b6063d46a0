"""The order in which letters stand when a line has words from right to left (UAX #9).

All of the algorithm but explicit embeddings and pairs of brackets, which titles do not have.
https://www.unicode.org/reports/tr9/
"""

from collections.abc import Sequence
from itertools import groupby
from unicodedata import bidirectional

_STRONG = {"L": False, "R": True, "AL": True}
_NUMBERS = ("EN", "AN")


def is_rtl(text: str) -> bool:
    """Whether a text runs from right to left: as its first letter does (P2, P3).

    >>> is_rtl("(1) شتاء الحارس"), is_rtl("The شتاء"), is_rtl("2026")
    (True, False, False)
    """
    return next((_STRONG[each] for char in text if (each := bidirectional(char)) in _STRONG), False)


def levels(text: str, *, rtl: bool) -> list[int]:
    """The level of each character: odd ones run from right to left."""
    classes = _resolved([bidirectional(char) for char in text], "R" if rtl else "L")
    steps = {"L": 1, "R": 0, "EN": 1, "AN": 1} if rtl else {"L": 0, "R": 1, "EN": 2, "AN": 2}
    return [rtl + steps[each] for each in classes]


def visual(found: Sequence[int]) -> list[int]:
    """The places of characters with these levels, from left to right (L2).

    >>> visual([0, 0, 1, 1, 0])
    [0, 1, 3, 2, 4]
    """
    order = list(range(len(found)))
    for level in range(max(found, default=0), 0, -1):
        start = 0
        for is_turned, group in groupby(order, key=lambda place: found[place] >= level):
            end = start + len(list(group))
            if is_turned:
                order[start:end] = order[start:end][::-1]
            start = end
    return order


def _resolved(classes: list[str], base: str) -> list[str]:
    """Each class as L, R, EN or AN."""
    for rule in (_marks, _numbers, _separators, _latin_numbers):
        rule(classes, base)
    return _neutral(classes, base)


def _marks(classes: list[str], base: str) -> None:
    """W1: a mark is what the letter before it is."""
    for n, each in enumerate(classes):
        if each == "NSM":
            classes[n] = classes[n - 1] if n else base


def _numbers(classes: list[str], base: str) -> None:
    """W2, W3: figures after Arabic letters are Arabic ones; Arabic letters run from right to left."""
    last = base
    for n, each in enumerate(classes):
        last = each if each in _STRONG else last
        if each == "EN" and last == "AL":
            classes[n] = "AN"
        elif each == "AL":
            classes[n] = "R"


def _separators(classes: list[str], _: str) -> None:
    """W4 to W6: a point between two figures and a sign beside one belong to the number."""
    for n in range(1, len(classes) - 1):
        before, each, after = classes[n - 1 : n + 2]
        if before == after and ((each == "CS" and before in _NUMBERS) or (each == "ES" and before == "EN")):
            classes[n] = before
    for way in (range(1, len(classes)), range(len(classes) - 2, -1, -1)):
        step = -way.step
        for n in way:
            if classes[n] == "ET" and classes[n + step] == "EN":
                classes[n] = "EN"


def _latin_numbers(classes: list[str], base: str) -> None:
    """W7: figures after a Latin letter run as it does."""
    last = base
    for n, each in enumerate(classes):
        if each in ("L", "R"):
            last = each
        elif each == "EN" and last == "L":
            classes[n] = "L"


def _neutral(classes: list[str], base: str) -> list[str]:
    """N1, N2: what is between two of one direction runs as they do, all else as the line does."""
    sides = [each if each in ("L", "R", *_NUMBERS) else "" for each in classes]
    made: list[str] = []
    at = 0
    for is_known, group in groupby(sides, key=bool):
        found = list(group)
        end = at + len(found)
        if not is_known:
            before, after = (_side(made[-1]) if made else base), (_side(sides[end]) if sides[end:] else base)
            found = [before if before == after else base] * len(found)
        made += found
        at = end
    return made


def _side(each: str) -> str:
    return "L" if each == "L" else "R"
