"""Any podcast's feed, read for what it means: lenient about spelling, strict about safety.

A field is a row: where it stands (``tag`` or ``tag/tag``), what it is called, how what stands there is
read. What cannot be read is left at its empty value; checks look at the same nodes and say what is wrong.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from podcast.errors import Finding, InputError, Where
from podcast.feed import soup
from podcast import podcasting
from podcast.feed.converters import (
    attachment,
    blocked,
    categories,
    chapters,
    count,
    duration,
    enclosure,
    flag,
    funding,
    linked,
    location,
    media,
    moment,
    person,
    said,
    soundbite,
    synthetic,
)
from podcast.feed.parsed import Feed, Item
from podcast.feed.xml import Document, Node, parse

Record = TypeVar("Record")


def read(data: bytes, path: Path) -> Feed:
    """Read a feed. Raises InputError with the line when it is no XML, no RSS, or beyond the limits."""
    return read_document(parse(data, path), path)


def read_whatever(data: bytes, path: Path) -> tuple[Feed, Document, tuple[Finding, ...]]:
    """Read a feed even where it is no XML, as far as it goes; what had to be put right is told.

    Raises InputError when there is no RSS in it, or it is beyond the limits.
    """
    findings: tuple[Finding, ...] = ()
    try:
        document = parse(data, path)
    except InputError:
        document, findings = soup.parse(data, path)
    return read_document(document, path), document, findings


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
    nodes = channel.all("item") or document.root.all("item")  # some close the channel too early
    items = tuple(_record(item, ITEM, Item, line=item.line) for item in nodes)
    return _record(channel, CHANNEL, Feed, items=items)


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
    ("dc:date", "published", _text(moment)),
    ("pubDate", "published", _text(moment)),
    ("itunes:summary", "summary", _text()),
    ("itunes:subtitle", "subtitle", _text()),
    ("description", "description", _text()),
    ("content:encoded", "content", _text()),
    ("media:content", "enclosure", _one(media)),
    ("enclosure", "enclosure", _one(enclosure)),
    ("enclosure", "enclosures", _each(enclosure)),
    ("itunes:duration", "duration", _text(duration)),
    ("podcast:season", "season", _text(count)),
    ("itunes:season", "season", _text(count)),
    ("podcast:season", "season_name", _attribute("name")),
    ("podcast:episode", "number", _text(count)),
    ("itunes:episode", "number", _text(count)),
    ("podcast:episode", "display", _attribute("display")),
    ("itunes:episodeType", "kind", _text(str.lower)),
    ("itunes:explicit", "explicit", _text(flag)),
    ("itunes:image", "image", _attribute("href")),
    ("itunes:author", "author", _text()),
    ("podcast:transcript", "transcripts", _each(attachment)),
    ("podcast:chapters", "chapters_file", _one(attachment)),
    ("psc:chapters", "chapters", chapters),
    ("podcast:person", "people", _each(person)),
    ("podcast:soundbite", "soundbites", _each(soundbite)),
    ("podcast:location", "location", _one(location)),
    ("podcast:license", "license", _text()),
    ("podcast:contentLink", "links", _each(said(podcasting.LINK))),
    ("podcast:socialInteract", "social", _each(said(podcasting.SOCIAL))),
    ("podcast:chat", "chat", _one(said(podcasting.CHAT))),
    ("podcast:txt", "txt", _each(said(podcasting.TXT))),
    ("podcast:value", "value", _each(said(podcasting.VALUE))),
)

CHANNEL: tuple[Row, ...] = (
    ("title", "title", _text()),
    ("link", "link", _text()),
    ("atom:link", "self_url", linked("self")),
    ("atom:link", "next_url", linked("prev-archive")),
    ("atom:link", "next_url", linked("next")),
    ("lastBuildDate", "built", _text(moment)),
    ("pubDate", "built", _text(moment)),
    ("itunes:new-feed-url", "new_url", _text()),
    ("itunes:summary", "description", _text()),
    ("description", "description", _text()),
    ("language", "language", _text()),
    ("copyright", "copyright", _text()),
    ("itunes:author", "author", _text()),
    ("itunes:owner/itunes:name", "owner_name", _text()),
    ("itunes:owner/itunes:email", "owner_email", _text()),
    ("image/url", "image", _text()),
    ("itunes:image", "image", _attribute("href")),
    ("podcast:image", "image_alt", _attribute("alt")),
    ("itunes:category", "categories", categories),
    ("itunes:explicit", "explicit", _text(flag)),
    ("itunes:type", "order", _text(str.lower)),
    ("podcast:guid", "guid", _text()),
    ("podcast:locked", "locked", _text(flag)),
    ("podcast:medium", "medium", _text()),
    ("podcast:funding", "funding", _each(funding)),
    ("podcast:person", "people", _each(person)),
    ("podcast:location", "location", _one(location)),
    ("podcast:license", "license", _text()),
    ("podcast:license", "license_url", _attribute("url")),
    ("podcast:updateFrequency", "update_frequency", _text()),
    ("podcast:updateFrequency", "update_rrule", _attribute("rrule")),
    ("podcast:updateFrequency", "update_start", _one(lambda node: moment(node.attributes.get("dtstart", "")))),
    ("itunes:complete", "complete", _text(flag)),
    ("itunes:block", "block", blocked),
    ("podcast:block", "block", blocked),
    ("podcast:podroll/podcast:remoteItem", "podroll", _each(said(podcasting.REMOTE))),
    ("podcast:publisher/podcast:remoteItem", "publisher", _one(said(podcasting.REMOTE))),
    ("podcast:txt", "txt", _each(said(podcasting.TXT))),
    ("podcast:txt", "synthetic_voices", synthetic),
    ("podcast:value", "value", _each(said(podcasting.VALUE))),
    ("podcast:socialInteract", "social", _each(said(podcasting.SOCIAL))),
    ("podcast:chat", "chat", _one(said(podcasting.CHAT))),
    ("atom:link", "hub", linked("hub")),
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
