r"""Episodes as shards: a dictionary cut into files with the postings of their words, for a browser to fetch.

A shard, ``s/<segment>-<number>.bin``, is the length of its head in four bytes, the lowest first; the head,
which is JSON; then the postings of its words (see `packing`), word after word. The head is ``{"words": the
words, "count": documents of each, "big": {number of a common word: bytes of both its files}, "forms":
{"<language>:<stem>": [word]}, "pairs": {language: pairs}}``; `forms` are families that do not lie whole in
the shard where their stem would stand, `pairs` what the others have in two words (see `joined`). Of a common
word a shard has only the BEST documents: all its postings are in ``w/<segment>-<code>.bin``, its positions in
``w/<segment>-<code>-q.bin``.

Where the other words are in their documents only a phrase asks. Of the newest episodes that stands behind
the postings, of the others in ``p/<segment>-<number>.bin``, for some shards together. It too has a head,
``[[bytes of each word] of each shard]``; then of each word its positions, and where there are common words,
those before and those behind each place. So most phrases need no more than their rarer words, which know
where they are and what stands beside them. Words stand as in `spoken`; speakers have no positions.

All of these are deflated: few hosts do that with such files. A segment is named after what is in it; that one
name does for all of its files keeps the first file of a search small, and hardly any stays as it was when
an episode in it changes.
"""

import hashlib
import json
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from posixpath import commonprefix
from typing import NamedTuple

from podcast.search.packing import Packed
from podcast.search.spoken import SPEAKER, Row, Spoken, in_order, ordered

DEFLATE = 9
"""A tenth fewer bytes than 1 gives, for a few seconds in ten thousand episodes."""

SHORT, LONG = 0.6, 1.4
"""The least and the most of a shard, but for what a single word takes, in parts of its size."""

Part = Sequence[tuple[str, Packed]]
"""The words of a shard."""

Families = Callable[[Sequence[str]], Mapping[str, Sequence[str]]]
"""Gives for words the stems of each, as ``<language>:<stem>``, and for pairs that are words when in one."""


@dataclass(frozen=True, slots=True)
class Size:
    """How a segment is cut: bytes of a shard without the places of its words.

    `together` shards have one file of these, or 0, where they stand in the shard. What is said more than
    `often` is a common word.
    """

    shard: int
    together: int
    often: int


class _Forms(NamedTuple):
    """Forms of a shard's words that are not among these: by family, and pairs by language."""

    apart: dict[str, list[str]]
    pairs: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Segment:
    """Files by their path under search/, their common name, and what a browser has to know of them.

    `together` is that of its Size. `shards` says where each begins: with the first letters of its
    first word that tell it from the word before. `common` are the common words.
    """

    files: dict[str, bytes]
    name: str
    together: int
    shards: list[str]
    common: list[str]


def make_segment(rows: Iterable[Row], families: Families, size: Size) -> Segment:
    """The shards of some documents."""
    parts = list(_parted(Spoken(rows, size.often).packed(), size.shard))
    begins = [_begin(part[0][0], before) for part, before in zip(parts, _ends(parts), strict=True)]
    forms = _forms_apart(begins, parts, families)
    made = {f"s/-{n}": _shard(*both) for n, both in enumerate(zip(parts, forms, strict=True))}
    if size.together:
        for at in range(0, len(parts), size.together):
            made[f"p/-{at // size.together}"] = _places(parts[at : at + size.together])
    else:
        made = {path: data + _places([part]) for (path, data), part in zip(made.items(), parts, strict=True)}
    common = [each for part in parts for each in part if each[1].best]
    for code, (_, each) in enumerate(common, start=1):
        made |= {f"w/-{code}": each.postings, f"w/-{code}-q": each.positions}
    name = _name(made.values())
    files = {f"{path[:2]}{name}{path[2:]}.bin": _deflated(data) for path, data in made.items()}
    return Segment(files, name, size.together, begins, [word for word, _ in common])


def _parted(words: Iterable[tuple[str, Packed]], size: int) -> Iterator[Part]:
    """Words in parts of about `size` bytes, SHORT to LONG times as many.

    A part begins where a word shares least with the one before it: what is spelled alike stays together, and
    with it what begins so, other forms of a word and most slips. Of slips behind the second letter 13 % have
    the word that was meant in another shard of 1,000 episodes, and 21 % where parts are cut at `size`.
    """
    part: list[tuple[str, Packed]] = []
    ends: list[int] = []
    for word, packed in words:
        part.append((word, packed))
        ends.append((ends[-1] if ends else 0) + len(word) + 8 + len(packed.best or packed.postings))
        least = bisect_left(ends, SHORT * size) + 1
        if ends[-1] > LONG * size and least < len(part):
            at = min(range(least, len(part)), key=lambda at: _cost(part, at, ends[at - 1] - size))
            yield part[:at]
            part, ends = part[at:], [end - ends[at - 1] for end in ends[at:]]
    if part:
        yield part


def _cost(part: Part, at: int, off: int) -> tuple[int, int]:
    """Of beginning a part at a word: the letters shared with the one before, then how far off the size."""
    return len(commonprefix([part[at - 1][0], part[at][0]])), abs(off)


def _ends(parts: Sequence[Part]) -> list[str]:
    """The word before each part."""
    return ["", *(part[-1][0] for part in parts)][: len(parts)]


def _begin(word: str, before: str) -> str:
    """As many letters of a word as tell it from the one before it.

    >>> _begin("tidal", "threw"), _begin("tides", "tide")
    ('ti', 'tides')
    """
    return word[: len(commonprefix([word, before])) + 1]


def _forms_apart(firsts: Sequence[str], parts: Sequence[Part], families: Families) -> list[_Forms]:
    """For each shard the families that belong there and have words elsewhere, and the pairs of the others."""
    keys = [in_order(first) for first in firsts]
    places = {word: number for number, part in enumerate(parts) for word, _ in part}
    known = families(list(places))
    members: dict[str, list[str]] = {}
    for word in [*places, *sorted(known.keys() - places.keys())]:
        for family in known.get(word, ()):
            members.setdefault(family, []).append(word)
    made = [_Forms({}, {}) for _ in parts]
    for family, some in members.items():
        language, _, stem = family.partition(":")
        home = max(bisect_right(keys, in_order(stem)) - 1, 0)
        if any(places.get(word, home) != home for word in some):
            made[home].apart[family] = some
        elif pairs := [word for word in some if word not in places]:
            made[home].pairs.setdefault(language, []).extend(pairs)
    return made


def _shard(part: Part, forms: _Forms) -> bytes:
    head = {
        "words": front_coded([word for word, _ in part]),
        "count": [each.count for _, each in part],
        "big": {n: len(each.postings) + len(each.positions) for n, (_, each) in enumerate(part) if each.best},
        "forms": forms.apart,
        "pairs": {language: front_coded(ordered(some)) for language, some in sorted(forms.pairs.items())},
    }
    return _headed(head, (each.best or each.postings for _, each in part))


def _places(parts: Sequence[Part]) -> bytes:
    """Where the words of some shards are. Common words have files of their own, and speakers are nowhere."""
    rows = [
        [
            b"" if each.best or word[0] == SPEAKER else each.positions + each.before + each.behind
            for word, each in part
        ]
        for part in parts
    ]
    return _headed([list(map(len, row)) for row in rows], (data for row in rows for data in row))


def _headed(head: object, rest: Iterable[bytes]) -> bytes:
    data = to_json(head)
    return b"".join([len(data).to_bytes(4, "little"), data, *rest])


def _name(some: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for data in some:
        digest.update(hashlib.sha256(data).digest())
    return digest.hexdigest()[:12]


def _deflated(data: bytes) -> bytes:
    """As browsers inflate it (https://compression.spec.whatwg.org/, "deflate-raw")."""
    packer = zlib.compressobj(DEFLATE, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def to_json(value: object) -> bytes:
    """JSON without spaces, in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def front_coded(some: Sequence[str]) -> str:
    r"""Words in order, each without what it shares with the one before, behind a digit that says how much.

    Only letters that are one unit of UTF-16 are shared: the client counts in these.

    >>> front_coded(["tide", "tides", "tidal"])
    '0tide\n4s\n3al'
    """
    made, before = [], ""
    for word in some:
        shared, most = 0, min(len(word), len(before), len(DIGITS) - 1)
        while shared < most and word[shared] == before[shared] < "\U00010000":
            shared += 1
        made.append(DIGITS[shared] + word[shared:])
        before = word
    return "\n".join(made)


DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
