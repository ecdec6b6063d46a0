"""What a word may have been meant to be, when nothing in the archive is spelled like it.

Too much tolerance annoys, so only words without any hit are touched: one letter wrong, missing, doubled or
swapped in a word of `SHORTEST` letters, two from `LONG` letters on. `static/query.js` has the same rules.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple
from unicodedata import category

from podcast.search.fold import Token
from podcast.search.query import Clause, Query, parse

SHORTEST = 4
LONG = 8
MOST = 4
OTHERS = 2
"""Words offered beside the nearest: of those that are one letter apart nobody can tell which was meant."""

_SHORTENED = re.compile("(do|ca|wo|is|are|was|were|has|have|had|does|did|could|should|would)nt")


class Repaired(NamedTuple):
    """A query as it was meant, most likely, and what else it may have been, the likeliest first."""

    text: str
    others: tuple[str, ...]


def repaired(
    text: str, known: Callable[[str], bool], vocabulary: Callable[[str], Mapping[str, int]]
) -> Repaired | None:
    """The query with its unknown words replaced by their nearest known ones; None to leave it as it is.

    `known` says whether a word is found in some form; `vocabulary` gives for a word those that begin with the
    same two letters, those that end in one of its `tails`, and others if it likes, with the number of their
    documents. With a word that nothing is near to, or with more than `MOST` unknown ones, nobody can say what
    was meant. Where one word is unknown, the next nearest are offered too.
    """
    unknown = [
        token
        for token, clause in _words(parse(text))
        if not (known(token.word) or (clause.whole and known(clause.whole)))
    ]
    if not 0 < len(unknown) <= MOST:
        return None
    found = [(token, near(token.word, vocabulary)) for token in reversed(unknown)]
    if not all(words for _, words in found):
        return None
    spelled = text
    for token, words in found:
        spelled = _put(spelled, token, words[0])
    token, words = found[0]
    others = [_put(text, token, word) for word in words[1 : OTHERS + 1]] if len(found) == 1 else []
    return Repaired(spelled, tuple(others))


def _put(text: str, token: Token, word: str) -> str:
    return text[: token.start] + word + text[token.end :]


def _words(query: Query) -> list[tuple[Token, Clause]]:
    """The words that are spelled out, in the order in which they stand in the query."""
    spelled = (clause for clause in query.clauses if not clause.prefix)
    found = ((token, clause) for clause in spelled for token in clause.base if not token.pair)
    return sorted(found, key=lambda each: each[0].start)


def near(word: str, vocabulary: Callable[[str], Mapping[str, int]]) -> list[str]:
    """The known words one slip away, the nearest first.

    A letter left out, doubled or swapped with its neighbour can be typed in one way only, a wrong letter or
    one too many in 25: so longer words and those of the same letters go first, then the commonest, in powers
    of two; then their order. Few slip twice, and fewer where a word begins, so two slips are thought of only
    behind the first two letters, and where there is no word with one: a browser finds these words without the
    whole vocabulary (see `spelling`). Of a "not" that English shortens the apostrophe was left out.

    >>> near("kuberntes", lambda word: {"kubernetes": 3, "cabinets": 9})
    ['kubernetes']
    >>> near("lubernetes", lambda word: {"kubernetes": 3, "cabinets": 9})
    ['kubernetes']
    """
    if len(word) < SHORTEST or not _is_lettered(word):
        return []
    words = vocabulary(word)

    def ranked(others: Iterable[str], most: int) -> list[str]:
        spelled = (other for other in others if is_spelled(other))
        return sorted(_within(word, spelled, most), key=rank)

    def rank(other: str) -> tuple[bool, int, str]:
        is_likely = len(other) > len(word) or set(other) == set(word)
        return not is_likely, -commonness(words[other]), other

    behind = tails(word)
    begun = [other for other in words if other[:2] == word[:2]]
    found = ranked([*begun, *(other for other in words if other[:2] != word[:2] and other[2:] in behind)], 1)
    shortened = [f"{word[:-1]}'t"] if _SHORTENED.fullmatch(word) and word[:-1] in words else []
    return shortened + found or (ranked(begun, 2) if len(word) >= LONG else [])


def commonness(count: int) -> int:
    """In how many documents a word is, in powers of two."""
    return count.bit_length()


def is_spelled(word: str) -> bool:
    """Whether a word of the archive may be what was meant: no numbers, and nothing very short."""
    return len(word) >= SHORTEST - 1 and _is_lettered(word)


def _is_lettered(word: str) -> bool:
    """Whether there is no digit in a word; the vowels of Hindi are marks, and no letters to Python."""
    return word.isalpha() or not any(category(sign)[0] == "N" for sign in word)


def _within(word: str, others: Iterable[str], most: int) -> list[str]:
    """The words with no more slips than `most`."""
    letters = set(word)
    return [
        other
        for other in others
        if abs(len(other) - len(word)) <= most
        # A slip changes at most two of the letters in use: this cheap look spares most of the comparing.
        and len(letters.symmetric_difference(other)) <= 2 * most
        and distance(word, other, most) <= most
    ]


def tails(word: str) -> tuple[str, str, str, str]:
    """What stands behind the first two letters of any word that has one slip in these.

    >>> tails("tidal")
    ('dal', 'idal', 'al', 'ial')
    """
    return word[2:], word[1:], word[3:], word[1] + word[3:]


def distance(one: str, other: str, most: int) -> int:
    """Slips between two words (optimal string alignment); `most` + 1 stands for any more than `most`.

    >>> distance("drfit", "drift", 2), distance("tide", "storm", 2)
    (1, 3)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        last, before, row = before, row, [i + 1]
        for j, against in enumerate(other):
            least = min(before[j + 1] + 1, row[j] + 1, before[j] + (letter != against))
            if i and j and letter == other[j - 1] and one[i - 1] == against:
                least = min(least, last[j - 1] + 1)
            row.append(least)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
