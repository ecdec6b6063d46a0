"""XML as captions come in it: often broken in one place, which must not cost what stands around it.

No DTD, nothing fetched (defusedxml), and limits of our own. Names lose their prefixes, as files use them
undeclared, except those of other vocabularies. A bare ``&`` or ``<`` is taken for one; behind a fault reading
goes on at the next paragraph.
"""

import html
import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.saxutils import quoteattr
from xml.sax.xmlreader import InputSource

from defusedxml import DefusedXmlException
from defusedxml.expatreader import create_parser

from podcast.transcript.format import Problem

DEEPEST = 64
"""Levels: captions nest about six."""
MOST_FAULTS = 200
"""After so many the rest of a file is given up."""

_BARE = re.compile(
    r"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)(?P<entity>\w{1,31};)?|<(?![A-Za-z_/!?])"
)
_CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_PROLOGUE = re.compile(
    r"\s*(?:<\?xml[^>]*\?>)?(?:\s|<!--.*?-->)*(?:<!DOCTYPE[^>\[]*>)?", re.IGNORECASE | re.DOTALL
)
_CAPTIONS = re.compile("ttml|ttaf|smpte", re.IGNORECASE)
"""What the address of a vocabulary of captions has in it."""
_HINT = "write & as &amp; and < as &lt; in text, and close every tag"


@dataclass(slots=True, eq=False)
class Node:
    """An element: its local name, attributes by local name, its line, and texts and nodes in their order."""

    name: str
    attributes: dict[str, str]
    line: int
    content: list["Node | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text directly in it."""
        return "".join(one for one in self.content if isinstance(one, str))

    @property
    def children(self) -> list["Node"]:
        """The elements in it."""
        return [one for one in self.content if isinstance(one, Node)]


def parse(text: str, restart: str) -> tuple[Node | None, list[Problem]]:
    """The root of a document and what was wrong with it; None when there is not even a root.

    After a fault it is read on from the next element called `restart`, as if the open ones had been closed
    properly. A document type is refused, unless it only names a file: then it is ignored.
    """
    source = _PROLOGUE.sub(lambda match: "\n" * match[0].count("\n"), _CONTROLS.sub(" ", text), count=1)
    bare = [match.start() for match in _BARE.finditer(source) if not match["entity"]]
    problems: list[Problem] = []
    if bare:
        line = source.count("\n", 0, bare[0]) + 1
        problems.append(Problem(line, f"{len(bare)} bare & or < were taken for text", _HINT, "info"))
    source = _BARE.sub(_escaped, source)
    following = re.compile(rf"<(?:\w+:)?{restart}[\s>]")
    builder = _Builder()
    at = 0
    for _ in range(MOST_FAULTS):
        fault, stopped = _run(builder, source, at)
        if fault is None:
            break
        problems.append(fault)
        match = following.search(source, max(stopped, at + 1))
        if match is None or builder.refused:
            break
        at = match.start()
        builder.unwind(restart)
    else:
        problems.append(Problem(0, f"more than {MOST_FAULTS} faults: the rest was left out", _HINT))
    return builder.root, problems


def _escaped(match: re.Match[str]) -> str:
    """``&nbsp;`` is a character in HTML and unknown in XML; any other bare & was meant as one."""
    if match[0] == "<":
        return "&lt;"
    name = match["entity"] or ""
    found = html.unescape(f"&{name}") if name else "&"
    return f"&amp;{name}" if found.startswith("&") else found


def _run(builder: "_Builder", source: str, at: int) -> tuple[Problem | None, int]:
    """Parse on from `at`, inside the elements that are open: the fault and where it is, or None."""
    parser: Any = create_parser(namespaceHandling=0, forbid_dtd=True)
    parser.setContentHandler(builder)
    head = builder.reopened()
    builder.reopening, builder.above = len(builder.open), source.count("\n", 0, at)
    document: Any = InputSource()
    document.setByteStream(BytesIO((head + source[at:]).encode("utf-8", "replace")))
    document.setEncoding("utf-8")
    try:
        parser.parse(document)
    except DefusedXmlException:
        builder.refused = True
        message = "a document type with declarations is refused"
        return Problem(builder.line, message, "remove <!DOCTYPE …>"), at
    except _TooDeep:
        builder.refused = True
        message = f"the elements are nested more than {DEEPEST} deep"
        return Problem(builder.line, message, "export the file again"), at
    except SAXParseException as error:
        message = f"the XML is broken here, and reading goes on at the next paragraph ({error.getMessage()})"
        fault = Problem(builder.above + (error.getLineNumber() or 1), message, _HINT)
        return fault, _offset(source, at, error, len(head))
    return None, len(source)


def _offset(source: str, at: int, error: SAXParseException, head: int) -> int:
    """Where a fault is, in a source that was parsed from `at`, behind a head."""
    line, column = error.getLineNumber() or 1, error.getColumnNumber() or 0
    if line == 1:
        return at + max(0, column - head)
    for _ in range(line - 1):
        at = source.find("\n", at) + 1
    return at + column


class _TooDeep(Exception):  # noqa: N818
    """More levels than captions have."""


class _Builder(ContentHandler):
    """Builds the nodes; what is open stays open when a document breaks off."""

    def __init__(self) -> None:
        super().__init__()
        self.root: Node | None = None
        self.open: list[Node] = []
        self.foreign: dict[str, bool] = {}
        self.reopening = 0
        self.above = 0
        self.refused = False
        self.locator: Any = None

    @property
    def line(self) -> int:
        """Where reading stands, counted from 1."""
        return self.above + (self.locator.getLineNumber() if self.locator else 0)

    def setDocumentLocator(self, locator: Any) -> None:  # noqa: N802
        self.locator = locator

    def reopened(self) -> str:
        """Tags on one line for the elements that are open."""
        return "".join(f"<{node.name}{_attributes(node)}>" for node in self.open)

    def unwind(self, name: str) -> None:
        """Close what is open from the first element called `name` on."""
        names = [node.name for node in self.open]
        if name in names:
            del self.open[names.index(name) :]

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802
        if self.reopening:
            self.reopening -= 1
            return
        if len(self.open) >= DEEPEST:
            raise _TooDeep
        for key, value in attrs.items():
            if key.startswith("xmlns:"):
                self.foreign[key[6:]] = _CAPTIONS.search(value) is None
        # An element of another vocabulary keeps its prefix, and so is none of ours.
        own = name if self.foreign.get(name.partition(":")[0]) else _local(name)
        node = Node(own, {_local(key): value for key, value in attrs.items()}, self.line)
        if self.open:
            self.open[-1].content.append(node)
        elif self.root is None:
            self.root = node
        self.open.append(node)

    def endElement(self, name: str) -> None:  # noqa: N802
        if self.open and self.open[-1].name in (name, _local(name)):
            self.open.pop()

    def characters(self, content: str) -> None:
        if self.open:
            self.open[-1].content.append(content)


def _attributes(node: Node) -> str:
    return "".join(f" {key}={quoteattr(value)}" for key, value in node.attributes.items())


def _local(name: str) -> str:
    return name.rsplit(":", 1)[-1]
