"""Putting a list of chapters in order: what a producer wrote down, made fit to publish."""

from dataclasses import replace
from itertools import zip_longest

from podcast.chapters.formats.text import LINE
from podcast.errors import Finding, Where
from podcast.model import Chapter
from podcast.timecode import ZERO, Millis, parse_clock, show

OPENING = "Introduction"
"""What stands at 0:00 when a list of chapters starts later: apps want a chapter there."""


def parse_line(line: str) -> Chapter:
    """A chapter from ``12:30 Title``; hours, brackets and a dash before the title may be there.

    Its end is its start until `settle` knows better. Raises ValueError with half a sentence.

    >>> parse_line("12:30 The storm").start, parse_line("(1:02:03) - Dawn").title
    (750000, 'Dawn')
    """
    match = LINE.fullmatch(line)
    if match is None:
        raise ValueError(f'must be a time and a title, such as "12:30 The storm", not {line!r}')
    try:
        start = parse_clock(match["time"])
    except ValueError:
        raise ValueError(
            f"must start with a time such as 12:30 or 1:02:30, which {match['time']!r} is not"
        ) from None
    return Chapter(start=start, end=start, title=match["title"])


def settle(
    chapters: tuple[Chapter, ...], duration: Millis, where: Where | None = None
) -> tuple[tuple[Chapter, ...], tuple[Finding, ...]]:
    """Sort chapters, put their starts on whole seconds and their ends on the next start or `duration`.

    A chapter that starts at or after the end, or in the same second as another, is left out and reported;
    `where` is where the list stands. When none starts at 0, one is put there. A `duration` of 0 is unknown.
    """
    found: list[Finding] = []
    kept: dict[Millis, Chapter] = {}
    for chapter in sorted(chapters, key=lambda each: each.start):
        start = Millis(max(ZERO, chapter.start) // 1000 * 1000)
        if duration and start >= duration:
            found.append(_late(chapter, duration, where))
        elif start in kept:
            found.append(_twice(chapter, kept[start], where))
        else:
            kept[start] = replace(chapter, start=start)
    if kept and ZERO not in kept:
        kept = {ZERO: Chapter(start=ZERO, end=ZERO, title=OPENING), **kept}
    return _joined(list(kept.values()), duration), tuple(found)


def _joined(chapters: list[Chapter], duration: Millis) -> tuple[Chapter, ...]:
    followed = zip_longest(chapters, chapters[1:])
    return tuple(
        replace(chapter, end=after.start if after else max(duration, chapter.start))
        for chapter, after in followed
    )


def _late(chapter: Chapter, duration: Millis, where: Where | None) -> Finding:
    return Finding(
        rule="chapter-range",
        message=f"the chapter {chapter.title!r} starts at {show(chapter.start)}, but the audio ends at"
        f" {show(duration)}; it is left out",
        severity="warning",
        where=where,
        hint="correct its start or take it out",
    )


def _twice(chapter: Chapter, other: Chapter, where: Where | None) -> Finding:
    return Finding(
        rule="chapter-twice",
        message=f"the chapters {other.title!r} and {chapter.title!r} both start at {show(other.start)};"
        " the second is left out",
        severity="warning",
        where=where,
        hint="chapters start in different seconds; correct one start or take one out",
    )
