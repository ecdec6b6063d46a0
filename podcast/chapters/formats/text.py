"""Lines ``00:08:45 Title``, as show notes have them.

https://support.google.com/youtube/answer/9884579 (YouTube) and
https://support.spotify.com/creators/article/creating-and-managing-chapters/ (Spotify) read them.
Whole seconds; neither ends nor silent chapters: what is hidden is left out.
"""

import re

from podcast.chapters.format import Fault, Format, Listing, Mark
from podcast.chapters.pace import reads_as_titles
from podcast.timecode import Millis, format_vtt, parse_clock

LINE = re.compile(
    r"\s*(?:[-*•–—]\s*)?[(\[]?(?P<time>\d{1,3}(?::\d{1,3}){1,2}(?:\.\d{1,3})?)[)\]]?"
    r"\s*(?:[-–—:|.]\s)?\s*(?P<title>\S.*?)\s*"
)
_LYRICS = re.compile(r"\[(?:[a-z]+:.*\]\s*|\d+:\d\d\.\d\d+\].*)")
"""LRC (https://en.wikipedia.org/wiki/LRC_(file_format)): ``[ti:Title]`` and ``[00:12.00]A line``."""
_LABEL = re.compile(r"([^\W\d][^:]{0,40}):\s")
_LONGEST = 120
_MOST_SENTENCES = 0.3


def _looks_like(text: str) -> bool:
    """At least two lines with a time; what follows it are titles, neither talk nor a song."""
    lines = text.splitlines()
    if (
        "-->" in text
        or text.lstrip().startswith("<")
        or any(_LYRICS.fullmatch(line.strip()) for line in lines)
    ):
        return False
    found = [match for line in lines if (match := LINE.fullmatch(line))]
    try:
        times = [parse_clock(match["time"]) for match in found]
    except ValueError:
        times = []  # what is wrong with them is told when they are read
    titles = [match["title"] for match in found]
    return len(titles) > 1 and _are_titles(titles) and (not times or _are_apart(titles, times))


def _are_titles(titles: list[str]) -> bool:
    """Short, few with a full stop, and no two or three names that take turns before a colon."""
    full = sum(title.endswith((".", ",")) for title in titles)
    labels = [match[1] for title in titles if (match := _LABEL.match(title))]
    is_talk = len(labels) == len(titles) and 2 * len(set(labels)) <= len(labels)
    return max(map(len, titles)) <= _LONGEST and full <= _MOST_SENTENCES * len(titles) and not is_talk


def _are_apart(titles: list[str], times: list[Millis]) -> bool:
    # How long the last one lasts nobody knows, so its words do not count.
    return reads_as_titles(titles[:-1], Millis(max(times) - min(times)))


def _read(text: str) -> list[Mark]:
    """The lines that start with a time. Others may stand before and after them, as notes do, not between."""
    marks: list[Mark] = []
    strange: list[tuple[int, str]] = []
    for n, line in enumerate(text.splitlines(), 1):
        if match := LINE.fullmatch(line):
            if marks and strange:
                number, other = strange[0]
                raise Fault(number, f"{other!r} has no time before it", "write it as 12:30 Title")
            strange = []
            marks.append(_mark(match, n))
        elif line.strip():
            strange.append((n, line.strip()))
    return marks


def _mark(match: re.Match[str], line: int) -> Mark:
    try:
        return Mark(start=parse_clock(match["time"]), title=match["title"], line=line)
    except ValueError as error:
        raise Fault(line, str(error), "write it as 12:30 or 1:02:30") from None


def _write(listing: Listing) -> str:
    # Always with hours: some apps take the first line's shape for that of all.
    rows = (f"{format_vtt(chapter.start)[:8]} {chapter.title}\n" for chapter in listing.shown)
    return "".join(rows)


FORMAT = Format(
    name="text",
    suffix=".txt",
    media_type="text/plain",
    looks_like=_looks_like,
    read=_read,
    write=_write,
    grain=1000,
)
