"""Lines ``00:08:45 Title``, as show notes have them.

https://support.google.com/youtube/answer/9884579 (YouTube) and
https://support.spotify.com/creators/article/creating-and-managing-chapters/ (Spotify) read them.
Whole seconds; neither ends nor silent chapters: what is hidden is left out.
"""

import re
from collections import Counter

from podcast.chapters.format import Fault, Format, Listing, Mark
from podcast.chapters.pace import reads_as_titles
from podcast.timecode import Millis, format_vtt, parse_clock

LINE = re.compile(
    r"\s*(?:[-*•–—]\s+)?[(\[]?(?P<time>\d{1,3}(?::\d{1,3}){1,2}(?:\.\d{1,3})?)[)\]]?"
    r"\s*(?:[-–—:|.]\s)?\s*(?P<title>\S.*?)\s*"
)
_CAPTIONS = re.compile(
    r"-->|^\s*\d+:\d\d:\d\d\.\d+,\d|^\[\d+:\d\d\.\d\d+\]|^\[(?:ti|ar|al|au|by|la|length|offset):",
    re.MULTILINE,
)
"""WebVTT and SubRip, SubViewer, and lyrics: what stands behind their times is said, not a title."""
_BARE = re.compile(r"[(\[]?[\d:.,]+[)\]]?")
_LONGEST = 120
_MOST_SENTENCES = 0.3


def _looks_like(text: str) -> bool:
    """At least two lines with a time; what follows it are titles, neither talk, captions nor a song."""
    if _CAPTIONS.search(text) or text.lstrip().startswith("<"):
        return False
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    marks = [(number, match) for number, line in enumerate(lines) if (match := _mark_of(line))]
    if marks and marks[-1][0] - marks[0][0] >= 2 * len(marks) - 2 > 0:
        return False  # a line below each time is what is said then
    try:
        times = [parse_clock(match["time"]) for _, match in marks]
    except ValueError:
        times = []  # what is wrong with them is told when they are read
    titles = [match["title"] for _, match in marks]
    return len(titles) > 1 and _are_titles(titles) and (not times or _are_apart(titles, times))


def _are_titles(titles: list[str]) -> bool:
    """Short, few with a full stop, and no names that come before a colon again and again."""
    voices = Counter(title.split(":")[0].strip("*") for title in titles if ":" in title)
    is_talk = sum(count for count in voices.values() if count > 1) > len(titles) / 2
    full = sum(title.endswith((".", ",", "。", "，", "、", "．")) for title in titles)
    return max(map(len, titles)) <= _LONGEST and full <= _MOST_SENTENCES * len(titles) and not is_talk


def _are_apart(titles: list[str], times: list[Millis]) -> bool:
    # How long the last one lasts nobody knows, so its words do not count.
    return reads_as_titles(titles[:-1], Millis(max(times) - min(times)))


def _mark_of(line: str) -> re.Match[str] | None:
    """The parts of a line with a time and a title; a time alone is none."""
    return None if _BARE.fullmatch(line) else LINE.fullmatch(line)


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
