"""One value: a text, a number, an address, and so on."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from podcast.categories import parse_category

_LONGEST_GUID = 255
_MOST = 9_999_999  # nobody counts further, and a number of thousands of digits cannot be written out
_LARGEST = 10**15 - 1  # a petabyte
_MEDIA_TYPE = re.compile(r"(audio|video)/[a-z0-9][a-z0-9.+-]{0,60}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PICTURES = (".jpg", ".jpeg", ".png")
FONTS = (".ttf", ".otf", ".ttc", ".otc")
"""The endings of font files that pictures are drawn with."""
_FONTS = re.compile(r"""[\w -]+(?:, *(?:[\w -]+|"[\w -]+"))*""")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_RRULE = re.compile(
    r"(?:[A-Z]+=[A-Z0-9,+-]+;)*FREQ=(?:SECOND|MINUTE|HOUR|DAI|WEEK|MONTH|YEAR)LY(?:;[A-Z]+=[A-Z0-9,+-]+)*"
)
_BLANK = re.compile(r"\n\s*\n")
_MAIL = re.compile(r"[^@\s<>()]+@[^@\s<>()]+\.[^@\s<>()]+")


def fits(convert: Callable[[Any], object], value: Any) -> bool:
    """Whether a value is one that a converter takes."""
    try:
        convert(value)
    except ValueError:
        return False
    return True


def text(value: Any) -> str:
    """A text that is not empty, on one line, in NFC."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("must be a text in quotes that is not empty")
    return " ".join(unicodedata.normalize("NFC", value).split())


def paragraphs(value: Any) -> str:
    r"""A text that is not empty, a paragraph a line, with an empty line between two of them.

    >>> paragraphs("One trade\nan episode.\n\n\nEvery Monday.\n")
    'One trade an episode.\n\nEvery Monday.'
    """
    text(value)
    return "\n\n".join(text(part) for part in _BLANK.split(value) if part.strip())


def any_text(value: Any) -> str:
    """A text that may be empty."""
    return "" if value == "" else text(value)


def flag(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ValueError("must be true or false, without quotes")
    return value


def whole(value: Any) -> int:
    """A whole number from 1 on, as seasons and episodes are counted."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _MOST:
        raise ValueError(f"must be a whole number from 1 to {_MOST}")
    return value


def size(value: Any) -> int:
    """A number of bytes; 0 where it is not known."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _LARGEST:
        raise ValueError("must be a whole number of bytes, 0 when it is not known")
    return value


def media_type(value: Any) -> str:
    """The media type of sound or film, such as ``audio/mpeg``."""
    if not isinstance(value, str) or not _MEDIA_TYPE.fullmatch(value):
        raise ValueError("must be a type of sound or film such as audio/mpeg")
    return value


def number(low: float, high: float) -> Callable[[Any], float]:
    """A number within limits."""

    def convert(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise ValueError(f"must be a number from {low:g} to {high:g}")
        return float(value)

    return convert


def one_of(*choices: str) -> Callable[[Any], str]:
    """One of a few words."""

    def convert(value: Any) -> str:
        if value not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}")
        return str(value)

    return convert


def language(value: Any) -> str:
    """A BCP 47 tag such as ``en`` or ``pt-BR``."""
    if not isinstance(value, str) or not _LANGUAGE.fullmatch(value):
        raise ValueError("must be a language tag such as en, de or pt-BR")
    return value


def colour(value: Any) -> str:
    """A colour as six hexadecimal digits."""
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        raise ValueError("must be a colour such as #1d5c50")
    return value.lower()


def fonts(value: Any) -> str:
    """Names of font families in the order they are tried, as CSS has them."""
    if not isinstance(value, str) or not _FONTS.fullmatch(value):
        raise ValueError("must be names of fonts with commas between them, such as Charter, Georgia, serif")
    return value


def font(value: Any) -> str:
    """The path of a font file."""
    path = text(value)
    if PurePosixPath(path).suffix.lower() not in FONTS:
        raise ValueError(f"must be the path of a font: {', '.join(FONTS)}")
    return path


def web(value: Any) -> str:
    """An address on the web."""
    if not isinstance(value, str):
        raise ValueError("must be an address in quotes")
    if not value.isascii():
        raise ValueError("must be in ASCII: write names such as müller.de as xn--mller-kva.de")
    try:
        parts = urlsplit(value)
        known = parts.port != 0 and not parts.username
    except ValueError as error:
        raise ValueError("must be an address that begins with https://") from error
    if not known or parts.scheme not in ("http", "https") or not parts.hostname or " " in value:
        raise ValueError("must be an address that begins with https://")
    return value


def base_url(value: Any) -> str:
    """The address a show is published under, with a slash at its end."""
    address = web(value)
    if urlsplit(address).query or urlsplit(address).fragment:
        raise ValueError("must be an address without ? and #")
    return address if address.endswith("/") else address + "/"


def category(value: Any) -> tuple[str, str]:
    """``Education`` or ``Education > Courses``, out of Apple's list."""
    try:
        return parse_category(text(value))
    except ValueError as error:
        raise ValueError(f"must be right: {error}" if isinstance(value, str) else str(error)) from error


def rrule(value: Any) -> str:
    """A rule of RFC 5545, such as ``FREQ=WEEKLY;BYDAY=MO``."""
    if not isinstance(value, str) or not _RRULE.fullmatch(value):
        raise ValueError("must be a rule of RFC 5545 such as FREQ=WEEKLY;BYDAY=MO")
    return value


def email(value: Any) -> str:
    """The bare address of a mailbox."""
    if not isinstance(value, str) or not _MAIL.fullmatch(value):
        raise ValueError("must be a bare address such as radio@example.org")
    return value


def show_guid(value: Any) -> str:
    """The identity of a show, a UUID; a version other than the 5 that new ones have is kept."""
    try:
        found = UUID(value) if isinstance(value, str) and len(value) == 36 else None
    except ValueError:
        found = None
    if found is None:
        raise ValueError("must be a UUID such as 917393e3-1b1e-5cef-ace4-edaa54e1f810")
    return str(value)


def guid(value: Any) -> str:
    """The identity of an episode: any text that a feed can hold as it is."""
    found = text(value)
    if len(found) > _LONGEST_GUID or not found.isprintable():
        raise ValueError(f"must be at most {_LONGEST_GUID} characters that can be printed")
    return found


def picture(value: Any) -> str:
    """An address on the web, or the path of a JPEG or PNG in the show folder."""
    if isinstance(value, str) and not _SCHEME.match(value):
        path = PurePosixPath(text(value))
        if path.is_absolute() or ".." in path.parts or "\\" in value or path.suffix.lower() not in _PICTURES:
            raise ValueError("must be an address, or the path of a .jpg or .png in the show folder")
        return str(path)
    return web(value)
