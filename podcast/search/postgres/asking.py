"""Asking a PostgreSQL server what `podcast.search.search` asks an index.

What is there as it was typed stands first here too; among these the order is that of ``ts_rank`` with the
weights of the fields, which knows nothing of how rare a word is.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from podcast.search.excerpt import excerpt
from podcast.search.filters import Filters, check
from podcast.search.fold import key
from podcast.search.postgres.connecting import connected
from podcast.search.postgres.lexemes import RANKS, as_typed, in_any_form
from podcast.search.query import Query, parse, readable
from podcast.search.repair import repaired, tails
from podcast.search.results import Group, Hit, Results
from podcast.search.stems import stem
from podcast.timecode import Millis

_NO_FILTERS = Filters()
_TESTS = {
    "episode": "episode = %(episode)s",
    "speaker": "strpos(speaker_key, %(speaker)s) > 0",
    "since": "date >= %(since)s",
    "until": "date <= %(until)s",
    "chapter": "strpos(chapter_key, %(chapter)s) > 0",
    "season": "season = %(season)s",
}
_FOUND = """
with found as (
    select show, episode, place, vector @@ %(typed)s::tsquery as exact,
        ts_rank(%(ranks)s::float4[], vector, %(open)s::tsquery, 1) as score
    from document where vector @@ %(open)s::tsquery {where}),
numbered as (
    select *, row_number() over (
        partition by show, episode order by exact desc, score desc, place) as number from found)
select episode, title, speaker, start_ms, end_ms, body, url, chapter, kind, language, show
from numbered join document using (show, episode, place)
where %(each)s::integer is null or number <= %(each)s
order by exact desc, score desc, show, episode, place limit %(limit)s
"""
_COUNTED = """
select show, episode, count(*) from document where vector @@ %(open)s::tsquery {where} group by show, episode
"""
_ALIKE = """
select word, sum(count)::integer from form
where (left(word, 2) = %s or substr(word, 3) = any(%s)) and position(' ' in word) = 0 group by word
"""


def search(
    server: str, query: str, *, filters: Filters = _NO_FILTERS, limit: int = 20, each: int | None = None
) -> Results:
    """Find what a person typed in all shows of a server; as `podcast.search.search`, and raises the same.

    `server` is an address as libpq reads it. Raises MissingExtra without psycopg.
    """
    text = readable(query)
    with connected(server) as connection:
        archive = _Archive(connection)
        check(archive, filters)
        repair = repaired(text, archive.is_known, archive.alike)
        asked = parse(repair.text if repair else text)
        if not asked.wanted:
            return Results(text, (), 0)
        chosen = [name for name in _TESTS if getattr(filters, name) not in (None, "")]
        where = "".join(f" and {_TESTS[name]}" for name in chosen)
        values = {name: _value(getattr(filters, name), name) for name in chosen} | {
            "typed": as_typed(asked),
            "open": in_any_form(asked, archive.languages, archive.pairs),
            "ranks": RANKS,
            "each": each,
            "limit": max(limit, 0),
        }
        rows = connection.execute(_FOUND.format(where=where).encode(), values).fetchall()
        counted = connection.execute(_COUNTED.format(where=where).encode(), values).fetchall()
    found = _results(text, asked, rows, {(show, slug): count for show, slug, count in counted})
    return replace(found, corrected=repair.text, alternatives=repair.others) if repair else found


def _value(value: object, name: str) -> object:
    return key(str(value)) if name in ("speaker", "chapter") else value


def _results(
    text: str,
    asked: Query,
    rows: list[tuple[Any, ...]],
    counts: Mapping[tuple[str, str], int],
) -> Results:
    by: dict[tuple[str, str], list[Hit]] = {}
    hits = []
    for row in rows:
        hit = _hit(row, asked)
        hits.append(hit)
        by.setdefault((row[-1], hit.episode), []).append(hit)
    groups = [Group(some[0].episode, some[0].title, counts[where], tuple(some)) for where, some in by.items()]
    return Results(text, tuple(hits), sum(counts.values()), tuple(groups))


def _hit(row: tuple[Any, ...], asked: Query) -> Hit:
    episode, title, speaker, start, end, body, url, chapter, kind, language, _ = row
    shown = excerpt(body, asked, language=language)
    return Hit(
        episode=episode,
        title=title,
        speaker=speaker,
        start_ms=Millis(start),
        end_ms=Millis(end),
        text=shown.text,
        marks=shown.marks,
        url=url,
        chapter=chapter,
        kind=kind,
    )


class _Archive:
    """What a server holds, for filters and for slips."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.languages = [row[0] for row in self.ask("select distinct language from form order by 1")]

    def ask(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = self.connection.execute(sql.encode(), values).fetchall()
        return rows

    def slugs(self) -> list[str]:
        rows = self.ask(
            "select episode from document group by show, episode order by max(date) desc, episode"
        )
        return [slug for (slug,) in rows]

    def names(self, kind: str) -> list[tuple[str, str]]:
        return [
            (name, folded)
            for name, folded in self.ask(
                f"select {kind}, min({kind}_key) from document where {kind} <> '' "  # noqa: S608 - our columns
                "group by 1 order by count(*) desc, 1"
            )
        ]

    def seasons(self) -> list[int]:
        rows = self.ask("select distinct season from document where season is not null order by 1")
        return [season for (season,) in rows]

    def is_known(self, word: str) -> bool:
        stems = [(each, stem(word, each)) for each in self.languages]
        tests = " or (language = %s and stem = %s)" * len(stems)
        values = [part for pair in stems for part in pair]
        return bool(self.ask(f"select 1 from form where word = %s{tests} limit 1", word, *values))  # noqa: S608

    def pairs(self, word: str, language: str) -> list[str]:
        ask = (
            "select word from form where language = %s and stem = %s and position(' ' in word) > 0 order by 1"
        )
        return [pair for (pair,) in self.ask(ask, language, stem(word, language))]

    def alike(self, word: str) -> dict[str, int]:
        return dict(self.ask(_ALIKE, word[:2], list(tails(word))))
