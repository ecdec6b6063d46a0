"""The index: one SQLite file with everything that can be found, brought up to date episode by episode.

FTS5 (https://www.sqlite.org/fts5.html) holds words that are folded and stemmed here, in a contentless
table: the texts themselves stand in `document`, once. Its ``ascii`` tokenizer then only has to part them
at spaces, so what counts as a word is decided in one place for the index, the query and the web.
The file is a cache. Whatever is wrong with it, it is made again.
"""

import hashlib
import json
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from podcast.errors import BusyError, InputError, Where
from podcast.model import Release, Show
from podcast.search.documents import WEIGHTS, Document, documents
from podcast.search.fold import key, tokens
from podcast.search.porter import stem

VERSION = f"podcast search 1, Unicode {unicodedata.unidata_version}"
"""Count up when the tables, the folding or the stems change. A new Unicode may fold differently."""

# The stem counts half: beside a word as it was typed, another form of it comes second.
_SCHEMA = """
create table about(version text, base_url text);
create table episode(slug text primary key, title text, date text, english integer, digest text);
create table document(
    id integer primary key, slug text, n integer, kind text, weight real,
    start integer, end integer, speaker text, speaker_key text, chapter text, text text,
    unique (slug, n));
create virtual table f using fts5(words, stems, content='', tokenize='ascii');
insert into f(f, rank) values('rank', 'bm25(1.0, 0.5)');
"""

_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_IN_USE = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_REFUSED = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}
_AGAIN = "run podcast build"


@dataclass(frozen=True, slots=True)
class Updated:
    """What an update did: slugs that were indexed anew and slugs that left, in order of slug."""

    indexed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    documents: int = 0
    rebuilt: bool = False


class _OutdatedError(Exception):
    """The file is not an index of this version."""


def update(db: Path, show: Show, releases: Sequence[Release]) -> Updated:
    """Make the index at `db` hold exactly these releases, and touch only what changed.

    All or nothing: a stopped update leaves the old index. A file that is damaged, of another version or
    no index at all is made again, and `rebuilt` says so. Raises BusyError while another process writes.
    """
    db.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _update(db, show, releases)
    except _OutdatedError:
        pass
    except sqlite3.DatabaseError as error:
        _raise_unless_damaged(error, db)
    remove(db)
    return replace(_update(db, show, releases), rebuilt=True)


def remove(db: Path) -> None:
    """Delete an index and what SQLite may have left beside it."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        db.with_name(db.name + suffix).unlink(missing_ok=True)


def _raise_unless_damaged(error: sqlite3.DatabaseError, db: Path) -> None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _IN_USE:
        raise BusyError("the search index is being written", hint="try again in a moment") from error
    if code in _REFUSED:
        raise InputError(
            f"the search index cannot be used: {error}",
            where=Where(db),
            hint="is there room, and may you read and write here? A build makes the file again",
        ) from error
    if code not in _DAMAGE:
        raise error


@contextmanager
def reading(db: Path) -> Iterator[sqlite3.Connection]:
    """An index to read from.

    Raises InputError when there is none, when it is of another version, and when it turns out to be
    damaged, in which case it is deleted so that the next build makes it again; BusyError as `update` does.
    """
    if not db.is_file():
        raise InputError("there is no search index yet", where=Where(db), hint=_AGAIN)
    try:
        # Not mode=ro: after a crash the first reader has to roll the journal back.
        with closing(sqlite3.connect(f"{db.resolve().as_uri()}?mode=rw", uri=True)) as connection:
            _check(connection)
            yield connection
    except _OutdatedError:
        raise InputError("the search index is of another version", where=Where(db), hint=_AGAIN) from None
    except sqlite3.DatabaseError as error:
        _raise_unless_damaged(error, db)
        remove(db)
        raise InputError("the search index was damaged and is gone", where=Where(db), hint=_AGAIN) from error


def _check(connection: sqlite3.Connection) -> None:
    tables = {name for (name,) in connection.execute("select name from sqlite_schema")}
    if "about" not in tables:
        raise _OutdatedError
    row = connection.execute("select * from about").fetchone()
    if row is None or row[0] != VERSION:
        raise _OutdatedError


def base_url(connection: sqlite3.Connection) -> str:
    """Where the show is published."""
    return str(connection.execute("select base_url from about").fetchone()[0])


def _update(db: Path, show: Show, releases: Sequence[Release]) -> Updated:
    # Closing without a commit, whatever the reason, takes everything back.
    with closing(sqlite3.connect(db, isolation_level=None)) as connection:
        connection.execute("begin immediate")
        new = _prepare(connection)
        done = _bring_up(connection, releases)
        if new:
            connection.execute("insert into about values(?, ?)", (VERSION, show.base_url))
            connection.execute("insert into f(f) values('optimize')")
        elif base_url(connection) != show.base_url:
            connection.execute("update about set base_url = ?", (show.base_url,))
        connection.execute("commit")
    return done


def _prepare(connection: sqlite3.Connection) -> bool:
    """Make the tables of an empty file; True when it was empty."""
    if not connection.execute("select count(*) from sqlite_schema").fetchone()[0]:
        for statement in _SCHEMA.split(";\n"):
            connection.execute(statement)
        return True
    _check(connection)
    if connection.execute("pragma quick_check(1)").fetchone()[0] != "ok":
        raise _OutdatedError
    return False


def _bring_up(connection: sqlite3.Connection, releases: Iterable[Release]) -> Updated:
    known: dict[str, str] = dict(connection.execute("select slug, digest from episode"))
    wanted = {release.slug: release for release in releases}
    indexed, count = [], 0
    for slug, release in sorted(wanted.items()):
        found = documents(release)
        count += len(found)
        row = (slug, release.episode.title, release.published.date().isoformat(), _is_english(release))
        digest = _digest([*row, *found])
        if known.get(slug) != digest:
            _leave(connection, slug)
            connection.execute("insert into episode values(?, ?, ?, ?, ?)", (*row, digest))
            _enter(connection, slug, found, english=row[3])
            indexed.append(slug)
    removed = tuple(sorted(known.keys() - wanted.keys()))
    for slug in removed:
        _leave(connection, slug)
    return Updated(tuple(indexed), removed, len(wanted) - len(indexed), count)


def _is_english(release: Release) -> bool:
    """Porter's stems are for English only; in other languages words are found as they are spelled."""
    return release.language.lower().partition("-")[0] == "en"


def _digest(values: Sequence[object]) -> str:
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()


def _columns(text: str, *, english: bool) -> tuple[str, str]:
    """The words and the stems of a text, as FTS5 gets them."""
    found = [token.word for token in tokens(text)]
    return " ".join(found), " ".join(map(stem, found)) if english else ""


def _enter(connection: sqlite3.Connection, slug: str, found: Iterable[Document], *, english: bool) -> None:
    for n, each in enumerate(found):
        place = (slug, n, each.kind, WEIGHTS[each.kind], each.start, each.end)
        said = (each.speaker, key(each.speaker), each.chapter, each.text)
        row = connection.execute(
            "insert into document values(null, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*place, *said)
        ).lastrowid
        columns = _columns(each.text, english=english)
        connection.execute("insert into f(rowid, words, stems) values(?, ?, ?)", (row, *columns))


def _leave(connection: sqlite3.Connection, slug: str) -> None:
    """Take an episode out. FTS5 has to be told the very words that it was given."""
    rows = connection.execute(
        "select id, text, english from document join episode using (slug) where slug = ?", (slug,)
    ).fetchall()
    for rowid, text, english in rows:
        columns = _columns(text, english=bool(english))
        connection.execute(
            "insert into f(f, rowid, words, stems) values('delete', ?, ?, ?)", (rowid, *columns)
        )
    connection.execute("delete from document where slug = ?", (slug,))
    connection.execute("delete from episode where slug = ?", (slug,))
