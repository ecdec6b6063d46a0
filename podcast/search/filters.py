"""Where to look: what a search can be narrowed to, and whether there is anything of the kind."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from podcast.errors import InputError, Problems
from podcast.search.fields import SHIFT
from podcast.search.fold import key

MOST = 10
"""Names of a hint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Where to look: an episode by its slug, a speaker or a chapter by part of the name, a season, days."""

    episode: str | None = None
    speaker: str | None = None
    since: date | None = None
    until: date | None = None
    chapter: str | None = None
    season: int | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold of a row of `f`: what to join, what to add to WHERE, and the values in it."""

    join: str = ""
    where: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    def and_not(self, numbers: Sequence[int]) -> "Condition":
        """The same, without some documents."""
        return replace(self, where=f"{self.where} and f.rowid not in ({','.join(map(str, numbers))})")

    def behind(self, number: int) -> "Condition":
        """The same, of the documents behind one."""
        return replace(self, where=f"{self.where} and f.rowid > {number}")

    def inside(self, episode: int) -> "Condition":
        """The same, in one episode."""
        first, end = episode << SHIFT, (episode + 1) << SHIFT
        return replace(self, where=f"{self.where} and f.rowid >= {first} and f.rowid < {end}")


_EPISODES = {
    "since": "date >= :since",
    "until": "date <= :until",
    "season": "season = :season",
}
_NAMED = {
    "speaker": "d.speaker in (select id from name where instr(folded, :speaker) > 0)",
    "chapter": "d.chapter in (select id from name where instr(folded, :chapter) > 0)",
}


def condition(connection: sqlite3.Connection, filters: Filters, unwanted: str) -> Condition:
    """The filters, and the expression of what is not wanted, as SQL."""
    parts, join = [], ""
    values: dict[str, object] = {}
    if unwanted:
        parts.append("f.rowid not in (select rowid from f where f match :unwanted)")
        values["unwanted"] = unwanted
    for name, test in _NAMED.items():
        if asked := getattr(filters, name):
            parts.append(test)
            values[name] = key(asked)
            join = "join document d on d.id = f.rowid"
    chosen = [name for name in _EPISODES if getattr(filters, name) is not None]
    if chosen:
        tests = " and ".join(_EPISODES[name] for name in chosen)
        parts.append(f"f.rowid >> {SHIFT} in (select id from episode where {tests})")  # noqa: S608
        values |= {name: str(getattr(filters, name)) for name in chosen}
    made = Condition(join, "".join(f" and {part}" for part in parts), values)
    if not filters.episode:
        return made
    row = connection.execute("select id from episode where slug = ?", (filters.episode,)).fetchone()
    return made.inside(row[0])


class Known(Protocol):
    """What an archive holds that a filter can name."""

    def slugs(self) -> Sequence[str]:
        """The episodes, newest first."""

    def names(self, kind: str) -> Sequence[tuple[str, str]]:
        """Speakers, or titles of chapters, the most frequent first, each with its folded words."""

    def seasons(self) -> Sequence[int]:
        """The seasons in order."""


class Archive:
    """What an index holds."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def slugs(self) -> list[str]:
        """As `Known` says."""
        return [
            slug for (slug,) in self.connection.execute("select slug from episode order by date desc, slug")
        ]

    def names(self, kind: str) -> list[tuple[str, str]]:
        """As `Known` says."""
        ask = "select text, folded from part join name on name.id = part.name where field = ? "
        rows = self.connection.execute(ask + "group by name order by sum(count) desc, text", (kind,))
        return [(text, folded) for text, folded in rows]

    def seasons(self) -> list[int]:
        """As `Known` says."""
        ask = "select distinct season from episode where season is not null order by season"
        return [number for (number,) in self.connection.execute(ask)]


def check(known: Known, filters: Filters) -> None:
    """Raise a group of InputErrors for what the filters name and the archive does not hold."""
    problems = Problems()
    with problems.collect():
        if filters.episode:
            _check_episode(known, filters.episode)
    with problems.collect():
        if filters.speaker:
            _check_name(known, "speaker", filters.speaker, "nobody called {!r} speaks in this show")
    with problems.collect():
        if filters.chapter:
            _check_name(known, "chapter", filters.chapter, "no chapter is called {!r}")
    with problems.collect():
        if filters.season is not None:
            _check_season(known, filters.season)
    problems.raise_any()


def _check_episode(known: Known, episode: str) -> None:
    slugs = known.slugs()
    if episode not in slugs:
        raise InputError(
            f"there is no published episode {episode!r}", hint=_hint("episodes", episode, slugs), rule="slug"
        )


def _check_name(known: Known, kind: str, asked: str, sentence: str) -> None:
    rows = known.names(kind)
    wanted = key(asked)
    if not wanted.strip() or not any(wanted in folded for _, folded in rows):
        names = [name for name, _ in rows]
        raise InputError(sentence.format(asked), hint=_hint(f"{kind}s", asked, names), rule=kind)


def _check_season(known: Known, season: int) -> None:
    seasons = known.seasons()
    if season not in seasons:
        listed = ", ".join(map(str, seasons))
        hint = f"the seasons are: {listed}" if seasons else "there are no seasons; episodes have none set"
        raise InputError(f"there is no season {season}", hint=hint, rule="season")


def _hint(what: str, asked: str, known: Sequence[str]) -> str:
    """The names that are near, as a whole or in one of their words; else those there are."""
    from difflib import get_close_matches

    parts: dict[str, str] = {}
    for name in known:
        folded = key(name).strip()
        for part in (folded, *folded.split()):
            parts.setdefault(part, name)
    if near := [parts[match] for match in get_close_matches(key(asked).strip(), parts, MOST)]:
        return f"did you mean {' or '.join(dict.fromkeys(near))}?"
    if not known:
        return f"there are no {what} yet"
    more = f" and {len(known) - MOST} more" if len(known) > MOST else ""
    return f"the {what} are: {', '.join(known[:MOST])}{more}"
