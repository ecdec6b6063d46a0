"""What a rule is, and what it looks at.

A rule is a row in the RULES of the file for its subject: a stable id, who asks for it, how it is put
right, and a function that yields (line, sentence) for each place that breaks it. What a directory or a
specification requires is an error; what it recommends, or what one known app stumbles on, a warning.

To add one: write the function, add the row, add a feed that breaks it to the tests.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from podcast.errors import Finding, Severity, Where
from podcast.feed.parsed import Feed
from podcast.feed.xml import Document, Node
from podcast.links import FEED

Found = Iterable[tuple[int, str]]
"""Places that break a rule: the line in the feed and a sentence without a full stop."""


@dataclass(frozen=True)
class Subject:
    """A feed under check: its bytes, its nodes, and what they mean.

    `base_url` is "" when not known; `name` is the path of the feed below it.
    """

    path: Path
    data: bytes
    document: Document
    channel: Node
    feed: Feed
    base_url: str = ""
    name: str = FEED

    @cached_property
    def items(self) -> list[Node]:
        """The items as nodes, in the order of `feed.items`."""
        return self.channel.all("item")

    def holders(self) -> Iterator[Node]:
        """The channel and its items: the nodes that have tags of their own."""
        yield self.channel
        yield from self.items

    def tags(self, *names: str) -> Iterator[tuple[Node, Node]]:
        """The tags of these names in channel and items, each after the node that holds it."""
        for name in names:
            yield from self._by_name.get(name, ())

    @cached_property
    def _by_name(self) -> dict[str, list[tuple[Node, Node]]]:
        """Looked up by 60 rules: in a feed of 10,000 items each walk over all tags takes 0.3 s."""
        found: dict[str, list[tuple[Node, Node]]] = {}
        for holder in self.holders():
            for node in holder.children:
                found.setdefault(node.name, []).append((holder, node))
        return found

    def published(self, url: str) -> str | None:
        """The path of an address in the output folder; None for addresses elsewhere."""
        if not self.base_url or not url.startswith(self.base_url):
            return None
        path = url.removeprefix(self.base_url).partition("#")[0].partition("?")[0]
        return path + "index.html" if path == "" or path.endswith("/") else path


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A row: see the head of this file. `source` names who asks for it."""

    id: str
    source: str
    find: Callable[[Subject], Found]
    hint: str
    severity: Severity = "error"

    def apply(self, subject: Subject) -> Iterator[Finding]:
        """The places that break the rule, as findings."""
        for line, message in self.find(subject):
            where = Where(subject.path, line)
            yield Finding(rule=self.id, message=message, severity=self.severity, where=where, hint=self.hint)


def repeated(holder: Node, names: Iterable[str]) -> Found:
    """The tags of these names that a channel or item has more than once, at the second of each."""
    counts = Counter(child.name for child in holder.children)
    for name in names:
        if counts[name] > 1:
            yield holder.all(name)[1].line, f"{label(holder)} has {counts[name]} <{name}>"


def label(node: Node) -> str:
    """What to call an item or the channel in a sentence."""
    if node.name == "channel":
        return "The channel"
    name = node.text("title") or node.text("guid")
    return f"The item {short(name)}" if name else "An item without a title"


def short(text: str, most: int = 60) -> str:
    """A value in quotes, cut where it is long."""
    flat = " ".join(text.split())
    return repr(flat if len(flat) <= most else flat[: most - 1] + "…")
