"""Who an episode is to listeners' apps: its guid, given once and kept for ever."""

from collections import Counter
from collections.abc import Mapping, Sequence
from uuid import NAMESPACE_URL, UUID, uuid5

from podcast.build.published import Published
from podcast.errors import Finding, GuidError, Problems, Where
from podcast.lock import Lock
from podcast.model import Episode

_ALLOW = "or build once with --allow-guid-change, and every app downloads the episode again"
_DROP_ITEM = "or build once with --allow-guid-change: its page stays, and the feed lists it no more"
_DROP = (
    "or, to take it out for good, build once with --allow-guid-change: the feed then lists it no more, its "
    "page and audio go, and other episodes keep their guids unless an error here names them too"
)


def guids(
    episodes: Sequence[Episode], lock: Lock, show_guid: str, record: Published | None
) -> Mapping[str, str]:
    """The guid of each slug: from the notes, else from the lock, else made from show and slug.

    `record` tells where each was published; without it published guids may change. Raises
    GuidErrors when a published guid would change or vanish, or two episodes share one.
    """
    found: dict[str, str] = {}
    taken = {pin.guid for pin in lock.episodes.values()} | {each.guid for each in episodes if each.guid}
    for episode in sorted(episodes, key=lambda each: each.slug):
        pin = lock.episodes.get(episode.slug)
        found[episode.slug] = episode.guid or (pin.guid if pin else _new(show_guid, episode.slug, taken))
    problems = Problems()
    problems.add(_shared(episodes, found))
    if record:
        problems.add(_lost(episodes, found, lock, record))
    problems.raise_any()
    return found


def _new(show_guid: str, slug: str, taken: set[str]) -> str:
    try:
        space = UUID(show_guid)
    except ValueError:
        space = uuid5(NAMESPACE_URL, show_guid)
    name, round_ = slug, 1
    while (guid := str(uuid5(space, name))) in taken:  # the slug of an episode that was renamed is used again
        round_ += 1
        name = f"{slug}#{round_}"
    taken.add(guid)
    return guid


def _shared(episodes: Sequence[Episode], found: Mapping[str, str]) -> list[Finding]:
    count = Counter(found.values())
    return [
        Finding(
            rule="guid-shared",
            message=f"another episode has the guid {found[episode.slug]!r} too",
            where=Where(episode.source),
            hint="apps show only one of them: give one a guid of its own",
        )
        for episode in episodes
        if count[found[episode.slug]] > 1
    ]


def _lost(
    episodes: Sequence[Episode], found: Mapping[str, str], lock: Lock, record: Published
) -> list[Finding]:
    sources = {episode.slug: episode.source for episode in episodes}
    still = {found[episode.slug]: episode for episode in episodes}
    findings = []
    for slug, pin in sorted(lock.episodes.items()):
        kept = still.get(pin.guid)
        if not pin.is_heard or (kept and (kept.has_sound or kept.enclosure)):
            continue  # what had no recording was a page, and in no app
        if kept:
            message = f"{kept.slug} was published with a recording, and without one it would leave the feed"
            hint = f"put the recording back into {kept.source.parent}, {_DROP_ITEM}"
            where = Where(kept.source)
        elif slug in sources:
            message = f"the guid was {pin.guid!r} when {slug} was published and would change"
            hint = f"take the key guid out again, {_ALLOW}"
            where = Where(sources[slug], 2)
        else:
            message = f"{slug} was published with the guid {pin.guid!r} and would vanish from the feed"
            hint = (
                f"bring episodes/{slug}.md back, without draft = true or a date to come; if it has a new "
                f'slug, write guid = "{pin.guid}" in its notes; {_DROP}'
            )
            where = record.where(slug)
        findings.append(Finding(rule=GuidError.rule, message=message, where=where, hint=hint))
    return findings
