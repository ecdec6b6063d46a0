"""Which episodes a build publishes, under which identity."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from podcast import feed, links, lock
from podcast.build import identity
from podcast.build.options import Options
from podcast.config import NAME, read_text
from podcast.declared import Source
from podcast.errors import ConfigError, Finding, GuidError, Problems, Where
from podcast.feed.categories import parse_category
from podcast.library import Library
from podcast.lock import Lock
from podcast.model import Episode


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be published: episodes newest first, the guid of each, and the identity of the show."""

    base_url: str
    show_guid: str
    episodes: tuple[Episode, ...]
    guids: Mapping[str, str]
    lock: Lock
    findings: tuple[Finding, ...]


def plan(library: Library, options: Options) -> Plan:
    """Choose the episodes that are due and give each its guid; raises every fault in one group."""
    problems = Problems()
    problems.add(library.findings)
    with problems.collect():
        problems.add(_categories(library))
    config = library.config
    base_url = options.address(config.address, NAME)
    pinned = lock.read(library.folder)
    show_guid = config.guid or pinned.guid or feed.show_guid(base_url + links.FEED)
    if pinned.guid not in ("", show_guid) and not options.allow_guid_change:
        with problems.collect():
            raise GuidError(
                f"the show was published with the guid {pinned.guid!r}, which would change",
                where=library.source.where("guid"),
                hint="take the key guid out again, or build once with --allow-guid-change: directories and "
                "apps then take it for another show",
            )
    episodes, waiting = _due(library.episodes, options)
    problems.add(waiting)
    record = None
    if not options.allow_guid_change and pinned.episodes:
        path = library.folder / lock.NAME
        record = Source(read_text(path), path)
    guids: Mapping[str, str] = {}
    with problems.collect():
        guids = identity.guids(episodes, pinned, show_guid, record)
    problems.raise_any()
    return Plan(base_url, show_guid, episodes, guids, pinned, tuple(problems.findings))


def _due(episodes: Sequence[Episode], options: Options) -> tuple[tuple[Episode, ...], list[Finding]]:
    now = options.now()
    due: list[tuple[datetime, str, Episode]] = []
    waiting: list[Finding] = []
    for episode in episodes:
        when = episode.published
        if options.drafts or (when and when <= now and not episode.draft):
            due.append((when or now, episode.slug, episode))
        elif when is None and not episode.draft:
            waiting.append(
                Finding(
                    rule="no-date",
                    severity="warning",
                    message="this episode has no date and stays hidden",
                    where=Where(episode.source, 1),
                    hint="add a line such as: published = 2026-09-07T06:00:00Z",
                )
            )
    due.sort(key=lambda each: (each[0], each[1]), reverse=True)
    return tuple(episode for _, _, episode in due), waiting


def _categories(library: Library) -> list[Finding]:
    findings = []
    for top, sub in library.config.categories:
        try:
            parse_category(f"{top} > {sub}" if sub else top)
        except ValueError as error:
            where = library.source.where("categories")
            findings.append(ConfigError(f"categories: {error}", where=where).finding)
    return findings
