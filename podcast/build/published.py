"""What was published under which guid: from podcast.lock, and when that is gone from the feed that was built.

A lock that nobody put into version control goes with a clone, and new guids would make every app download
every episode again. The feed beside it says them all.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from podcast import feed, links, lock
from podcast.build.record import BUILD, listed, sha256
from podcast.config import read_text
from podcast.declared import Source
from podcast.errors import Finding, PodcastError, Where
from podcast.feed.parsed import Feed, Item
from podcast.fetching import Pages
from podcast.lock import Lock, Media, Pin


@dataclass(frozen=True, slots=True)
class Published:
    """The lock, with the file that says it; `places` tells where in a feed each slug is published."""

    lock: Lock
    path: Path
    places: Mapping[str, Where] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def where(self, slug: str) -> Where:
        """The place that says that an episode was published."""
        if self.path.name == lock.NAME:
            return Source(read_text(self.path), self.path).where("episodes", slug)
        return self.places.get(slug, Where(self.path))


def published(folder: Path, output: Path) -> Published:
    """What is published of the show in `folder`, whose site is in `output`.

    Raises ConfigError when there is a lock and it is damaged.
    """
    path, built = folder / lock.NAME, output / links.FEED
    if path.exists() or not built.is_file():
        return Published(lock.read(folder), path)
    try:
        found = feed.read(built.read_bytes(), built)
    except (PodcastError, OSError):
        return Published(Lock(), path, findings=(_unreadable(built),))
    listing = [(item, built) for item in found.items] + _on_pages(found, output)
    items = {_slug(item, found.link): (item, path) for item, path in reversed(listing) if item.guid}
    sums = listed(output / BUILD)
    pins = {slug: _pin(item, output, sums, found.link) for slug, (item, _) in items.items()}
    places = {slug: Where(path, item.line) for slug, (item, path) in items.items()}
    return Published(Lock(found.guid, pins, _others(output)), built, places, (_recovered(built, len(pins)),))


def _on_pages(first: Feed, output: Path) -> list[tuple[Item, Path]]:
    """The items of the pages after the first, each with its page; as far as these can be read."""
    items: list[tuple[Item, Path]] = []
    page, pages = first, Pages(str(output / links.FEED), online=False)
    with suppress(PodcastError, OSError):
        while page.next_url and (data := pages.follow(page.next_url)) is not None:
            page = feed.read(data, Path(pages.place))
            items += [(item, Path(pages.place)) for item in page.items]
    return items


def _others(output: Path) -> dict[str, str]:
    """The guids of the feeds beside the show's own, by the names of the feeds."""
    guids = {}
    for path in sorted(output.glob("*.xml")):
        if path.name != links.FEED and "." not in path.stem:
            with suppress(PodcastError, OSError):
                guids[path.name] = feed.read(path.read_bytes(), path).guid
    return {name: guid for name, guid in guids.items() if guid}


def _slug(item: Item, base_url: str) -> str:
    """The slug of an item by its page; the last part of another address, or its guid without one."""
    rest = item.link.removeprefix(base_url) if base_url else item.link
    return rest.strip("/").rpartition("/")[2] or item.guid


def _pin(item: Item, output: Path, sums: Mapping[str, str], base_url: str) -> Pin:
    """What an item says. What its medium was made from is not said: the name of the medium may tell it."""
    when = item.published.isoformat() if item.published else ""
    if item.enclosure is None:
        return Pin(guid=item.guid, published=when)
    if base_url and not item.enclosure.url.startswith(base_url):
        return Pin(guid=item.guid, published=when, enclosure=item.enclosure.url)
    name = _name(item.enclosure.url)
    path = f"media/{name}"
    digest = sums.get(path) or sha256(output / path)
    size = item.enclosure.length or 0
    return Pin(
        guid=item.guid,
        published=when,
        media=Media(name=name, recording="", settings="", sha256=digest, size=size),
    )


def _name(url: str) -> str:
    """The last part of an address; nothing of one that is none."""
    try:
        return urlsplit(url).path.rpartition("/")[2]
    except ValueError:
        return ""


def _recovered(built: Path, count: int) -> Finding:
    return Finding(
        rule="lock",
        severity="warning",
        message=f"{lock.NAME} is missing; the guids of the show and of {count} published episodes were taken "
        "from this feed",
        where=Where(built),
        hint=f"take {lock.NAME} back from version control if it is there; else keep the one that is made now",
    )


def _unreadable(built: Path) -> Finding:
    return Finding(
        rule="lock",
        severity="warning",
        message=f"{lock.NAME} is missing, and this feed cannot be read: what it published is not known",
        where=Where(built),
        hint=f"take {lock.NAME} back from version control before this show is published again",
    )
