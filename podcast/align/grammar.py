"""What the recogniser is asked: the words of a text in their order, any of which may be left out at a price.

So words that nobody said do not throw off those that somebody did.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from podcast.align.forms import Ways

_SKIP = 1e-15
"""The price of leaving a word out. From 1e-8 to 1e-26 99 % of the words that were not said are left out."""
_LEAP, _STRIDE = 1e-40, 8
"""The price of leaving out so many words in a row, or what is too dear is not tried at all."""
_EDGE = 1e-60
"""The price of beginning or ending anywhere in the text: windows are cut where talk goes on."""


class Arc(NamedTuple):
    """A step of a grammar: from one state to another by a word, or by none at a price."""

    start: int
    end: int
    word: str = ""
    price: float = 1.0


class Grammar(NamedTuple):
    """The order in which tokens may be said; `owners` tells to which token a word of an arc belongs."""

    arcs: tuple[Arc, ...]
    final: int
    owners: Mapping[str, int]


def grammar(tokens: Sequence[Ways]) -> Grammar:
    """Tokens in their order, each in one of its ways or left out.

    Every word gets a name of its own, ``word~2`` where it comes for the second time, so that what was heard
    tells its place.

    >>> [arc.word for arc in grammar([(("one",), ("a.", "one")), ()]).arcs]
    ['one~1', 'a.~1', 'one~2', '']
    """
    arcs: list[Arc] = []
    owners: dict[str, int] = {}
    seen: Counter[str] = Counter()
    states = [0]
    at = free = 0
    for token, ways in enumerate(tokens):
        if not ways:
            continue
        end = free = free + 1
        for way in ways:
            here = at
            for n, word in enumerate(way):
                seen[word] += 1
                name = f"{word}~{seen[word]}"
                owners[name] = token
                if n == len(way) - 1:
                    there = end
                else:
                    there = free = free + 1
                arcs.append(Arc(here, there, name))
                here = there
        arcs.append(Arc(at, end, price=_SKIP))
        at = end
        states.append(at)
    arcs += [Arc(one, two, price=_LEAP) for one, two in pairwise(states[::_STRIDE])]
    arcs += [Arc(0, state, price=_EDGE) for state in states[2:]]
    arcs += [Arc(state, at, price=_EDGE) for state in states[1:-2]]
    return Grammar(tuple(arcs), at, owners)
