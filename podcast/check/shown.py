"""A transcript or caption file as it stands: each cue with its line, its rows and its speaker.

What the transcript room reads is put right on the way; what is checked here is what others will read.
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from podcast.errors import Finding, InputError
from podcast.model import Cue
from podcast.timecode import Millis
from podcast.transcript import parse, recognised
from podcast.transcript.captionfile import plain_cues


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
    """Whether the content is in a transcript format."""
    with suppress(InputError):
        recognised(data, path)
        return True
    return False


def read(data: bytes, path: Path) -> File:
    """Read a file. Raises InputError when there is no transcript in it."""
    reading = parse(data, path)
    form, text, _ = recognised(data, path)
    spoken = tuple(
        Shown(line=piece.line, start=piece.start, end=piece.end, rows=(piece.text,), speaker=piece.speaker)
        for piece in form.read(text).pieces
    )
    language = reading.transcript.language
    if form.read_file is None:
        return File(spoken, reading.findings, False, language)
    file, _ = form.read_file(text)
    speakers = {piece.line: piece.speaker for piece in reversed(spoken)}
    cues = tuple(
        Shown(
            line=raw.line,
            start=raw.start,
            end=raw.end,
            rows=tuple(filter(None, (" ".join(row.split()) for row in cue.lines))),
            speaker=speakers.get(raw.line, cue.speaker),
        )
        for raw, cue in zip(file.cues, plain_cues(file)[0], strict=True)
    )
    return File(cues, reading.findings, True, language)
