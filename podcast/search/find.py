"""Asking the index: hits with the moment to listen at, best first.

The order is FTS5's BM25 times the weight of the kind of document; a word as it was typed counts double what
another form of it counts. Equal hits stand by slug and place, so the order is the same everywhere.
"""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from podcast import links
from podcast.search.documents import TIMED, Kind
from podcast.search.excerpt import excerpt
from podcast.search.fold import key
from podcast.search.index import base_url, reading
from podcast.search.known import check
from podcast.search.query import Query, parse, unwanted, wanted
from podcast.search.repair import repaired
from podcast.timecode import Millis


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Where to look: one episode by its slug, a speaker by any part of the name, first and last day."""

    episode: str | None = None
    speaker: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place where the words are. `text` is an excerpt; `marks` are the places (start, end) in it.

    `episode` is the slug, `title` the episode's; `speaker` and `chapter` are "" when there is none. What is
    written about an episode, its title, people and notes, is said at no time: it stands at 0, `is_timed` is
    false and `url` opens the page at its beginning.
    """

    episode: str
    title: str
    speaker: str
    start_ms: Millis
    end_ms: Millis
    text: str
    marks: tuple[tuple[int, int], ...]
    url: str
    chapter: str
    kind: Kind

    @property
    def is_timed(self) -> bool:
        """Whether there is a moment to listen at."""
        return self.kind in TIMED


@dataclass(frozen=True, slots=True)
class Results:
    """The best hits, and how many there are in all. `corrected` is what was asked instead, if anything."""

    query: str
    corrected: str | None
    hits: tuple[Hit, ...]
    total: int


_FIND = """
with hit as materialized (
    select d.id, f.rank * d.weight as score, d.slug, d.n, count(*) over () as total
    from f join document d on d.id = f.rowid join episode e on e.slug = d.slug
    where f match :wanted
    and (:unwanted = '' or d.id not in (select rowid from f where f match :unwanted))
    and (:episode is null or d.slug = :episode)
    and (:speaker is null or instr(d.speaker_key, :speaker) > 0)
    and (:since is null or e.date >= :since)
    and (:until is null or e.date <= :until)
    order by score, d.slug, d.n limit :limit)
select d.slug, e.title, d.kind, d.speaker, d.start, d.end, d.text, d.chapter, e.english, hit.total
from hit join document d on d.id = hit.id join episode e on e.slug = d.slug
order by hit.score, d.slug, d.n
"""

_NO_FILTERS = Filters()


def search(db: Path, query: str, *, filters: Filters = _NO_FILTERS, limit: int = 20) -> Results:
    """Find what a person typed, whatever it is; see `query` for what may be typed.

    Every word is required. A word that the archive does not hold in any form is replaced by its nearest
    one, and `corrected` says so; if there is none near, nothing is found.
    Raises InputError when there is no index, or none that can be read, and a group of them when the filters
    name an episode or a speaker that is not in it.
    """
    text = query.encode("utf-8", "replace").decode()
    with reading(db) as connection:
        check(connection, filters.episode, filters.speaker)
        corrected = repaired(text, lambda word: _is_known(connection, word), lambda: _vocabulary(connection))
        asked = parse(text if corrected is None else corrected)
        rows = _rows(connection, asked, filters, limit)
        base = base_url(connection)
    hits = tuple(_hit(row, asked, base) for row in rows[: max(limit, 0)])
    return Results(text, corrected, hits, rows[0]["total"] if rows else 0)


def _rows(connection: sqlite3.Connection, asked: Query, filters: Filters, limit: int) -> list[sqlite3.Row]:
    speaker = key(filters.speaker) if filters.speaker else None
    if not asked.wanted or (speaker is not None and not speaker.strip()):
        return []
    values = {
        "wanted": wanted(asked),
        "unwanted": unwanted(asked),
        "episode": filters.episode.encode("utf-8", "replace").decode() if filters.episode else None,
        "speaker": speaker,
        "since": filters.since.isoformat() if filters.since else None,
        "until": filters.until.isoformat() if filters.until else None,
        "limit": min(max(limit, 1), 1 << 31),
    }
    connection.row_factory = sqlite3.Row
    return connection.execute(_FIND, values).fetchall()


def _hit(row: sqlite3.Row, asked: Query, base: str) -> Hit:
    shown = excerpt(row["text"], asked, english=bool(row["english"]))
    slug, start, is_timed = row["slug"], Millis(row["start"]), row["kind"] in TIMED
    return Hit(
        episode=slug,
        title=row["title"],
        speaker=row["speaker"],
        start_ms=start,
        end_ms=Millis(row["end"]),
        text=shown.text,
        marks=shown.marks,
        url=links.moment(base, slug, start) if is_timed else links.url(base, links.page(slug)),
        chapter=row["chapter"],
        kind=row["kind"],
    )


def _is_known(connection: sqlite3.Connection, word: str) -> bool:
    found = connection.execute("select 1 from f where f match ? limit 1", (wanted(parse(word)),))
    return found.fetchone() is not None


def _vocabulary(connection: sqlite3.Connection) -> Mapping[str, int]:
    connection.execute("create virtual table temp.word using fts5vocab(main, f, col)")
    return dict(connection.execute("select term, doc from word where col = 'words'"))


def to_json(results: Results) -> str:
    """The results for other programs: one object, times in milliseconds, texts plain."""
    shown = ("episode", "title", "speaker", "start_ms", "end_ms", "text", "url")
    return json.dumps(
        {
            "query": results.query,
            "corrected": results.corrected,
            "hits": [{name: getattr(hit, name) for name in shown} for hit in results.hits],
        },
        ensure_ascii=False,
        indent=2,
    )
