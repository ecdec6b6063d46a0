"""Putting a list of chapters in order: what a producer wrote down, made fit to publish."""

import re
from dataclasses import replace
from itertools import pairwise, zip_longest

from podcast.chapters.formats.text import LINE
from podcast.errors import Finding, Where
from podcast.model import Chapter
from podcast.timecode import ZERO, Millis, parse_clock, show

FEWEST = 3
"""Chapters of a list in show notes: Apple, Spotify and YouTube take three or none."""
_TIME_MARKS = re.compile(r"^(?:\s*[-*+•]\s+)?[*_]*\[?([\d:]+)\]?(?:\([^)\s]*\))?[*_]*(?=[\s)])")
"""A time in Markdown: a row of a list, in bold, or a link."""
_LINK = re.compile(r"\[([^\]]+)\]\((https?://[^)\s]+)\)")
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


def listed(notes: str) -> tuple[Chapter, ...]:
    r"""The chapters that show notes list in lines of their own, as apps read them in a description.

    There must be three at least, the first at 0:00, each later than the one before; else there are none. A
    title that is a link in Markdown gives its chapter the address.

    >>> [each.title for each in listed("0:00 Quay\n- (2:10) [Crane](https://example.org/)\n**4:00** Lamp")]
    ['Quay', 'Crane', 'Lamp']
    """
    found = []
    for line in notes.splitlines():
        try:
            found.append(_linked(parse_line(_TIME_MARKS.sub(r"\1", line))))
        except ValueError:
            continue
    rises = all(a.start // 1000 < b.start // 1000 for a, b in pairwise(found))
    return tuple(found) if len(found) >= FEWEST and found[0].start < 1000 and rises else ()


def _linked(chapter: Chapter) -> Chapter:
    title = chapter.title.strip("*_ ")
    if link := _LINK.fullmatch(title):
        return replace(chapter, title=link[1], url=link[2])
    return replace(chapter, title=_LINK.sub(r"\1", title))


def numbered(chapters: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
    """Chapters of which those with a place are stops: two or more are numbered, as visitors look for them.

    A title that begins with a number of its own keeps it, and then all keep theirs.
    """
    stops = [chapter for chapter in chapters if chapter.location and not chapter.hidden]
    if len(stops) < 2 or any(chapter.title[:1].isdigit() for chapter in stops):
        return chapters
    places = {stop.start: f"{n}. {stop.title}" for n, stop in enumerate(stops, 1)}
    return tuple(
        replace(each, title=places[each.start]) if each.location and not each.hidden else each
        for each in chapters
    )


def settle(
    chapters: tuple[Chapter, ...], duration: Millis, where: Where | None = None
) -> tuple[tuple[Chapter, ...], tuple[Finding, ...]]:
    """Sort chapters, put their starts on whole seconds and their ends on the next start or `duration`.

    A chapter that starts at or after the end, or in the same second as another, is left out and reported;
    `where` is where the list stands. When none starts at 0, one is put there. A `duration` of 0 is unknown.
    Stops are numbered.
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
    return numbered(_joined(list(kept.values()), duration)), tuple(found)


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
