"""Files had from wherever they lie: this disk, or servers that are not trusted to behave.

A server may answer with anything, for ever, or not at all. So there are limits to the bytes and to the time,
redirects lead to the web alone and never from a public host into the reader's own network, what a feed names
is asked for only where the feed itself could be, and whatever else goes wrong is one sentence.
"""

from podcast.fetching.address import USUAL, Limits, is_address, place, refuse_private
from podcast.fetching.download import Downloaded, download
from podcast.fetching.pages import Pages
from podcast.fetching.whole import fetch

__all__ = [
    "USUAL",
    "Downloaded",
    "Limits",
    "Pages",
    "download",
    "fetch",
    "is_address",
    "place",
    "refuse_private",
]
