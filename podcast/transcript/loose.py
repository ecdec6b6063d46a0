"""What people and faulty programs write: times of cues, and pages that are no good HTML."""

import re

from podcast.timecode import Millis, parse_clock

_CLOCK = r"(\d+:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,9})?)"
_TIMING = re.compile(rf"\s*{_CLOCK}\s*-+>\s*{_CLOCK}(?:\s.*)?$", re.ASCII)


def cue_times(line: str) -> tuple[Millis, Millis] | None:
    """Start and end of a cue, from a line with an arrow; None when no time can be read from it.

    >>> cue_times("00:00:01,000 --> 00:00:02.5")
    (1000, 2500)
    >>> cue_times("0:1:2 -> 0:1:4")
    (62000, 64000)
    """
    match = _TIMING.match(line)
    try:
        return (clock(match[1]), clock(match[2])) if match else None
    except ValueError:
        return None


def tame(page: str) -> str:
    """HTML that Python's parser can read: a marked section of an unknown kind makes it fail an assertion.

    Browsers take both for a comment up to the next ``>``.
    """
    return page.replace("<![", "<! [")


def clock(text: str) -> Millis:
    """Like `parse_clock`, for fields of one digit too. Raises ValueError for what is no time.

    >>> clock("0:1:2.5")
    62500
    """
    whole, *fraction = re.split(r"([.,])", text, maxsplit=1)
    return parse_clock(":".join(part.zfill(2) for part in whole.split(":")) + "".join(fraction))
