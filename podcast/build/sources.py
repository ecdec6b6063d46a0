"""Which files of the show folder went into a published file, for build.json; paths relative to the folder.

Settings of podcast.toml go into everything, so it stands before whatever else there is. What is made of all
episodes names their folders, ``episodes/``: with each of their files the list would be 30 MB for a thousand.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from podcast import links, page
from podcast.config import NAME, Config
from podcast.model import Artifact, Episode, Release, Show


def relative(path: Path) -> str:
    """The path of a file in a room, such as ``episodes/keeper.wav``."""
    return f"{path.parent.name}/{path.name}"


def sourced(
    artifacts: Iterable[Artifact], show: Show, releases: Sequence[Release], config: Config
) -> tuple[Artifact, ...]:
    """The artifacts with their sources; `releases` newest first."""
    cover, fonts = config.cover, config.page.picture_fonts
    files = [path for release in releases for path in _of(release.episode)]
    every = (cover, *dict.fromkeys(_folder(path) for path in files))
    table = _shared(show, releases, cover, every)
    notes = [relative(release.episode.source) for release in releases]
    for number, release in enumerate(releases):
        near = notes[max(0, number - 1) : number] + notes[number + 1 : number + 2]
        table |= _beside(release, cover, near)
        if release.card:
            table[release.card.path] = (cover, *_of(release.episode), *fonts)
    theme = tuple(f"theme/{name}" for name, _ in show.look.theme)
    return tuple(
        replace(
            each,
            sources=(
                NAME,
                *(theme if each.media_type in ("text/html", "text/css") else ()),
                *(every if _has_all(each) else table.get(each.path, ())),
            ),
        )
        for each in artifacts
    )


def _of(episode: Episode) -> tuple[str, ...]:
    """All files of an episode."""
    translations = (path for _, path in episode.translations)
    sounds = (episode.recording, *(path for _, path in episode.tracks))
    found = (episode.source, *sounds, episode.image, episode.transcript, *translations)
    return tuple(relative(path) for path in found if path)


def _folder(path: str) -> str:
    return path[: path.index("/") + 1]


def _has_all(artifact: Artifact) -> bool:
    return artifact.path.startswith("search/") or artifact.media_type == links.FEED_TYPE


def _shared(
    show: Show, releases: Sequence[Release], cover: str, every: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    shown = (show.cover, show.thumbnail, *(icon for icon, _ in show.icons))
    pictures = {each.path: (cover,) for each in shown if each}
    notes = tuple({_folder(relative(release.episode.source)): None for release in releases})
    lists = dict.fromkeys(page.lists(show, releases), every)
    return {"index.html": every, "sitemap.xml": notes, **lists, **pictures}


def _beside(release: Release, cover: str, near: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """The files of one episode: its page names its neighbours, its transcript ends with the recording."""
    episode = release.episode
    said = tuple(relative(path) for path in (episode.source, episode.recording, episode.transcript) if path)
    table = {links.page(release.slug): (cover, *_of(episode), *near)}
    shown = (cover, *_of(episode))
    table |= {path(release.slug): shown for path in (links.embed, links.oembed, links.codes)}
    table |= {each.path: said for each in (*release.transcripts, release.chapters_file) if each}
    for tag, path in episode.translations:
        table[links.transcript(release.slug, f"{tag}.vtt")] = (relative(path),)
    if episode.image:
        table |= {
            each.path: (relative(episode.image),) for each in (release.image, release.thumbnail) if each
        }
    return table
