"""Tokens with figures in them: money, shares, times of day, years, versions, and how each is said."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, product

from podcast.align.numerals import LARGEST, Words, cardinal, decimal, figures, ordinal, quantity, whole
from podcast.units import UNITS

Ways = tuple[Words, ...]

MOST_WAYS = 8
"""Ways of saying one token that are tried; each costs time."""

MONEY = {
    "$": ("dollars", "dollar"),
    "€": ("euros", "euro"),
    "£": ("pounds", "pound"),
    "¥": ("yen",),
    "₹": ("rupees", "rupee"),
}
SCALES = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "b": "billion", "t": "trillion"}
_UNITS: dict[str, Words] = {
    "%": ("percent",),
    "°": ("degrees",),
    "°c": ("degrees", "celsius"),
    "°f": ("degrees", "fahrenheit"),
    **{symbol.lower(): tuple(many.split()) for symbol, (_, many) in UNITS.items() if len(symbol) > 1},
    "am": ("a.", "m."),
    "pm": ("p.", "m."),
    "x": ("times",),
    "×": ("times",),
}
_PARTS = {2: "half", 3: "third", 4: "quarter"}

_LONG = r"\d{1,3}(?:,\d{3})+|\d+"


def formed(text: str) -> Ways:
    """The ways of a token in one of the forms that figures take."""
    for pattern, handle in _FORMS:
        if match := pattern.fullmatch(text):
            return handle(*match.groups(default=""))
    return ()


def joined(parts: Iterable[Ways]) -> Ways:
    """The ways of a whole from those of its parts, at first the likeliest of each."""
    choices = [part or ((),) for part in parts]
    return tuple(
        tuple(word for words in chosen for word in words) for chosen in islice(product(*choices), MOST_WAYS)
    )


def letters(text: str, *, plural: bool = False) -> Words:
    """Letters one by one; more than one of them may have made a plural."""
    names = [f"{letter}." for letter in text.lower() if letter.isascii() and letter.isalpha()]
    return (*names[:-1], names[-1] + "'s") if plural and names else tuple(names)


def _amount(digits: str, fraction: str) -> Ways:
    before = digits.replace(",", "")
    if fraction:
        return decimal(before, fraction)
    # Who writes separators means a quantity; without them it may be a year or the number of a door.
    return whole(before) if before == digits else quantity(min(int(before), LARGEST))


def _said_money(sign: str, digits: str, fraction: str, scale: str) -> Ways:
    unit = MONEY[sign]
    name = (SCALES[scale.lower()],) if scale else ()
    if len(fraction) == 2 and not scale:
        one, cents = _amount(digits, "")[0], (cardinal(int(fraction)) if int(fraction) else ())
        tail = (*cents, "cents") if cents else ()
        return (*one, unit[0], *cents), (*one, unit[0], "and", *tail), (*one, *cents), (*one, unit[0])
    ways = _amount(digits, fraction)[:2]
    return tuple((*way, *name, *end) for end in ((unit[0],), (), unit[1:]) for way in ways)


def _quantity(sign: str, digits: str, fraction: str, unit: str) -> Ways:
    """A number with what is counted: 3.5%, 10k, 16kHz, -5°."""
    lower = unit.lower()
    spelled = letters(unit) if unit.isalpha() else ()
    names = [_UNITS.get(lower, ()), (SCALES[lower],) if lower in SCALES else (), spelled]
    heads: Ways = (("minus",), ("negative",)) if sign == "-" else (("plus",),) if sign else ((),)
    return tuple(
        (*head, *way, *name)
        for head in heads
        for name in (dict.fromkeys(each for each in names if each) if unit else [()])
        for way in _amount(digits, fraction)[:4]
    )


def _decade(digits: str) -> Ways:
    """1990s, '90s, 80s."""
    return tuple(
        (*way[:-1], _many(way[-1])) for way in (whole(digits)[:1] if len(digits) < 5 else figures(digits))
    )


def _many(word: str) -> str:
    if word.endswith("y"):
        return word.removesuffix("y") + "ies"
    return word + ("es" if word.endswith("x") else "s")


def _ranged(one: str, two: str) -> Ways:
    """3-5, 2019-2023: with "to" or without."""
    return tuple(
        (*first, *middle, *second)
        for middle in (("to",), ())
        for first in whole(one)[:2]
        for second in whole(two)[:2]
    )


def _clock(hours: str, minutes: str, half: str) -> Ways:
    """3:30, 3:05pm, 12:00."""
    low = int(minutes)
    if not low:
        tails: Ways = ((), ("o'clock",), ("hundred",))
    else:
        tails = (("oh", *cardinal(low)), cardinal(low)) if low < 10 else (cardinal(low),)
    end = letters(half.replace(".", ""))
    return tuple((*cardinal(int(hours)), *tail, *end) for tail in tails)


def _fraction(one: str, two: str) -> Ways:
    """1/2, 3/4, and what may be a date or a score."""
    high, low = int(one), int(two)
    name = _PARTS.get(low) or ordinal(low)[-1]
    many = name if high == 1 else "halves" if name == "half" else f"{name}s"
    part = ((*cardinal(high), *ordinal(low)[:-1], many),) if 0 < high < low <= 100 else ()
    plain = (*cardinal(high), *cardinal(low))
    return (*part, plain, (*cardinal(high), "slash", *cardinal(low)), (*cardinal(high), "of", *cardinal(low)))


def _versions(text: str) -> Ways:
    """3.11.2, 192.168.0.1: the numbers with points between."""
    return joined([whole(part) if n % 2 == 0 else (("point",), ("dot",)) for n, part in _alternated(text)])


def _alternated(text: str) -> Iterator[tuple[int, str]]:
    return enumerate(re.split(r"(\.)", text))


_FORMS: Sequence[tuple[re.Pattern[str], Callable[..., Ways]]] = tuple(
    (re.compile(pattern, re.IGNORECASE), handle)
    for pattern, handle in (
        (rf"([$€£¥₹])({_LONG})(?:\.(\d+))?(k|m|mn|bn|b|t)?", _said_money),
        (r"(\d+)(?:st|nd|rd|th)", lambda digits: (ordinal(int(digits)),) if len(digits) < 16 else ()),
        (r"'?(\d0|\d{3}0)'?s", _decade),
        (r"(\d{1,2}):(\d\d)(am|pm|a\.m|p\.m)?", _clock),
        (r"(\d{1,4})-(\d{1,4})", _ranged),
        (r"(\d{1,4})/(\d{1,4})", _fraction),
        (r"((?:\d+\.){2,}\d+)", _versions),
        (rf"({_LONG})(?:\.(\d+))?([$€£¥₹])", lambda digits, rest, sign: _said_money(sign, digits, rest, "")),
        (r"\.(\d+)", lambda fraction: decimal("", fraction)),
        (rf"([+-]?)({_LONG})(?:\.(\d+))?(%|°[cf]?|[a-z]{{1,3}}|×)?", _quantity),
    )
)
"""Forms of tokens with figures, in the order tried: a pattern, and what makes words of its groups."""
