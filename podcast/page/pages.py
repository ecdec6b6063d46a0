"""The pages of a site, each a value: path and bytes."""

from collections.abc import Sequence
from itertools import groupby
from urllib.parse import urlsplit

from markupsafe import Markup

from podcast import links
from podcast.model import Artifact, Release, Show, Transcript
from podcast.page import embedded, linked, qr, spoken, talk, timeline, wording
from podcast.page.archive import NEWEST, render_archive, sheets
from podcast.page.assets import Assets, make_assets, words
from podcast.page.codes import render_codes
from podcast.page.embed import Size, render_embed, render_oembed
from podcast.page.guide import guide_of, stops_of
from podcast.page.people import cast_of, render_people
from podcast.page.shell import Page, filled, interface, pour
from podcast.page.tongues import Tongue


def render(
    show: Show,
    releases: Sequence[Release],
    *,
    search_index: str = "",
    search_client: bytes = b"",
    search_later: bytes = b"",
) -> tuple[Artifact, ...]:
    """All pages of a show and the files they share; `releases` newest first.

    `search_index` is the name of the search index's first file, relative to search/; `search_client` the
    script that reads it, and `search_later` the one that this asks for, if it does. Without them the search
    page is a list to browse. Raises ConfigError when the show's accent is not a colour.
    """
    is_translated = any(each.translations for each in releases)
    assets = make_assets(show, search_client, search_later, is_translated=is_translated)
    newer = (None, *releases[:-1]) if releases else ()
    older = (*releases[1:], None) if releases else ()
    return (
        render_show(show, releases, assets),
        *(
            made
            for release, after, before in zip(releases, newer, older, strict=True)
            for made in render_episode(show, release, assets, newer=after, older=before)
        ),
        *(
            made
            for release in releases
            if release.audio
            for made in (render_embed(show, release, assets), render_oembed(show, release))
        ),
        *(render_codes(show, each, assets) for each in releases if len(stops_of(each)) > 1),
        *render_archive(show, releases, assets),
        *render_people(show, releases, assets),
        render_search(show, releases, assets, search_index),
        render_missing(show, assets),
        *assets.artifacts,
    )


def lists(show: Show, releases: Sequence[Release]) -> tuple[str, ...]:
    """The paths of the pages that list episodes beside the show's own: the archive, and everybody's."""
    folders = (*(each.path for each in sheets(releases)), *cast_of(show, releases))
    return tuple(f"{folder}index.html" for folder in folders)


def render_show(show: Show, releases: Sequence[Release], assets: Assets) -> Artifact:
    """The show's page: what it is, how to subscribe, every episode."""
    archive = sheets(releases)
    newest = list(releases[:NEWEST] if archive else releases)
    listed = newest[::-1] if show.order == "serial" and not archive else newest
    feed = links.url(show.base_url, links.FEED)
    trailers = (each for each in releases if each.episode.kind == "trailer" and each.audio)
    return pour(
        Page("show.html", "index.html", "", show.language),
        show,
        assets,
        description=show.description,
        groups=_seasons(listed, interface(show)),
        archive=archive,
        total=len(releases),
        trailer=next(trailers, None),
        feed=feed,
        code=Markup(qr.svg(feed, interface(show).say("scan"))),  # noqa: S704 - numbers and an escaped label
        graph=embedded.to_script(linked.show_graph(show, newest)),
    )


def render_episode(
    show: Show,
    release: Release,
    assets: Assets,
    *,
    newer: Release | None = None,
    older: Release | None = None,
) -> tuple[Artifact, ...]:
    """The page of one episode, and the file with the times of its words where there is one.

    Without audio it has no player, without a transcript no transcript.
    """
    transcript = release.transcript if talk.turns(release.transcript) else None
    language = release.language or show.language
    guide = guide_of(release, interface(show), language)
    times = spoken.render_times(release)
    made = pour(
        Page("episode.html", links.page(release.slug), "../", language),
        show,
        assets,
        description=release.summary or release.episode.title,
        release=release,
        episode=release.episode,
        picture=release.thumbnail or show.thumbnail,
        chapters=[each for each in release.chapters if not each.hidden],
        talk=talk.block(transcript, release.chapters, release.translations, language=language)
        if transcript
        else "",
        spoken_name=wording.language_name((transcript and transcript.language) or release.language),
        tongues=[(tag, wording.language_name(tag)) for tag, cues in release.translations if cues],
        about_speakers=speakers_line(transcript, interface(show)) if transcript else "",
        guide=guide,
        stops=stops_of(release),
        line=timeline.timeline(release),
        size=Size(),
        newer=newer,
        older=older,
        data=embedded.to_script(embedded.player_data(show, release) | spoken.told(release, times)),
        graph=embedded.to_script(linked.episode_graph(show, release, guide.questions)),
    )
    return (made, times) if times else (made,)


def render_search(
    show: Show, releases: Sequence[Release], assets: Assets, search_index: str = ""
) -> Artifact:
    """The search page; below it, for everybody, all episodes with their chapters."""
    return pour(
        Page("search.html", "search/index.html", "../", show.language),
        show,
        assets,
        description=interface(show).say("search_about", show=show.title),
        index=search_index.removeprefix("search/"),
        texts=embedded.to_script(words(interface(show), assets.search_asks)),
        releases=releases,
    )


def render_missing(show: Show, assets: Assets) -> Artifact:
    """The page a host shows for an address that does not exist."""
    root = urlsplit(show.base_url).path or "/"
    return pour(
        Page("missing.html", "404.html", root, show.language), show, assets, description=show.description
    )


def frame(show: Show, release: Release, transcript: str) -> str:
    """A transcript in HTML as a document that a browser shows by itself: its encoding, language, title, icon.

    Apps look for the elements of the transcript in it, and these stay as they are.
    """
    own = release.transcript.language if release.transcript else ""
    values = {
        "language": own or release.language or show.language,
        "title": release.episode.title,
        "show": show,
        "icon": make_assets(show).icon,
        "transcript": transcript,
    }
    return filled("transcript.html", show, values)


def speakers_line(transcript: Transcript, spoken: Tongue) -> str:
    """What a reader must know about the names in a transcript; nothing when a source told them all."""
    names = talk.voices(transcript)
    guessed = [each for each in transcript.speakers if each.inferred and each.label in names]
    if not names:
        return spoken.say("speakers_unknown")
    if not guessed:
        return ""
    sure = [each.confidence for each in guessed if each.confidence is not None]
    lines = [
        spoken.say("speakers_guessed_sure", share=wording.share(min(sure), spoken))
        if sure
        else spoken.say("speakers_guessed")
    ]
    if any(each.label.removeprefix("Speaker ").isdigit() for each in guessed):
        lines.append(spoken.say("speakers_unknown"))
    return " ".join(lines)


def _seasons(releases: Sequence[Release], spoken: Tongue) -> list[tuple[str, list[Release]]]:
    groups = [(season, list(group)) for season, group in groupby(releases, lambda each: each.episode.season)]
    if len(groups) < 2:
        return [("", list(releases))] if releases else []
    return [(_season(group[0], spoken), group) for _, group in groups]


def _season(release: Release, spoken: Tongue) -> str:
    episode = release.episode
    if not episode.season:
        return spoken.say("more_episodes")
    if episode.season_name:
        return spoken.say("season_named", episode.season, name=episode.season_name)
    return spoken.say("season", episode.season)
