"""The item's description: what apps show of an episode, in the tags and bytes that Apple takes.

https://podcasters.apple.com/support/823-podcast-requirements (4,000 bytes)
https://podcasters.apple.com/support/5482-using-chapters-on-apple-podcasts and
https://support.spotify.com/creators/article/creating-and-managing-chapters/ (a line a chapter: at least
three, the first at zero, titles under 40 characters)
"""

import re
from collections.abc import Iterable
from html import escape

from podcast import notes
from podcast.feed.html import reduce
from podcast.feed.text import LONGEST_DESCRIPTION, line
from podcast.model import Chapter, Release
from podcast.timecode import format_vtt

_TIMED_LINE = re.compile(r"(?:<(?:p|li|br ?/?)>|\n)\s*[(\[]?(?:<[^>]+>)*\d{1,2}:\d\d(?::\d\d)?\b")
FEWEST_CHAPTERS = 3
LONGEST_TITLE = 39


def description(release: Release, page: str, most: int = LONGEST_DESCRIPTION) -> str:
    """The summary, the notes in the tags allowed, and a line a chapter, in at most `most` bytes.

    What is too long is cut from the end of the notes: chapters are worth more in an app, and all of the
    notes stands in content:encoded. Chapters that leave no room for words are left out. `page` is the
    address that relative links start from.
    """
    # Notes that list them already would list them twice.
    lists = len(_TIMED_LINE.findall(release.notes_html)) >= FEWEST_CHAPTERS
    chapters = "" if lists else "".join(chapter_lines(release.chapters))
    if len(chapters.encode()) > most * 3 // 4:
        chapters = ""
    summary = "" if _says(release.notes_html, release.summary) else f"<p>{escape(release.summary)}</p>"
    return reduce(summary + release.notes_html, page, most - len(chapters.encode())) + chapters


def chapter_lines(chapters: Iterable[Chapter]) -> list[str]:
    """One paragraph a chapter, ``00:08:45 Title``; none when apps would not take them for chapters."""
    shown = [chapter for chapter in chapters if not chapter.hidden]
    if len(shown) < FEWEST_CHAPTERS or shown[0].start >= 1000:
        return []
    return [
        f"<p>{format_vtt(each.start)[:8]} {escape(line(each.title, LONGEST_TITLE), quote=False)}</p>\n"
        for each in shown
    ]


def _says(html: str, summary: str) -> bool:
    """Whether the notes begin with the summary: without one of its own, it is their first paragraph."""
    said = summary.rstrip("…")
    return not said or (html.startswith("<p>") and notes.plain(html).startswith(said))
