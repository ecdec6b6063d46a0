"""What earlier builds found out, in one SQLite file under .podcast/ that may be deleted at any time.

Two tables: the digest of each source file, trusted while its time stamp, size and inode are unchanged, and
the results of stages under a key made of all that went into them. A result never goes stale: another input
has another key.
"""

import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from podcast.errors import InputError, Where

_SCHEMA = """
create table if not exists file (
  path text primary key, mtime_ns integer, size integer, inode integer, digest text, seen_ns integer
) without rowid;
create table if not exists result (key text primary key, data blob, used integer) without rowid;
"""
_NAME = "cache-1.db"
"""The number changes with the schema: an old file is not read, and goes when .podcast/ goes."""
_KEEP_BUILDS = 20
"""Results that so many builds in a row did not ask for are dropped."""
_SETTLED_NS = 2_000_000_000
"""A file changed less than this before it was looked at may change again within the same time stamp."""


def digest(*parts: bytes | str) -> str:
    """A hash of all parts in order; moving a byte from one part to the next changes it."""
    whole = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()


def digest_of(value: Any) -> str:
    """A hash of plain data: what JSON can hold, and what turns into text."""
    return digest(json.dumps(value, sort_keys=True, ensure_ascii=False, default=str))


class Cache:
    """The cache of one show folder; use it as a context manager.

    Several processes may use it at once: every statement stands for itself, so none holds up another.
    `ages` off leaves it to other runs to drop what is not asked for any more.
    """

    def __init__(self, folder: Path, *, rehash: bool = False, ages: bool = True) -> None:
        self.rehash = rehash
        self.ages = ages
        folder.mkdir(parents=True, exist_ok=True)
        if not (ignore := folder / ".gitignore").exists():
            ignore.write_text("*\n", encoding="utf-8")
        self._path = folder / _NAME
        self._db = self._open()
        (last,) = self._run("select coalesce(max(used), 0) from result")
        self._build = int(last) + (1 if ages else 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.ages and kind is None:
            self._run("delete from result where used <= ?", self._build - _KEEP_BUILDS)
        self._db.close()

    def _open(self) -> sqlite3.Connection:
        try:
            return self._connect()
        except sqlite3.DatabaseError as error:
            self._refuse(error)
            return self._renewed()

    def _refuse(self, error: sqlite3.DatabaseError) -> None:
        """Tell a file that is busy, or has no room, from one that is damaged: only that may be replaced."""
        if isinstance(error, sqlite3.OperationalError):
            raise InputError(
                f"the cache cannot be used: {error}",
                where=Where(self._path),
                hint="is the disk full, or another build at work? The cache may be deleted at any time",
                rule="cache",
            ) from error

    def _renewed(self) -> sqlite3.Connection:
        """A new file in place of one that was cut short or is no database: nothing in it is needed."""
        for end in ("", "-wal", "-shm"):
            self._path.with_name(_NAME + end).unlink(missing_ok=True)
        return self._connect()

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, timeout=30, isolation_level=None)
        try:
            db.execute("pragma journal_mode=wal")
            db.execute("pragma synchronous=normal")
            db.executescript(_SCHEMA)
        except sqlite3.DatabaseError:
            db.close()
            raise
        return db

    def _run(self, statement: str, *values: object) -> Any:
        """The first row of a statement, or None; a file found damaged on the way is made anew."""
        try:
            return self._db.execute(statement, values).fetchone()
        except sqlite3.DatabaseError as error:
            self._refuse(error)
            self._db.close()
            self._db = self._renewed()
            return self._db.execute(statement, values).fetchone()

    def digest(self, path: Path) -> str:
        """The SHA-256 of a file's content, read again only when its stat changed."""
        stat = path.stat()
        # A name need not be UTF-8 on every system, but a text in the database must be.
        name = os.fsencode(path.resolve()).decode("utf-8", "backslashreplace")
        row = self._run(
            "select digest, seen_ns from file where path=? and mtime_ns=? and size=? and inode=?",
            name,
            stat.st_mtime_ns,
            stat.st_size,
            stat.st_ino,
        )
        if row and not self.rehash and stat.st_mtime_ns < row[1] - _SETTLED_NS:
            return str(row[0])
        seen = time.time_ns()
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        self._run(
            "insert or replace into file values (?, ?, ?, ?, ?, ?)",
            name,
            stat.st_mtime_ns,
            stat.st_size,
            stat.st_ino,
            found,
            seen,
        )
        return found

    def find(self, key: str) -> bytes | None:
        """The result kept under a key."""
        row = self._run("select data, used from result where key=?", key)
        if row is None:
            return None
        if row[1] != self._build:
            self._run("update result set used=? where key=?", self._build, key)
        return bytes(row[0])

    def keep(self, key: str, data: bytes) -> None:
        """Keep a result, at once: an interrupted build does not lose the work of its stages."""
        self._run("insert or replace into result values (?, ?, ?)", key, data, self._build)

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """The result kept under a key, made first if there is none."""
        data = self.find(key)
        if data is None:
            data = make()
            self.keep(key, data)
        return data
