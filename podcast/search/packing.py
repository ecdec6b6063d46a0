"""Postings as bytes: where each word of some documents is, small enough to be sent to a browser.

Every number is a varint: seven bits a byte, the lowest first, the eighth bit says that more follow.

``postings`` of a word: for each document that has it, in order, the gap to the one before (less one) times
8, plus its impact. ``positions`` of a word: for each document in the same order its places, each as the gap
to the one before it twice, plus one when another follows. ``before`` and ``behind`` have a byte for each of
these places: which common word stands next to it, 0 where none does.

The impact is what BM25F makes of a word in a document (``k1`` 1.2, ``b`` 0.75, as SQLite has it), its largest
value in as many bits as there is room for; how rare the word is, the reader of the bytes knows.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

K1, B = 1.2, 0.75
BITS = 3
"""For an impact in the postings."""

FINE = 7
"""Bits for one in the best of a word: among them there is no more than the impact to go by."""

BEST = 128

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Documents:
    """Documents in order: the words of each in all, and what one of them weighs."""

    length: Ints
    weight: Floats

    def impact(self, document: Ints, count: Ints) -> Floats:
        """What words said so often count in their documents, from 0 to 1."""
        often = count * self.weight[document]
        average = self.length.mean() if len(self.length) else 1.0
        share = self.length[document] / average
        made: Floats = often / (often + K1 * (1 - B + B * share))
        return made


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Words where they are said, by word, document and place, and the codes of common words beside them."""

    word: Ints
    document: Ints
    place: Ints
    before: NDArray[np.uint8]
    behind: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Packed:
    """A word: in how many documents it is, its postings and positions; of a common one its best documents."""

    word: int
    count: int
    postings: bytes
    positions: bytes
    before: bytes
    behind: bytes
    best: bytes


def varints(values: Ints) -> tuple[NDArray[np.uint8], Ints]:
    """Numbers as varints, one after another, and how many bytes each took.

    >>> [part.tolist() for part in varints(np.array([5, 300]))]
    [[5, 172, 2], [1, 2]]
    """
    size = np.ones(len(values), np.int64)
    rest = values >> 7
    while rest.any():
        size += rest > 0
        rest = rest >> 7
    starts = np.cumsum(size) - size
    out = np.zeros(int(size.sum()), np.uint8)
    for step in range(int(size.max(initial=0))):
        at = size > step
        more = size[at] > step + 1
        out[starts[at] + step] = ((values[at] >> (7 * step)) & 127) | (more << 7)
    return out, size


def postings(document: Ints, first: Flags, quantised: Ints, bits: int) -> tuple[NDArray[np.uint8], Ints]:
    """Documents of one word after another as postings, and how many bytes each took; see the head.

    `first` says which documents are the first of a word.
    """
    before = np.where(first, -1, np.append(-1, document[:-1]))
    return varints((document - before - 1) << bits | quantised)


def pack(documents: Documents, said: Occurrences, common: Flags) -> Iterator[Packed]:
    """Each word of some occurrences; those that are `common` have their BEST documents apart."""
    word, document, place = said.word, said.document, said.place
    if not len(word):
        return
    fresh = np.ones(len(word), bool)
    fresh[1:] = (word[1:] != word[:-1]) | (document[1:] != document[:-1])
    at = np.flatnonzero(fresh)
    count = np.diff(np.append(at, len(word)))
    gap = place - np.where(fresh, 0, np.append(0, place[:-1]))
    there, there_size = varints(gap << 1 | ~np.append(fresh[1:], True))
    whose, where = word[at], document[at]
    impact = documents.impact(where, count)
    first = np.append(True, whose[1:] != whose[:-1])
    found, found_size = postings(where, first, _steps(impact, BITS), BITS)
    bounds = np.flatnonzero(first)
    found_end = np.append(0, np.cumsum(found_size))
    there_end = np.append(0, np.cumsum(there_size))
    place_end = np.append(at, len(word))
    for a, b in zip(bounds.tolist(), np.append(bounds[1:], len(whose)).tolist(), strict=True):
        start, end = place_end[a], place_end[b]
        yield Packed(
            word=int(whose[a]),
            count=b - a,
            postings=found[found_end[a] : found_end[b]].tobytes(),
            positions=there[there_end[start] : there_end[end]].tobytes(),
            before=said.before[start:end].tobytes(),
            behind=said.behind[start:end].tobytes(),
            best=_best(where[a:b], impact[a:b]) if common[whose[a]] else b"",
        )


def _best(document: Ints, impact: Floats) -> bytes:
    """The postings of the documents that a word counts most in, in fine steps."""
    chosen = np.sort(np.argsort(-impact, kind="stable")[:BEST])
    made, _ = postings(document[chosen], chosen == chosen[0], _steps(impact[chosen], FINE), FINE)
    return made.tobytes()


def _steps(impact: Floats, bits: int) -> Ints:
    top = (1 << bits) - 1
    return np.clip(np.rint(impact * top), 0, top).astype(np.int64)
