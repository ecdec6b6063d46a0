"""Asking the index: hits with the moment to listen at, best first.

What is there as it was typed stands before what is there in another form; among these the order is FTS5's
bm25 with the weights of the fields (BM25F). Equal hits stand by slug and place, so the order is the same
everywhere.
"""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from podcast import links
from podcast.search.excerpt import excerpt
from podcast.search.fields import SHIFT, TIMED
from podcast.search.filters import Archive, Condition, Filters, check, condition
from podcast.search.forms import Words
from podcast.search.index import base_url, reading
from podcast.search.query import Query, as_typed, in_any_form, parse, readable, unwanted
from podcast.search.repair import repaired
from podcast.search.results import Group, Hit, Results
from podcast.timecode import Millis

LOOK = 8
"""How many times the limit is looked at before so much of one episode is left out."""

RANKED = 100
"""So many hits are put in order at least: of no more than these the number is known then."""

FEW = 1_000
"""Up to so many hits are counted by looking at each; more only in all and in the episodes shown: for 9,000
of them that takes 1 ms in place of 3."""

EVERYTHING = 1 << 31


_RANKED = """
select f.rowid as id, f.rank as score from f join episode e on e.id = f.rowid >> {shift} {join}
where f match :match {where} order by score, e.slug, f.rowid limit :most
"""
_COUNTED = "select count(*) from f {join} where f match :match {where}"
_NUMBERS = "select f.rowid from f {join} where f match :match {where} order by f.rowid limit :most"
_INSIDE = """
select e.id, count(*) from episode e cross join f {join} where e.id in ({episodes})
and f.rowid >= e.id << {shift} and f.rowid < (e.id + 1) << {shift} and f match :match {where} group by e.id
"""
_SHOWN = """
select d.id, d.kind, d.start, d.end, d.text, who.text as speaker, place.text as chapter,
    e.slug, e.title, e.language
from document d join episode e on e.id = d.id >> {shift}
left join name who on who.id = d.speaker left join name place on place.id = d.chapter
where d.id in ({numbers})
"""
_NO_FILTERS = Filters()


def search(
    db: Path, query: str, *, filters: Filters = _NO_FILTERS, limit: int = 20, each: int | None = None
) -> Results:
    """Find what a person typed, whatever it is; see `query` for what may be typed.

    Every word is required. A word that the archive does not hold in any form is replaced by its nearest
    one, and `corrected` says so; `alternatives` are what may have been meant as well. If there is none near,
    nothing is found. `each` is the most hits of one episode. Raises InputError when there is no index, or
    none that can be read, and a group of them when the filters name what is not in it.
    """
    text = readable(query)
    with reading(db) as connection:
        check(Archive(connection), filters)
        words = Words(connection)
        repair = repaired(text, words.is_known, words.alike)
        asked = parse(repair.text if repair else text)
        finding = _Finding(words, asked, filters)
        found, everything = finding.best(max(limit, 0), each)
        hits = tuple(_hit(row, asked, finding.base) for row in finding.shown(found))
        shown = {number >> SHIFT for number in found}
        total, counts = finding.counted(shown) if everything is None else _tallied(everything)
        groups = tuple(_groups(counts, found, hits))
        return Results(text, hits, total, groups, *(repair or ()))


class _Finding:
    """One question to an index, and what it is looked for as."""

    def __init__(self, words: Words, asked: Query, filters: Filters) -> None:
        self.connection = words.connection
        self.base = base_url(self.connection)
        self.typed = as_typed(asked)
        self.open = in_any_form(asked, words.others)
        self.condition = condition(self.connection, filters, unwanted(asked, words.others))
        # To gather what begins so, or what is not wanted, takes longer than to look at every hit.
        is_slow = asked.unwanted or any(clause.prefix for clause in asked.clauses)
        self.few = EVERYTHING if is_slow else FEW

    def best(self, limit: int, each: int | None) -> tuple[list[int], list[int] | None]:
        """The numbers of the best documents, first those as typed, then those in other forms; and of all.

        None in place of all where there may be more than were looked at.
        """
        if not self.typed:
            return [], []
        found, everything = self.ranked(self.typed, self.condition, limit, each)
        if self.open == self.typed:
            return found, everything
        if len(found) < limit:
            without = self.condition.and_not(found if each is None else self.ids(self.typed))
            taken = Counter(number >> SHIFT for number in found)
            more = self.ask(self.open, without, EVERYTHING if each else limit - len(found))
            found += _thinned(more, limit - len(found), each, taken)
        return found, found if each is None and len(found) < limit else None

    def ids(self, match: str) -> list[int]:
        return [
            number for (number,) in self.connection.execute("select rowid from f where f match ?", (match,))
        ]

    def ranked(
        self, match: str, where: Condition, limit: int, each: int | None
    ) -> tuple[list[int], list[int] | None]:
        most = max(limit if each is None else limit * LOOK, RANKED)
        numbers = self.ask(match, where, most)
        found = _thinned(numbers, limit, each, Counter())
        if len(numbers) < most:
            return found, numbers
        if len(found) < limit and each is not None:
            found = _thinned(self.ask(match, where, EVERYTHING), limit, each, Counter())
        return found, None

    def ask(self, match: str, where: Condition, most: int) -> list[int]:
        sql = _RANKED.format(shift=SHIFT, join=where.join, where=where.where)
        values = {**where.values, "match": match, "most": most}
        return [number for number, _ in self.connection.execute(sql, values)]

    def counted(self, episodes: Collection[int]) -> tuple[int, Mapping[int, int]]:
        """How many documents there are to find, in all and in some episodes at least."""
        if not self.typed:
            return 0, {}
        where = self.condition
        values = {**where.values, "match": self.open, "most": self.few}
        sql = _NUMBERS.format(join=where.join, where=where.where)
        found = [number for (number,) in self.connection.execute(sql, values)]
        if len(found) < self.few:
            return _tallied(found)
        behind = where.behind(found[-1])
        sql = _COUNTED.format(join=behind.join, where=behind.where)
        (more,) = self.connection.execute(sql, values).fetchone()
        listed = ",".join(map(str, episodes))
        sql = _INSIDE.format(shift=SHIFT, episodes=listed, join=where.join, where=where.where)
        return len(found) + more, dict(self.connection.execute(sql, values).fetchall())

    def shown(self, found: Sequence[int]) -> list[sqlite3.Row]:
        """Documents with all that a hit says, in the order of their numbers in `found`."""
        sql = _SHOWN.format(shift=SHIFT, numbers=",".join(map(str, found)))
        asking = self.connection.cursor()
        asking.row_factory = sqlite3.Row
        rows = {row["id"]: row for row in asking.execute(sql)}
        return [rows[number] for number in found]


def _thinned(numbers: Sequence[int], limit: int, each: int | None, taken: Counter[int]) -> list[int]:
    """The first of some documents, at most `each` of an episode."""
    found: list[int] = []
    for number in numbers:
        if len(found) == limit:
            break
        if each is None or taken[number >> SHIFT] < each:
            taken[number >> SHIFT] += 1
            found.append(number)
    return found


def _tallied(numbers: Iterable[int]) -> tuple[int, Counter[int]]:
    counts = Counter(number >> SHIFT for number in numbers)
    return counts.total(), counts


def _groups(counts: Mapping[int, int], found: Sequence[int], hits: Sequence[Hit]) -> Iterator[Group]:
    by: dict[int, list[Hit]] = {}
    for number, hit in zip(found, hits, strict=True):
        by.setdefault(number >> SHIFT, []).append(hit)
    for episode, some in by.items():
        yield Group(some[0].episode, some[0].title, counts[episode], tuple(some))


def _hit(row: sqlite3.Row, asked: Query, base: str) -> Hit:
    shown = excerpt(row["text"], asked, language=row["language"])
    slug, start, is_timed = row["slug"], Millis(row["start"]), row["kind"] in TIMED
    return Hit(
        episode=slug,
        title=row["title"],
        speaker=row["speaker"] or "",
        start_ms=start,
        end_ms=Millis(row["end"]),
        text=shown.text,
        marks=shown.marks,
        url=links.moment(base, slug, start) if is_timed else links.url(base, links.page(slug)),
        chapter=row["chapter"] or "",
        kind=row["kind"],
    )
