"""Pages, each a value: path and bytes. Jinja2 holds the shell, so that its text stays easy to change.

Links are relative, so that a site works under any address; absolute are only those that other programs read
(canonical, Open Graph, linked data, feed). The page for missing addresses is the one exception: it is
shown at any depth, so it starts from the root of the host.
"""

from collections.abc import Sequence
from functools import cache
from itertools import groupby
from textwrap import shorten
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from podcast import links, timecode
from podcast.model import Artifact, Release, Show, Transcript
from podcast.page import embedded, linked, talk, timeline, wording
from podcast.page.assets import Assets, make_assets

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)
RATES = (0.75, 1, 1.25, 1.5, 1.75, 2, 2.5)
SAFE_SCHEMES = ("http", "https", "mailto", "geo")


def render(
    show: Show, releases: Sequence[Release], *, search_index: str = "", search_client: bytes = b""
) -> tuple[Artifact, ...]:
    """All pages of a show and the files they share; `releases` newest first.

    `search_index` is the name of the search index's first file, relative to search/; `search_client` the
    script that reads it. Without them the search page is a list to browse. Raises ConfigError when the
    show's accent is not a colour.
    """
    assets = make_assets(show, search_client)
    newer = (None, *releases[:-1]) if releases else ()
    older = (*releases[1:], None) if releases else ()
    return (
        render_show(show, releases, assets),
        *(
            render_episode(show, release, assets, newer=after, older=before)
            for release, after, before in zip(releases, newer, older, strict=True)
        ),
        render_search(show, releases, assets, search_index),
        render_missing(show, assets),
        *assets.artifacts,
    )


def render_show(show: Show, releases: Sequence[Release], assets: Assets) -> Artifact:
    """The show's page: what it is, how to subscribe, every episode."""
    listed = list(reversed(releases)) if show.order == "serial" else list(releases)
    feed = links.url(show.base_url, links.FEED)
    return _page(
        "show.html",
        "index.html",
        show,
        assets,
        root="",
        language=show.language,
        description=show.description,
        groups=_seasons(listed),
        count=len(listed),
        feed=feed,
        podcast_link=_podcast_link(show),
        graph=embedded.to_script(linked.show_graph(show, releases)),
    )


def render_episode(
    show: Show,
    release: Release,
    assets: Assets,
    *,
    newer: Release | None = None,
    older: Release | None = None,
) -> Artifact:
    """The page of one episode; without audio it has no player, without a transcript no transcript."""
    transcript = release.transcript if talk.turns(release.transcript) else None
    return _page(
        "episode.html",
        links.page(release.slug),
        show,
        assets,
        root="../",
        language=release.language or show.language,
        description=release.summary or release.episode.title,
        release=release,
        episode=release.episode,
        picture=release.thumbnail or show.thumbnail,
        chapters=[each for each in release.chapters if not each.hidden],
        talk=talk.block(transcript, release.chapters) if transcript else "",
        about_speakers=speakers_line(transcript) if transcript else "",
        line=timeline.timeline(release),
        rates=RATES,
        newer=newer,
        older=older,
        podcast_link=_podcast_link(show),
        data=embedded.to_script(embedded.player_data(show, release)),
        graph=embedded.to_script(linked.episode_graph(show, release)),
    )


def render_search(
    show: Show, releases: Sequence[Release], assets: Assets, search_index: str = ""
) -> Artifact:
    """The search page; below it, for everybody, all episodes with their chapters."""
    return _page(
        "search.html",
        "search/index.html",
        show,
        assets,
        root="../",
        language=show.language,
        description=f"Search everything said in {show.title}",
        index=search_index.removeprefix("search/"),
        releases=releases,
    )


def render_missing(show: Show, assets: Assets) -> Artifact:
    """The page a host shows for an address that does not exist."""
    return _page(
        "missing.html",
        "404.html",
        show,
        assets,
        root=urlsplit(show.base_url).path or "/",
        language=show.language,
        description=show.description,
    )


def policy(release: Release | None = None) -> str:
    """What the browser is to hold a page to: its own files alone.

    The exception is sound that lies elsewhere: from any host then, for the one it is named at leads on to
    others that only it knows.
    """
    sound = release.audio.path if release and release.audio else ""
    return CSP.replace("media-src 'self'", "media-src http: https:") if "://" in sound else CSP


def frame(show: Show, release: Release, transcript: str) -> str:
    """A transcript in HTML as a document that a browser shows by itself: its encoding, language, title, icon.

    Apps look for the elements of the transcript in it, and these stay as they are.
    """
    values = {
        "language": release.transcript.language if release.transcript else "",
        "title": release.episode.title,
        "show": show,
        "icon": make_assets(show).icon,
        "transcript": transcript,
    }
    values["language"] = values["language"] or release.language or show.language
    return _environment().get_template("transcript.html").render(values)


def speakers_line(transcript: Transcript) -> str:
    """What a reader must know about the names in a transcript; nothing when a source told them all."""
    names = talk.voices(transcript)
    guessed = [each for each in transcript.speakers if each.inferred and each.label in names]
    if not names:
        return "Speaker names were not in the source."
    if not guessed:
        return ""
    sure = [each.confidence for each in guessed if each.confidence is not None]
    how = f" ({wording.share(min(sure))} sure)" if sure else ""
    unnamed = any(each.label.removeprefix("Speaker ").isdigit() for each in guessed)
    end = "; names were not in the source." if unnamed else "."
    return f"Who is speaking was worked out from the text{how}{end}"


def _page(template: str, path: str, show: Show, assets: Assets, **values: Any) -> Artifact:
    text = (
        _environment()
        .get_template(template)
        .render(
            csp=policy(values.get("release")),
            path=path,
            show=show,
            assets=assets,
            address=links.url(show.base_url, path),
            ui=_controls(values["language"]),
            **values,
        )
    )
    return Artifact(
        path=path,
        # A lone surrogate, which JSON can smuggle in, has no bytes: it becomes a question mark.
        data=text.encode("utf-8", "replace"),
        media_type=links.media_type(path),
    )


def _controls(language: str) -> Markup:
    """The attributes of parts whose words are ours, on a page in another language."""
    return Markup("") if wording.is_english(language) else Markup(' lang="en" dir="ltr"')


def _seasons(releases: Sequence[Release]) -> list[tuple[str, list[Release]]]:
    groups = [(season, list(group)) for season, group in groupby(releases, lambda each: each.episode.season)]
    if len(groups) < 2:
        return [("", list(releases))] if releases else []
    return [(_season(group[0]), group) for _, group in groups]


def _season(release: Release) -> str:
    episode = release.episode
    if not episode.season:
        return "More episodes"
    return f"Season {episode.season}" + (f": {episode.season_name}" if episode.season_name else "")


def _podcast_link(show: Show) -> str:
    return "podcast://" + links.url(show.base_url, links.FEED).split("://", 1)[-1]


def _safe(address: str) -> str:
    """An address to link to; nothing when its scheme could run something."""
    return address if urlsplit(address.strip()).scheme.lower() in SAFE_SCHEMES else ""


def _brief(text: str) -> str:
    """One line for cards and result lists, cut at a word."""
    return shorten(text, 300, placeholder=" …")


def _paragraphs(text: str) -> list[str]:
    return [each.strip() for each in text.replace("\r\n", "\n").split("\n\n") if each.strip()]


def _reach(path: str, root: str) -> str:
    """What leads to a published path from a page; an address elsewhere is that already."""
    return path if "://" in path else root + quote(path)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("podcast.page"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    made.filters |= {
        "brief": _brief,
        "clock": timecode.show,
        "copyright": wording.copyright_line,
        "date": wording.date,
        "direction": wording.direction,
        "iso": timecode.format_iso,
        "length": wording.length,
        "license": wording.license_name,
        "license_address": wording.license_address,
        "paragraphs": _paragraphs,
        "path": quote,
        "reach": _reach,
        "safe_url": _safe,
        "seconds": talk.seconds,
        "shape": wording.shape,
        "size": wording.size,
    }
    return made
