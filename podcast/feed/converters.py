"""How the values in feeds are read: from text, from one element, from all elements of a name.

Lenient: every spelling seen in feeds is understood, and what is none gives None.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from podcast.feed.parsed import Enclosure
from podcast.feed.xml import Node
from podcast.model import Attachment, Chapter, Fields, Location, Person, Soundbite
from podcast.podcasting import Form
from podcast.timecode import ZERO, Millis, parse_time


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


def enclosure(node: Node) -> Enclosure:
    """The audio of an item."""
    get = node.attributes.get
    return Enclosure(
        url=get("url", "").strip(),
        media_type=get("type", "").strip().lower(),
        length=count(get("length", "")),
        line=node.line,
    )


def media(node: Node) -> Enclosure | None:
    """The sound or film that Media RSS names, for an item without an enclosure; None for a picture."""
    get = node.attributes.get
    kind = get("type", "").strip().lower()
    if not (kind.startswith(("audio/", "video/")) and get("url", "").strip()):
        return None
    return Enclosure(url=get("url", "").strip(), media_type=kind, length=count(get("fileSize", "")), line=node.line)


def attachment(node: Node) -> Attachment | None:
    """A transcript or a file of chapters; None without an address."""
    get = node.attributes.get
    url = get("url", "").strip()
    if not url:
        return None
    return Attachment(path=url, media_type=get("type", ""), language=get("language", ""), rel=get("rel", ""))


def person(node: Node) -> Person | None:
    """Somebody with a name; else None."""
    get = node.attributes.get
    if not node.text():
        return None
    return Person(
        name=node.text(),
        role=get("role", "").lower() or "host",
        group=get("group", "").lower() or "cast",
        url=get("href", ""),
        image=get("img", ""),
    )


def location(node: Node) -> Location | None:
    """A place that says anything of itself; else None."""
    geo, osm = node.attributes.get("geo", ""), node.attributes.get("osm", "")
    return Location(name=node.text(), geo=geo, osm=osm) if node.text() or geo or osm else None


def soundbite(node: Node) -> Soundbite | None:
    """A stretch with start and length; else None."""
    start, length = (duration(node.attributes.get(name, "")) for name in ("startTime", "duration"))
    if start is None or not length:
        return None
    return Soundbite(start=start, duration=length, title=node.text())


def said(form: Form) -> Callable[[Node], Fields | None]:
    """What a tag of a form says, by the keys of the form; None where it says nothing."""

    def read(node: Node) -> Fields | None:
        pairs = ((key, node.attributes.get(attribute, "").strip()) for key, attribute, _, _ in form.keys)
        found: dict[str, Any] = {key: value for key, value in pairs if value}
        if form.text and node.text():
            found["text"] = node.text()
        if form.inside:
            key, inner = form.inside
            below = [read_inner for each in node.all(f"podcast:{inner.tag}") if (read_inner := said(inner)(each))]
            found |= {key: below} if below else {}
        return found or None

    return read


def blocked(nodes: list[Node]) -> tuple[tuple[str, bool], ...]:
    """Which services may not list the show, ``*`` for all of them."""
    return tuple((node.attributes.get("id", "") or "*", node.text().lower() == "yes") for node in nodes)


def funding(node: Node) -> tuple[str, str] | None:
    """(address, text); None without an address."""
    url = node.attributes.get("url", "").strip()
    return (url, node.text()) if url else None


def categories(nodes: list[Node]) -> tuple[tuple[str, str], ...]:
    """(top, sub or "") of Apple's nested categories."""
    found = []
    for node in nodes:
        below = [sub.attributes.get("text", "") for sub in node.all("itunes:category")]
        found += [(node.attributes.get("text", ""), sub) for sub in below or [""]]
    return tuple(pair for pair in found if pair[0])


def chapters(nodes: list[Node]) -> tuple[Chapter, ...]:
    """Podlove's chapters; each ends where the next starts, the last, whose end is not said, at 0."""
    starts = [
        (start, node.attributes.get)
        for parent in nodes
        for node in parent.all("psc:chapter")
        if (start := duration(node.attributes.get("start", ""))) is not None
    ]
    ends = [start for start, _ in starts[1:]] + [ZERO]
    return tuple(
        Chapter(start=start, end=end, title=get("title", ""), url=get("href", ""), image=get("image", ""))
        for (start, get), end in zip(starts, ends, strict=False)
    )


def linked(rel: str) -> Callable[[list[Node]], str | None]:
    """The address that a feed links to in this relation: its own, its next page."""

    def find(nodes: list[Node]) -> str | None:
        found = [node.attributes.get("href", "") for node in nodes if node.attributes.get("rel") == rel]
        return found[0].strip() if found else None

    return find


def synthetic(nodes: list[Node]) -> bool:
    """Whether a feed says that its voices are synthetic."""
    says = [node.text().lower() for node in nodes if node.attributes.get("purpose") == "ai-content"]
    return "true" in says
