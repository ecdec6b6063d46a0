"""What was made of an index for the web, kept in the index beside what it was made from."""

import hashlib
import sqlite3
from collections.abc import Sequence

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


def packed(files: Sequence[bytes]) -> bytes:
    """Files as one value: how many, their lengths, then the files.

    >>> unpacked(packed([b"one", b"", b"three"]))
    [b'one', b'', b'three']
    """
    head = b"".join(number.to_bytes(4, "little") for number in (len(files), *map(len, files)))
    return head + b"".join(files)


def unpacked(data: bytes) -> list[bytes]:
    """The files of such a value."""
    count = int.from_bytes(data[:4], "little")
    start, files = 4 * (count + 1), []
    for at in range(4, start, 4):
        end = start + int.from_bytes(data[at : at + 4], "little")
        files.append(data[start:end])
        start = end
    return files
