"""Moments and times in a recording."""

import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from podcast.timecode import Millis, parse_time

_DAY = 86_400_000


def moment(value: Any) -> datetime:
    """A date with or without a time; without an offset it is taken as UTC."""
    if not isinstance(value, date) or not 1900 <= value.year <= 9000:
        raise ValueError("must be a date after 1900, without quotes")
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    return datetime.combine(value, time(), UTC)


def clock(value: Any) -> Millis:
    """A time in the recording: ``"1:23"`` or a number of seconds."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError('must be a time such as "1:23"')
    try:
        return parse_time(str(value))
    except ValueError as error:
        raise ValueError('must be a time such as "1:23"') from error


def clocks(value: Any) -> tuple[tuple[str, Millis], ...]:
    """A table from names to times in the recording, in order."""
    if not isinstance(value, Mapping):
        raise ValueError('must be a table of times such as {"Tomas Okafor" = "0:12.4"}')
    return tuple((unicodedata.normalize("NFC", name), clock(each)) for name, each in value.items())


def shift(value: Any) -> Millis:
    """Seconds to move by, or a clock, with a minus sign for earlier: ``"-1.4"``, ``2`` or ``"-0:02"``."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError('must be seconds such as "-1.4"')
    written = str(value).strip().replace("−", "-")
    try:
        size = parse_time(written.removeprefix("-").removeprefix("+"))
    except ValueError as error:
        raise ValueError('must be seconds such as "-1.4"') from error
    if size > _DAY:
        raise ValueError("must be less than a day")
    return Millis(-size if written.startswith("-") else size)
