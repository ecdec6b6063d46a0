"""Talk laid out for cutting: stretches of one voice as parallel lists of pieces, columns and times."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from podcast.captions.profiles import Profile
from podcast.captions.width import width
from podcast.languages import unspaced
from podcast.model import Segment, Timing, Transcript, Word
from podcast.timecode import Millis

LONGEST_WORD = 4_000
"""A word that an aligner stretched over a pause ends this many milliseconds after its start."""
SYNC = 125
"""How far a cue may start from its first word: three frames at 24 a second (Netflix, "Timing to Audio")."""
LOOSE = 500
"""The same where word times were not measured, but worked out: they are off by a fifth to half a second."""


@dataclass(frozen=True, slots=True)
class Run:
    """One voice, unbroken. The lists run in parallel, one place for each piece (mostly a word).

    `left` and `right` are the columns of a piece on one endless line, so that the pieces i to j - 1 take
    ``right[j - 1] - left[i]`` columns, the first with the room for the speaker's name. `pauses` are the
    milliseconds of silence before a piece where both times were measured, else 0; `slack` is how much earlier
    and later than its start a cue may start with it. `until` is when the next voice starts.
    """

    speaker: str | None
    pieces: list[str]
    spaced: list[bool]
    starts: list[int]
    ends: list[int]
    left: list[int]
    right: list[int]
    pauses: list[int]
    slack: list[tuple[int, int]]
    until: int

    def text(self, i: int, j: int) -> str:
        """The pieces i to j - 1 as one line."""
        if all(self.spaced[i + 1 : j]):
            return " ".join(self.pieces[i:j])
        parts = [(" " if self.spaced[k] and k > i else "") + self.pieces[k] for k in range(i, j)]
        return "".join(parts)


def runs(transcript: Transcript, profile: Profile) -> Iterator[Run]:
    """The stretches of one voice, in order; words that write no spaces are broken at a line's width."""
    chars = profile.chars
    groups = list(_grouped(transcript.segments))
    last = max((segment.end for segment in transcript.segments), default=0)
    for n, group in enumerate(groups, 1):
        run = _layout(group, chars, _begins(groups[n][0]) if n < len(groups) else last, transcript.timing)
        if run.pieces:
            if profile.labels:
                run.left[0] -= _label(run.speaker, chars)
            yield run


def _begins(segment: Segment) -> int:
    """When its first word is said: a stamp in whole seconds may come earlier."""
    return segment.words[0].start if segment.words else segment.start


def _label(speaker: str | None, chars: int) -> int:
    """The room that a speaker's name takes, with a colon and a space; none if it would take half a line."""
    label = width(f"{speaker}: ") if speaker else 0
    return label if label <= chars // 2 else 0


def _grouped(segments: tuple[Segment, ...]) -> Iterator[list[Segment]]:
    group = list(segments[:1])
    for before, segment in pairwise(segments):
        if _same_voice(before, segment):
            group.append(segment)
        else:
            yield group
            group = [segment]
    if group:
        yield group


def _same_voice(before: Segment, segment: Segment) -> bool:
    if before.speaker != segment.speaker:
        return False
    # Without a label a segment may be a turn; only one that stops in mid-sentence surely goes on.
    return segment.speaker is not None or before.text.rstrip("\"'”’)")[-1:] not in (*".?!…—", "")


def _layout(group: list[Segment], chars: int, until: int, timing: Timing) -> Run:
    found = [piece for segment in group for piece in _pieces(segment, chars, timing)]
    pieces = [piece.text for piece in found]
    widths = [width(piece) for piece in pieces]
    spaced = [piece.spaced for piece in found]
    for k in range(1, len(found)):
        spaced[k] = spaced[k] and not (found[k].opens and unspaced.are_joined(pieces[k - 1], pieces[k]))
    right = list(accumulate(w + s for w, s in zip(widths, spaced, strict=True)))
    return Run(
        speaker=group[0].speaker,
        pieces=pieces,
        spaced=spaced,
        starts=[piece.start for piece in found],
        ends=[piece.end for piece in found],
        left=[r - w for r, w in zip(right, widths, strict=True)],
        right=right,
        pauses=[0, *(b.start - a.end if b.measured else 0 for a, b in pairwise(found))],
        slack=[_slack(piece) for piece in found],
        until=until,
    )


class _Piece(NamedTuple):
    """`opens` a segment; `measured` says that its start was, and so the silence before it."""

    text: str
    start: int
    end: int
    spaced: bool
    opens: bool
    measured: bool


def _slack(piece: _Piece) -> tuple[int, int]:
    if piece.measured:
        return SYNC, SYNC
    # A turn's stamp that was not measured is mostly a whole second, cut off: the turn starts then or later.
    return (0 if piece.opens else LOOSE), LOOSE


def _pieces(segment: Segment, chars: int, timing: Timing) -> Iterator[_Piece]:
    words = segment.words or spread(segment)
    opens = True
    for word, space in zip(words, _spaces(segment.text, words), strict=True):
        whole = word.text.strip()
        texts = [whole] if 0 < width(whole) <= chars // 2 else unspaced.pieces(whole)
        step = (word.end - word.start) / len(texts) if texts else 0
        for n, text in enumerate(texts):
            start = round(word.start + n * step)
            end = round(min(word.start + (n + 1) * step, start + LONGEST_WORD))
            measured = timing == "word" or (opens and timing == "segment")
            yield _Piece(text, start, end, space and n == 0, opens, measured)
            opens = False


def _spaces(text: str, words: tuple[Word, ...]) -> list[bool]:
    """Which words stand after a space; words that the text does not hold in order are all spaced."""
    if len(text.split()) == len(words):
        return [True] * len(words)
    found, at = [], 0
    for word in words:
        place = text.find(word.text.strip(), at)
        if place < 0:
            return [True] * len(words)
        found.append(place > at or not at)
        at = place + len(word.text.strip())
    return found


def spread(segment: Segment) -> tuple[Word, ...]:
    """Words for a segment that has none: its time shared out by width, with a rest after punctuation."""
    texts = segment.text.split()
    weights = [
        width(text) + 1 + (6 if text[-1] in ".?!" else 3 if text[-1] in ",;:" else 0) for text in texts
    ]
    marks = [0, *accumulate(weights)]
    span = max(0, segment.end - segment.start)
    at = [Millis(segment.start + span * mark // (marks[-1] or 1)) for mark in marks]
    return tuple(Word(text=text, start=a, end=b) for text, (a, b) in zip(texts, pairwise(at), strict=True))
