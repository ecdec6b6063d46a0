"""What was made of an index for the web, kept in the index beside what it was made from."""

import hashlib
import sqlite3

from podcast.search.index import VERSION


class Made:
    """Values by what went into them; those that nobody asks for any more can be forgotten."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.asked: set[str] = set()
        connection.execute("create table if not exists made(key text primary key, data blob)")

    def get(self, key: str) -> bytes | None:
        """What was made under a key, if it is still there."""
        self.asked.add(key)
        row = self.connection.execute("select data from made where key = ?", (key,)).fetchone()
        return row[0] if row else None

    def put(self, key: str, data: bytes) -> None:
        """Keep something under the key that `get` was asked for."""
        self.connection.execute("insert into made values(?, ?)", (key, data))

    def tidy(self) -> None:
        """Forget what nobody has asked for."""
        there = {key for (key,) in self.connection.execute("select key from made")}
        self.connection.executemany("delete from made where key = ?", [(key,) for key in there - self.asked])


def key(*parts: str) -> str:
    """A key for what is made of these parts by this version of the index."""
    return hashlib.sha256("\n".join((VERSION, *parts)).encode()).hexdigest()
