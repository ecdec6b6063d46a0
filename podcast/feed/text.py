"""Text on its way into XML: what may not be in it, and how it is cut.

https://www.w3.org/TR/xml/#charsets; the lengths are PSP-1's and the podcast namespace's.
"""

import re
from datetime import UTC, datetime
from email.utils import format_datetime

from podcast.timecode import Millis

LONGEST_VALUE = 255
LONGEST_NODE = 128
LONGEST_DESCRIPTION = 4000
"""Bytes of UTF-8, not characters: Apple cuts there."""

# Tab, line feed and carriage return are the only controls XML has. Half a surrogate pair, DEL and the C1
# controls are thrown out with the rest: no reader shows them, and some stop at them.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_MARKUP = re.compile(r"<(?=[A-Za-z/!?])|&(?=#?[A-Za-z0-9]+)")


def clean(text: str) -> str:
    r"""The text without the characters that XML forbids.

    >>> clean("salt\x00 and\x1b light")
    'salt and light'
    """
    # What can be printed holds none of them, and most texts can: a tenth of the time of the expression.
    return text if text.isprintable() else _FORBIDDEN.sub("", text)


def line(text: str, most: int = LONGEST_VALUE) -> str:
    r"""The text on one line, cleaned, trimmed, cut on a word after `most` characters.

    >>> line("  The keeper's\n winter ", most=13)
    "The keeper's…"
    """
    flat = " ".join(clean(text).split())
    return flat if len(flat) <= most else _to_word(flat[:most]) + "…"


def cut(text: str, most: int) -> str:
    """The text cut on a word so that it takes at most `most` bytes of UTF-8, the ellipsis included.

    >>> cut("éé éé éé", 13), cut("éé éé éé", 14)
    ('éé éé…', 'éé éé éé')
    """
    data = text.encode()
    if len(data) <= most:
        return text
    room = most - len("…".encode())
    return _to_word(data[: room + 1].decode(errors="ignore")) + "…" if room > 0 else ""


def _to_word(text: str) -> str:
    """The text back to the end of a word: its last character is one too many, and may be a space."""
    head, space, _ = text.rpartition(" ")
    return (head if space else text[:-1]).rstrip(" ,;:–-")


def as_html(text: str) -> str:
    """Plain text for a field that apps show as HTML: only what would be read as markup is escaped.

    Many apps show the channel's description as it is, so that an ``&`` alone stays as written.

    >>> as_html("Salt & light <b>")
    'Salt & light &lt;b>'
    """
    return _MARKUP.sub(lambda match: "&lt;" if match[0] == "<" else "&amp;", text)


def date(moment: datetime) -> str:
    """RFC 2822 in UTC, in English whatever the locale.

    >>> date(datetime(2026, 10, 3, 6, 0, tzinfo=UTC))
    'Sat, 03 Oct 2026 06:00:00 +0000'
    """
    return format_datetime(moment.astimezone(UTC))


def seconds(time: Millis) -> str:
    """Whole seconds, rounded.

    >>> seconds(Millis(1499)), seconds(Millis(1500))
    ('1', '2')
    """
    return str((time + 500) // 1000)


def exact_seconds(time: Millis) -> str:
    """Seconds with a fraction only where there is one.

    >>> exact_seconds(Millis(73_000)), exact_seconds(Millis(1_250))
    ('73', '1.25')
    """
    whole, fraction = divmod(time, 1000)
    return f"{whole}.{fraction:03d}".rstrip("0") if fraction else str(whole)
