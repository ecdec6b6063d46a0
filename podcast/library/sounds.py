"""The sounds that podcast.toml and notes name: files of the show folder that are put around recordings."""

from collections.abc import Iterator
from pathlib import Path

from podcast import config
from podcast.declared import Source
from podcast.errors import ConfigError, Finding, Where
from podcast.library.frontmatter import FrontMatter


def wrong_in_show(found: config.Config, source: Source) -> Iterator[Finding]:
    """An error for each sound of [audio] that is not there."""
    folder = source.path.parent
    for key, name in (("intro", found.audio.intro), ("outro", found.audio.outro)):
        yield from _missing(folder, name, source.where("audio", key))


def wrong_in_episode(front: FrontMatter, source: Source, recording: Path | None) -> Iterator[Finding]:
    """An error for each sound of an episode's notes that is not there, and for tracks beside a recording."""
    folder = source.path.parent.parent
    for key, name in (("intro", front.intro), ("outro", front.outro)):
        yield from _missing(folder, name or "", source.where(key))
    if recording and front.tracks:
        hint = f"move {recording.name} out of the folder, or take tracks out of the notes"
        message = "an episode has a recording or tracks, not both"
        yield ConfigError(message, where=source.where("tracks"), hint=hint).finding
    for name in sorted({name for name, _ in front.starts} - {name for name, _ in front.tracks}):
        known = ", ".join(name for name, _ in front.tracks) or "none"
        message = f"{name!r} has no track that could begin later"
        yield ConfigError(message, where=source.where("starts"), hint=f"the names in tracks: {known}").finding
    for _, track in front.tracks:
        yield from _missing(folder, track, source.where("tracks"))
    for bed in front.beds:
        yield from _missing(folder, str(bed.file), source.where("beds"))


def _missing(folder: Path, name: str, where: Where) -> Iterator[Finding]:
    path = folder / name
    if name and not (path.is_file() and path.resolve().is_relative_to(folder.resolve())):
        hint = "put the file into the show folder and name it from there: sound/intro.mp3"
        message = f"there is no sound {name!r} in the show folder"
        yield ConfigError(message, where=where, hint=hint).finding
