"""Tables that become nouns of ours: people, places, soundbites."""

import re
from pathlib import Path
from typing import Any

from podcast.model import Bed, Location, Person, Soundbite, TurnEdit
from podcast.timecode import ZERO, Millis
from podcast.values.plain import flag, number, text, web
from podcast.values.several import table
from podcast.values.times import clock

SHORTEST_BITE, LONGEST_BITE = Millis(15_000), Millis(120_000)
"""https://podcasting2.org/docs/podcast-namespace/tags/soundbite"""
_GEO = re.compile(r"geo:-?\d+(\.\d+)?,-?\d+(\.\d+)?(,-?\d+(\.\d+)?)?(;.*)?", re.ASCII)
_OSM = re.compile(r"[NWR]\d+(#\d+)?")


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
