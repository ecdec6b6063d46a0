"""The feed's own address, its other pages and its hub, as Atom links. https://www.rssboard.org/rss-profile#namespace-elements-atom-link"""

from collections.abc import Iterable

from podcast import links
from podcast.feed.tag import Channel, Namespace, Value


def _links(channel: Channel) -> Iterable[Value]:
    yield Value(attributes={"href": channel.address, "rel": "self", "type": links.FEED_TYPE})
    for relation, path in channel.around:
        yield Value(attributes={"href": channel.url(path), "rel": relation, "type": links.FEED_TYPE})
    if channel.show.hub:  # https://www.w3.org/TR/websub/#discovery
        yield Value(attributes={"href": channel.show.hub, "rel": "hub"})


NAMESPACE = Namespace(prefix="atom", uri="http://www.w3.org/2005/Atom", channel=(("link", _links),))
