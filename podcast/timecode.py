"""Times are whole milliseconds; every clock notation is read and written here.

A notation is converted where text enters or leaves the program and nowhere else.
"""

import re
from typing import NewType

Millis = NewType("Millis", int)
"""Milliseconds, from the start of the recording or as a length."""

ZERO = Millis(0)
LONGEST = Millis(100 * 3_600_000)
"""Clocks from 100 hours on are taken for noise: two-digit hours are all that captions can hold."""

_CLOCK = re.compile(r"(?:(\d{1,3}):(?=\d\d?:))?(\d{1,3}):(\d{2})(?:[.,](\d{1,9}))?", re.ASCII)
_SECONDS = re.compile(r"(\d{1,6})(?:[.,](\d{1,9}))?", re.ASCII)


def parse_clock(text: str) -> Millis:
    """Read ``M:SS``, ``H:MM:SS`` and either with a fraction, rounded to the millisecond.

    Without hours the minutes run on as people write them, to 999:59. Raises ValueError for anything else,
    for seconds over 59, and for minutes over 59 behind hours.

    >>> parse_clock("08:45")
    525000
    >>> parse_clock("1:02:03.5"), parse_clock("100:00")
    (3723500, 6000000)
    """
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not a time")
    hours, minutes, seconds, fraction = match.groups(default="0")
    if int(seconds) > 59 or (match[1] and int(minutes) > 59):
        raise ValueError(f"{text!r} is not a time: minutes and seconds end at 59")
    whole = (int(hours) * 60 + int(minutes)) * 60 + int(seconds)
    return Millis(whole * 1000 + _millis(fraction))


def parse_time(text: str) -> Millis:
    """Read what people type: ``83``, ``83.5``, ``1:23`` or ``00:01:23.5``.

    >>> parse_time("83")
    83000
    >>> parse_time("1:23")
    83000
    """
    if match := _SECONDS.fullmatch(text.strip()):
        return Millis(int(match[1]) * 1000 + _millis(match[2] or "0"))
    return parse_clock(text)


def _millis(fraction: str) -> int:
    return round(int(fraction) * 1000 / float(10 ** len(fraction)))


def from_seconds(seconds: float) -> Millis:
    """Seconds as a number, as JSON formats have them.

    >>> from_seconds(1.2345)
    1234
    """
    return Millis(round(seconds * 1000))


def to_seconds(time: Millis) -> float:
    """Seconds, for JSON formats.

    >>> to_seconds(Millis(1500))
    1.5
    """
    return time / 1000


def _parts(time: Millis) -> tuple[int, int, int, int]:
    seconds, millis = divmod(time, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return hours, minutes, seconds, millis


def format_vtt(time: Millis) -> str:
    """Write ``HH:MM:SS.mmm``, as WebVTT and Podlove Simple Chapters have it.

    >>> format_vtt(Millis(3723500))
    '01:02:03.500'
    """
    hours, minutes, seconds, millis = _parts(time)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}.{millis:03d}"


def format_srt(time: Millis) -> str:
    """Write ``HH:MM:SS,mmm``.

    >>> format_srt(Millis(525000))
    '00:08:45,000'
    """
    return format_vtt(time).replace(".", ",")


def show(time: Millis) -> str:
    """Write a time for people: ``1:23`` or ``1:02:03``, the fraction dropped.

    >>> show(Millis(83999)), show(Millis(3723500))
    ('1:23', '1:02:03')
    """
    hours, minutes, seconds, _ = _parts(time)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


def format_iso(time: Millis) -> str:
    """Write an ISO 8601 duration in whole seconds, for ``<time datetime>`` and JSON-LD.

    >>> format_iso(Millis(83000)), format_iso(Millis(3600000)), format_iso(Millis(0))
    ('PT1M23S', 'PT1H', 'PT0S')
    """
    hours, minutes, seconds, _ = _parts(time)
    parts = f"{hours}H" * bool(hours) + f"{minutes}M" * bool(minutes) + f"{seconds}S" * bool(seconds)
    return "PT" + (parts or "0S")
