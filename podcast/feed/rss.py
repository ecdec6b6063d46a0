"""Dates and descriptions of RSS itself. https://www.rssboard.org/rss-profile

feedgen formats a date by switching the locale of the whole process, takes the clock where none is given,
and keeps long texts twice; these are elements of our own.
"""

from podcast.feed.description import description
from podcast.feed.tag import Channel, Item, Namespace, Value
from podcast.feed.tag import text as words
from podcast.feed.text import date


def _built(channel: Channel) -> tuple[Value, ...]:
    """The newest item's date: a feed built again without news stays as it is, byte for byte."""
    return words(date(channel.items[0].release.published)) if channel.items else ()


def _description(item: Item) -> tuple[Value, ...]:
    return words(description(item.release, item.page))


def _published(item: Item) -> tuple[Value]:
    return (Value(date(item.release.published)),)


NAMESPACE = Namespace(
    prefix="",
    uri="",
    channel=(("lastBuildDate", _built),),
    item=(("description", _description), ("pubDate", _published)),
)
