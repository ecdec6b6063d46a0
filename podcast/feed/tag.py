"""What a namespace is to the feed: a table of tags, each with the function that gives its values.

A new tag is a row in the table of its namespace; a new namespace is a file with a Namespace, listed in
render.NAMESPACES.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from podcast import links
from podcast.feed.text import clean
from podcast.model import Audio, Release, Show


@dataclass(frozen=True, slots=True)
class Item:
    """What the tags of an item are made from."""

    show: Show
    release: Release
    audio: Audio

    @property
    def forms(self) -> tuple[Audio, ...]:
        """The audio in all its forms, the one of this item first."""
        made = (self.release.audio, *self.release.alternates)
        return (self.audio, *(each for each in made if each and each is not self.audio))

    @property
    def page(self) -> str:
        """The address of the episode's page."""
        return self.url(links.page(self.release.slug))

    def url(self, path: str) -> str:
        """The address of a published path."""
        return links.url(self.show.base_url, path)


@dataclass(frozen=True, slots=True)
class Channel:
    """What the tags of the channel are made from: the show, and its items, the newest first.

    It is a page of a feed, or the whole: `path` is its own, `around` are the paths of other pages by their
    relation to it, `trailers` those of the whole feed. `is_archive` says that no item is going to be added.
    """

    show: Show
    items: tuple[Item, ...]
    path: str = links.FEED
    trailers: tuple[Item, ...] = ()
    around: tuple[tuple[str, str], ...] = ()
    is_archive: bool = False

    @property
    def address(self) -> str:
        """Where the feed is published."""
        return self.url(self.path)

    def url(self, path: str) -> str:
        """The address of a published path."""
        return links.url(self.show.base_url, path)


@dataclass(frozen=True, slots=True)
class Value:
    """One element to come: its text, its attributes (empty ones are left out) and its children by tag.

    An `ended` one has an end tag even when it is empty.
    """

    text: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple[tuple[str, "Value"], ...] = ()
    cdata: bool = False
    ended: bool = False


ChannelTags = tuple[tuple[str, Callable[[Channel], Iterable[Value]]], ...]
ItemTags = tuple[tuple[str, Callable[[Item], Iterable[Value]]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Namespace:
    """A namespace with the tags it adds to channel and item, written in the order of the tables."""

    prefix: str
    uri: str
    channel: ChannelTags = ()
    item: ItemTags = ()


def text(value: str) -> tuple[Value, ...]:
    """One element with this text, none when it is empty."""
    return (Value(value),) if value else ()


def link(value: str, name: str = "href") -> tuple[Value, ...]:
    """One element with this address as its attribute `name`, none when it is empty."""
    return (Value(attributes={name: value}),) if value else ()


class Extension:
    """What feedgen asks an extension for: namespaces, and the elements of one channel or item.

    One extension has all namespaces, and elements are made when the document is: of 10,000 items they
    would take more room than the document.
    """

    def __init__(self, namespaces: Iterable[Namespace]) -> None:
        self.namespaces = namespaces
        self.source: Channel | Item | None = None

    def extend_ns(self) -> dict[str, str]:
        """The declarations on <rss>."""
        return {each.prefix: each.uri for each in self.namespaces if each.uri}

    def extend_rss(self, parent: etree._Element) -> etree._Element:
        """Append the elements to the item, or to the channel when feedgen gives the whole document."""
        target = parent[0] if parent.tag == "rss" else parent
        for namespace in self.namespaces:
            space = f"{{{namespace.uri}}}" if namespace.uri else ""
            for name, value in self._values(namespace):
                _append(target, space, name, value)
        return parent

    def _values(self, namespace: Namespace) -> Iterator[tuple[str, Value]]:
        if isinstance(self.source, Channel):
            yield from ((name, value) for name, make in namespace.channel for value in make(self.source))
        elif isinstance(self.source, Item):
            yield from ((name, value) for name, make in namespace.item for value in make(self.source))


def _append(parent: etree._Element, space: str, name: str, value: Value) -> None:
    attributes = {key: clean(each) for key, each in value.attributes.items() if each}
    element = etree.SubElement(parent, space + name, attributes)
    if value.text:
        element.text = etree.CDATA(clean(value.text)) if value.cdata else clean(value.text)
    elif value.ended:
        element.text = ""
    for child, each in value.children:
        _append(element, space, child, each)
