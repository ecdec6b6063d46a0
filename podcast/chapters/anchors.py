"""Chapters found again by the words they begin with, when a transcript was made anew.

A producer's list can say, beside a start, what is said there. Every word of that votes for the place in the
transcript where the chapter would then begin, so that a word heard or spelt otherwise does no harm.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from podcast.errors import Finding, Where
from podcast.model import Chapter, Transcript
from podcast.timecode import Millis, show

WORDS = 8
"""Words that are kept of what is said at the start of a chapter."""
AGREE = 0.7
"""The part of them that must be found in their places."""
NEAR = 2_000
"""Milliseconds: a start that is no further from its words is right as it stands, and a turn whose first words
are no further from its start begins a chapter whole."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a transcript, folded; when each is said; and the place of each."""

    words: list[str]
    starts: list[Millis]
    places: dict[str, list[int]]


def opening(transcript: Transcript, start: Millis) -> str:
    """The first words that are said from a whole second on, "" when nothing is said any more."""
    segments = [segment for segment in transcript.segments if segment.end > start]
    # A turn that starts within that second is what the chapter begins with, not the end of the one before.
    start = next((each.start for each in segments if start <= each.start < start + 1000), start)
    said: list[str] = []
    for segment in segments:
        words = [(word.text, word.start) for word in segment.words] or [
            (text, segment.start) for text in segment.text.split()
        ]
        said += [text for text, at in words if at >= start]
        if len(said) >= WORDS:
            break
    return " ".join(said[:WORDS])


def anchored(
    chapters: tuple[Chapter, ...], transcript: Transcript, where: Where | None = None
) -> tuple[tuple[Chapter, ...], tuple[Finding, ...]]:
    """Chapters at the times at which their words are said now; `where` is where the list stands.

    Those that say no words stay. What moved, and words that are said nowhere any more, is reported.
    """
    if not any(chapter.says for chapter in chapters):
        return chapters, ()
    said = _said(transcript)
    findings: list[Finding] = []
    placed = []
    for chapter in chapters:
        start = _found(chapter, said)
        if start is None:
            findings.append(_lost(chapter, where))
        elif abs(start - chapter.start) > NEAR:
            findings.append(_moved(chapter, start, where))
            placed.append(replace(chapter, start=start, end=max(start, chapter.end)))
            continue
        placed.append(chapter)
    return tuple(placed), tuple(findings)


def _said(transcript: Transcript) -> _Said:
    found = _Said([], [], defaultdict(list))
    for text, start in _timed(transcript):
        for word in _folded(text):
            found.places[word].append(len(found.words))
            found.words.append(word)
            found.starts.append(start)
    return found


def _timed(transcript: Transcript) -> Iterator[tuple[str, Millis]]:
    for segment in transcript.segments:
        if segment.words:
            near = segment.start + NEAR
            yield from (
                (word.text, segment.start if word.start < near else word.start) for word in segment.words
            )
        else:
            yield segment.text, segment.start


def _folded(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _found(chapter: Chapter, said: _Said) -> Millis | None:
    """Where its words are said, nearest to its start; its start when it says none, None when nowhere."""
    words = _folded(chapter.says)
    if not words:
        return chapter.start
    votes = Counter(place - n for n, word in enumerate(words) for place in said.places.get(word, ()))
    # A word left out or put in moves the rest by one.
    sums = {at: votes[at] + max(votes[at - 1], votes[at + 1]) for at in list(votes) if at >= 0}
    enough = [at for at in sums if sums[at] >= AGREE * len(words) and 2 * votes[at] >= len(words)]
    if not enough:
        return None
    best = max(sums[at] for at in enough)
    return min(
        (said.starts[at] for at in enough if sums[at] == best),
        key=lambda start: (abs(start - chapter.start), start),
    )


def with_openings(chapters: Sequence[Chapter], transcript: Transcript) -> tuple[Chapter, ...]:
    """Chapters that say what they begin with, but for the one at 0, which begins there whatever is said."""
    return tuple(
        replace(chapter, says=opening(transcript, chapter.start) if chapter.start else "")
        for chapter in chapters
    )


def _moved(chapter: Chapter, start: Millis, where: Where | None) -> Finding:
    return Finding(
        rule="chapter-moved",
        severity="info",
        message=f"the chapter {chapter.title!r} is set at {show(chapter.start)}, but its words are said at"
        f" {show(start)}; it starts there",
        where=where,
        hint="correct its start, or take its `says` away to keep it where it is set",
    )


def _lost(chapter: Chapter, where: Where | None) -> Finding:
    return Finding(
        rule="chapter-lost",
        severity="warning",
        message=f"nobody says {chapter.says!r} any more, where the chapter {chapter.title!r} began; it stays"
        f" at {show(chapter.start)}",
        where=where,
        hint="look whether it still fits there, and correct its start and what it says",
    )
