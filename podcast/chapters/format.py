"""What a chapter format is, and what its reader and writer are handed."""

from collections.abc import Callable
from dataclasses import dataclass

from podcast.model import Chapter, Location
from podcast.timecode import Millis


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A chapter as a file has it: `end` is None when the file names none, `line` counts from 1."""

    start: Millis
    title: str
    end: Millis | None = None
    url: str = ""
    image: str = ""
    location: Location | None = None
    hidden: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a writer gets: chapters in order, each titled on one line, and the names of episode and show."""

    chapters: tuple[Chapter, ...]
    title: str = ""
    show: str = ""

    @property
    def shown(self) -> tuple[Chapter, ...]:
        """For formats that know no silent chapters: those that are listed."""
        return tuple(chapter for chapter in self.chapters if not chapter.hidden)


class Fault(Exception):  # noqa: N818 - becomes an InputError, with the path, one level up
    """What a reader cannot make sense of: the line (from 1, 0 for none), a sentence and a remedy."""

    def __init__(self, line: int, message: str, hint: str = "") -> None:
        self.line, self.message, self.hint = line, message, hint
        super().__init__(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A way to write chapters down. To add one:

    1. Write ``formats/<name>.py``: a docstring with the address of the specification, a reader, a writer.
    2. End the file in ``FORMAT = Format(...)``. `looks_like` sees decoded text and answers quickly; `read`
       returns Marks and raises Fault; `write` gets a Listing.
    3. Put it into FORMATS in ``formats/__init__.py``.
    4. Test what is particular to it in ``tests/unit/chapters/test_formats.py``; what holds for all formats
       is tested for every row of FORMATS already.

    `grain` is the step, in milliseconds, in which the format writes times.
    """

    name: str
    suffix: str
    media_type: str
    looks_like: Callable[[str], bool]
    read: Callable[[str], list[Mark]]
    write: Callable[[Listing], str]
    grain: int = 1
