"""Which files of the show folder went into a published file, for build.json; paths relative to the folder.

Settings of podcast.toml go into everything, so it stands before whatever else there is. What is made of all
episodes names their folders, ``episodes/``: with each of their files the list would be 30 MB for a thousand.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from podcast import links, page
from podcast.config import NAME, Config, Sound
from podcast.model import Artifact, Episode, Release, Show


def relative(path: Path) -> str:
    """The path of a file in a room, such as ``episodes/keeper.wav``."""
    return f"{path.parent.name}/{path.name}"


def sourced(
    artifacts: Iterable[Artifact],
    show: Show,
    releases: Sequence[Release],
    config: Config,
    pictures: Mapping[str, str],
) -> tuple[Artifact, ...]:
    """The artifacts with their sources; `releases` newest first.

    `pictures` tells which file each picture of a chapter was made of.
    """
    cover, fonts = config.cover, config.page.picture_fonts
    files = [path for release in releases for path in _of(release.episode)]
    every = (cover, *dict.fromkeys(_folder(path) for path in files))
    table = _shared(show, releases, cover, every)
    notes = [relative(release.episode.source) for release in releases]
    table |= {path: (source,) for path, source in pictures.items()}
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


def named(episode: Episode) -> tuple[Path, ...]:
    """The files that notes name anywhere in the show folder: sounds, and pictures of chapters."""
    folder = episode.source.parent.parent
    tracks = (path for _, path in episode.tracks)
    sounds = (name for name in (episode.intro, episode.outro, *(bed.file for bed in episode.beds)) if name)
    pictures = (each.image for each in episode.chapters if each.image and ":" not in each.image)
    return tuple(dict.fromkeys((*tracks, *(folder / name for name in (*sounds, *pictures)))))


def heard_in(episode: Episode, sound: Sound, origin: str) -> tuple[str, ...]:
    """What a medium is made from: recording, tracks or script, and the sounds around and under it."""
    around = [
        usual if own is None else own
        for own, usual in ((episode.intro, sound.intro), (episode.outro, sound.outro))
    ]
    tracks = (_inside(episode, path) for _, path in episode.tracks)
    beds = (bed.file.as_posix() for bed in episode.beds)
    return tuple(
        dict.fromkeys((*tracks, *([] if episode.tracks else [origin]), *filter(None, around), *beds))
    )


def _inside(episode: Episode, path: Path) -> str:
    return path.relative_to(episode.source.parent.parent).as_posix()


def _of(episode: Episode) -> tuple[str, ...]:
    """All files of an episode."""
    translations = (path for _, path in episode.translations)
    found = (episode.source, episode.recording, episode.image, episode.transcript, *translations)
    own = (relative(path) for path in found if path)
    return tuple(dict.fromkeys((*own, *(_inside(episode, path) for path in named(episode)))))


def _folder(path: str) -> str:
    """The folder that stands for a file, or the file where it lies in none."""
    folder, inside, _ = path.partition("/")
    return folder + inside


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
