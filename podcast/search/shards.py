"""Search without a server for long archives: shards, texts and lists that a browser fetches as it needs them.

The first file, ``root-<hash8>.json``, says where the others are; every name comes from what is in the file,
so that what a browser keeps is never out of date. Episodes stand by date. All but the newest few are one
segment (see `segments`), which an added episode leaves alone; they join it some hundred at a time, a number
that depends on the length of the archive alone: the same episodes give the same files, whatever was built
before.

Paths under search/: ``s/``, ``p/`` and ``w/`` are shards, places and common words (see `segments`), ``t/``
texts (see `texts`), ``l/`` lists.
What was made is kept in the index and made again only when its episodes change.
"""

import base64
import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from podcast import links
from podcast.model import Artifact
from podcast.search.fields import KINDS, SHIFT
from podcast.search.forms import Words
from podcast.search.made import Made, packed, unpacked
from podcast.search.made import key as made_key
from podcast.search.packing import BEST
from podcast.search.segments import Segment, Size, front_coded, make_segment, to_json
from podcast.search.spelling import Table, spelling
from podcast.search.spoken import Row
from podcast.search.texts import BLOCK, GROUP, LONG_BLOCK, blocks, digest, inside

SHARE = 32
"""The newest episodes, which have a segment of their own, are fewer than one in so many."""

FEWEST = 16
MANY = 100_000
"""Documents from which on files must not become too many: 700 hours of talk, or 2,500 short episodes."""

HUGE = Size(shard=9_000, together=2, often=4_000)
LARGE = Size(shard=4_000, together=1, often=1_500)
SMALL = Size(shard=1_000, together=0, often=1_500)
"""Of more than MANY documents, of fewer, and of the newest few episodes."""

_DOCUMENTS = """
select kind, coalesce(name.text, ''), document.text from document left join name on name.id = speaker
where document.id >= ? and document.id < ? order by document.id
"""
_SPEAKERS = """
select distinct text from part join name on name.id = part.name where field = 'speaker' order by text
"""
_JOINED = "select distinct form from json_each(?) join joined on episode = json_each.value order by 1"
_STEMS = """
select word, language, stem from json_each(?) join form on form.word = json_each.value order by 1, 2
"""


@dataclass(frozen=True, slots=True)
class _Episode:
    id: int
    slug: str
    title: str
    date: str
    language: str
    digest: str


def shards(db: Path) -> tuple[Artifact, ...]:
    """The files of an index, the one to begin with first. Raises what SQLite raises."""
    with closing(sqlite3.connect(db, isolation_level=None)) as connection:
        connection.execute("begin immediate")
        making = _Making(connection)
        files = dict(making.all())
        making.made.tidy()
        connection.execute("commit")
    return tuple(
        Artifact(path=f"search/{path}", data=data, media_type=links.media_type(path))
        for path, data in files.items()
    )


def settled(count: int) -> int:
    """How many of the oldest episodes are in the large segment.

    >>> settled(100), settled(10_000), settled(10_001)
    (96, 9984, 9984)
    """
    step = FEWEST
    while step * 2 * SHARE <= count:
        step *= 2
    return count - count % step


def _told(first: int, each: Segment) -> dict[str, object]:
    """What the first file says of a segment; `first` is the place of its first episode."""
    return {
        "first": first,
        "name": each.name,
        "together": each.together,
        "shards": front_coded(each.shards),
        "common": front_coded(each.common),
    }


class _Making:
    """Makes the files of an index, or takes them from those that were made before."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.made = Made(connection)
        ask = "select id, slug, title, date, language, digest from episode order by date, slug"
        self.episodes = [_Episode(*row) for row in connection.execute(ask)]

    def all(self) -> Iterator[tuple[str, bytes]]:
        """Path and bytes of every file, the first one first."""
        count = len(self.episodes)
        old = settled(count)
        parts = [(first, last) for first, last in ((0, old), (old, count)) if first < last]
        sizes = self.sizes()
        is_long = sum(sizes) > MANY
        size = HUGE if is_long else LARGE
        segments = [self.segment(first, last, SMALL if first else size) for first, last in parts]
        block = LONG_BLOCK if is_long else BLOCK
        groups = [self.texts(self.episodes[at : at + GROUP], block) for at in range(0, count, GROUP)]
        digests = [digest(group) for group in groups]
        lists = dict(self.lists())
        tables = spelling(Words(self.connection).counts())
        root = {
            "sizes": sizes,
            "kinds": KINDS,
            "best": BEST,
            "languages": Words(self.connection).languages,
            "tongues": self.tongues(),
            "years": self.years(),
            "group": GROUP,
            "block": block,
            "texts": _base64(digests),
            "lists": {name: _name(data) for name, data in lists.items()},
            "spelling": {name: _names(table) for name, table in tables.items()},
            "segments": [_told(first, each) for (first, _), each in zip(parts, segments, strict=True)],
        }
        data = to_json(root)
        yield f"root-{hashlib.sha256(data).hexdigest()[:8]}.json", data
        for each in segments:
            yield from each.files.items()
        for number, group in enumerate(groups):
            for place, data in enumerate(group):
                yield f"t/{number}-{place}-{digests[number].hex()}.json", data
        for listed in lists.values():
            yield f"l/{_name(listed)}.json", listed
        for name, table in tables.items():
            for number, (_, data) in enumerate(table):
                yield f"l/{name}{number}-{_version(data).hex()}.json", data

    def sizes(self) -> list[int]:
        """The number of documents of each episode."""
        ask = f"select id >> {SHIFT}, count(*) from document group by 1"  # noqa: S608
        found = dict(self.connection.execute(ask).fetchall())
        return [found.get(each.id, 0) for each in self.episodes]

    def tongues(self) -> list[int]:
        """The language of each episode; nothing where there is but one."""
        languages = Words(self.connection).languages
        return [languages.index(each.language) for each in self.episodes] if len(languages) > 1 else []

    def years(self) -> list[tuple[int, int]]:
        """Each year with its first episode."""
        first: dict[int, int] = {}
        for number, each in enumerate(self.episodes):
            first.setdefault(int(each.date[:4]), number)
        return list(first.items())

    def lists(self) -> Iterator[tuple[str, bytes]]:
        """What the page loads when it is asked for: names and episodes."""
        yield "speakers", to_json([name for (name,) in self.connection.execute(_SPEAKERS)])
        yield "episodes", to_json([[each.slug, each.title] for each in self.episodes])

    def segment(self, first: int, last: int, size: Size) -> Segment:
        """The shards of some episodes."""
        some = self.episodes[first:last]
        key = made_key(f"segment 7 {size}", *(each.digest for each in some))
        if (kept := self.made.get(key)) is not None:
            return _unpacked(kept)
        made = make_segment(self.rows(some), partial(self.families, some), size)
        self.made.put(key, _packed(made))
        return made

    def rows(self, some: Sequence[_Episode]) -> Iterator[Row]:
        """The documents of some episodes."""
        for each in some:
            yield from self.connection.execute(_DOCUMENTS, inside(each.id))

    def families(self, some: Sequence[_Episode], words: Sequence[str]) -> dict[str, list[str]]:
        """The stems of words, and of what some episodes have joined, each as ``<language>:<stem>``."""
        found: dict[str, list[str]] = {}
        pairs = self.connection.execute(_JOINED, (json.dumps([each.id for each in some]),))
        asked = json.dumps([*words, *(pair for (pair,) in pairs)])
        for word, language, stem in self.connection.execute(_STEMS, (asked,)):
            found.setdefault(word, []).append(f"{language}:{stem}")
        return found

    def texts(self, some: Sequence[_Episode], size: int) -> list[bytes]:
        """The texts of a group of episodes, in blocks."""
        key = made_key("texts", str(size), *(each.digest for each in some))
        if (kept := self.made.get(key)) is not None:
            return unpacked(zlib.decompress(kept))
        made = blocks(self.connection, [(each.id, each.slug, each.title) for each in some], size)
        self.made.put(key, zlib.compress(packed(made), 1))
        return made


def _name(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]


def _version(data: bytes) -> bytes:
    """Three bytes to tell a file from what it was before."""
    return hashlib.sha256(data).digest()[:3]


def _names(table: Table) -> dict[str, object]:
    """Where the files of a table are: the first key of each, and its version."""
    return {
        "first": [first for first, _ in table],
        "versions": _base64(_version(data) for _, data in table),
    }


def _base64(parts: Iterable[bytes]) -> str:
    return base64.b64encode(b"".join(parts)).decode()


def _packed(made: Segment) -> bytes:
    """A segment as one value."""
    about = to_json([made.name, made.together, made.shards, made.common, list(made.files)])
    return packed([about, *made.files.values()])


def _unpacked(data: bytes) -> Segment:
    about, *files = unpacked(data)
    name, together, begins, common, paths = json.loads(about)
    return Segment(dict(zip(paths, files, strict=True)), name, together, begins, common)
