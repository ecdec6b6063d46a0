"""Dates, lengths and sizes in words, and what a language asks of a page."""

import re
from datetime import datetime

from podcast.languages import primary
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

_SIGN = re.compile(r"^(?:©|\(c\)|copyright\b|\s)+", re.IGNORECASE)
_COMMONS = re.compile(r"cc-(by(?:-nc)?(?:-nd|-sa)?)-(\d\.\d)")


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
    return "rtl" if primary(language) in RIGHT_TO_LEFT else "ltr"


def is_english(language: str) -> bool:
    """Whether a page is in the language of its controls.

    >>> is_english("de"), is_english("en-GB")
    (False, True)
    """
    return primary(language) == "en"


def share(fraction: float) -> str:
    """A share of one in whole percent, never rounded up to certainty.

    >>> share(0.974), share(0.999)
    ('97%', '99%')
    """
    return f"{int(fraction * 100 + 1e-9)}%"


def copyright_line(text: str) -> str:
    """The copyright with its sign, whether it was written with one or not.

    >>> copyright_line("2026 Ada"), copyright_line("© 2026 Ada"), copyright_line("(c) 2026 Ada")
    ('© 2026 Ada', '© 2026 Ada', '© 2026 Ada')
    """
    return f"© {_SIGN.sub('', text)}"


def license_name(slug: str) -> str:
    """A licence as people write it; one that is not of Creative Commons stays as it is.

    >>> license_name("cc-by-sa-4.0"), license_name("cc0-1.0"), license_name("Our own")
    ('CC BY-SA 4.0', 'CC0 1.0', 'Our own')
    """
    if found := _COMMONS.fullmatch(slug.lower()):
        return f"CC {found[1].upper()} {found[2]}"
    return "CC0 1.0" if slug.lower() == "cc0-1.0" else slug


def license_address(slug: str) -> str:
    """Where a licence of Creative Commons can be read, "" for others.

    >>> license_address("cc-by-4.0"), license_address("Our own")
    ('https://creativecommons.org/licenses/by/4.0/', '')
    """
    if found := _COMMONS.fullmatch(slug.lower()):
        return f"https://creativecommons.org/licenses/{found[1]}/{found[2]}/"
    return "https://creativecommons.org/publicdomain/zero/1.0/" if slug.lower() == "cc0-1.0" else ""
