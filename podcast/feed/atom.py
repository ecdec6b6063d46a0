"""The feed's own address, as an Atom link. https://www.rssboard.org/rss-profile#namespace-elements-atom-link"""

from podcast import links
from podcast.feed.tag import Channel, Namespace, Value


def _self(channel: Channel) -> tuple[Value]:
    address = channel.url(links.FEED)
    return (Value(attributes={"href": address, "rel": "self", "type": links.FEED_TYPE}),)


NAMESPACE = Namespace(prefix="atom", uri="http://www.w3.org/2005/Atom", channel=(("link", _self),))
