"""Every word of some documents at its place, held as numbers, and packed word by word."""

from array import array
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from podcast.search.fields import WEIGHTS, Kind
from podcast.search.fold import words
from podcast.search.packing import Documents, Occurrences, Packed, pack

AT_ONCE = 1 << 19
"""Occurrences that are sorted at a time: they bound the memory this needs."""

CODES = 255
"""Common words: the code of one is a byte, and 0 stands for all others."""

SPEAKER = "\x01"

Row = tuple[Kind, str, str]
"""A document: its kind, its speaker and its text."""


class Spoken:
    """All occurrences of words, as numbers; a word's number is its place in `words`.

    Words stand in the order of UTF-16, which is the order of strings in JavaScript, with the speakers of
    turns before them: SPEAKER and the name, without positions. `common` are the words said more than `often`
    times, CODES of them at most; their codes count from 1 in this order.
    """

    def __init__(self, rows: Iterable[Row], often: int) -> None:
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
        self.words = ordered(numbers)
        rank = np.empty(len(numbers), np.int32)
        rank[[numbers[word] for word in self.words]] = np.arange(len(numbers), dtype=np.int32)
        self.said = rank[np.frombuffer(said, np.int32)] if said else np.zeros(0, np.int32)
        self.ends = np.cumsum(np.frombuffer(total, np.int32)) if total else np.zeros(0, np.int64)
        self.documents = Documents(np.array(length, np.int64), np.array(weight))
        self.counts = np.bincount(self.said, minlength=len(self.words))
        self.common = np.zeros(len(self.words), bool)
        self.common[np.argsort(-self.counts, kind="stable")[:CODES]] = True
        self.common &= self.counts > often

    def packed(self) -> Iterator[tuple[str, Packed]]:
        """Each word with its postings, in order."""
        sums = np.cumsum(self.counts)
        begins = np.append(0, self.ends[:-1])
        before, behind = self._neighbours(begins)
        first = 0
        while first < len(self.words):
            passed = sums[first - 1] if first else 0
            last = max(int(np.searchsorted(sums, passed + AT_ONCE, "right")), first + 1)
            at = np.flatnonzero((self.said >= first) & (self.said < last))
            at = at[np.argsort(self.said[at], kind="stable")]
            document = np.searchsorted(self.ends, at, "right")
            word = self.said[at].astype(np.int64)
            said = Occurrences(word, document, at - begins[document], before[at], behind[at])
            for each in pack(self.documents, said, self.common):
                yield self.words[each.word], each
            first = last

    def _neighbours(self, begins: NDArray[np.int64]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        """The codes of the words before and behind each occurrence, 0 beyond the document."""
        codes = np.where(self.common, np.cumsum(self.common), 0).astype(np.uint8)
        codes[[word[0] == SPEAKER for word in self.words]] = 0
        around = np.concatenate(([0], codes[self.said], [0])).astype(np.uint8)
        before, behind = around[:-2].copy(), around[2:].copy()
        said = begins < self.ends
        before[begins[said]] = 0
        behind[self.ends[said] - 1] = 0
        return before, behind


def in_order(word: str) -> bytes:
    """A key to sort words by in the order of UTF-16."""
    return word.encode("utf-16-be", "surrogatepass")


def ordered(words: Iterable[str]) -> list[str]:
    r"""Words in the order of UTF-16: that of their letters where none takes two units, which is quicker.

    >>> ordered(["\U00020000", "\uff21", "a"])
    ['a', '\U00020000', '\uff21']
    """
    found = list(words)
    text = "".join(found)
    is_plain = text.isascii() or max(text) < "\U00010000"
    return sorted(found, key=None if is_plain else in_order)
