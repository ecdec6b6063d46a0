"""What is said and shown: words, segments, voices, captions."""

from dataclasses import dataclass
from typing import Literal

from podcast.timecode import Millis

Timing = Literal["word", "segment", "estimated", "paced"]
"""What of the times was measured: each word's, each segment's, only the segments' starts, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One spoken word with its punctuation; `confidence` from 0 to 1, None when the source gave none."""

    text: str
    start: Millis
    end: Millis
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """An unbroken stretch of one speaker's talk: a turn, or a piece of one.

    `text` is one paragraph: NFC, no line breaks, single spaces. `speaker` is the label of a Speaker, None
    when unknown. `words`, when there are any, are the words of `text` in order, inside start and end.
    """

    start: Millis
    end: Millis
    text: str
    speaker: str | None = None
    words: tuple[Word, ...] = ()

    @property
    def places(self) -> tuple[int, ...]:
        """Where in the text each word begins: not behind a space in Japanese. Nothing if one is not in it."""
        places: list[int] = []
        end = 0
        for word in self.words:
            place = self.text.find(word.text, end)
            if place < 0:
                return ()
            places.append(place)
            end = place + len(word.text)
        return tuple(places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A voice in a transcript. `label` is the name, or ``Speaker 1`` when no source told a name.

    `inferred` says that the turns were given to this voice by guessing; `confidence` (0 to 1) how surely.
    """

    label: str
    role: Literal["host", "guest"] | None = None
    inferred: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """Segments in time order. `language` is a BCP 47 tag, None when the source names none.

    `timing` keeps what was guessed from being passed off as measured: with ``segment`` the word times,
    with ``estimated`` also the ends of segments are computed, with ``paced`` their starts too.
    """

    segments: tuple[Segment, ...]
    language: str | None = None
    timing: Timing = "segment"
    speakers: tuple[Speaker, ...] = ()

    @property
    def turns(self) -> tuple[tuple[Millis, Millis, str], ...]:
        """When each segment starts and ends, and who speaks in it, "" for nobody known."""
        return tuple((each.start, each.end, each.speaker or "") for each in self.segments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One caption on the screen: one or two lines of plain text by one speaker.

    `flags` names the reading rules that this cue cannot keep, such as ``fast``.
    """

    start: Millis
    end: Millis
    lines: tuple[str, ...]
    speaker: str | None = None
    flags: tuple[str, ...] = ()
