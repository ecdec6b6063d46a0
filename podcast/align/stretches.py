"""Cuts a text with roughly known times into stretches that are looked for one by one.

A stretch is half a minute of talk, so that memory stays flat and nothing wrong in one reaches the next. Its
window is wider than its time, by how far the times of the transcript may be off; the words around it are
listened for too, so that they are not taken for its own.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from podcast.timecode import Millis

SHORTEST = 15_000
LONGEST = 35_000
MOST_WORDS = 120
_AFTER = 10_000
"""Milliseconds by which a stretch may last longer than estimated, where its end is not known."""


class Token(NamedTuple):
    """A word of the text and about when it is said; `opens` is 2 at the start of a turn, 1 of a sentence."""

    text: str
    start: Millis
    end: Millis
    opens: int


class Stretch(NamedTuple):
    """Tokens from `first` up to `last` in sound from `start` to `end`, amid tokens from `near` to `far`."""

    first: int
    last: int
    start: Millis
    end: Millis
    near: int
    far: int


def stretches(tokens: Sequence[Token], slack: int, length: Millis) -> Iterator[Stretch]:
    """Cut tokens at turns where possible, else at sentences, else anywhere.

    `slack` says in milliseconds how far times may be off, `length` how long the recording is.
    """
    first = 0
    while first < len(tokens):
        last = _cut(tokens, first)
        yield around(tokens, first, last, slack, length)
        first = last


def _cut(tokens: Sequence[Token], first: int) -> int:
    begun = tokens[first].start
    best, opens = first + 1, -1
    for at in range(first + 1, min(len(tokens), first + MOST_WORDS) + 1):
        here = 2 if at == len(tokens) else tokens[at].opens
        lasted = tokens[at - 1].end - begun
        if at > first + 1 and lasted > LONGEST:
            return best
        if here >= opens or lasted < SHORTEST:
            best, opens = at, here
    return best


def around(tokens: Sequence[Token], first: int, last: int, slack: int, length: Millis) -> Stretch:
    """The stretch of some tokens with its window and the tokens that may be heard in it."""
    # Who is interrupted ends after the one who interrupts, but comes before in the text.
    begun = min(token.start for token in tokens[first:last])
    done = max(token.end for token in tokens[first:last])
    after = tokens[last].start if last < len(tokens) else length
    done = max(done, min(after, Millis(done + _AFTER)))
    start, end = max(0, begun - slack), min(length, done + slack)
    near, far = first, last
    while near > 0 and tokens[near - 1].end > start - slack:
        near -= 1
    while far < len(tokens) and tokens[far].start < end + slack:
        far += 1
    return Stretch(first, last, Millis(start), Millis(end), max(near, first - 25), min(far, last + 25))
