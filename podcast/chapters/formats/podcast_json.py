"""Podcasting 2.0 JSON chapters, version 1.2.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
"""

import json
import math
import re
from itertools import zip_longest
from typing import Any

from podcast.chapters.format import Fault, Format, Listing, Mark
from podcast.model import Chapter, Location
from podcast.timecode import LONGEST, Millis, from_seconds

VERSION = "1.2.0"
_TALK = {"segments", "words", "utterances", "monologues", "results"}
"""Where transcripts keep what was said; some services put chapters of their own beside it."""
_HEAD = re.compile(r'\s*\{.*"chapters"\s*:\s*\[', re.DOTALL)


def _looks_like(text: str) -> bool:
    """A list called chapters, each with a startTime, and no talk beside it; broken JSON by its head."""
    if _HEAD.match(text[:20_000]) is None:
        return False
    try:
        document = json.loads(text)
    except (RecursionError, ValueError):
        return '"segments"' not in text[:2_000]
    items = document.get("chapters") if isinstance(document, dict) else None
    if not isinstance(items, list) or _TALK & document.keys():
        return False
    return not items or any(isinstance(item, dict) and "startTime" in item for item in items)


def _read(text: str) -> list[Mark]:
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise Fault(
            error.lineno, f"the JSON is malformed: {error.msg}", "export the chapters again"
        ) from None
    except (RecursionError, ValueError):
        raise Fault(0, "the JSON is nested too deeply or holds a number too long to read") from None
    items = document.get("chapters") if isinstance(document, dict) else None
    if not isinstance(items, list):
        raise Fault(1, "there is no list called chapters", "see jsonChapters.md of the podcast namespace")
    lines = [text.count("\n", 0, found.start()) + 1 for found in re.finditer(r'"startTime"\s*:', text)]
    return [_mark(item, n, line) for n, (item, line) in enumerate(zip_longest(items, lines[: len(items)]), 1)]


def _mark(item: Any, number: int, line: int | None) -> Mark:
    where = line or 0
    if not isinstance(item, dict):
        raise Fault(where, f"chapter {number} is not an object")
    start = _time(item.get("startTime"))
    if start is None:
        raise Fault(where, f"chapter {number} has no startTime in seconds", 'such as "startTime": 83.5')
    return Mark(
        start=start,
        end=_time(item.get("endTime")),
        title=_text(item.get("title")),
        url=_text(item.get("url")),
        image=_text(item.get("img")),
        location=_location(item.get("location")),
        hidden=item.get("toc") is False,
        line=where,
    )


def _time(value: object) -> Millis | None:
    """Seconds; some tools write them in quotes."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        seconds = float(value)
    except (ValueError, OverflowError):
        return None
    usable = math.isfinite(seconds) and 0 <= seconds * 1000 < LONGEST
    return from_seconds(seconds) if usable else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _location(value: object) -> Location | None:
    if not isinstance(value, dict) or not _text(value.get("name")):
        return None
    return Location(name=value["name"], geo=_text(value.get("geo")), osm=_text(value.get("osm")))


def _write(listing: Listing) -> str:
    head: dict[str, Any] = {"version": VERSION}
    head |= {"title": listing.title} if listing.title else {}
    head |= {"podcastName": listing.show} if listing.show else {}
    if sum(bool(chapter.location and chapter.location.geo) for chapter in listing.chapters) > 1:
        head["waypoints"] = True  # places to walk between
    followed = zip_longest(listing.chapters, listing.chapters[1:])
    return (
        json.dumps(
            head | {"chapters": [_object(chapter, after) for chapter, after in followed]},
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def _object(chapter: Chapter, after: Chapter | None) -> dict[str, Any]:
    """An end is written only where it is news: it is the next start else."""
    made: dict[str, Any] = {"startTime": _seconds(chapter.start)}
    if chapter.end > chapter.start and (after is None or after.start != chapter.end):
        made["endTime"] = _seconds(chapter.end)
    optional = {"title": chapter.title, "img": chapter.image, "url": chapter.url}
    made |= {key: value for key, value in optional.items() if value}
    if chapter.hidden:
        made["toc"] = False
    if place := chapter.location:
        made["location"] = {"name": place.name} | {
            key: value for key, value in (("geo", place.geo), ("osm", place.osm)) if value
        }
    return made


def _seconds(time: Millis) -> float:
    return time // 1000 if time % 1000 == 0 else time / 1000


FORMAT = Format(
    name="json",
    suffix=".json",
    media_type="application/json+chapters",
    looks_like=_looks_like,
    read=_read,
    write=_write,
)
