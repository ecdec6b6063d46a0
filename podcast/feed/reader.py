"""Any podcast's feed, read for what it means: lenient about spelling, strict about safety.

A field is a row: where it stands (``tag/tag@attribute``), what it is called, how its text is read. What
cannot be read is left at its empty value; checks look at the same nodes and say what is wrong with them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, TypeVar

from podcast.errors import InputError, Where
from podcast.feed.xml import Document, Node, parse
from podcast.model import Attachment, Chapter, Location, Person, Soundbite
from podcast.timecode import ZERO, Millis, parse_time

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """The audio of an item: `length` in bytes, None when the feed gives no number."""

    url: str
    media_type: str = ""
    length: int | None = None
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item as read; `line` is where it begins. Attachments have the address as their path."""

    line: int
    title: str = ""
    link: str = ""
    guid: str = ""
    guid_is_permalink: bool = True
    published: datetime | None = None
    description: str = ""
    content: str = ""
    enclosure: Enclosure | None = None
    duration: Millis | None = None
    season: int | None = None
    season_name: str = ""
    number: int | None = None
    kind: str = "full"
    explicit: bool | None = None
    image: str = ""
    author: str = ""
    transcripts: tuple[Attachment, ...] = ()
    chapters_file: Attachment | None = None
    chapters: tuple[Chapter, ...] = ()
    people: tuple[Person, ...] = ()
    soundbites: tuple[Soundbite, ...] = ()
    location: Location | None = None
    license: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A channel as read, with its items in the order of the feed."""

    title: str = ""
    link: str = ""
    self_url: str = ""
    new_url: str = ""
    description: str = ""
    language: str = ""
    copyright: str = ""
    author: str = ""
    owner_name: str = ""
    owner_email: str = ""
    image: str = ""
    categories: tuple[tuple[str, str], ...] = ()
    explicit: bool | None = None
    order: str = "episodic"
    guid: str = ""
    locked: bool | None = None
    medium: str = "podcast"
    funding: tuple[tuple[str, str], ...] = ()
    people: tuple[Person, ...] = ()
    location: Location | None = None
    license: str = ""
    license_url: str = ""
    update_frequency: str = ""
    items: tuple[Item, ...] = ()


def read(data: bytes, path: Path) -> Feed:
    """Read a feed. Raises InputError with the line when it is no XML, no RSS, or beyond the limits."""
    return read_document(parse(data, path), path)


def read_document(document: Document, path: Path) -> Feed:
    """Read a feed that is parsed already. Raises InputError when it is no RSS."""
    channel = document.root.first("channel")
    if channel is None:
        raise InputError(
            f"<{document.root.name}> holds no <channel>, so it is no RSS feed",
            where=Where(path, document.root.line),
            rule="feed-root",
            hint="Give the address of the RSS feed itself, not of a page or an Atom feed",
        )
    items = tuple(_record(item, ITEM, Item, line=item.line) for item in channel.all("item"))
    return _record(channel, CHANNEL, Feed, items=items)


def moment(text: str) -> datetime | None:
    """A date as RSS has it, or as ISO 8601, which feeds use too; without a zone it is UTC."""
    for reads in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            found = reads(text.strip())
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None


def duration(text: str) -> Millis | None:
    """Seconds, or a clock such as ``8:45`` or ``01:02:03``."""
    try:
        return parse_time(text)
    except ValueError:
        return None


def flag(text: str) -> bool | None:
    """The spellings of yes and no that feeds have had; ``clean`` is Apple's old no."""
    return {"true": True, "yes": True, "explicit": True, "false": False, "no": False, "clean": False}.get(
        text.strip().lower()
    )


def count(text: str) -> int | None:
    """A whole number."""
    found = re.fullmatch(r"\d{1,18}", text.strip(), re.ASCII)
    return int(found[0]) if found else None


def _enclosure(node: Node) -> Enclosure:
    get = node.attributes.get
    return Enclosure(
        url=get("url", "").strip(),
        media_type=get("type", "").strip().lower(),
        length=count(get("length", "")),
        line=node.line,
    )


def _attachment(node: Node) -> Attachment | None:
    get = node.attributes.get
    url = get("url", "").strip()
    return (
        Attachment(path=url, media_type=get("type", ""), language=get("language", ""), rel=get("rel", ""))
        if url
        else None
    )


def _person(node: Node) -> Person | None:
    get = node.attributes.get
    return (
        Person(
            name=node.text(),
            role=get("role", "host").lower() or "host",
            group=get("group", "cast").lower() or "cast",
            url=get("href", ""),
            image=get("img", ""),
        )
        if node.text()
        else None
    )


def _location(node: Node) -> Location | None:
    geo, osm = node.attributes.get("geo", ""), node.attributes.get("osm", "")
    return Location(name=node.text(), geo=geo, osm=osm) if node.text() or geo or osm else None


def _soundbite(node: Node) -> Soundbite | None:
    start, length = (duration(node.attributes.get(name, "")) for name in ("startTime", "duration"))
    if start is None or not length:
        return None
    return Soundbite(start=start, duration=length, title=node.text())


def _funding(node: Node) -> tuple[str, str] | None:
    url = node.attributes.get("url", "").strip()
    return (url, node.text()) if url else None


def _categories(nodes: list[Node]) -> tuple[tuple[str, str], ...]:
    found = []
    for node in nodes:
        below = [sub.attributes.get("text", "") for sub in node.all("itunes:category")]
        found += [(node.attributes.get("text", ""), sub) for sub in below or [""]]
    return tuple(pair for pair in found if pair[0])


def _chapters(nodes: list[Node]) -> tuple[Chapter, ...]:
    """Podlove's chapters; each ends where the next starts, the last, whose end is not said, at 0."""
    starts = [
        (start, node.attributes)
        for parent in nodes
        for node in parent.all("psc:chapter")
        if (start := duration(node.attributes.get("start", ""))) is not None
    ]
    ends = [start for start, _ in starts[1:]] + [ZERO]
    return tuple(
        Chapter(
            start=start,
            end=end,
            title=get.get("title", ""),
            url=get.get("href", ""),
            image=get.get("image", ""),
        )
        for (start, get), end in zip(starts, ends, strict=False)
    )


def _self(nodes: list[Node]) -> str:
    found = [node.attributes.get("href", "") for node in nodes if node.attributes.get("rel") == "self"]
    return found[0].strip() if found else ""


def _each(convert: Callable[[Node], Any]) -> Callable[[list[Node]], Any]:
    """All elements, those left out that cannot be read."""
    return lambda nodes: tuple(found for node in nodes if (found := convert(node)) is not None)


def _one(convert: Callable[[Node], Any]) -> Callable[[list[Node]], Any]:
    """The first element that can be read."""
    return lambda nodes: next((found for node in nodes if (found := convert(node)) is not None), None)


def _text(convert: Callable[[str], Any] = str) -> Callable[[list[Node]], Any]:
    """The first element's text."""
    return _one(lambda node: convert(node.text()) if node.text() else None)


def _attribute(name: str) -> Callable[[list[Node]], Any]:
    """The first element's attribute."""
    return _one(lambda node: node.attributes.get(name, "").strip() or None)


Row = tuple[str, str, Callable[[list[Node]], Any]]
"""Where it stands, the field, and how the elements found there are read; None keeps the field's default."""

ITEM: tuple[Row, ...] = (
    ("title", "title", _text()),
    ("link", "link", _text()),
    ("guid", "guid", _text()),
    ("guid", "guid_is_permalink", _one(lambda node: flag(node.attributes.get("isPermaLink", "true")))),
    ("pubDate", "published", _text(moment)),
    ("description", "description", _text()),
    ("content:encoded", "content", _text()),
    ("enclosure", "enclosure", _one(_enclosure)),
    ("itunes:duration", "duration", _text(duration)),
    ("podcast:season", "season", _text(count)),
    ("itunes:season", "season", _text(count)),
    ("podcast:season", "season_name", _attribute("name")),
    ("podcast:episode", "number", _text(count)),
    ("itunes:episode", "number", _text(count)),
    ("itunes:episodeType", "kind", _text(str.lower)),
    ("itunes:explicit", "explicit", _text(flag)),
    ("itunes:image", "image", _attribute("href")),
    ("itunes:author", "author", _text()),
    ("podcast:transcript", "transcripts", _each(_attachment)),
    ("podcast:chapters", "chapters_file", _one(_attachment)),
    ("psc:chapters", "chapters", _chapters),
    ("podcast:person", "people", _each(_person)),
    ("podcast:soundbite", "soundbites", _each(_soundbite)),
    ("podcast:location", "location", _one(_location)),
    ("podcast:license", "license", _text()),
)

CHANNEL: tuple[Row, ...] = (
    ("title", "title", _text()),
    ("link", "link", _text()),
    ("atom:link", "self_url", _self),
    ("itunes:new-feed-url", "new_url", _text()),
    ("description", "description", _text()),
    ("language", "language", _text()),
    ("copyright", "copyright", _text()),
    ("itunes:author", "author", _text()),
    ("itunes:owner/itunes:name", "owner_name", _text()),
    ("itunes:owner/itunes:email", "owner_email", _text()),
    ("image/url", "image", _text()),
    ("itunes:image", "image", _attribute("href")),
    ("itunes:category", "categories", _categories),
    ("itunes:explicit", "explicit", _text(flag)),
    ("itunes:type", "order", _text(str.lower)),
    ("podcast:guid", "guid", _text()),
    ("podcast:locked", "locked", _text(flag)),
    ("podcast:medium", "medium", _text()),
    ("podcast:funding", "funding", _each(_funding)),
    ("podcast:person", "people", _each(_person)),
    ("podcast:location", "location", _one(_location)),
    ("podcast:license", "license", _text()),
    ("podcast:license", "license_url", _attribute("url")),
    ("podcast:updateFrequency", "update_frequency", _text()),
)
"""Of two rows with one field the later wins where it is there."""


def _record(node: Node, rows: tuple[Row, ...], kind: type[Record], **fields: Any) -> Record:
    by_name: dict[str, list[Node]] = {}
    for child in node.children:
        by_name.setdefault(child.name, []).append(child)
    for place, name, convert in rows:
        head, _, tail = place.partition("/")
        found = by_name.get(head, [])
        nodes = [below for each in found for below in each.all(tail)] if tail else found
        value = convert(nodes) if nodes else None
        if value is not None:
            fields[name] = value
    return kind(**fields)
