"""The identity of a show across hosts. https://podcasting2.org/docs/podcast-namespace/tags/guid"""

from uuid import UUID, uuid5

NAMESPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")


def show_guid(feed_url: str) -> str:
    """The podcast:guid of a show whose feed was first published at `feed_url`.

    It is given once and kept when the feed moves, so a caller stores it.

    >>> show_guid("https://podnews.net/rss")
    '9b024349-ccf0-5f69-a609-6b82873eab3c'
    >>> show_guid("https://mp3s.nashownotes.com/pc20rss.xml")
    '917393e3-1b1e-5cef-ace4-edaa54e1f810'
    """
    _, scheme, rest = feed_url.rpartition("://")
    address = rest if scheme else feed_url
    return str(uuid5(NAMESPACE, address.rstrip("/")))
