"""From the recording's clock to that of the medium, in which it may begin later, or without its silence.

Whatever a producer writes and whatever is worked out counts from the start of the recording. What listeners
get counts from the start of the medium: the step from the one to the other is made here, once for everything.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from podcast.build.talk import Talk
from podcast.model import Chapter, Cue, Episode, Segment, Soundbite, Transcript
from podcast.timecode import ZERO, Millis

_Timed = TypeVar("_Timed", Cue, Segment, Chapter)


@dataclass(frozen=True, slots=True)
class Clock:
    """How a recording lies in its medium: `shift` later, in all `length` long."""

    shift: Millis
    length: Millis

    def at(self, time: Millis) -> Millis:
        """A time of the recording as one of the medium."""
        return Millis(min(self.length, max(ZERO, time + self.shift)))

    def move(self, items: Iterable[_Timed]) -> tuple[_Timed, ...]:
        """Items at their times in the medium; what is cut off with the silence around it is left out."""
        moved = (replace(each, start=self.at(each.start), end=self.at(each.end)) for each in items)
        return tuple(each for each in moved if each.start < each.end)


def placed(talk: Talk, clock: Clock) -> Talk:
    """A talk at its times in the medium; what sounds before it belongs to its first chapter, and so on."""
    return replace(
        talk,
        transcript=_said(talk.transcript, clock) if talk.transcript else None,
        cues=clock.move(talk.cues),
        cards=clock.move(talk.cards),
        chapters=_chapters(clock.move(talk.chapters), clock),
        translations=tuple((tag, clock.move(cues)) for tag, cues in talk.translations),
    )


def _said(said: Transcript, clock: Clock) -> Transcript:
    segments = (
        replace(
            each,
            words=tuple(
                replace(word, start=clock.at(word.start), end=clock.at(word.end)) for word in each.words
            ),
        )
        for each in said.segments
    )
    return replace(said, segments=clock.move(segments))


def _chapters(moved: tuple[Chapter, ...], clock: Clock) -> tuple[Chapter, ...]:
    if not moved:
        return ()
    first, *rest = moved
    *others, last = (replace(first, start=ZERO), *rest)
    return (*others, replace(last, end=clock.length))


def bites(episode: Episode, clock: Clock) -> Episode:
    """An episode with its soundbites at their times in the medium."""

    def moved(bite: Soundbite) -> Soundbite:
        return replace(bite, start=clock.at(bite.start))

    return replace(episode, soundbites=tuple(map(moved, episode.soundbites)))
