"""The stops of a guide as a sheet to print: number, title, place, and a code that leads there."""

from markupsafe import Markup

from podcast import links
from podcast.model import Artifact, Release, Show
from podcast.page import qr
from podcast.page.assets import Assets
from podcast.page.guide import Stop, stops_of
from podcast.page.shell import Page, pour


def render_codes(show: Show, release: Release, assets: Assets) -> Artifact:
    """The sheet of an episode with stops.

    A code says which chapter, not when: it may hang on a wall and stays right when times move.
    """
    address = links.url(show.base_url, links.page(release.slug))

    def row(stop: Stop) -> tuple[Stop, str, Markup]:
        place = f"{address}#chapter={stop.chapter}"
        return stop, place, Markup(qr.svg(place, stop.marked.title))  # noqa: S704 - numbers and an escaped title

    return pour(
        Page("codes.html", links.codes(release.slug), "../../", release.language or show.language),
        show,
        assets,
        description=release.summary,
        release=release,
        codes=[row(stop) for stop in stops_of(release)],
    )
