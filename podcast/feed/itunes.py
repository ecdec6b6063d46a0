"""Apple's tags. https://podcasters.apple.com/support/823-podcast-requirements

Written here because feedgen's own extension can only say yes, no or clean for itunes:explicit, which
Apple, PSP-1 and the W3C validator refuse; a pull towards true and false is in none of its releases.
"""

from collections.abc import Iterable

from podcast.feed import text
from podcast.feed.tag import Channel, Item, Namespace, Value, link
from podcast.feed.tag import text as words


def _flag(value: bool) -> tuple[Value]:
    return (Value("true" if value else "false"),)


def _count(value: int | None) -> tuple[Value, ...]:
    """Apple counts from 1 on."""
    return words(str(value)) if value and value > 0 else ()


def _duration(item: Item) -> tuple[Value, ...]:
    """Of audio that lies elsewhere nobody may know it."""
    return words(text.seconds(item.audio.duration)) if item.audio.duration else ()


def _cover(channel: Channel) -> tuple[Value, ...]:
    cover = channel.show.cover
    return link(channel.url(cover.path)) if cover else ()


def _categories(channel: Channel) -> Iterable[Value]:
    for top, sub in channel.show.categories:
        below = (("category", Value(attributes={"text": sub})),) if sub else ()
        yield Value(attributes={"text": top}, children=below)


def _owner(channel: Channel) -> Iterable[Value]:
    """Only with an address: directories still ask for one to prove whose show it is, spammers read it."""
    show = channel.show
    if show.owner_email:
        name = text.line(show.owner_name or show.author)
        yield Value(children=(("name", Value(name)), ("email", Value(show.owner_email))))


def _explicit(item: Item) -> tuple[Value]:
    own = item.release.episode.explicit
    return _flag(item.show.explicit if own is None else own)


def _picture(item: Item) -> tuple[Value, ...]:
    picture = item.release.image
    return link(item.url(picture.path)) if picture else ()


NAMESPACE = Namespace(
    prefix="itunes",
    uri="http://www.itunes.com/dtds/podcast-1.0.dtd",
    channel=(
        ("author", lambda channel: words(text.line(channel.show.author))),
        ("type", lambda channel: words(channel.show.order)),
        ("explicit", lambda channel: _flag(channel.show.explicit)),
        ("category", _categories),
        ("image", _cover),
        ("owner", _owner),
        ("block", lambda channel: words("Yes" if dict(channel.show.block).get("*") else "")),
        ("complete", lambda channel: words("Yes" if channel.show.complete else "")),
        ("new-feed-url", lambda channel: words(channel.show.new_feed_url)),
    ),
    item=(
        ("title", lambda item: words(text.line(item.release.episode.title))),
        ("duration", _duration),
        ("season", lambda item: _count(item.release.episode.season)),
        ("episode", lambda item: _count(item.release.episode.number)),
        ("episodeType", lambda item: words(item.release.episode.kind)),
        ("explicit", _explicit),
        ("image", _picture),
    ),
)
