"""What a show and an episode are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from podcast.timecode import ZERO, Millis

Fields = Mapping[str, Any]
"""What is said of a tag of the podcast namespace that is a list of attributes: see podcasting.py."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place: `geo` is a geo: URI (RFC 5870), `osm` an OpenStreetMap object such as ``R113314``."""

    name: str
    geo: str = ""
    osm: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A titled stretch of the audio. A hidden chapter is silent: it is not listed, it only ends another.

    `says` are the first words spoken in it, by which it is found again when a transcript is made anew.
    """

    start: Millis
    end: Millis
    title: str
    url: str = ""
    image: str = ""
    location: Location | None = None
    hidden: bool = False
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with a part in the show; roles and groups are those of the podcast taxonomy."""

    name: str
    role: str = "host"
    group: str = "cast"
    url: str = ""
    image: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Soundbite:
    """A stretch worth quoting. https://podcastindex.org/namespace/1.0#soundbite"""

    start: Millis
    duration: Millis
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bed:
    """Music under a stretch of a recording: `level` LU from the talk; an `end` of 0 is that of all."""

    file: Path
    start: Millis = ZERO
    end: Millis = ZERO
    level: float = -20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnEdit:
    """What a producer puts right about the turn at a time of the recording.

    `split` are the words that begin a turn of its own, `merge` joins the turn to the one before it, and
    `speaker` says who speaks: in the turn, or from the split on. "" and False change nothing.
    """

    at: Millis
    split: str = ""
    merge: bool = False
    speaker: str = ""
