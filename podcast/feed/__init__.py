"""RSS: a show and its releases written as a feed, and any feed read.

>>> from podcast.feed import show_guid
>>> show_guid("https://podnews.net/rss/")
'9b024349-ccf0-5f69-a609-6b82873eab3c'
"""

from podcast.feed.guid import show_guid
from podcast.feed.kept import Kept
from podcast.feed.parsed import Feed
from podcast.feed.reader import read, read_whatever
from podcast.feed.render import render, render_all

__all__ = ["Feed", "Kept", "read", "read_whatever", "render", "render_all", "show_guid"]
