"""HTML: the show's page, a page per episode, the pages that list and show them, and the files they share.

Pages are whole without a script: text, chapters, downloads and a native audio control. The one script adds
the player and the read-along. Nothing is ever asked of another host.
"""

from podcast.page.assets import Assets, make_assets
from podcast.page.pages import (
    frame,
    lists,
    render,
    render_episode,
    render_missing,
    render_search,
    render_show,
)
from podcast.page.shell import TEMPLATES

__all__ = [
    "TEMPLATES",
    "Assets",
    "frame",
    "lists",
    "make_assets",
    "render",
    "render_episode",
    "render_missing",
    "render_search",
    "render_show",
]
