"""Find the times that open a turn in plain text, whatever stands around them: one row of SHAPES a shape."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from podcast.timecode import LONGEST, Millis, parse_clock
from podcast.transcript.labels import looks_like_name

# Two digits of seconds and no more: in 00:122 things the second 2 is said. Fractions are told from the
# text by having exactly three digits.
TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{3}(?!\d))?"
# In brackets nothing follows, so a fraction may have one digit or two; frames are read over.
INSIDE = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_ARROW = r"\s*(?:-->|--|[-–—])\s*"
_RANGE = rf"(?P<start>{TIME})(?:{_ARROW}(?P<end>{TIME}))?"
# Markdown escapes brackets: \[01:46\]
_BRACKET = rf"\\?[\[(](?P<start>{INSIDE})(?::\d\d)?(?:{_ARROW}(?P<end>{INSIDE})(?::\d\d)?)?\\?[\])]"
_INNER = re.compile(r"(?:^|(?<=\s))\[((?:\d{1,2}:)?[0-5]?\d:[0-5]\d)\](?=\s|$)")
_NOT_A_CLOCK = r"(?!\d*\s?[ap]\.?m\b)(?!:\d)"
_UNITS = (
    r"hours?|stunden?|heures?|horas?|or[ae]|uur|uren|timm(?:e|ar)|時間|小时|小時|"
    r"minutes?|minuten?|minut[oi]s?|minuut|minuter?|分鐘|分钟|分|"
    r"seconds?|sekunden?|secondes?|segundos?|second[oi]|seconden|sekunder?|秒鐘|秒"
)
_SPAN = re.compile(rf"(?:\d+ ?(?:{_UNITS})(?:,? ?(?:(?:and|und|et|y|e|en|och) )?)?){{1,3}}", re.IGNORECASE)
_MENU = re.compile(r"[^\W\d_]{2,20} \((?:auto|gener|génér)[^()]{3,40}\)", re.IGNORECASE)
"""What stands below YouTube's panel: English (auto-generated)."""


class Shape(NamedTuple):
    """A way to put a time before a turn; groups: start, end, label, text.

    A transcript keeps to one `family`, and in it some turns may be named and others not.
    """

    name: str
    family: str
    pattern: re.Pattern[str]


def _shape(name: str, family: str, pattern: str) -> Shape:
    return Shape(name, family, re.compile(pattern, re.IGNORECASE | re.ASCII))


SHAPES = (
    # [00:12:34] Ann: text, (12:34) text, [0:12](address) text, [00:00.000 --> 00:04.000] text
    _shape("bracket", "bracket", rf"{_BRACKET}(?:\(\S*\))?:?\s*(?P<text>.*)"),
    # [Ann Lee] 14:03:27, as Zoom saves captions: hours of the day
    _shape("bracketed name", "name", rf"\[(?P<label>[^\[\]]{{1,60}})\]\s+{_RANGE}(?P<text>)\s*"),
    # Ann Lee (00:12:34): with the text on the next line or behind it
    _shape("name, bracket", "bracket", rf"(?P<label>[^\[(\\]{{1,60}}?):?\s*{_BRACKET}:?\s*(?P<text>.*)"),
    # Ann Lee  0:12, the text below
    _shape("name, time", "time", rf"(?P<label>[^\d].{{0,59}}?):?\s+{_RANGE}(?P<text>)\s*"),
    # 00:12That is, 0:12 text, 1:02:03 - text, and 0:12 alone with the text below
    _shape("time", "time", rf"{_RANGE}{_NOT_A_CLOCK}(?P<text>.*)"),
)
OF_DAY = "bracketed name"
"""The shape whose times are hours of the day."""
_EMPHASIS = re.compile(r"^\*\*(.{1,80}?)\*\*")
_DASH = re.compile(r"\s*[-–—|]+\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A time that opens a turn. `line` counts from 1; `dashed`: a dash parts the time from the text."""

    line: int
    start: Millis
    end: Millis | None
    label: str | None
    text: str
    shape: str
    family: str
    dashed: bool


def read_stamps(lines: Sequence[str]) -> dict[str, list[Stamp]]:
    """The stamps of a text, gathered by family: a transcript keeps to one, and to a dash or none."""
    found: dict[str, list[Stamp]] = {}
    for number, line in enumerate(lines, 1):
        bare = line.strip().lstrip("\ufeff")
        stamp = _first(bare, number) if ":" in bare else None
        if stamp is None and bare.startswith("**"):
            stamp = _first(plain_label(bare), number)
        if stamp:
            found.setdefault(stamp.family + " –" * stamp.dashed, []).append(stamp)
    return found


def plain_label(text: str) -> str:
    """A text without the emphasis of its first words, which is how Markdown shows a label.

    >>> plain_label("**Ann:** [0:12] So **that** is it")
    'Ann: [0:12] So **that** is it'
    """
    return _EMPHASIS.sub(r"\1", text, count=1)


def _first(bare: str, number: int) -> Stamp | None:
    # No name begins with a digit, and no bare time with anything else.
    shapes = SHAPES[-1:] if bare[:1].isdecimal() else SHAPES[:-1]
    return next((stamp for shape in shapes if (stamp := _stamp(shape, bare, number))), None)


def _stamp(shape: Shape, bare: str, number: int) -> Stamp | None:
    match = shape.pattern.fullmatch(bare)
    if match is None:
        return None
    groups = match.groupdict()
    label = groups.get("label")
    label = label.strip(" -–—_") if label else None
    if "label" in groups and not (label and looks_like_name(label)):
        return None
    try:
        start = parse_clock(match["start"])
        end = parse_clock(match["end"]) if match["end"] else None
    except ValueError:
        return None
    if start >= LONGEST:
        return None
    # Behind a bracket a dash is part of the talk, behind a bare time it parts the two.
    dash = _DASH.match(match["text"]) if shape.name == "time" else None
    text = match["text"][dash.end() :] if dash else match["text"]
    return Stamp(
        line=number,
        start=start,
        end=end,
        label=label,
        text=text.strip(),
        shape=shape.name,
        family=shape.family,
        dashed=dash is not None,
    )


def inner_stamps(text: str) -> list[tuple[int, int, Millis]]:
    """The times in brackets that stand for themselves amid a text: where each begins and ends in it.

    >>> inner_stamps("Thanks. [00:00:07] I came by boat, [inaudible 00:12] ago.")
    [(8, 18, 7000)]
    """
    return [(match.start(), match.end(), parse_clock(match[1])) for match in _INNER.finditer(text)]


def kept(text: str) -> str:
    r"""A text whose times in brackets are only said: each gets a word joiner, which nobody sees.

    >>> inner_stamps(kept("at [0:12] sharp")), freed(kept("at [0:12] sharp"))
    ([], 'at [0:12] sharp')
    """
    return _INNER.sub(lambda match: f"[\u2060{match[0][1:]}", text)


def freed(text: str) -> str:
    """The text that was `kept`."""
    return text.replace("[\u2060", "[")


def is_duration(line: str) -> bool:
    """Whether a line says a time in words, as players put below the figures for screen readers.

    >>> is_duration("1 minute, 12 seconds"), is_duration("12 seconds later")
    (True, False)
    """
    said = line.strip()
    return said[:1].isdecimal() and ":" not in said and _SPAN.fullmatch(said) is not None


def is_menu(line: str) -> bool:
    """Whether a line is the choice of a language that players have below automatic captions.

    >>> is_menu("English (auto-generated)"), is_menu("Deutsch (automatisch erzeugt)"), is_menu("Ann (laughs)")
    (True, True, False)
    """
    return _MENU.fullmatch(line.strip()) is not None
