"""Which words of a text a query means, and the stretch of the text that shows most of them."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from podcast.search.fold import Token, is_seam, past_marks, tokens
from podcast.search.query import Clause, Query
from podcast.search.stems import stem

WORDS = 24
"""The length of an excerpt."""

REACH = 6
"""So far a cut moves outwards, rather than to part a run of letters."""

_ELLIPSIS = "…"
_BEHIND = ".,;:!?…。、，！？\"'”’»)]%」』）"
_GLUE = re.compile("['’ʻʼ.:@/&‐‑-]{0,3}")
_ENDED = re.compile(r"""[.!?…。！？]["'”’»)\]」』）]*$""")
"""What ends in a full stop needs no dots to say that there is more."""


class Excerpt(NamedTuple):
    """A stretch of a text, and in it the places (start, end) of the words that were asked for."""

    text: str
    marks: tuple[tuple[int, int], ...]


def excerpt(text: str, query: Query, *, language: str = "en") -> Excerpt:
    """About WORDS words of a text around the most of what was asked for; all of a text little longer."""
    found = tokens(text)
    meant = matches(found, query, language=language)
    first, last = (0, len(found)) if len(found) <= WORDS + WORDS // 4 else _window(meant, len(found))
    first, last = _seam(found, first, -1), _seam(found, last, 1)
    start = 0 if first == 0 else _back(text, found, first)
    end = len(text) if last == len(found) else _forth(text, found, last)
    head = _ELLIPSIS * (start > 0)
    shift = len(head) - start
    inside = [found[at] for at in sorted(meant) if first <= at < last]
    marks = [(each.start + shift, past_marks(text, each.end) + shift) for each in inside]
    tail = _ELLIPSIS if end < len(text) and not _ENDED.search(text[start:end]) else ""
    shown = text[start:end].rstrip(",;:、，") if tail else text[start:end]
    return Excerpt(head + shown + tail, tuple(_joined(marks, head + text[start:])))


def matches(found: list[Token], query: Query, *, language: str = "en") -> dict[int, set[int]]:
    """For each word of a text that the query means, the numbers of the clauses that mean it."""
    meant: dict[int, set[int]] = {}
    said = [token.word for token in found]
    for number, clause in enumerate(query.clauses):
        for head, is_meant in _shapes(clause, language):
            for at, word in enumerate(said):
                if is_meant(word):
                    size = 1
                elif at and clause.is_open and is_meant(said[at - 1] + word):
                    size = 2  # words that are written in one elsewhere
                else:
                    continue
                first = at + 1 - size - len(head)
                if first >= 0 and said[first : first + len(head)] == head:
                    for place in range(first, at + 1):
                        meant.setdefault(place, set()).add(number)
    return meant


def _shapes(clause: Clause, language: str) -> Iterator[tuple[list[str], Callable[[str], bool]]]:
    """What a clause is looked for as: words that stand before one that is meant, and whether one is."""
    for *head, last in clause.shapes:
        yield head, _meaning(clause, last, language)


def _meaning(clause: Clause, last: str, language: str) -> Callable[[str], bool]:
    """Whether a word is the last one of a clause, by the rules of `query`."""
    if clause.prefix:
        return lambda word: word.startswith(last)
    if clause.quoted:
        return lambda word: word == last
    root = stem(last, language)
    return lambda word: word == last or (word[:1] == root[:1] and stem(word, language) == root)


def _window(meant: dict[int, set[int]], count: int) -> tuple[int, int]:
    """The first window that holds the most clauses, then the most words; the words in its middle."""
    places = sorted(meant)
    best, chosen = (0, 0), (0, 0)
    for n, first in enumerate(places):
        inside = [at for at in places[n : n + WORDS] if at < first + WORDS]
        worth = (len(set().union(*(meant[at] for at in inside))), len(inside))
        if worth > best:
            best, chosen = worth, (first, inside[-1])
    start = max(0, min((chosen[0] + chosen[1] + 1 - WORDS) // 2, count - WORDS))
    return start, start + WORDS


def _seam(found: list[Token], at: int, step: int) -> int:
    """The nearest place to cut at that parts no run of letters, if there is one within reach."""
    places = range(at, at + step * REACH, step)
    return next((place for place in places if is_seam(found, place)), at)


def _back(text: str, found: list[Token], first: int) -> int:
    """Take an opening quote or bracket along."""
    start = found[first].start
    gap = text[found[first - 1].end : start]
    return start - (len(gap) - len(gap.rstrip("\"'“‘«(["))) if gap else past_marks(text, start)


def _forth(text: str, found: list[Token], last: int) -> int:
    """Take the punctuation behind the last word along."""
    end = past_marks(text, found[last - 1].end)
    gap = text[end : found[last].start]
    return end + len(gap) - len(gap.lstrip(_BEHIND))


def _joined(marks: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Marks that overlap, as pairs of characters do, become one, and so do those inside don't or e-mail."""
    whole: list[tuple[int, int]] = []
    for start, end in marks:
        if whole and _GLUE.fullmatch(text[whole[-1][1] : start]):
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole
