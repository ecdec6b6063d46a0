"""A show and its releases made into its feeds."""

from collections.abc import Iterable, Sequence

from podcast import links
from podcast.feed.document import document
from podcast.feed.editions import channel_for, channel_of
from podcast.feed.kept import Kept
from podcast.feed.paging import paged
from podcast.feed.tag import Channel
from podcast.model import Artifact, Release, Show


def render(show: Show, releases: Sequence[Release]) -> Artifact:
    """The feed of a show in one piece: one item for each release with audio, the newest first, serials too.

    An app may keep only the first items of a feed, and sorts a serial itself. A release without audio has
    no enclosure, so that it is no item. The same input gives the same bytes in any locale at any time.
    """
    return _written(channel_of(show, newest_first(releases)), Kept())


def render_all(show: Show, releases: Sequence[Release], kept: Kept | None = None) -> tuple[Artifact, ...]:
    """The feed of a show, and behind it those that have a choice of its episodes; each before its pages.

    With items `kept` from the last time only those are made that differ; the bytes are the same.
    """
    items = Kept() if kept is None else kept
    ordered = newest_first(releases)
    chosen = (channel_for(each, show, ordered) for each in show.editions)
    whole = (channel_of(show, ordered), *chosen)
    return tuple(_written(page, items) for channel in whole for page in paged(channel, show.page_size))


def _written(channel: Channel, kept: Kept) -> Artifact:
    return Artifact(path=channel.path, data=document(channel, kept), media_type=links.FEED_TYPE)


def newest_first(releases: Iterable[Release]) -> list[Release]:
    """Releases in the order of the feed; of those published at one time, the later in the count first."""
    by_slug = sorted(releases, key=lambda release: release.slug)
    return sorted(
        by_slug,
        key=lambda each: (each.published, each.episode.season or 0, each.episode.number or 0),
        reverse=True,
    )
