"""What a show folder has of a feed already: importing again adds what is new, and touches nothing else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from podcast import library, lock
from podcast.config import NAME
from podcast.errors import Finding, InputError, Where
from podcast.importing.entries import Entry
from podcast.lock import Lock
from podcast.scaffold.slugs import slugify

_STILL = frozenset({"import-page", "import-moved"})
"""Rules about the feed itself that are told each time."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is there: nothing, or the lock of a show with the guids and slugs of its episodes."""

    lock: Lock | None = None
    guids: frozenset[str] = frozenset()
    slugs: frozenset[str] = frozenset()

    def new(self, found: Sequence[Entry]) -> tuple[Entry, ...]:
        """The entries that are not there. One without a guid of its own is told by its title."""
        return tuple(
            each
            for each in found
            if (each.guid not in self.guids if each.guid else slugify(each.title) not in self.slugs)
        )

    def news(self, findings: Iterable[Finding], new: Sequence[Entry]) -> list[Finding]:
        """Of what is to be said, that which was not said when the rest was taken over."""
        places = {each.where for each in new}
        return [each for each in findings if self.lock is None or each.where in places or each.rule in _STILL]


def known(folder: Path, guid: str) -> Known:
    """What the folder has of the show with this guid. Raises InputError when another one lies there."""
    if not any((folder / name).exists() for name in (NAME, lock.NAME)):
        return Known()
    pinned = lock.read(folder)
    if pinned.guid != guid:
        raise InputError(
            "another show lies in this folder",
            where=Where(folder),
            hint="name a folder of its own for the show: podcast import FEED DIR",
        )
    shelf = library.read(folder)
    there = (*shelf.episodes, *shelf.unread)
    return Known(
        lock=pinned,
        guids=frozenset([*(pin.guid for pin in pinned.episodes.values()), *(each.guid for each in there)]),
        slugs=frozenset([*pinned.episodes, *(each.slug for each in there)]),
    )
