"""A second hearing: words that follow one another begin where the sounds of this very recording meet.

The recogniser knows the sounds of a language from many voices. Where it has found the words, the recording
itself tells how its sounds are made, and where one passes into another is looked for once more with these.
The two err apart from each other, so a word begins half way between what they say.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from podcast.align.cepstra import Frames, cepstra
from podcast.align.chains import Chain, likeliest
from podcast.align.confidence import DOUBTFUL
from podcast.align.engine import FRAME, RATE, Heard
from podcast.align.ladder import Found, Recording
from podcast.align.onsets import PAUSE, QUIET, decibels
from podcast.align.sounds import THIRDS, Labels, learned
from podcast.timecode import Millis

_MISTAKEN = 150
"""Milliseconds that a pause lasts at most which the recogniser heard where there is talk."""
_REST, _MOST_WORDS = 300, 60
"""Milliseconds without a word, and words in a row, after which the next is looked for on its own."""
_PART = 600_000
"""Milliseconds that are heard at a time, so that memory stays flat."""
_ENOUGH = 100
"""Words of a voice from which its sounds are learned. From 50 on more words are found better than worse."""
_ROUNDS = 4
"""How often sounds are learned inside the words that were found, before words may move."""
_SLACK = 8
"""Frames by which a word may begin elsewhere."""
_FAR = 20
"""Milliseconds by which a word is moved at most: where the two are further apart, one has misheard."""
_AROUND = 20
"""Frames of sound around a part, for silence in front of its first word and behind its last."""

_Run = Sequence[int]


def heard_again(recording: Recording, found: Found, speakers: Sequence[str | None]) -> Found:
    """What was found, with words that follow others where the sounds of their voice meet.

    `speakers` says who says each word, as far as it is known. Of somebody who says less than a hundred
    words in ten minutes, the sounds are not known well enough, and nothing changes there.
    """
    heard = list(found.heard)
    for runs in _parts(found, speakers):
        if sum(map(len, runs)) >= _ENOUGH:
            for at, start in _Part(recording, found, runs).starts():
                _move(recording, heard, at, start)
    return Found(heard, found.sure)


def _parts(found: Found, speakers: Sequence[str | None]) -> Iterator[list[_Run]]:
    """Runs of words of one voice, as many as are heard at a time."""
    runs = list(_runs(found, speakers))
    for speaker in dict.fromkeys(speakers[run[0]] for run in runs):
        said = [run for run in runs if speakers[run[0]] == speaker]
        starts = np.array([_start(found, run) for run in said])
        length = int(starts[-1] - starts[0]) + 1
        parts = (starts - starts[0]) * -(-length // _PART) // length
        for _, part in groupby(zip(parts.tolist(), said, strict=True), itemgetter(0)):
            yield [run for _, run in part]


def _runs(found: Found, speakers: Sequence[str | None]) -> Iterator[_Run]:
    """Words that were found one after the other, without long rests between."""
    run: list[int] = []
    before: Heard | None = None
    for at, (word, sure) in enumerate(zip(found.heard, found.sure, strict=True)):
        known = word if word and word.sounds and sure >= DOUBTFUL else None
        follows = known and before and known.start - before.end <= _REST and speakers[at] == speakers[at - 1]
        if run and (not follows or len(run) == _MOST_WORDS):
            yield run
            run = []
        if known:
            run.append(at)
        before = known
    if run:
        yield run


def _start(found: Found, run: _Run) -> int:
    word = found.heard[run[0]]
    return word.start if word else 0


def _move(recording: Recording, heard: list[Heard | None], at: int, start: int) -> None:
    """Let a word begin half way to another time, and the one before end there if they touched.

    Behind a pause it stays, for the rise of the sound told its time; but where that pause is talk, the word
    begins at the other time.
    """
    word, before = heard[at], heard[at - 1]
    if word is None or before is None:
        return
    if word.start - before.end < PAUSE:
        time = word.start + round(np.clip((start - word.start) / 2, -_FAR, _FAR))
    elif start < word.start and _is_talk(recording, before, word):
        time = start
    else:
        return
    time = min(max(time, before.start + FRAME), max(word.start, word.end - FRAME))
    heard[at] = word._replace(start=Millis(time))
    heard[at - 1] = before._replace(end=Millis(time if before.end >= word.start else min(before.end, time)))


def _is_talk(recording: Recording, before: Heard, word: Heard) -> bool:
    """Whether what was taken for a short pause between two words is hardly softer than the second one."""
    if word.start - before.end > _MISTAKEN:
        return False
    pause, said = (
        decibels(recording.samples[begins * RATE // 1000 : ends * RATE // 1000])
        for begins, ends in ((before.end, word.start), (word.start, word.end))
    )
    return bool(np.percentile(pause, 20) > said.max(initial=-np.inf) - QUIET)


class _Part:
    """The frames of some runs of words, and which sounds they are."""

    def __init__(self, recording: Recording, found: Found, runs: Sequence[_Run]) -> None:
        self.runs = [[(at, word) for at in run if (word := found.heard[at])] for run in runs]
        words = [word for run in self.runs for _, word in run]
        self.begins = max(0, min(word.start for word in words) - _AROUND * FRAME)
        ends = max(word.end for word in words) + _AROUND * FRAME
        self.frames: Frames = cepstra(recording.samples[self.begins * RATE // 1000 : ends * RATE // 1000])
        sounds = sorted({sound for word in words for sound in word.sounds})
        self.states = {sound: at * THIRDS for at, sound in enumerate(["", *sounds])}

    def starts(self) -> Iterator[tuple[int, int]]:
        """Words but for the first of each run, with the milliseconds at which their first sound begins."""
        labels = self._evenly()
        for _ in range(_ROUNDS):
            labels = self._labelled(labels, 0)[0]
        for run, places in zip(self.runs, self._labelled(labels, _SLACK)[1], strict=True):
            for (at, _), place in zip(run[1:], places[1:], strict=True):
                yield at, self.begins + place * FRAME

    def _labelled(self, labels: Labels, slack: int) -> tuple[Labels, list[list[int]]]:
        """The states of all frames by the sounds that were learned of such labels, and where words begin."""
        sounds = learned(self.frames, labels, THIRDS * len(self.states))
        made, starts = np.full(len(self.frames), -1), []
        for run in self.runs:
            chain, openings = self._chain([word for _, word in run], slack)
            begins, ends = int(chain.first[0]), int(chain.last[-1])
            path = likeliest(chain, sounds.likelihoods(self.frames[begins:ends]))
            if path is None:
                starts.append([self._frame(word.start) for _, word in run])
                continue
            made[begins:ends] = chain.states[path]
            starts.append((begins + np.searchsorted(path, openings)).tolist())
        return made, starts

    def _frame(self, time: int) -> int:
        return min(max(0, round((time - self.begins) / FRAME)), len(self.frames))

    def _edges(self, words: Sequence[Heard]) -> Iterator[tuple[int, int, int]]:
        """Where each word begins and ends, and the next begins."""
        last = self._frame(words[-1].end + _AROUND * FRAME)
        starts = [*(self._frame(word.start) for word in words), last]
        for word, (begins, after) in zip(words, pairwise(starts), strict=True):
            yield begins, self._frame(word.end), after

    def _chain(self, words: Sequence[Heard], slack: int) -> tuple[Chain, list[int]]:
        """The states of words with a silence around each that may be none, and where in them words begin."""
        begins = self._frame(words[0].start)
        states, openings = [0], []
        first, last, leaps = [begins - _AROUND // 2], [begins + slack], [False]
        for word, (begins, ends, after) in zip(words, self._edges(words), strict=True):
            openings.append(len(states))
            thirds = [self.states[sound] + third for sound in word.sounds for third in range(THIRDS)]
            states += [*thirds, 0]
            first += [begins - slack] * len(thirds) + [ends - slack]
            last += [after + slack] * (len(thirds) + 1) if slack else [ends] * len(thirds) + [after]
            leaps += [third % THIRDS == THIRDS - 1 for third in range(len(thirds))] + [False]
            leaps[openings[-1]] = True
        return _within(states, first, last, leaps, len(self.frames)), openings

    def _evenly(self) -> Labels:
        """A first guess: the sounds of a word last equally long."""
        labels = np.full(len(self.frames), -1)
        for run in self.runs:
            words = [word for _, word in run]
            for word, (begins, ends, after) in zip(words, self._edges(words), strict=True):
                thirds = np.array([self.states[sound] + n for sound in word.sounds for n in range(THIRDS)])
                length = max(0, ends - begins)
                labels[begins:ends] = thirds[np.arange(length) * len(thirds) // max(1, length)]
                if (after - ends) * FRAME >= PAUSE:
                    labels[ends + 1 : after - 1] = 0
        return labels


def _within(states: list[int], first: list[int], last: list[int], leaps: list[bool], frames: int) -> Chain:
    begins: NDArray[np.int64] = np.clip(np.maximum.accumulate(first), 0, frames)
    ends: NDArray[np.int64] = np.clip(np.maximum.accumulate(last), 0, frames)
    return Chain(np.array(states), begins, ends, np.array(leaps))
