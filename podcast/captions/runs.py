"""Talk laid out for cutting: stretches of one voice as parallel lists of pieces, columns and times."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from unicodedata import east_asian_width

from podcast.model import Segment, Transcript, Word
from podcast.timecode import Millis

LONGEST_WORD = 4_000
"""A word that an aligner stretched over a pause ends this many milliseconds after its start."""

_WIDE_FROM = "\u1100"
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
"""Scripts that write no spaces: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""
_CLUSTER = re.compile(
    "[a-zA-Z0-9]+|.[\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd"
    "\u102b-\u103e\u17b6-\u17d3\u3099\u309a\ufe0f]*[、。，．！？；：」』）】》〉]*",
    re.DOTALL,
)
"""What stays together when such a script is broken: marks go with the letter before them."""


@dataclass(frozen=True, slots=True)
class Run:
    """One voice, unbroken. The lists run in parallel, one place for each piece (mostly a word).

    `left` and `right` are the columns of a piece on one endless line, so that the pieces i to j - 1 take
    ``right[j - 1] - left[i]`` columns. `until` is when the next voice starts.
    """

    speaker: str | None
    pieces: list[str]
    spaced: list[bool]
    starts: list[int]
    ends: list[int]
    left: list[int]
    right: list[int]
    until: int

    def text(self, i: int, j: int) -> str:
        """The pieces i to j - 1 as one line."""
        if all(self.spaced[i + 1 : j]):
            return " ".join(self.pieces[i:j])
        parts = [(" " if self.spaced[k] and k > i else "") + self.pieces[k] for k in range(i, j)]
        return "".join(parts)


def width(text: str) -> int:
    """The columns of a text: a full-width character takes two (Unicode TR 11).

    >>> width("wind"), width("風")
    (4, 2)
    """
    if text.isascii() or max(text) < _WIDE_FROM:
        return len(text)
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def runs(transcript: Transcript, chars: int) -> Iterator[Run]:
    """The stretches of one voice, in order; words that write no spaces are broken at a line's width."""
    groups = list(_grouped(transcript.segments))
    last = max((segment.end for segment in transcript.segments), default=0)
    for n, group in enumerate(groups, 1):
        run = _layout(group, chars, groups[n][0].start if n < len(groups) else last)
        if run.pieces:
            yield run


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


def _layout(group: list[Segment], chars: int, until: int) -> Run:
    pieces: list[str] = []
    spaced: list[bool] = []
    starts: list[int] = []
    ends: list[int] = []
    for segment in group:
        words = segment.words or spread(segment)
        for word, space in zip(words, _spaces(segment.text, words), strict=True):
            texts = _broken(word.text.strip(), chars)
            step = (word.end - word.start) / len(texts) if texts else 0
            for n, text in enumerate(texts):
                pieces.append(text)
                spaced.append(space and n == 0)
                starts.append(round(word.start + n * step))
                ends.append(round(min(word.start + (n + 1) * step, starts[-1] + LONGEST_WORD)))
    widths = [width(piece) for piece in pieces]
    steps = [w + s for w, s in zip(widths, spaced, strict=True)]
    right = list(accumulate(steps))
    left = [r - w for r, w in zip(right, widths, strict=True)]
    return Run(group[0].speaker, pieces, spaced, starts, ends, left, right, until)


def _broken(text: str, chars: int) -> list[str]:
    if not text or width(text) <= chars // 2 or not _UNSPACED.search(text):
        return [text] if text else []
    return _CLUSTER.findall(text)


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
