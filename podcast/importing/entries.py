"""Items as the episodes that they become: each with a slug, an identity and a date of its own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from textwrap import shorten

from podcast.errors import Finding, Where
from podcast.feed.parsed import Item
from podcast.importing.words import one_line, words_of
from podcast.scaffold.slugs import LONGEST, is_free, slugify

_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """An item on its way to be an episode; `hidden` says that a build at this time leaves it out.

    `guid` is "" when the item has none that could be its own; `draft` says why it may not be published.
    """

    item: Item
    where: Where
    slug: str
    title: str
    guid: str
    published: datetime | None
    hidden: bool = False
    draft: bool = False


def entries(
    items: Sequence[tuple[Item, Where]],
    built: datetime | None,
    now: datetime,
    taken: Iterable[str] = (),
) -> tuple[tuple[Entry, ...], list[Finding]]:
    """The episodes of a feed, in its order; what had to be guessed or is amiss is told.

    `built` is the date of the feed itself, None when it has none; slugs that are `taken` are given to nobody.
    """
    told: list[Finding] = []
    slugs = set(taken)
    guids: dict[str, Where] = {}
    sounds: dict[str, Where] = {}
    made = []
    for (item, where), date in zip(items, _dates(items, _usable(built), told), strict=True):
        title = one_line(item.title) or _first_words(item)
        if not item.title.strip():
            message = f"An item has no title; {title!r} is taken"
            told.append(_finding("import-title", message, where, "give it one in its notes"))
        guid = _guid(item, where, guids, told)
        twice = _twice(item, where, sounds, told)
        hidden = twice or date is None or date > now
        made.append(Entry(item, where, _slug(title, slugs), title, guid, date, hidden, twice))
    return tuple(made), told


def _first_words(item: Item) -> str:
    """What an item begins with, which apps show of one without a title."""
    words = words_of(item.description or item.content or item.summary)
    return shorten(words, _LONGEST_TITLE, placeholder="…") if words else "Untitled"


def _finding(rule: str, message: str, where: Where, hint: str) -> Finding:
    return Finding(rule=rule, severity="warning", message=message, where=where, hint=hint)


def _slug(title: str, taken: set[str]) -> str:
    base = slug = slugify(title)
    number = 1
    while slug in taken or not is_free(slug):
        number += 1
        slug = f"{base[: LONGEST - 6].rstrip('-')}-{number}"
    taken.add(slug)
    return slug


def _guid(item: Item, where: Where, taken: dict[str, Where], findings: list[Finding]) -> str:
    """What apps know an item by: its guid, else the address of its audio, else that of its page."""
    told = item.guid or (item.enclosure.url if item.enclosure else "") or item.link
    if not item.guid:
        message = "An item has no guid" + (f"; {told} is taken for it, as apps do" if told else "")
        hint = "nothing is left to do: it is kept in podcast.lock"
        findings.append(_finding("import-guid", message, where, hint))
    if told in taken:
        message = f"This item has the guid of the one in line {taken[told].line}"
        hint = "apps show only one of the two: this one gets a guid of its own"
        findings.append(_finding("import-guid", message, where, hint))
        return ""
    if told:
        taken[told] = where
    return told


def _twice(item: Item, where: Where, taken: dict[str, Where], findings: list[Finding]) -> bool:
    """Whether the audio is that of an item before it, so that directories list only one of the two."""
    url = item.enclosure.url if item.enclosure else ""
    if not url or taken.setdefault(url, where) is where:
        return False
    message = f"This item has the audio of the one in line {taken[url].line}: it is kept as a draft"
    hint = "take draft = true out of its notes once it has audio of its own: Apple lists only one of the two"
    findings.append(_finding("import-twice", message, where, hint))
    return True


def _dates(
    items: Sequence[tuple[Item, Where]], built: datetime | None, findings: list[Finding]
) -> Iterator[datetime | None]:
    """The date of each item. One without stands where the feed has it: a second before the one above.

    When there is none above, a second after the one below, as feeds have the newest first; when there is
    none at all, that of the feed.
    """
    found = [_usable(item.published) for item, _ in items]
    for n, date in enumerate(found):
        if date is None:
            found[n] = taken = _between(found, n) or built
            says = (
                f"{taken:%Y-%m-%d %H:%M:%S} is taken, by its place in the feed" if taken else "it is hidden"
            )
            message = f"An item has no date that can be read; {says}"
            hint = "correct published in its notes before the show is published"
            findings.append(_finding("import-date", message, items[n][1], hint))
    yield from found


def _usable(date: datetime | None) -> datetime | None:
    return date if date and 1900 < date.year < 9000 else None


def _between(dates: Sequence[datetime | None], n: int) -> datetime | None:
    above = dates[n - 1] if n else None
    below = next((each for each in dates[n + 1 :] if each), None)
    if above:
        return above - timedelta(seconds=1)
    return below + timedelta(seconds=1) if below else None
