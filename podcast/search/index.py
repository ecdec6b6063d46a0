"""The index: one SQLite file with everything that can be found, brought up to date episode by episode.

FTS5 (https://www.sqlite.org/fts5.html) holds words that are folded here, in a contentless table with a column
for each kind of document: the texts themselves stand in `document`, once. Its ``ascii`` tokenizer then only
has to part them at spaces, so what counts as a word is decided in one place for the index, the query and the
web. `form` knows the other forms of a word, in each language of the archive by its own stems; two words that
somewhere have a mark between are a form of what they make in one (see `joined`).
The file is a cache. Whatever is wrong with it, it is made again.
"""

import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from podcast.errors import BusyError, InputError, Where
from podcast.search.fields import KINDS, WEIGHTS

if TYPE_CHECKING:
    from podcast.model import Release, Show

VERSION = f"podcast search 5, Unicode {unicodedata.unidata_version}"
"""Count up when the tables, the folding or the stems change. A new Unicode may fold differently."""

# The id of a document is that of its episode, shifted by SHIFT, and its place: an episode is a range of ids.
# `tag` holds the language of a document; it weighs nothing.
_SCHEMA = f"""
create table about(version text, base_url text);
create table episode(
    id integer primary key, slug text unique, title text, date text, season integer,
    language text, digest text);
create index episode_in on episode(language);
create table document(
    id integer primary key, kind text, start integer, end integer,
    speaker integer, chapter integer, text text);
create table name(id integer primary key, text text unique, folded text);
create table part(episode integer, field text, name integer, count integer);
create index part_of on part(episode);
create table form(
    word text, language text, stem text, count integer, primary key(word, language)) without rowid;
create index form_stem on form(language, stem);
create table joined(episode integer, form text);
create index joined_in on joined(episode);
create virtual table f using fts5({", ".join(KINDS)}, tag, content='', tokenize='ascii');
insert into f(f, rank) values('rank', 'bm25({", ".join(str(WEIGHTS[kind]) for kind in KINDS)}, 0.0)');
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


def update(db: Path, show: "Show", releases: "Sequence[Release]") -> Updated:
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
        with closing(sqlite3.connect(f"{db.absolute().as_uri()}?mode=rw", uri=True)) as connection:
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


def _update(db: Path, show: "Show", releases: "Sequence[Release]") -> Updated:
    from podcast.search.entries import bring_up  # which whoever only asks an index would wait for

    # Closing without a commit, whatever the reason, takes everything back.
    with closing(sqlite3.connect(db, isolation_level=None)) as connection:
        connection.execute("begin immediate")
        new = _prepare(connection)
        indexed, removed, count = bring_up(connection, releases)
        if new:
            connection.execute("insert into about values(?, ?)", (VERSION, show.base_url))
            connection.execute("insert into f(f) values('optimize')")
        elif base_url(connection) != show.base_url:
            connection.execute("update about set base_url = ?", (show.base_url,))
        connection.execute("commit")
    unchanged = len({release.slug for release in releases}) - len(indexed)
    return Updated(indexed, removed, unchanged, count)


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
