"""What a transcript format is, and what its reader hands over."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from podcast.errors import Severity
from podcast.model import Cue, Timing, Transcript, Word
from podcast.timecode import Millis
from podcast.transcript.webvtt import File


class Problem(NamedTuple):
    """Something a reader could not use as it stood: the line (from 1, 0 for none), a sentence, a remedy."""

    line: int
    message: str
    hint: str = ""
    severity: Severity = "warning"


class Piece(NamedTuple):
    """A stretch of talk as the source has it: a cue, a turn, a recognised segment.

    `end` is None when the source names none. `speaker` is the source's own label. `words` are empty when
    the source times no words. `line` counts from 1 and is 0 where lines mean nothing. A tuple, as there is
    one for every cue: reading captions takes a fifth less time than with a frozen dataclass.
    """

    start: Millis
    end: Millis | None
    text: str
    speaker: str | None = None
    words: tuple[Word, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a reader returns: pieces in the order of the source, and what it had to pass over."""

    pieces: tuple[Piece, ...]
    language: str | None = None
    timing: Timing = "segment"
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holds:
    """What of a transcript comes back from a format that it was written in; the rest is lost in it.

    Every format holds the words and when a turn starts. `words` are the times of single words, which are
    written when they were measured. `precision` is the step of its times, in milliseconds.
    """

    speakers: bool = True
    ends: bool = True
    words: bool = False
    confidence: bool = False
    language: bool = False
    precision: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A way to write down who said what and when. To add one:

    1. Write ``formats/<name>.py``: a docstring with the address of the specification, then a reader and,
       if anybody wants the format written, a writer; both are plain functions.
    2. End the file in ``FORMAT = Format(...)``. `looks_like` sees the decoded text and answers quickly: the
       content decides, the suffix never does. `read` returns a Draft and raises nothing: what it cannot use
       becomes a Problem with its line, and the rest is kept.
    3. Put it into FORMATS in ``formats/__init__.py``, before every format that would also accept its files.
    4. Test what is particular to it in ``tests/unit/transcript/formats/test_<name>.py``; what holds for all
       formats (`holds`, the golden pair in ``tests/golden/formats``, the fuzzer, its section in
       ``docs/formats.md``) is tested for every row of FORMATS already.

    `title` is what people call it. `suffixes` begin with the one it is given; they are what a show may hold
    in transcripts/. `write` takes a transcript, a segment for each turn; `write_cues` takes captions and a
    BCP 47 tag. `holds` says what both keep. A caption format that holds more than text and times may also
    have `read_file`, for its cues as they stand, and `write_file`, which tells what it could not hold; `tags`
    are those of WebVTT that it knows.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    media_type: str
    looks_like: Callable[[str], bool]
    read: Callable[[str], Draft]
    write: Callable[[Transcript], str] | None = None
    write_cues: Callable[[Sequence[Cue], str], str] | None = None
    holds: Holds = Holds()
    read_file: Callable[[str], tuple[File, list[Problem]]] | None = None
    write_file: Callable[[File], tuple[str, Counter[str]]] | None = None
    tags: tuple[str, ...] = ()
