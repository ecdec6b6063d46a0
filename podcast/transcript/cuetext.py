"""The text of a WebVTT cue as a tree. https://www.w3.org/TR/webvtt1/#cue-text-parsing-rules"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from podcast.timecode import Millis, format_vtt
from podcast.transcript.webvtt import TIME, parse_time

_TOKEN = re.compile(r"([^<]+)|<([^>]*)>?")
_START = re.compile(r"([^ \t\n\f.]*)((?:\.[^ \t\n\f.]*)*)(?:[ \t\n\f](.*))?", re.DOTALL)
_STAMP = re.compile(TIME, re.ASCII)
_BLANK = re.compile(r"\n{2,}")
_PLAIN = frozenset(("c", "i", "b", "u", "ruby"))
_ANNOTATED = frozenset(("v", "lang"))
DEEPEST = 100
"""Elements inside each other; what would lie deeper is no caption's, and its text is kept without it."""


@dataclass(slots=True)
class Node:
    """An element; `annotation` is the voice of a ``v`` and the language of a ``lang``."""

    tag: str
    classes: tuple[str, ...] = ()
    annotation: str = ""
    children: "list[Node | str | Millis]" = field(default_factory=list)


class Run(NamedTuple):
    """Text of one voice, None for no voice, after an inline time, None for none."""

    voice: str | None
    time: Millis | None
    text: str


def tree(text: str) -> list[Node | str | Millis]:
    """The nodes of a cue's text: elements, strings and inline times.

    Never fails: what is malformed is passed over as the standard says.

    >>> tree("<v Ann>Q&amp;A</v>")
    [Node(tag='v', classes=(), annotation='Ann', children=['Q&A'])]
    """
    root = Node("")
    path = [root]
    for match in _TOKEN.finditer(text):
        run, tag = match.groups()
        if run is not None:
            path[-1].children.append(unescape(run))
        elif tag.startswith("/"):
            _close(tag[1:], path)
        elif tag[:1].isdigit():
            if stamp := _STAMP.fullmatch(tag):
                path[-1].children.append(parse_time(*stamp.groups()))
        else:
            _open(tag, path)
    return root.children


def _open(tag: str, path: list[Node]) -> None:
    match = _START.fullmatch(tag)
    if match is None:  # the pattern takes every string; this is for the type checker
        return
    name, classes, annotation = match.groups(default="")
    if name in _ANNOTATED:
        annotation = " ".join(html.unescape(annotation).split())
    elif name in _PLAIN or (name == "rt" and path[-1].tag == "ruby"):
        annotation = ""
    else:
        return
    if len(path) > DEEPEST:
        return
    node = Node(name, tuple(filter(None, classes.split("."))), annotation)
    path[-1].children.append(node)
    path.append(node)


def _close(name: str, path: list[Node]) -> None:
    if len(path) > 1 and name == path[-1].tag:
        path.pop()
    elif name == "ruby" and path[-1].tag == "rt":
        del path[-2:]


def runs(nodes: list[Node | str | Millis]) -> list[Run]:
    """What is said in a tree: its text in order, each run with its voice and the inline time before it.

    Ruby annotations are left out: they say again how the text beside them is read.
    """
    time: Millis | None = None
    found: list[Run] = []
    for voice, leaf in _leaves(nodes, None):
        if isinstance(leaf, str):
            found.append(Run(voice, time, leaf))
        else:
            time = leaf
    return found


def _leaves(nodes: list[Node | str | Millis], voice: str | None) -> Iterator[tuple[str | None, str | Millis]]:
    for node in nodes:
        if not isinstance(node, Node):
            yield voice, node
        elif node.tag != "rt":
            yield from _leaves(node.children, node.annotation or voice if node.tag == "v" else voice)


def unescape(text: str) -> str:
    """Text without entities. Most hold none but the ampersand's, which does not take the table of HTML."""
    if "&" not in text:
        return text
    if text.count("&") == text.count("&amp;"):
        return text.replace("&amp;", "&")
    return html.unescape(text)


def escape(text: str) -> str:
    """Text as it stands in a cue: the arrow cannot come about, as no ``>`` is left.

    >>> escape("3 < 4 --> Q&A")
    '3 &lt; 4 --&gt; Q&amp;A'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def markup(nodes: Sequence[Node | str | Millis]) -> str:
    """Nodes as text that every parser accepts: escaped, every element closed, no line blank.

    A voice or language that is not told is left out.

    >>> markup(tree("<v Ann>Q&A <b>3 <x>< 4"))
    '<v Ann>Q&amp;A <b>3 </b></v>'
    """
    return _BLANK.sub("\n", "".join(map(_marked, nodes))).strip("\n")


def _marked(node: Node | str | Millis) -> str:
    if isinstance(node, str):
        return escape(node)
    if not isinstance(node, Node):
        return f"<{format_vtt(node)}>"
    inside = "".join(map(_marked, node.children))
    if node.tag in _ANNOTATED and not node.annotation:
        return inside
    annotation = f" {escape(node.annotation)}" if node.annotation else ""
    return f"<{'.'.join((node.tag, *node.classes))}{annotation}>{inside}</{node.tag}>"
