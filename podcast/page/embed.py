"""An episode on other sites: a small player for a frame, and what says how to show it."""

import json
from html import escape
from typing import NamedTuple

from podcast import links
from podcast.model import Artifact, Release, Show
from podcast.page import embedded, timeline
from podcast.page.assets import Assets
from podcast.page.shell import Page, pour


class Size(NamedTuple):
    """Pixels that the small player asks for; it is as wide as there is room."""

    width: int = 600
    height: int = 240


def render_embed(show: Show, release: Release, assets: Assets) -> Artifact:
    """The small player; ``#t=83`` and ``#chapter=2`` in its address say where to start."""
    return pour(
        Page("embed.html", links.embed(release.slug), "../../", release.language or show.language),
        show,
        assets,
        release=release,
        picture=release.thumbnail or show.thumbnail,
        chapters=[each for each in release.chapters if not each.hidden],
        line=timeline.timeline(release),
        data=embedded.to_script(embedded.player_data(show, release, page="../", embed="./")),
    )


def render_oembed(show: Show, release: Release) -> Artifact:
    """What other sites read to show the small player. https://oembed.com/ 2.3"""
    size = Size()
    address = links.url(show.base_url, links.embed(release.slug))
    title = escape(release.episode.title)
    # frameborder is out of fashion, and the one way to have no border where a policy forbids inline styles.
    told: dict[str, object] = {
        "version": "1.0",
        "type": "rich",
        "title": release.episode.title,
        "author_name": show.author,
        "author_url": show.base_url,
        "provider_name": show.title,
        "provider_url": show.base_url,
        "html": f'<iframe src="{escape(address)}" title="{title}" width="100%" height="{size.height}"'
        ' frameborder="0" loading="lazy" allow="autoplay; clipboard-write; web-share"></iframe>',
        **size._asdict(),
    }
    if picture := release.thumbnail or show.thumbnail:
        told["thumbnail_url"] = links.url(show.base_url, picture.path)
        told["thumbnail_width"], told["thumbnail_height"] = picture.width, picture.height
    path = links.oembed(release.slug)
    data = json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"
    return Artifact(path=path, data=data, media_type=links.media_type(path))
