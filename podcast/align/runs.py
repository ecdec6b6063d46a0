"""Words that follow one another without a rest: how far the sound of a voice is looked through in one go."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from podcast.align.confidence import DOUBTFUL
from podcast.align.engine import FRAME, RATE, Heard
from podcast.align.ladder import Found, Recording
from podcast.align.onsets import PAUSE, QUIET, decibels

_REST = 300
"""Milliseconds without a word, after which the next is looked for on its own. So no pause that lasts longer
is one that the recogniser heard where there is talk."""
_FEWEST_WORDS, _MOST_WORDS = 30, 60
"""Words in a row that are looked for together, more of which are cut at the longest pause between."""
BEFORE, BEHIND = 10, 20
"""Frames of sound around a run, for silence in front of its first word and behind its last; fewer where other
words are nearer. Taken for silence, those cost the last words of a run 70 ms and more."""

Run = Sequence[int]
"""Places of words."""


class Spoken(NamedTuple):
    """Words of a run with their places, and the frames of sound `before` and `behind` that are nobody's."""

    words: list[tuple[int, Heard]]
    before: int
    behind: int


def spoken(found: Found, run: Run) -> Spoken:
    """The words of a run, with as much sound around them as no other word takes."""
    before, behind = (
        int(max(0, min(most, _pause(found, at) / FRAME)))
        for most, at in ((BEFORE, run[0]), (BEHIND, run[-1] + 1))
    )
    return Spoken([(at, word) for at in run if (word := found.heard[at])], before, behind)


def runs_of(recording: Recording, found: Found, speakers: Sequence[str | None]) -> Iterator[Run]:
    """Words that were found one after the other, without long rests between."""
    for whole in _unbroken(found, speakers):
        run = whole
        while len(run) > _MOST_WORDS:
            cut = _cut(recording, found, run)
            yield run[:cut]
            run = run[cut:]
        yield run


def _cut(recording: Recording, found: Found, run: Run) -> int:
    """The place in a long run behind its longest pause that is none of talk."""
    places = range(_FEWEST_WORDS, _MOST_WORDS + 1)
    for at in sorted(places, key=lambda at: -_pause(found, run[at])):
        word, before = found.heard[run[at]], found.heard[run[at - 1]]
        if word and before and (word.start - before.end < PAUSE or not is_talk(recording, before, word)):
            return at
    return _MOST_WORDS


def _unbroken(found: Found, speakers: Sequence[str | None]) -> Iterator[Run]:
    run: list[int] = []
    before: Heard | None = None
    for at, (word, sure) in enumerate(zip(found.heard, found.sure, strict=True)):
        known = word if word and word.sounds and sure >= DOUBTFUL else None
        follows = known and before and known.start - before.end <= _REST and speakers[at] == speakers[at - 1]
        if run and not follows:
            yield run
            run = []
        if known:
            run.append(at)
        before = known
    if run:
        yield run


def _pause(found: Found, at: int) -> float:
    """Milliseconds between a word and the one before it; without end where one of them is not known."""
    word = found.heard[at] if at < len(found.heard) else None
    before = found.heard[at - 1] if at else None
    return word.start - before.end if word and before else np.inf


def is_talk(recording: Recording, before: Heard, word: Heard) -> bool:
    """Whether what was taken for a short pause between two words is hardly softer than the second one."""
    pause, said = (
        decibels(recording.samples[begins * RATE // 1000 : ends * RATE // 1000])
        for begins, ends in ((before.end, word.start), (word.start, word.end))
    )
    return bool(np.percentile(pause, 20) > said.max(initial=-np.inf) - QUIET)
