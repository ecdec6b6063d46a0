"""What a namespace is to the feed: a table of tags, each with the function that gives its values.

A new tag is a row in the table of its namespace; a new namespace is a file with a Namespace, listed in
render.NAMESPACES.
"""

from collections.abc import Callable, Iterable, Mapping
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

    def url(self, path: str) -> str:
        """The address of a published path."""
        return links.url(self.show.base_url, path)


@dataclass(frozen=True, slots=True)
class Channel:
    """What the tags of the channel are made from: the show, and its items, the newest first."""

    show: Show
    items: tuple[Item, ...]

    def url(self, path: str) -> str:
        """The address of a published path."""
        return links.url(self.show.base_url, path)


@dataclass(frozen=True, slots=True)
class Value:
    """One element to come: its text, its attributes (empty ones are left out) and its children by tag."""

    text: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple[tuple[str, "Value"], ...] = ()
    cdata: bool = False


ChannelTags = tuple[tuple[str, Callable[[Channel], Iterable[Value]]], ...]
ItemTags = tuple[tuple[str, Callable[[Item], Iterable[Value]]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Namespace:
    """A namespace with the tags it adds to channel and item, written in the order of the tables."""

    prefix: str
    uri: str
    channel: ChannelTags = ()
    item: ItemTags = ()

    @property
    def name(self) -> str:
        """The name of the extension; the bare prefix may be one of feedgen's methods."""
        return f"{self.prefix}_tags"


def text(value: str) -> tuple[Value, ...]:
    """One element with this text, none when it is empty."""
    return (Value(value),) if value else ()


def link(value: str, name: str = "href") -> tuple[Value, ...]:
    """One element with this address as its attribute `name`, none when it is empty."""
    return (Value(attributes={name: value}),) if value else ()


class Extension:
    """What feedgen asks an extension for: the namespace and the elements of one channel or item."""

    def __init__(self, namespace: Namespace) -> None:
        self.namespace = namespace
        self.values: list[tuple[str, Value]] = []

    def extend_ns(self) -> dict[str, str]:
        """The declaration on <rss>."""
        return {self.namespace.prefix: self.namespace.uri} if self.namespace.uri else {}

    def extend_rss(self, parent: etree._Element) -> etree._Element:
        """Append the elements to the item, or to the channel when feedgen gives the whole document."""
        target = parent[0] if parent.tag == "rss" else parent
        for name, value in self.values:
            self._append(target, name, value)
        return parent

    def _append(self, parent: etree._Element, name: str, value: Value) -> None:
        attributes = {key: clean(each) for key, each in value.attributes.items() if each}
        space = f"{{{self.namespace.uri}}}" if self.namespace.uri else ""
        element = etree.SubElement(parent, space + name, attributes)
        if value.text:
            element.text = etree.CDATA(clean(value.text)) if value.cdata else clean(value.text)
        for child, each in value.children:
            self._append(element, child, each)
