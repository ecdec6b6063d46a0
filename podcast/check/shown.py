"""A transcript or caption file as it stands: each cue with its line, its rows and its speaker.

What the transcript room reads is put right on the way; what is checked here is what others will read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from podcast.errors import Finding
from podcast.model import Cue
from podcast.timecode import Millis
from podcast.transcript import FORMATS, Format, parse
from podcast.transcript.decode import decode
from podcast.transcript.loose import cue_times

SCREENS = ("vtt", "srt")
"""Formats whose cues stand on a screen as they are, row for row."""

_MARKUP = re.compile(r"</?[a-zA-Z0-9:][^>]*>|\{\\[^}]*\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A cue or a turn on `line` of a file; `end` is None where the source names none."""

    line: int
    start: Millis
    end: Millis | None
    rows: tuple[str, ...]
    speaker: str | None = None

    @property
    def text(self) -> str:
        """Its words in one line."""
        return " ".join(self.rows)

    @property
    def cue(self) -> Cue:
        """It as a caption."""
        end = self.start if self.end is None else self.end
        return Cue(start=self.start, end=end, lines=self.rows, speaker=self.speaker)


@dataclass(frozen=True, slots=True)
class File:
    """What a file shows, in its order; what reading it told; its language, None when it names none."""

    cues: tuple[Shown, ...]
    findings: tuple[Finding, ...]
    on_screen: bool
    language: str | None


def looks_like_transcript(data: bytes, path: Path) -> bool:
    """Whether the content is in a transcript format. Raises InputError where it is empty or no text."""
    return _format(decode(data, path)[0]) is not None


def read(data: bytes, path: Path) -> File:
    """Read a file. Raises InputError when there is no transcript in it."""
    reading = parse(data, path)
    text, _ = decode(data, path)
    form = _format(text)
    if form is None:  # parse has raised; this is for the type checker
        return File((), reading.findings, False, None)
    spoken = [
        Shown(line=piece.line, start=piece.start, end=piece.end, rows=(piece.text,), speaker=piece.speaker)
        for piece in form.read(text).pieces
    ]
    on_screen = form.name in SCREENS
    cues = tuple(_with_speakers(_screen(text), spoken)) if on_screen else tuple(spoken)
    return File(cues, reading.findings, on_screen, reading.transcript.language)


def _format(text: str) -> Format | None:
    return next((form for form in FORMATS if form.looks_like(text)), None)


def _screen(text: str) -> Iterator[Shown]:
    """The cues of captions: a line of times and the rows below it, up to a blank line."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if times := cue_times(line) if "-->" in line else None:
            rows = []
            for row in lines[number:]:
                if not row.strip() or "-->" in row:
                    break
                rows.append(" ".join(_MARKUP.sub("", row).split()))
            yield Shown(line=number, start=times[0], end=times[1], rows=tuple(filter(None, rows)))


def _with_speakers(cues: Iterator[Shown], spoken: list[Shown]) -> Iterator[Shown]:
    """Cues with the speakers that the reader found on their lines."""
    speakers = {piece.line: piece.speaker for piece in reversed(spoken)}
    return (replace(cue, speaker=speakers.get(cue.line)) for cue in cues)
