"""One file of notes and what lies beside it, as an Episode."""

from dataclasses import replace
from pathlib import Path

from podcast import config
from podcast.declared import Source
from podcast.errors import ConfigError, InputError, Problems, Where
from podcast.library.frontmatter import FrontMatter
from podcast.library.notefile import split
from podcast.library.rooms import SLUG, Rooms
from podcast.library.sounds import wrong_in_episode
from podcast.model import Episode

RESERVED = frozenset({"archive", "assets", "feed", "index", "media", "people", "search"})
"""Slugs that would meet files of the site itself."""


def as_found(path: Path, rooms: Rooms) -> Episode:
    """What the names of files tell of an episode, whatever its notes say. Two of a kind are reported."""
    slug = path.stem
    return Episode(
        slug=slug,
        title=slug,
        source=path,
        recording=rooms.only(rooms.recordings[slug], "recording"),
        transcript=rooms.only(rooms.transcripts[slug], "transcript"),
        translations=rooms.translated(slug),
    )


def as_declared(found: Episode, rooms: Rooms) -> Episode:
    """An episode `as_found` with what its notes say. Raises every fault of them in one group."""
    slug, path = found.slug, found.source
    if not SLUG.fullmatch(slug) or slug in RESERVED or len(slug) > 100:
        raise InputError(
            f"{slug!r} cannot be an episode's slug" + (", the site needs it" if slug in RESERVED else ""),
            where=Where(path),
            hint="name the file with small letters a to z, digits and single hyphens: solar-technician.md",
            rule="slug",
        )
    front, lines, notes, line = split(path)
    problems = Problems()
    problems.add(wrong_in_episode(front, Source(config.read_text(path), path), found.recording))
    problems.raise_any()
    said = {name: getattr(front, name) for name in FrontMatter.__dataclass_fields__}
    said["image"] = _picture(front, path, rooms)
    said["tracks"] = tuple((name, path.parent.parent / file) for name, file in front.tracks)
    return replace(found, lines=lines, notes=notes, notes_line=line, **said)


def _picture(front: FrontMatter, path: Path, rooms: Rooms) -> Path | None:
    if not front.image:
        return rooms.only(rooms.pictures[path.stem], "picture")
    picture = path.parent / front.image
    if not picture.is_file() or picture.resolve().parent != path.parent.resolve():
        raise ConfigError(
            f"there is no picture {front.image!r} in {path.parent.name}/",
            where=Source(config.read_text(path), path).where("image"),
            hint="put the picture beside the notes and name it without a folder",
        )
    return picture
