"""Converters: what a value in TOML may be, and the half sentence that says so when it is not.

Each takes what tomllib gives and returns a value of ours, or raises ValueError(``must be …``).
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar
from urllib.parse import urlsplit
from uuid import UUID

from podcast.categories import parse_category
from podcast.model import Bed, Location, Person, Soundbite, TurnEdit
from podcast.timecode import ZERO, Millis, parse_time

T = TypeVar("T")

SHORTEST_BITE, LONGEST_BITE = Millis(15_000), Millis(120_000)
"""https://podcasting2.org/docs/podcast-namespace/tags/soundbite"""

_LONGEST_GUID = 255
_MOST = 9_999_999  # nobody counts further, and a number of thousands of digits cannot be written out

_LARGEST = 10**15 - 1  # a petabyte
_MEDIA_TYPE = re.compile(r"(audio|video)/[a-z0-9][a-z0-9.+-]{0,60}")

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PICTURES = (".jpg", ".jpeg", ".png")
_FONTS = re.compile(r"""[\w -]+(?:, *(?:[\w -]+|"[\w -]+"))*""")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_GEO = re.compile(r"geo:-?\d+(\.\d+)?,-?\d+(\.\d+)?(,-?\d+(\.\d+)?)?(;.*)?", re.ASCII)
_DAY = 86_400_000
_OSM = re.compile(r"[NWR]\d+(#\d+)?")
_MAIL = re.compile(r"[^@\s<>()]+@[^@\s<>()]+\.[^@\s<>()]+")


class WrongEntries(ValueError):  # noqa: N818 - reads as what it is
    """Entries of a list that do not fit: the number of each, from 1, and half a sentence."""

    def __init__(self, entries: list[tuple[int, str]]) -> None:
        super().__init__("; ".join(f"entry {number} {sentence}" for number, sentence in entries))
        self.entries = entries


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


def many(convert: Callable[[Any], T]) -> Callable[[Any], tuple[T, ...]]:
    """A list of values, each converted; raises WrongEntries with all that do not fit."""

    def convert_all(value: Any) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise ValueError("must be a list in square brackets")
        made, wrong = [], []
        for number, each in enumerate(value, 1):
            try:
                made.append(convert(each))
            except ValueError as error:
                wrong.append((number, str(error)))
        if wrong:
            raise WrongEntries(wrong)
        return tuple(made)

    return convert_all


def some(convert: Callable[[Any], T]) -> Callable[[Any], tuple[T, ...]]:
    """A list that is not empty."""

    def convert_some(value: Any) -> tuple[T, ...]:
        if value == []:
            raise ValueError("must hold at least one entry")
        return many(convert)(value)

    return convert_some


def moment(value: Any) -> datetime:
    """A date with or without a time; without an offset it is taken as UTC."""
    if not isinstance(value, date) or not 1900 <= value.year <= 9000:
        raise ValueError("must be a date after 1900, without quotes")
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    return datetime.combine(value, time(), UTC)


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


def table(**converters: Callable[[Any], Any]) -> Callable[[Any], dict[str, Any]]:
    """An inline table; a converter named with a leading underscore is for a key that may be absent."""
    required = {name for name in converters if not name.startswith("_")}
    known = {name.lstrip("_"): convert for name, convert in converters.items()}

    def convert(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise ValueError(f"must be a table such as {{{', '.join(f'{k} = …' for k in known)}}}")
        if strange := sorted(value.keys() - known.keys()):
            raise ValueError(f"must not hold {strange[0]!r}: the keys are {', '.join(known)}")
        if missing := sorted(required - value.keys()):
            raise ValueError(f"must say its {missing[0]}")
        return {key: _inside(key, known[key], value[key]) for key in known if key in value}

    return convert


def _inside(key: str, convert: Callable[[Any], Any], value: Any) -> Any:
    try:
        return convert(value)
    except ValueError as error:
        raise ValueError(f"must be right: its {key} {error}") from error


def person(value: Any) -> Person:
    """A name, or a table with name, role, group, url and image."""
    if isinstance(value, str):
        return Person(name=text(value))
    return Person(**table(name=text, _role=text, _group=text, _url=web, _image=web)(value))


def geo(value: Any) -> str:
    """A geo: URI. https://www.rfc-editor.org/rfc/rfc5870"""
    if not isinstance(value, str) or not _GEO.fullmatch(value):
        raise ValueError("must be a place such as geo:51.5074,-0.1278")
    return value


def osm(value: Any) -> str:
    """An OpenStreetMap object. https://podcastindex.org/namespace/1.0#location"""
    if not isinstance(value, str) or not _OSM.fullmatch(value):
        raise ValueError("must be an OpenStreetMap object such as R113314")
    return value


def location(value: Any) -> Location:
    """A name, or a table with name, geo and osm."""
    if isinstance(value, str):
        return Location(name=text(value))
    return Location(**table(name=text, _geo=geo, _osm=osm)(value))


def clock(value: Any) -> Millis:
    """A time in the recording: ``"1:23"`` or a number of seconds."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError('must be a time such as "1:23"')
    try:
        return parse_time(str(value))
    except ValueError as error:
        raise ValueError('must be a time such as "1:23"') from error


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


def turn(value: Any) -> TurnEdit:
    """A table with the time of a turn and what to do with it: split, merge or speaker."""
    edit = TurnEdit(**table(at=clock, _split=text, _merge=flag, _speaker=text)(value))
    if not (edit.split or edit.merge or edit.speaker):
        raise ValueError("must say what to do with the turn: split, merge or speaker")
    if edit.merge and (edit.split or edit.speaker):
        raise ValueError("must not split a turn, or give it to a speaker, in the entry that merges it")
    return edit


def soundbite(value: Any) -> Soundbite:
    """A table with start, duration (15 to 120 s by the namespace) and title."""
    found = Soundbite(**table(start=clock, duration=clock, _title=text)(value))
    if not SHORTEST_BITE <= found.duration <= LONGEST_BITE:
        raise ValueError("must last from 15 to 120 seconds: apps leave others out")
    return found


def bed(value: Any) -> Bed:
    """A table with the file of some music, from and to when it lies under the talk, and its level in LU."""
    known = {"file": text, "_from": clock, "_to": clock, "_level": number(-60, 0)}
    found = table(**known)(value)
    start, end = found.get("from", ZERO), found.get("to", ZERO)
    if end and end <= start:
        raise ValueError("must end after it begins")
    level = {"level": found["level"]} if "level" in found else {}
    return Bed(file=Path(found["file"]), start=start, end=end, **level)


def pairs(value: Any) -> tuple[tuple[str, str], ...]:
    """A table of texts, in order."""
    if not isinstance(value, Mapping) or not all(isinstance(each, str) for each in value.values()):
        raise ValueError('must be a table of texts such as {"Kubernets" = "Kubernetes"}')
    return tuple((unicodedata.normalize("NFC", k), text(v)) for k, v in value.items())


def addresses(value: Any) -> tuple[tuple[str, str], ...]:
    """A table from names to addresses on the web, in order."""
    return tuple((name, web(address)) for name, address in pairs(value))


def picture(value: Any) -> str:
    """An address on the web, or the path of a JPEG or PNG in the show folder."""
    if isinstance(value, str) and not _SCHEME.match(value):
        path = PurePosixPath(text(value))
        if path.is_absolute() or ".." in path.parts or "\\" in value or path.suffix.lower() not in _PICTURES:
            raise ValueError("must be an address, or the path of a .jpg or .png in the show folder")
        return str(path)
    return web(value)


def corrections(value: Any) -> tuple[tuple[str, str], ...]:
    """A table from what is wrong to what is right, which may be nothing."""
    if not isinstance(value, Mapping) or not all(isinstance(each, str) for each in value.values()):
        raise ValueError('must be a table of texts such as {"Kubernets" = "Kubernetes"}')
    return tuple((unicodedata.normalize("NFC", k), any_text(v)) for k, v in value.items())


def names(value: Any) -> tuple[tuple[str, str], ...]:
    """Names of speakers: a list in the order they first speak, or a table from label to name."""
    if isinstance(value, list):
        return tuple(("", name) for name in many(text)(value))
    return pairs(value)
