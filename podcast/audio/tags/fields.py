"""What is written into a recording, whatever its form."""

from dataclasses import dataclass

from podcast.model import Chapter
from podcast.timecode import ZERO, Millis

UNTITLED = "\N{EN DASH}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """What players show. `date` is ISO 8601, a year at least; `language` BCP 47; `cover` a JPEG or PNG.

    `number` counts episodes. Hidden chapters are left out: players know no silent ones inside files.
    """

    title: str
    show: str = ""
    author: str = ""
    number: int | None = None
    date: str = ""
    summary: str = ""
    language: str = ""
    url: str = ""
    cover: bytes = b""
    cover_type: str = "image/jpeg"
    chapters: tuple[Chapter, ...] = ()


def visible(tags: Tags) -> tuple[Chapter, ...]:
    """The chapters to write, in time order; the first begins at 0, as every player assumes.

    A gap before the first becomes a chapter named like the recording.
    """
    shown = sorted((c for c in tags.chapters if not c.hidden), key=lambda chapter: chapter.start)
    if shown and shown[0].start > 0:
        shown.insert(0, Chapter(start=ZERO, end=Millis(shown[0].start), title=tags.title or UNTITLED))
    return tuple(shown)
