"""Dates, lengths and sizes in words, and what a language asks of a page."""

from datetime import datetime

from podcast.timecode import Millis

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ku-arab", "ps", "sd", "ug", "ur", "yi"))
NAMES = {"vtt": "WebVTT", "srt": "SubRip", "json": "JSON", "html": "HTML", "txt": "Text"}


def date(moment: datetime) -> str:
    """The day where the producer is, in English words; no locale is asked.

    >>> date(datetime.fromisoformat("2026-10-03T06:00+02:00"))
    '3 October 2026'
    """
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def length(time: Millis) -> str:
    """A length to the minute; anything that lasts has at least one.

    >>> length(Millis(538_000)), length(Millis(5_520_000)), length(Millis(4_000))
    ('9 min', '1 h 32 min', '1 min')
    """
    hours, minutes = divmod(max(1, (time + 30_000) // 60_000), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def size(count: int) -> str:
    """The size of a file in decimal units.

    >>> size(6_456_789), size(48_000), size(12)
    ('6.5 MB', '48 kB', '1 kB')
    """
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{max(1, count // 1000)} kB"


def shape(path: str) -> str:
    """What people call a file of this suffix.

    >>> shape("keeper/transcript.vtt"), shape("keeper/transcript.odt")
    ('WebVTT', 'ODT')
    """
    suffix = path.rsplit(".", 1)[-1]
    return NAMES.get(suffix, suffix.upper())


def direction(language: str) -> str:
    """The writing direction of a BCP 47 tag.

    >>> direction("ar-EG"), direction("en")
    ('rtl', 'ltr')
    """
    return "rtl" if language.lower().split("-")[0] in RIGHT_TO_LEFT else "ltr"


def is_english(language: str) -> bool:
    """Whether a page is in the language of its controls.

    >>> is_english("de"), is_english("en-GB")
    (False, True)
    """
    return language.lower().split("-")[0] == "en"


def share(fraction: float) -> str:
    """A share of one in whole percent, never rounded up to certainty.

    >>> share(0.974), share(0.999)
    ('97%', '99%')
    """
    return f"{int(fraction * 100 + 1e-9)}%"
