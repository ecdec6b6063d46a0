"""A second hearing: words that follow one another begin where the sounds of this very recording meet.

The recogniser knows the sounds of a language from many voices. Where it has found the words, the recording
itself tells how its sounds are made, and where one passes into another is looked for once more with these.
They tell how surely, too: in front of a hiss to a hundredth of a second, between two vowels hardly at all,
where the recogniser is believed.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from podcast.align.cepstra import Frames, cepstra
from podcast.align.chains import Chain, likeliest, passages
from podcast.align.engine import FRAME, RATE, Heard
from podcast.align.ladder import Found, Recording
from podcast.align.onsets import PAUSE
from podcast.align.runs import BEFORE, BEHIND, Run, Spoken, is_talk, runs_of, spoken
from podcast.align.sounds import THIRDS, Labels, Sounds, learned
from podcast.timecode import Millis

_PART = 600_000
"""Milliseconds that are heard at a time, so that memory stays flat."""
_ENOUGH = 100
"""Words of a voice from which its sounds are learned. From 50 on more words are found better than worse."""
_ROUNDS = 4
"""How often sounds are learned inside the words that were found, before words may move."""
_SLACK = 25
"""Frames by which a word may begin elsewhere."""
_BELIEVED = 0.03
"""How much of what frames say is believed: they overlap, and ten of them say hardly more than three."""
_NEAR, _ASTRAY, _ANYWHERE = 15.0, 0.1, 200.0
"""Milliseconds by which the recogniser errs, by more than that ever more seldom; the share of words that it
heard somewhere else altogether, and the milliseconds within which these are."""


def heard_again(recording: Recording, found: Found, speakers: Sequence[str | None]) -> Found:
    """What was found, with words that follow others where the sounds of their voice meet.

    `speakers` says who says each word, as far as it is known. Of somebody who says less than a hundred
    words in ten minutes, the sounds are not known well enough, and nothing changes there.
    """
    heard = list(found.heard)
    for runs in _parts(recording, found, speakers):
        if sum(map(len, runs)) >= _ENOUGH:
            for at, start in _Part(recording, found, runs).starts():
                _move(recording, heard, at, start)
    return Found(heard, found.sure)


def _parts(recording: Recording, found: Found, speakers: Sequence[str | None]) -> Iterator[list[Run]]:
    """Runs of words of one voice, as many as are heard at a time."""
    runs = list(runs_of(recording, found, speakers))
    for speaker in dict.fromkeys(speakers[run[0]] for run in runs):
        said = [run for run in runs if speakers[run[0]] == speaker]
        starts = np.array([_start(found, run) for run in said])
        length = int(starts[-1] - starts[0]) + 1
        parts = (starts - starts[0]) * -(-length // _PART) // length
        for _, part in groupby(zip(parts.tolist(), said, strict=True), itemgetter(0)):
            yield [run for _, run in part]


def _start(found: Found, run: Run) -> int:
    word = found.heard[run[0]]
    return word.start if word else 0


def _move(recording: Recording, heard: list[Heard | None], at: int, start: int) -> None:
    """Let a word begin at another time, and the one before end there if they touched.

    Behind a pause it stays, for the rise of the sound told its time; but not where that pause is talk.
    """
    word, before = heard[at], heard[at - 1]
    if word is None or before is None:
        return
    if word.start - before.end >= PAUSE and not (start < word.start and is_talk(recording, before, word)):
        return
    time = min(max(start, before.start + FRAME), max(word.start, word.end - FRAME))
    heard[at] = word._replace(start=Millis(time))
    heard[at - 1] = before._replace(end=Millis(time if before.end >= word.start else min(before.end, time)))


class _Part:
    """The frames of some runs of words, and which sounds they are."""

    def __init__(self, recording: Recording, found: Found, runs: Sequence[Run]) -> None:
        self.runs = [spoken(found, run) for run in runs]
        words = [word for run in self.runs for _, word in run.words]
        self.begins = max(0, min(word.start for word in words) - BEFORE * FRAME)
        ends = max(word.end for word in words) + BEHIND * FRAME
        self.frames: Frames = cepstra(recording.samples[self.begins * RATE // 1000 : ends * RATE // 1000])
        sounds = sorted({sound for word in words for sound in word.sounds})
        self.states = {sound: at * THIRDS for at, sound in enumerate(["", *sounds])}

    def starts(self) -> Iterator[tuple[int, int]]:
        """Words but for the first of each run, with the milliseconds at which their first sound begins."""
        labels = self._evenly()
        for _ in range(_ROUNDS):
            labels = self._labelled(labels)
        sounds = self._learned(labels)
        for run in self.runs:
            chain, openings = self._chain(run, _SLACK)
            begins, ends = int(chain.first[0]), int(chain.last[-1])
            come = passages(chain, sounds.likelihoods(self.frames[begins:ends]), np.array(openings))
            if come is None:
                continue
            times = self.begins + np.arange(begins, ends) * FRAME
            for (at, word), likely in zip(run.words[1:], come.T[1:], strict=True):
                yield at, _expected(times, likely, word.start)

    def _learned(self, labels: Labels) -> Sounds:
        return learned(self.frames, labels, THIRDS * len(self.states))

    def _labelled(self, labels: Labels) -> Labels:
        """The states of the frames of each word by the sounds that were learned of such labels."""
        sounds = self._learned(labels)
        made = np.full(len(self.frames), -1)
        for run in self.runs:
            chain, _ = self._chain(run, 0)
            begins, ends = int(chain.first[0]), int(chain.last[-1])
            path = likeliest(chain, sounds.likelihoods(self.frames[begins:ends]))
            if path is not None:
                made[begins:ends] = chain.states[path]
        return made

    def _frame(self, time: int) -> int:
        return min(max(0, round((time - self.begins) / FRAME)), len(self.frames))

    def _edges(self, run: Spoken) -> Iterator[tuple[Heard, int, int, int]]:
        """Words, where each begins and ends, and the next begins."""
        words = [word for _, word in run.words]
        last = self._frame(words[-1].end) + run.behind
        starts = [*(self._frame(word.start) for word in words), last]
        for word, (begins, after) in zip(words, pairwise(starts), strict=True):
            yield word, begins, self._frame(word.end), after

    def _chain(self, run: Spoken, slack: int) -> tuple[Chain, list[int]]:
        """The states of words with a silence around each that may be none, and where in them words begin."""
        begins = self._frame(run.words[0][1].start)
        states, openings = [0], []
        first, last, leaps = [begins - run.before], [begins + slack], [False]
        for word, begins, ends, after in self._edges(run):
            openings.append(len(states))
            thirds = [self.states[sound] + third for sound in word.sounds for third in range(THIRDS)]
            states += [*thirds, 0]
            first += [begins - slack] * len(thirds) + [ends - slack]
            last += [after + slack] * (len(thirds) + 1) if slack else [ends] * len(thirds) + [after]
            leaps += [third % THIRDS == THIRDS - 1 for third in range(len(thirds))] + [False]
            leaps[openings[-1]] = True
        return _within(states, first, last, leaps, min(after, len(self.frames))), openings

    def _evenly(self) -> Labels:
        """A first guess: the sounds of a word last equally long."""
        labels = np.full(len(self.frames), -1)
        for run in self.runs:
            for word, begins, ends, after in self._edges(run):
                thirds = np.array([self.states[sound] + n for sound in word.sounds for n in range(THIRDS)])
                length = max(0, ends - begins)
                labels[begins:ends] = thirds[np.arange(length) * len(thirds) // max(1, length)]
                if (after - ends) * FRAME >= PAUSE:
                    labels[ends + 1 : after - 1] = 0
        return labels


def _expected(times: NDArray[np.int64], likely: NDArray[np.float64], found: int) -> int:
    """The time that is to be expected of a start, from how likely each is and where it was found before."""
    away = np.abs(times - found)
    before = (1 - _ASTRAY) / (2 * _NEAR) * np.exp(-away / _NEAR) + _ASTRAY / _ANYWHERE
    weights = before * np.exp(_BELIEVED * (likely - likely.max()))
    return round(float(weights @ times / weights.sum()))


def _within(states: list[int], first: list[int], last: list[int], leaps: list[bool], end: int) -> Chain:
    begins: NDArray[np.int64] = np.clip(np.maximum.accumulate(first), 0, end)
    ends: NDArray[np.int64] = np.clip(np.maximum.accumulate(last), 0, end)
    return Chain(np.array(states), begins, ends, np.array(leaps))
