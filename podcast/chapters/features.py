"""What is measured of each turn of a conversation: who speaks, what is asked, how long, in which words.

What is counted or weighed (GRADED) is put in deviations from its mean over the talk, so that a quick exchange
and a slow one look alike; what is true or false stays 1 or 0.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from podcast.chapters.cohesion import depths, gains, similarities
from podcast.chapters.lexis import standardised, tokens
from podcast.chapters.turns import Turn
from podcast.chapters.wording import POINTING, SIGNS

Columns = dict[str, list[float]]

PAST, SOON, NEAR = 8, 6, 2
"""Turns before a place that words may be known from, turns after it that take words up, and next ones."""
_SENTENCE = re.compile(r"(?<=[.?!])\s+")


@dataclass(frozen=True)
class Talk:
    """Turns as they are measured; `leader` is the label of who asks, None where no voices are told apart."""

    turns: Sequence[Turn]
    leader: str | None

    def __len__(self) -> int:
        return len(self.turns)

    @cached_property
    def texts(self) -> list[str]:
        """What each turn says, with plain apostrophes."""
        return [turn.text.replace("’", "'") for turn in self.turns]

    @cached_property
    def lengths(self) -> list[int]:
        """How many words each turn has."""
        return [len(text.split()) for text in self.texts]

    @cached_property
    def asks(self) -> list[bool]:
        """Which turns ask something."""
        return [turn.asks for turn in self.turns]

    @cached_property
    def leads(self) -> list[bool]:
        """Which turns are the leader's."""
        return [self.leader is not None and turn.speaker == self.leader for turn in self.turns]

    @cached_property
    def opens(self) -> list[bool]:
        """Whether another voice spoke before."""
        voices = [turn.speaker for turn in self.turns]
        return [
            self.leader is not None and (n == 0 or voices[n] != voices[n - 1]) for n in range(len(voices))
        ]

    @cached_property
    def words(self) -> list[list[str]]:
        """The topic words of each turn."""
        return [tokens(text) for text in self.texts]

    @cached_property
    def known(self) -> list[set[str]]:
        """The same, each once."""
        return [set(each) for each in self.words]

    @cached_property
    def spread(self) -> Counter[str]:
        """In how many turns each word is said."""
        return Counter(word for each in self.known for word in each)

    def weight(self, found: set[str]) -> float:
        """What words are worth: the rarer, the more. fsum is exact, so the order of a set does not matter."""
        return math.fsum(math.log((len(self) + 1) / self.spread[word]) for word in found)

    def said(self, first: int, last: int) -> set[str]:
        """The words of the turns from `first` to before `last`."""
        return set().union(*self.known[max(0, first) : max(0, last)])


def _voices(talk: Talk) -> Columns:
    leads, opens, asks = talk.leads, talk.opens, talk.asks
    every = range(len(talk))
    return {
        "leader": [float(leads[n]) for n in every],
        "leader opens": [float(leads[n] and opens[n]) for n in every],
        "goes on": [float(talk.leader is not None and not opens[n]) for n in every],
        "leader asks": [float(leads[n] and asks[n]) for n in every],
        "leader opens asking": [float(leads[n] and opens[n] and asks[n]) for n in every],
        "leader asks soon": [float(leads[n] and _asks_soon(talk, n)) for n in every],
        "leader at length": [float(leads[n] and talk.lengths[n] > 25) for n in every],
    }


def _asks_soon(talk: Talk, n: int) -> bool:
    voice = talk.turns[n].speaker
    for later in range(n, min(n + 5, len(talk))):
        if talk.turns[later].speaker != voice:
            return False
        if talk.asks[later]:
            return True
    return False


def _asking(talk: Talk) -> Columns:
    found: Columns = {name: [] for name in ("asks", "ends asking", "asks first", "after asking")}
    found |= {name: [] for name in ("questions", "sentences", "question length", "pointing")}
    for n, text in enumerate(talk.texts):
        sentences = [each for each in _SENTENCE.split(text) if each.strip()]
        asked = [len(each.split()) for each in sentences if "?" in each]
        row = {
            "asks": talk.asks[n],
            "ends asking": text.rstrip().endswith("?"),
            "asks first": bool(sentences) and "?" in sentences[0],
            "after asking": n > 0 and talk.asks[n - 1],
            "questions": min(3, text.count("?")),
            "sentences": math.log1p(len(sentences)),
            "question length": math.log1p(max(asked, default=0)),
            "pointing": len(POINTING.findall(text)) / (3 + talk.lengths[n]),
        }
        for name, value in row.items():
            found[name].append(float(value))
    return found


def _lengths(talk: Talk) -> Columns:
    lengths, total = talk.lengths, len(talk)
    # Whoever is known to lead is waited for; else whoever asks.
    known = talk.leader is not None
    marks = talk.leads if known else talk.asks
    asked = [asks and (leads or not known) for asks, leads in zip(talk.asks, talk.leads, strict=True)]
    every = range(total)
    counted = {
        "length": lengths,
        "length before": [0, *lengths[:-1]],
        "length after": [*lengths[1:], 0],
        "longest before": [max(lengths[max(0, n - 3) : n], default=0) for n in every],
        "longest after": [max(lengths[n + 1 : n + 4], default=0) for n in every],
        "answer before": _since(lengths, marks),
        "answer after": _since(lengths[::-1], marks[::-1])[::-1],
        "since question": _since(lengths, asked),
        "until question": _since(lengths[::-1], asked[::-1])[::-1],
    }
    logs: Columns = {name: [math.log1p(words) for words in column] for name, column in counted.items()}
    return logs | {
        "short": [float(length < 8) for length in lengths],
        "very short": [float(length < 4) for length in lengths],
        "at first": [float(n < 5) for n in every],
        "at last": [float(n > total - 5) for n in every],
        "place": [n / total for n in every],
    }


def _since(lengths: Sequence[int], marks: Sequence[bool]) -> list[int]:
    """For each turn, how many words were said since the last turn before it that is marked."""
    found, words = [], 0
    for length, is_marked in zip(lengths, marks, strict=True):
        found.append(words)
        words = 0 if is_marked else words + length
    return found


def _wording(talk: Talk) -> Columns:
    return {name: [1.0 if wording.search(text) else 0.0 for text in talk.texts] for name, wording in SIGNS}


def _words(talk: Talk) -> Columns:
    names = ("new", "new and taken up", "known", "own new", "own known", "own weight")
    more = ("own taken up", "own taken up at once", "own known weight")
    found: Columns = {name: [] for name in (*names, *more)}
    for n, own in enumerate(talk.known):
        past, near = talk.said(n - PAST, n), talk.said(n - NEAR, n)
        soon, next_ = talk.said(n + 1, n + 1 + SOON), talk.said(n + 1, n + 1 + NEAR)
        both = own | talk.said(n + 1, n + 2)
        whole, mine = talk.weight(both) or 1.0, talk.weight(own)
        row = (
            talk.weight(both - past) / whole,
            talk.weight((both & soon) - past) / whole,
            talk.weight(both & past) / whole,
            talk.weight(own - past) / (mine + 2),
            talk.weight(own & near) / (mine + 2),
            math.log1p(mine),
            math.log1p(talk.weight((own & soon) - past)),
            math.log1p(talk.weight((own & next_) - near)),
            math.log1p(talk.weight(own & near)),
        )
        for name, value in zip(found, row, strict=True):
            found[name].append(value)
    return found


def _cohesion(talk: Talk) -> Columns:
    similar = similarities(talk.words, talk.spread)
    return {"similarity": similar, "depth": depths(similar), "gain": gains(talk.words)}


GROUPS: tuple[Callable[[Talk], Columns], ...] = (_voices, _asking, _lengths, _wording, _words, _cohesion)

GRADED = frozenset(
    name.strip()
    for name in """
    questions, sentences, question length, pointing, length, length before, length after, longest before,
    longest after, answer before, answer after, since question, until question, place, new,
    new and taken up, known, own new, own known, own weight, own taken up, own taken up at once,
    own known weight, similarity, depth, gain
    """.split(",")  # noqa: SIM905
)


def columns(turns: Sequence[Turn], leader: str | None) -> Columns:
    """All that is measured, by name: a value a turn, those of GRADED as deviations from the talk's mean."""
    talk = Talk(turns, leader)
    found: Columns = {}
    for group in GROUPS:
        found |= group(talk)
    return {name: standardised(each) if name in GRADED else each for name, each in found.items()}
