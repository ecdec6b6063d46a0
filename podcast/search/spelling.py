"""The words of an archive cut into small files, so that a browser puts a slip right with one or two of them.

``alike`` is for slips behind the first two letters: words by these and their length (see `key`), in files of
one letter and about BLOCK bytes, ``[[key, words, commonness]]``, the words front-coded, the commonness a
digit to the base 36 for each. ``tails`` is for slips in the first two letters: words without them, in files
of TAILS of these or more, ``[tails, heads]``, the tails front-coded, and for each the pairs of letters that
stand before it, with the commonness behind each. Tails are written backwards: so the four that `repair` looks
for stand together, mostly in one file.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from zlib import crc32

from podcast.search.repair import commonness, is_spelled
from podcast.search.segments import DIGITS, front_coded, to_json
from podcast.search.spoken import ordered

BLOCK = 2_500
"""About 1.2 kB on the way."""

TAILS = 128
"""The fewest tails of a file, and half of what it has on average: it ends where a tail says so, so that a new
word changes few others. Without a least one the file that somebody needs is half as large again."""

KEY = 3
"""Letters of a key."""

LONGEST = 60
"""Longer words stand with those of this length."""

Table = list[tuple[str, bytes]]
"""Files in order, each with the first key in it."""


def key(word: str) -> str:
    """Where a word stands in ``alike``.

    >>> key("tide"), key("storms")
    ('ti4', 'st6')
    """
    return word[:2] + chr(ord("0") + min(len(word), LONGEST))


def spelling(counts: Mapping[str, int]) -> dict[str, Table]:
    """Both tables for words that come with the number of their documents."""
    digits = {word: DIGITS[commonness(count)] for word, count in counts.items() if is_spelled(word)}
    return {"alike": list(_alike(digits)), "tails": list(_tails(digits))}


def _alike(digits: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    rows = []
    words = [each[KEY:] for each in ordered(key(word) + word for word in digits)]
    for group, some in groupby(words, key):
        listed = list(some)
        rows.append((group, front_coded(listed), "".join(digits[word] for word in listed)))
    for part in _parted(rows):
        yield part[0][0], to_json(part)


def _parted(rows: Iterable[tuple[str, str, str]]) -> Iterator[list[tuple[str, str, str]]]:
    for _, some in groupby(rows, lambda row: row[0][0]):
        part: list[tuple[str, str, str]] = []
        for row in some:
            part.append(row)
            if sum(len(words) for _, words, _ in part) >= BLOCK:
                yield part
                part = []
        if part:
            yield part


def _tails(digits: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    heads: dict[str, str] = {}
    for word in ordered(digits):
        heads[word[:1:-1]] = heads.get(word[:1:-1], "") + word[:2] + digits[word]
    part: list[str] = []
    tails = ordered(heads)
    for tail in tails:
        part.append(tail)
        is_end = len(part) >= TAILS and crc32(tail.encode()) % TAILS == 0
        if is_end or tail == tails[-1]:
            yield part[0], to_json([front_coded(part), [heads[each] for each in part]])
            part = []
