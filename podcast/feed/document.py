"""A channel written as RSS by feedgen, its items apart from it. https://www.rssboard.org/rss-profile

feedgen writes what is RSS itself; each namespace adds its own tags.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from feedgen.feed import FeedGenerator

from podcast.feed import atom, content, itunes, paging, podcasting, psc, rss, text
from podcast.feed.kept import Kept
from podcast.feed.tag import Channel, Extension, Item, Namespace
from podcast.model import Show

GENERATOR = "podcast-pipeline"
"""Without a version: a new one would change every feed without need."""

NAMESPACES: tuple[Namespace, ...] = (
    rss.NAMESPACE,
    itunes.NAMESPACE,
    podcasting.NAMESPACE,
    atom.NAMESPACE,
    content.NAMESPACE,
    psc.NAMESPACE,
)
"""In the order their tags are written."""

_AT_ONCE = 200
"""Items that are made together: the tree of 10,000 takes 250 MB, of these 5 MB, and more are no faster."""
_END = b"  </channel>\n"
_OPEN, _CLOSE, _CDATA = b"\n    <item>\n", b"\n    </item>\n", b"<![CDATA["


def document(channel: Channel, kept: Kept) -> bytes:
    """The feed of a channel, its items out of those that are kept where they are the same."""
    namespaces = (*NAMESPACES, *((paging.NAMESPACE,) if channel.is_archive else ()))
    head, end, tail = _frame(channel, namespaces).rpartition(_END)
    return b"".join((head, *kept.of(channel.items, _items), end, tail))


def _frame(channel: Channel, namespaces: Sequence[Namespace]) -> bytes:
    """The feed without its items."""
    generator = _generator(channel.show, namespaces)
    show, title = channel.show, _title(channel.show)
    generator.language(show.language)
    generator.copyright(text.line(show.copyright) or None)
    generator.generator(GENERATOR)
    picture = show.thumbnail or show.cover
    if picture:
        generator.image(url=channel.url(picture.path), title=title, link=show.base_url)
    generator.tags.source = channel
    return bytes(generator.rss_str(pretty=True))


def _generator(show: Show, namespaces: Sequence[Namespace]) -> Any:
    """With what feedgen asks of every channel."""
    generator = FeedGenerator()
    extension = partial(Extension, namespaces)
    generator.register_extension("tags", extension, extension, atom=False)
    generator.title(_title(show))
    generator.link(href=show.base_url)
    generator.description(_about(show) or _title(show))
    # Left alone it is the clock, and feedgen has no way to unset it; see rss.py.
    generator._FeedGenerator__rss_lastBuildDate = None  # noqa: SLF001
    return generator


def _title(show: Show) -> str:
    return text.line(show.title) or show.base_url


def _about(show: Show) -> str:
    about = text.clean(show.description).strip()
    grown = len(text.as_html(about)) - len(about)
    return text.as_html(text.cut(about, text.LONGEST_DESCRIPTION - grown))


def _items(items: Sequence[Item]) -> list[bytes]:
    """Items as they stand in a feed."""
    batches = (items[start : start + _AT_ONCE] for start in range(0, len(items), _AT_ONCE))
    return [each for batch in batches for each in _cut(_together(batch))]


def _together(items: Sequence[Item]) -> bytes:
    generator = _generator(items[0].show, NAMESPACES)
    for item in items:
        _fill(generator.add_entry(order="append"), item)
    return bytes(generator.rss_str(pretty=True))


def _fill(entry: Any, item: Item) -> None:
    release = item.release
    entry.title(text.line(release.episode.title) or release.slug)
    entry.link(href=item.page)
    entry.guid(text.clean(release.guid).strip(), permalink=False)
    entry.enclosure(item.url(item.audio.path), item.audio.size, item.audio.media_type)
    entry.tags.source = item


def _cut(data: bytes) -> Iterator[bytes]:
    """The items of a feed; in CDATA anything may stand, everywhere else a tag is a tag."""
    begin = data.find(_OPEN)
    while begin >= 0:
        end = data.index(_CLOSE, begin)
        inside = data.find(_CDATA, begin, end)
        while inside >= 0:
            after = data.index(b"]]>", inside)
            end = data.index(_CLOSE, after)
            inside = data.find(_CDATA, after, end)
        yield data[begin + 1 : end + len(_CLOSE)]
        begin = data.find(_OPEN, end + len(_CLOSE) - 1)
