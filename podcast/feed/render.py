"""A show and its releases made into the feed. https://www.rssboard.org/rss-profile

feedgen writes what is RSS itself; each namespace adds its own tags.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from feedgen.feed import FeedGenerator

from podcast import links
from podcast.feed import atom, content, itunes, paging, podcasting, psc, rss, text
from podcast.feed.editions import channel_for, channel_of
from podcast.feed.paging import paged
from podcast.feed.tag import Channel, Extension, Item, Namespace
from podcast.model import Artifact, Release, Show

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


def render(show: Show, releases: Sequence[Release]) -> Artifact:
    """The feed of a show in one piece: one item for each release with audio, the newest first, serials too.

    An app may keep only the first items of a feed, and sorts a serial itself. A release without audio has
    no enclosure, so that it is no item. The same input gives the same bytes in any locale at any time.
    """
    return _written(channel_of(show, newest_first(releases)))


def render_all(show: Show, releases: Sequence[Release]) -> tuple[Artifact, ...]:
    """The feed of a show, and behind it those that have a choice of its episodes; each before its pages."""
    ordered = newest_first(releases)
    chosen = (channel_for(each, show, ordered) for each in show.editions)
    whole = (channel_of(show, ordered), *chosen)
    return tuple(_written(page) for channel in whole for page in paged(channel, show.page_size))


def _written(channel: Channel) -> Artifact:
    generator = FeedGenerator()
    namespaces = (*NAMESPACES, *((paging.NAMESPACE,) if channel.is_archive else ()))
    extension = partial(Extension, namespaces)
    generator.register_extension("tags", extension, extension, atom=False)
    _fill_channel(generator, channel)
    for item in channel.items:
        _fill_item(generator.add_entry(order="append"), item)
    return Artifact(
        path=channel.path,
        data=generator.rss_str(pretty=True),
        media_type=links.FEED_TYPE,
    )


def newest_first(releases: Iterable[Release]) -> list[Release]:
    """Releases in the order of the feed; of those published at one time, the later in the count first."""
    by_slug = sorted(releases, key=lambda release: release.slug)
    return sorted(
        by_slug,
        key=lambda each: (each.published, each.episode.season or 0, each.episode.number or 0),
        reverse=True,
    )


def _fill_channel(generator: Any, channel: Channel) -> None:
    show = channel.show
    title = text.line(show.title) or show.base_url
    generator.title(title)
    generator.link(href=show.base_url)
    generator.description(_about(show) or title)
    generator.language(show.language)
    generator.copyright(text.line(show.copyright) or None)
    generator.generator(GENERATOR)
    # Left alone it is the clock, and feedgen has no way to unset it; see rss.py.
    generator._FeedGenerator__rss_lastBuildDate = None  # noqa: SLF001
    picture = show.thumbnail or show.cover
    if picture:
        generator.image(url=channel.url(picture.path), title=title, link=show.base_url)
    generator.tags.source = channel


def _about(show: Show) -> str:
    about = text.clean(show.description).strip()
    grown = len(text.as_html(about)) - len(about)
    return text.as_html(text.cut(about, text.LONGEST_DESCRIPTION - grown))


def _fill_item(entry: Any, item: Item) -> None:
    release = item.release
    entry.title(text.line(release.episode.title) or release.slug)
    entry.link(href=item.page)
    entry.guid(text.clean(release.guid).strip(), permalink=False)
    entry.enclosure(item.url(item.audio.path), item.audio.size, item.audio.media_type)
    entry.tags.source = item
