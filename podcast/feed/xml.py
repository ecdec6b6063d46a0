"""XML from anywhere, read into nodes that know their lines.

No DTD, no entities, nothing fetched (defusedxml), and limits of our own: expat alone takes 200,000 levels.
Names are written with the usual prefixes whatever the document calls them, so that ``itunes:image`` is
Apple's image in a feed that binds its namespace to another prefix, or spells it as others do.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.saxutils import quoteattr
from xml.sax.xmlreader import InputSource

from defusedxml import DefusedXmlException
from defusedxml.expatreader import create_parser

from podcast.errors import InputError, Where

VERBATIM = frozenset({"title", "description", "content:encoded", "itunes:summary", "itunes:subtitle"})
"""Elements that hold text: of HTML that was left in them unescaped the tags are text too, and no word is lost."""

LARGEST = 50_000_000
DEEPEST = 256
MOST_ITEMS = 50_000

PREFIXES = {
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "https://podcastindex.org/namespace/1.0": "podcast",
    "http://www.w3.org/2005/Atom": "atom",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://podlove.org/simple-chapters": "psc",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/syndication/history/1.0": "fh",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.google.com/schemas/play-podcasts/1.0": "googleplay",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_HTML = (None, "http://www.w3.org/1999/xhtml")
MISSPELT = {
    "https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast",
    "http://podlove.org/simple-chapters/": "psc",
}
"""Addresses that feeds in the wild use; other spellings differ in case, scheme or a slash alone."""


@dataclass(slots=True, eq=False)
class Node:
    """An element: name with the usual prefix, attributes, its own text and the line it begins on."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list["Node"] = field(default_factory=list)
    content: str = ""

    def all(self, name: str) -> list["Node"]:
        """The children of this name."""
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> "Node | None":
        """The first child of this name."""
        return next((child for child in self.children if child.name == name), None)

    def text(self, name: str = "") -> str:
        """The trimmed text of the first child of this name, or of the node itself."""
        node = self.first(name) if name else self
        return node.content.strip() if node else ""

    def walk(self) -> Iterator["Node"]:
        """The node and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Declared:
    """A namespace as a document declares it, and the usual prefix of what was meant, or ""."""

    prefix: str
    uri: str
    meant: str
    line: int


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its root and the namespaces it declares."""

    root: Node
    namespaces: tuple[Declared, ...]


@cache
def meant_by(uri: str) -> str:
    """The usual prefix of a namespace, however its address is spelt; "" when it is none of ours.

    >>> meant_by("http://www.itunes.com/DTDs/Podcast-1.0.dtd"), meant_by("http://example.org/")
    ('itunes', '')
    """
    return _SPELLINGS.get(_folded(uri), "")


def _folded(uri: str) -> str:
    return uri.casefold().removeprefix("https://").removeprefix("http://").rstrip("/")


_SPELLINGS = {_folded(uri): prefix for uri, prefix in (PREFIXES | MISSPELT).items()}


def parse(data: bytes, path: Path) -> Document:
    """Read a document.

    Raises InputError with the line: not XML, a DTD, over 50 MB, over 256 levels, over 50,000 items.
    """
    builder = _Builder()
    parser: Any = create_parser(namespaceHandling=1, forbid_dtd=True)
    parser.setContentHandler(builder)
    source: Any = InputSource()
    source.setByteStream(BytesIO(data))
    try:
        if len(data) > LARGEST:
            raise _Limit(f"{LARGEST // 1_000_000} MB")  # noqa: TRY301
        parser.parse(source)
    except _Limit as limit:
        message, hint = (
            f"The feed has more than {limit}",
            "Make sure that it is a feed: no podcast needs so much",
        )
    except DefusedXmlException:
        message, hint = "The feed has a document type, which readers refuse", "Remove <!DOCTYPE …>"
    except (SAXParseException, LookupError, ValueError) as error:  # the last two: an unknown encoding
        message = f"The feed is not well-formed XML: {getattr(error, 'getMessage', error.__str__)()}"
        hint = "Write & as &amp; and < as &lt; in text, and close every tag"
    else:
        return Document(builder.root, tuple(builder.namespaces))
    raise InputError(message, where=Where(path, parser.getLineNumber()), rule="feed-xml", hint=hint)


class _Limit(Exception):  # noqa: N818
    """More of something than is read."""


class _Builder(ContentHandler):
    """Builds the nodes; text is joined once, when its element ends."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Node("", {}, 0)
        self.open: list[Node] = []
        self.texts: list[list[str]] = []
        self.namespaces: list[Declared] = []
        self.items = 0
        self.inside = 0
        self.locator: Any = None

    def setDocumentLocator(self, locator: Any) -> None:  # noqa: N802
        self.locator = locator

    def startPrefixMapping(self, prefix: str | None, uri: str | None) -> None:  # noqa: N802
        if uri:  # xmlns="" takes a declaration back
            self.namespaces.append(Declared(prefix or "", uri, meant_by(uri), self.locator.getLineNumber()))

    def startElementNS(self, name: tuple[str | None, str], qname: str | None, attrs: Any) -> None:  # noqa: ARG002, N802
        if self.inside or (self.open and self.open[-1].name in VERBATIM and name[0] in _HTML):
            self.inside += 1
            values = "".join(f" {key[1]}={quoteattr(value)}" for key, value in attrs.items())
            self.characters(f"<{name[1]}{values}>")
            return
        node = Node(
            _named(name),
            {_named(key): value for key, value in attrs.items()},
            self.locator.getLineNumber(),
        )
        self.items += node.name == "item"
        if len(self.open) >= DEEPEST:
            raise _Limit(f"{DEEPEST} levels")
        if self.items > MOST_ITEMS:
            raise _Limit(f"{MOST_ITEMS:,} items")
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        self.open.append(node)
        self.texts.append([])

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:  # noqa: ARG002, N802
        if self.inside:
            self.inside -= 1
            self.characters(f"</{name[1]}>")
            return
        self.open.pop().content = "".join(self.texts.pop())

    def characters(self, content: str) -> None:
        self.texts[-1].append(content)


def _named(name: tuple[str | None, str]) -> str:
    uri, local = name
    if not uri:
        return local
    prefix = meant_by(uri)
    return f"{prefix}:{local}" if prefix else f"{{{uri}}}{local}"
