"""Items as bytes, each made once: of a long show nearly all are what they were at the last build.

An item is known by all that it is made from. So there is nothing to invalidate: what changed has another key.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from feedgen.version import version_str
from lxml.etree import LXML_VERSION

from podcast.feed.tag import Item
from podcast.model import (
    Attachment,
    Audio,
    Chapter,
    Episode,
    Location,
    Person,
    Picture,
    Release,
    Show,
    Soundbite,
)

UNREAD = {
    Release: {"transcript", "cues", "waveform", "translations", "card", "thumbnail"},
    Episode: {
        *("source", "recording", "transcript", "translations", "tracks", "starts", "spread", "image", "notes", "notes_line"),
        *("speakers", "fix", "turns", "lines", "offset", "stretch", "beds", "chapters", "enclosure"),
    },
}
"""What no tag of an item reads: it is large, or says only where the rest came from."""

MADE_BY = f"feedgen {version_str} lxml {LXML_VERSION}"
"""The libraries that make the bytes of items."""

Part = bytes | memoryview
"""An item as it stands in a feed."""

_SIZE = 16
_HEAD = b"podcast items 1\n"


def _reader(kind: type) -> Callable[[Any], Any]:
    """What gives the values of all fields of a value that tags read; ten times as fast as `asdict`."""
    return attrgetter(*(each.name for each in fields(kind) if each.name not in UNREAD.get(kind, ())))


_KINDS = (Attachment, Audio, Chapter, Episode, Location, Person, Picture, Release, Show, Soundbite)
_READERS = {kind: _reader(kind) for kind in _KINDS}


def _plain(value: Any) -> Any:
    reader = _READERS.get(type(value))
    return reader(value) if reader else str(value)


_json = json.JSONEncoder(default=_plain, ensure_ascii=False, separators=(",", ":"), check_circular=False)


def _digest(*parts: Any) -> bytes:
    whole = blake2b(digest_size=_SIZE)
    for part in parts:
        whole.update(_json.encode(part).encode("utf-8", "surrogatepass") if type(part) is tuple else part)
    return whole.digest()


class Kept:
    """Items made before, read from what `data` gave then; it holds on to those that are asked for again.

    `version` names the code that makes items: those of other code are forgotten, as are damaged ones.
    """

    def __init__(self, data: bytes = b"", version: str = "") -> None:
        self.version = f"{version} {MADE_BY}".encode()
        self.before = dict(_read(data, self.version))
        self.now: dict[bytes, Part] = {}
        self.made = 0

    def of(self, items: Sequence[Item], make: Callable[[Sequence[Item]], Sequence[bytes]]) -> list[Part]:
        """The items as bytes; those that are not known are made, all of them in one call of `make`."""
        shows = {id(show): _digest((show,)) for show in {id(each.show): each.show for each in items}.values()}
        keys = [_digest(shows[id(each.show)], (each.release, each.audio)) for each in items]
        missing = {key: each for key, each in zip(keys, items, strict=True) if not self._take(key)}
        self.made += len(missing)
        self.now |= zip(missing, make(tuple(missing.values())), strict=True)
        return [self.now[key] for key in keys]

    def _take(self, key: bytes) -> bool:
        if key not in self.now and key in self.before:
            self.now[key] = self.before[key]
        return key in self.now

    @property
    def is_new(self) -> bool:
        """Whether what is kept now differs from what was kept before."""
        return bool(self.made) or len(self.now) != len(self.before)

    def data(self) -> bytes:
        """All items that were asked for, to be read again: their keys and sizes, then they themselves."""
        sizes = b"".join(len(item).to_bytes(4, "big") for item in self.now.values())
        parts = (len(self.now).to_bytes(4, "big"), *self.now, sizes, *self.now.values())
        return b"".join((_HEAD, _digest(self.version, *parts), *parts))


def _read(data: bytes, version: bytes) -> Iterator[tuple[bytes, Part]]:
    """The keys with their items, which are parts of `data`: of 10,000 items copies would take 20 MB."""
    start = len(_HEAD) + _SIZE
    body = memoryview(data)[start:]
    if data[:start] != _HEAD + _digest(version, body):
        return
    count = int.from_bytes(body[:4], "big")
    sizes = 4 + count * _SIZE
    at = sizes + count * 4
    for number in range(count):
        key = bytes(body[4 + number * _SIZE : 4 + (number + 1) * _SIZE])
        size = int.from_bytes(body[sizes + number * 4 : sizes + (number + 1) * 4], "big")
        yield key, body[at : at + size]
        at += size
