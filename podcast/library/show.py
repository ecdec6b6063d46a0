"""The whole show folder as a Library."""

import tomllib
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from podcast import config, notes
from podcast.config import Config
from podcast.declared import Source
from podcast.errors import Finding, InputError, PodcastError, Problems, findings_of
from podcast.library.episode import as_declared, as_found
from podcast.library.feeds import wrong_in_feeds
from podcast.library.rooms import Rooms
from podcast.library.sounds import wrong_in_show
from podcast.model import Episode


@dataclass(frozen=True, slots=True)
class Library:
    """A show folder as read: `episodes` in the order of their slugs.

    `unread` are those whose notes have errors: of them only the files are known, to look into.
    """

    folder: Path
    config: Config
    source: Source
    episodes: tuple[Episode, ...]
    unread: tuple[Episode, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

    @property
    def whole(self) -> bool:
        """Whether every file of notes could be read."""
        return all(each.severity != "error" for each in self.findings)


def read(folder: Path) -> Library:
    """Read a show folder. Raises one group with every error in podcast.toml and the episodes' notes."""
    found = look(folder)
    problems = Problems()
    problems.add(found.findings)
    problems.raise_any()
    return found


def look(folder: Path) -> Library:
    """Read what can be read of a show folder; errors are among its findings, and none is raised.

    Where podcast.toml has one, settings with its cover alone stand in for it, so that more can be looked for.
    """
    problems = Problems()
    found, source = _settings(folder, problems)
    problems.add(wrong_in_show(found, source))
    problems.add(wrong_in_feeds(found, source))
    rooms = Rooms(folder, problems)
    episodes, unread = [], []
    for path in rooms.notes:
        beside = as_found(path, rooms)
        try:
            episode = as_declared(beside, rooms)
            problems.add(notes.findings(episode.notes, episode.source, episode.notes_line))
            episodes.append(episode if episode.align is not None else replace(episode, align=found.align))
        except* PodcastError as group:
            problems.add(findings_of(group))
            unread.append(beside)
    rooms.report_orphans()
    return Library(folder, found, source, tuple(episodes), tuple(unread), tuple(problems.findings))


def _settings(folder: Path, problems: Problems) -> tuple[Config, Source]:
    """podcast.toml, or where something is wrong in it what stands in for it: the cover it names, if any."""
    try:
        return config.read(folder)
    except* PodcastError as group:
        problems.add(findings_of(group))
    source, cover = Source("", folder / config.NAME), ""
    with suppress(InputError, ValueError, RecursionError):
        source = Source(config.read_text(source.path), source.path)
        named = tomllib.loads(source.text).get("cover")
        cover = named if isinstance(named, str) and "\0" not in named else ""
    return Config(title=folder.name, description="", cover=cover, address="https://unread.invalid/"), source


def find(library: Library, slug: str) -> Episode:
    """The episode of a slug; raises InputError with the slugs there are."""
    for episode in library.episodes:
        if episode.slug == slug:
            return episode
    known = ", ".join(each.slug for each in library.episodes) or "none yet"
    raise InputError(f"there is no episode {slug!r}", hint=f"the episodes are: {known}")
