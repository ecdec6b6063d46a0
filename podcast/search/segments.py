r"""Episodes as shards: a dictionary cut into files with the postings of their words, for a browser to fetch.

A shard is two files. ``s/<name>.bin`` is the length of its head in four bytes, the lowest first; the head,
which is JSON; and the postings of its words (see `packing`), word after word. ``s/<name>-q.bin`` is their
positions. The head is ``{"words": the words, "count": documents of each, "big": {number of a word: [name,
bytes of all]}, "forms": {"<language>:<stem>": [word]}}``. A word with many postings has only its BEST
documents in the shard; all are in ``w/<name>.bin``, their positions in ``w/<name>-q.bin``. `forms` are
families that do not lie whole in the shard where their stem would stand.

Words stand in the order of UTF-16, which is the order of strings in JavaScript, with the speakers of turns
before them: ``\x01`` and the name, without positions.
"""

import hashlib
import json
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from podcast.search.documents import WEIGHTS, Kind
from podcast.search.fold import words
from podcast.search.packing import Documents, Packed, pack

AT_ONCE = 1 << 19
"""Occurrences that are sorted at a time: they bound the memory a segment needs."""

SPEAKER = "\x01"

Row = tuple[Kind, str, str]
"""A document: its kind, its speaker and its text."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Files by their path under search/; the first word of each shard and its name; the same of big words."""

    files: dict[str, bytes]
    shards: list[tuple[str, str]]
    big: list[tuple[str, str]]


def make_segment(rows: Iterable[Row], families: Mapping[str, Sequence[str]], size: int) -> Segment:
    """The shards of some documents, of about `size` bytes each.

    `families` gives for a word its stems, each as ``<language>:<stem>``.
    """
    spoken = _Spoken(rows)
    files: dict[str, bytes] = {}
    parts: list[list[tuple[str, Packed]]] = []
    room = 0
    for word, packed in spoken.packed():
        if room <= 0:
            parts.append([])
            room = size
        parts[-1].append((word, packed))
        room -= len(packed.best or packed.postings) + len(word) + 8
    forms = _forms_apart([part[0][0] for part in parts], parts, families)
    made = Segment(files, [], [])
    for part, apart in zip(parts, forms, strict=True):
        made.shards.append((part[0][0], _write(part, apart, made)))
    return made


class _Spoken:
    """All occurrences of words, as numbers; a word's number is its place in `words`."""

    def __init__(self, rows: Iterable[Row]) -> None:
        numbers: dict[str, int] = {}
        said = array("i")
        length, weight, total = array("i"), array("d"), array("i")
        for kind, speaker, text in rows:
            found = words(text)
            length.append(len(found) + 1)
            if speaker:
                found.append(SPEAKER + speaker)
            said.extend([numbers.setdefault(word, len(numbers)) for word in found])
            weight.append(WEIGHTS[kind])
            total.append(len(found))
        self.words = sorted(numbers, key=in_order)
        rank = np.empty(len(numbers), np.int32)
        rank[[numbers[word] for word in self.words]] = np.arange(len(numbers), dtype=np.int32)
        self.said = rank[np.frombuffer(said, np.int32)] if said else np.zeros(0, np.int32)
        self.ends = np.cumsum(np.frombuffer(total, np.int32)) if total else np.zeros(0, np.int64)
        self.documents = Documents(np.array(length, np.int64), np.array(weight))

    def packed(self) -> Iterator[tuple[str, Packed]]:
        """Each word with its postings, in order."""
        counts = np.cumsum(np.bincount(self.said, minlength=len(self.words)))
        first = 0
        while first < len(self.words):
            before = counts[first - 1] if first else 0
            last = max(int(np.searchsorted(counts, before + AT_ONCE, "right")), first + 1)
            at = np.flatnonzero((self.said >= first) & (self.said < last))
            at = at[np.argsort(self.said[at], kind="stable")]
            document = np.searchsorted(self.ends, at, "right")
            begins = np.append(0, self.ends[:-1])
            for each in pack(self.documents, self.said[at].astype(np.int64), document, at - begins[document]):
                word = self.words[each.word]
                yield word, replace(each, positions=b"") if word[0] == SPEAKER else each
            first = last


def in_order(word: str) -> bytes:
    """A key to sort words by in the order of UTF-16."""
    return word.encode("utf-16-be", "surrogatepass")


def _forms_apart(
    firsts: Sequence[str],
    parts: Sequence[Sequence[tuple[str, Packed]]],
    families: Mapping[str, Sequence[str]],
) -> list[dict[str, list[str]]]:
    """For each shard the families that belong there and have words elsewhere."""
    keys = [in_order(first) for first in firsts]
    members: dict[str, list[tuple[str, int]]] = {}
    for number, part in enumerate(parts):
        for word, _ in part:
            for family in families.get(word, ()):
                members.setdefault(family, []).append((word, number))
    apart: list[dict[str, list[str]]] = [{} for _ in parts]
    for family, some in members.items():
        home = max(bisect_right(keys, in_order(family.partition(":")[2])) - 1, 0)
        if any(number != home for _, number in some):
            apart[home][family] = [word for word, _ in some]
    return apart


def _write(part: Sequence[tuple[str, Packed]], apart: Mapping[str, list[str]], made: Segment) -> str:
    big = {}
    for number, (word, each) in enumerate(part):
        if each.best:
            name = _pair("w", each.postings, each.positions, made.files)
            made.big.append((word, name))
            big[number] = [name, len(each.postings) + len(each.positions)]
    head = {
        "words": front_coded([word for word, _ in part]),
        "count": [each.count for _, each in part],
        "big": big,
        "forms": apart,
    }
    data = to_json(head)
    there = b"".join(each.positions for _, each in part if not each.best)
    found = b"".join(each.best or each.postings for _, each in part)
    return _pair("s", len(data).to_bytes(4, "little") + data + found, there, made.files)


def _pair(folder: str, data: bytes, there: bytes, files: dict[str, bytes]) -> str:
    name = hashlib.sha256(data + there).hexdigest()[:12]
    files[f"{folder}/{name}.bin"] = data
    files[f"{folder}/{name}-q.bin"] = there
    return name


def to_json(value: object) -> bytes:
    """JSON without spaces, in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def front_coded(some: Sequence[str]) -> str:
    r"""Words in order, each without what it shares with the one before, behind a digit that says how much.

    >>> front_coded(["tide", "tides", "tidal"])
    '0tide\n4s\n3al'
    """
    made, before = [], ""
    for word in some:
        shared, most = 0, min(len(word), len(before), len(DIGITS) - 1)
        while shared < most and word[shared] == before[shared]:
            shared += 1
        made.append(DIGITS[shared] + word[shared:])
        before = word
    return "\n".join(made)


DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
