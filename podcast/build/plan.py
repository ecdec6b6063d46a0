"""Which episodes a build publishes, under which identity."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from podcast import feed, links
from podcast.build import identity
from podcast.build.options import Options
from podcast.build.published import Published, published
from podcast.config import NAME, Extra, placeholders
from podcast.errors import Finding, GuidError, Problems, Where
from podcast.library import Library, find
from podcast.lock import Lock
from podcast.model import Edition, Episode


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be published: episodes by slug, the guid of each, the identity of the show, other feeds.

    `lock` is what was published, under the slugs of today. When there are errors among its findings, it is
    good for looking for more of them, and for nothing else.
    """

    base_url: str
    show_guid: str
    episodes: tuple[Episode, ...]
    guids: Mapping[str, str]
    lock: Lock
    findings: tuple[Finding, ...]
    editions: tuple[Edition, ...] = ()


def plan(library: Library, options: Options) -> Plan:
    """Choose the episodes that are due and give each its guid; raises nothing, faults are findings of it."""
    problems = Problems()
    problems.add(library.findings)
    config = library.config
    if not options.base_url:
        problems.add(placeholders(config, library.source))
    base_url, known = "", Published(Lock(), library.folder)
    with problems.collect():
        base_url = options.address(config.address, NAME)
    with problems.collect():
        known = published(library.folder, options.published(library.folder))
    problems.add(known.findings)
    pinned = known.lock
    show_guid = config.guid or pinned.guid or feed.show_guid(base_url + links.FEED)
    if pinned.guid not in ("", show_guid) and not options.allow_guid_change:
        problems.add([_other_show(library, pinned)])
    episodes, waiting = _due(library.episodes, options)
    problems.add(waiting)
    problems.add(_unspoken(episodes))
    guids: Mapping[str, str] = {}
    with problems.collect():
        guids = identity.guids(episodes, pinned, show_guid, _record(library, known, options))
    problems.add(_unknown(library, options.remaster))
    editions = tuple(_edition(each, base_url, pinned) for each in config.feed.extra)
    found = tuple(problems.findings)
    return Plan(base_url, show_guid, episodes, guids, pinned.under(guids), found, editions)


def _edition(extra: Extra, base_url: str, pinned: Lock) -> Edition:
    """A feed beside the show's own; its guid is made of the address that it was first published at."""
    return Edition(
        path=extra.path,
        title=extra.title,
        description=extra.description,
        season=extra.season,
        language=extra.language,
        translated=extra.translated,
        form=extra.format,
        block=extra.block,
        guid=pinned.feeds.get(extra.path) or feed.show_guid(base_url + extra.path),
    )


def _other_show(library: Library, pinned: Lock) -> Finding:
    return Finding(
        rule=GuidError.rule,
        message=f"the show was published with the guid {pinned.guid!r}, which would change",
        where=library.source.where("guid"),
        hint="take the key guid out again, or build once with --allow-guid-change: directories and "
        "apps then take it for another show",
    )


def _record(library: Library, known: Published, options: Options) -> Published | None:
    """What to hold the episodes to; nothing when some could not be read: those did not go."""
    binds = known.lock.episodes and library.whole and not options.allow_guid_change
    return known if binds else None


def _unknown(library: Library, slugs: Sequence[str]) -> list[Finding]:
    problems = Problems()
    for slug in slugs if library.whole else ():
        with problems.collect():
            find(library, slug)
    return problems.findings


def _unspoken(episodes: Sequence[Episode]) -> list[Finding]:
    return [
        Finding(
            rule="narrate",
            severity="warning",
            message="narrate = true, and there is neither a transcript to speak nor a recording",
            where=Where(each.source, 1),
            hint=f"write transcripts/{each.slug}.md, or put a recording at episodes/{each.slug}.wav; "
            "until then it is a page and not in the feed",
        )
        for each in episodes
        if each.narrate and each.recording is None and each.transcript is None
    ]


def _due(episodes: Sequence[Episode], options: Options) -> tuple[tuple[Episode, ...], list[Finding]]:
    now = options.now()
    due: list[Episode] = []
    waiting: list[Finding] = []
    for episode in episodes:
        when = episode.published
        if options.drafts or (when and when <= now and not episode.draft):
            due.append(episode)
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
    return tuple(due), waiting
