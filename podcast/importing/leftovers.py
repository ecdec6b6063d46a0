"""What a feed says and a show folder has no place for: told, so that nothing is lost without a word."""

from pathlib import Path

from podcast.errors import Finding, Where
from podcast.feed.reader import CHANNEL, ITEM
from podcast.feed.xml import Document, Node

_TAKEN = frozenset(place.partition("/")[0] for place, _, _ in (*CHANNEL, *ITEM))
_MADE_ANEW = frozenset(
    {
        *("item", "atom:link", "lastBuildDate", "pubDate", "generator", "docs", "ttl", "cloud", "image"),
        *("category", "author", "managingEditor", "webMaster", "itunes:title", "itunes:author", "dc:creator"),
        *("itunes:keywords", "media:content", "media:thumbnail", "media:rating", "media:player"),
        *("media:title", "media:description", "googleplay:image", "googleplay:author"),
        *("googleplay:description", "googleplay:explicit", "googleplay:category", "googleplay:owner"),
        *("googleplay:email", "podcast:image"),
    }
)
"""What a build makes, what says again in another namespace what is taken, and what apps pass over."""


def left_out(document: Document, path: Path) -> list[Finding]:
    """A finding for each kind of tag that is not taken over, at the first, with how many there are."""
    channel = document.root.first("channel")
    found: dict[str, list[Node]] = {}
    for holder in [channel, *channel.all("item")] if channel else []:
        for node in holder.children:
            if node.name not in _TAKEN | _MADE_ANEW and _says(node):
                found.setdefault(node.name, []).append(node)
    return [
        Finding(
            rule="import-tag",
            severity="info",
            message=f"<{name}> is not taken over{_and_more(len(nodes) - 1)}",
            where=Where(path, nodes[0].line),
            hint="what it says stays in the old feed; no key of podcast.toml or of the notes holds it",
        )
        for name, nodes in found.items()
    ]


def _says(node: Node) -> bool:
    return bool(node.content.strip() or node.attributes or node.children)


def _and_more(number: int) -> str:
    return f", here and at {number} more places" if number else ""
