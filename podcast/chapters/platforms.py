"""What the platforms make of a list of chapters: one row a rule, with the page that says so."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from podcast.errors import Finding, Severity, Where
from podcast.model import Chapter
from podcast.timecode import Millis, show

YOUTUBE = "https://support.google.com/youtube/answer/9884579"
SPOTIFY = "https://support.spotify.com/creators/article/creating-and-managing-chapters/"
APPLE = "https://podcasters.apple.com/support/5482-using-chapters-on-apple-podcasts"
ID3 = "https://id3.org/id3v2-chapters-1.0"
NAMESPACE = (
    "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md"
)

Shown = list[Chapter]
_MARKUP = re.compile(r"<[a-zA-Z/][^<>]*>|&(?:\w+|#\d+);")
_EMOJI = re.compile("[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")


@dataclass(frozen=True, slots=True)
class Rule:
    """Something a platform asks for. To add one, add a row to `RULES`.

    `broken` yields a sentence for each place where the shown chapters of a recording of a given length
    (0: unknown) do not keep it; `source` is the platform's own page.
    """

    name: str
    severity: Severity
    source: str
    hint: str
    broken: Callable[[Shown, Millis], Iterator[str]]


def _first(shown: Shown, _duration: Millis) -> Iterator[str]:
    if shown and shown[0].start >= 1000:
        yield f"the first chapter starts at {show(shown[0].start)}, not at 0:00"


def _order(shown: Shown, _duration: Millis) -> Iterator[str]:
    for a, b in pairwise(shown):
        if b.start < a.start:
            yield f"the chapter {b.title!r} at {show(b.start)} stands after one at {show(a.start)}"


def _twice(shown: Shown, _duration: Millis) -> Iterator[str]:
    seen: dict[int, str] = {}
    for chapter in shown:
        second = chapter.start // 1000
        if second in seen:
            yield f"the chapters {seen[second]!r} and {chapter.title!r} start in the same second"
        seen[second] = chapter.title


def _few(shown: Shown, _duration: Millis) -> Iterator[str]:
    if 0 < len(shown) < 3:
        yield (
            f"there are {len(shown)} chapters, and it takes three"
            if len(shown) > 1
            else ("there is one chapter, and it takes three")
        )


def _shorter(limit: int, above: int = 0) -> Callable[[Shown, Millis], Iterator[str]]:
    def broken(shown: Shown, duration: Millis) -> Iterator[str]:
        # By the second, as platforms show times; what starts twice or at the end has a rule of its own.
        starts = sorted({chapter.start // 1000 for chapter in shown})
        ends = dict(pairwise(starts))
        for chapter in shown:
            start = chapter.start // 1000
            end = ends[start] * 1000 if start in ends else duration or start * 1000 + limit
            if max(above, 1) <= end - start * 1000 < limit:
                yield f"the chapter {chapter.title!r} at {show(chapter.start)} lasts {end // 1000 - start} s"

    return broken


def _late(shown: Shown, duration: Millis) -> Iterator[str]:
    for chapter in shown:
        if duration and chapter.start >= duration:
            yield f"the chapter {chapter.title!r} starts at {show(chapter.start)}, after the end"


def _longer(limit: int, most: int = 10_000) -> Callable[[Shown, Millis], Iterator[str]]:
    def broken(shown: Shown, _duration: Millis) -> Iterator[str]:
        for chapter in shown:
            if limit < len(chapter.title) <= most:
                yield f"the title {chapter.title!r} has {len(chapter.title)} characters"

    return broken


def _untitled(shown: Shown, _duration: Millis) -> Iterator[str]:
    for chapter in shown:
        if not chapter.title.strip():
            yield f"the chapter at {show(chapter.start)} has no title"


def _decorated(shown: Shown, _duration: Millis) -> Iterator[str]:
    for chapter in shown:
        if _MARKUP.search(chapter.title) or _EMOJI.search(chapter.title):
            yield f"the title {chapter.title!r} holds HTML or an emoji"


def _same(shown: Shown, _duration: Millis) -> Iterator[str]:
    seen: dict[str, Millis] = {}
    for chapter in shown:
        title = " ".join(chapter.title.split()).casefold()
        if title and title in seen:
            yield f"the title {chapter.title!r} stands at {show(seen[title])} and at {show(chapter.start)}"
        seen.setdefault(title, chapter.start)


def _pictureless(shown: Shown, _duration: Millis) -> Iterator[str]:
    if any(chapter.image for chapter in shown):
        for chapter in shown:
            if not chapter.image:
                yield f"the chapter {chapter.title!r} at {show(chapter.start)} has no picture, others have"


def _many(shown: Shown, _duration: Millis) -> Iterator[str]:
    if len(shown) > MOST:
        yield f"there are {len(shown)} chapters, and the table of contents in an MP3 file holds {MOST}"


def _placeless(shown: Shown, _duration: Millis) -> Iterator[str]:
    stops = [chapter for chapter in shown if chapter.location]
    if any(stop.location and stop.location.geo for stop in stops):
        for stop in stops:
            if stop.location and not stop.location.geo:
                yield f"the stop {stop.title!r} at {show(stop.start)} has no geo, so it is not on the route"


MOST = 255
"""Chapters in a table of contents of ID3: their number is one byte."""
TEN_SECONDS, HALF_A_MINUTE = 10_000, 30_000
ADVISED, LONGEST = 40, 70
"""Characters of a title: what Spotify advises, and what YouTube shows of a chapter that is selected."""

RULES: tuple[Rule, ...] = (
    Rule(
        "chapters-first",
        "warning",
        YOUTUBE,
        "let one start at 0:00, or YouTube, Spotify and Apple ignore the list",
        _first,
    ),
    Rule(
        "chapters-order",
        "warning",
        YOUTUBE,
        "list them by time, or YouTube and Spotify ignore the list",
        _order,
    ),
    Rule("chapters-twice", "warning", NAMESPACE, "give each a start of its own", _twice),
    Rule("chapters-few", "warning", APPLE, "YouTube, Spotify and Apple take three chapters or none", _few),
    Rule(
        "chapters-short",
        "warning",
        YOUTUBE,
        "YouTube ignores a list in which a chapter is shorter than 10 seconds",
        _shorter(TEN_SECONDS),
    ),
    Rule(
        "chapters-brief",
        "info",
        SPOTIFY,
        "Spotify advises at least 30 seconds",
        _shorter(HALF_A_MINUTE, TEN_SECONDS),
    ),
    Rule("chapters-range", "warning", NAMESPACE, "correct its start or take it out", _late),
    Rule("chapter-untitled", "warning", SPOTIFY, "give it a title, or hide it", _untitled),
    Rule(
        "chapter-title-cut",
        "warning",
        YOUTUBE,
        "players cut titles after 70 characters or earlier",
        _longer(LONGEST),
    ),
    Rule(
        "chapter-title-long",
        "info",
        SPOTIFY,
        "Spotify advises at most 40 characters",
        _longer(ADVISED, LONGEST),
    ),
    Rule("chapter-title-plain", "info", SPOTIFY, "Spotify asks for plain text", _decorated),
    Rule(
        "chapter-title-twice",
        "info",
        APPLE,
        "Apple makes titles the heads of its transcript, where two alike tell nothing",
        _same,
    ),
    Rule(
        "chapter-picture",
        "info",
        NAMESPACE,
        "apps show the last picture or the cover there; give each chapter its own, or none",
        _pictureless,
    ),
    Rule("chapters-many", "warning", ID3, "apps that read the file show the first of them alone", _many),
    Rule("chapter-place", "info", NAMESPACE, "add it, such as geo:54.1823,7.8893", _placeless),
)


def platform_findings(
    chapters: tuple[Chapter, ...], duration: Millis, where: Where | None = None
) -> tuple[Finding, ...]:
    """What a list of chapters would meet on the platforms, in the order of `RULES`.

    `duration` is that of the audio, 0 when it is not known. Hidden chapters are not listed, so no platform
    judges them. The hint of each finding ends in the address of the page that asks for it.
    """
    shown = [chapter for chapter in chapters if not chapter.hidden]
    return tuple(
        Finding(
            rule=rule.name,
            message=message,
            severity=rule.severity,
            where=where,
            hint=f"{rule.hint} ({rule.source})",
        )
        for rule in RULES
        for message in rule.broken(shown, duration)
    )
