"""From a transcript as received to one that can be published: the stages, in their order."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from podcast.errors import Finding, Where
from podcast.model import Transcript, TurnEdit
from podcast.timecode import ZERO, Millis
from podcast.transcript.corrections import corrected
from podcast.transcript.edits import edited, given
from podcast.transcript.names import named
from podcast.transcript.shifting import shifted
from podcast.transcript.speakers import with_speakers
from podcast.transcript.timing import with_ends, with_words
from podcast.transcript.turns import merged


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the producer knows about a transcript.

    `language` is used when the source names none; `duration` is the length of the recording, None when it
    is not known; `speakers` maps labels or places to names, `fix` wrong spellings to right ones; `turns`,
    `offset` and `stretch` are those of an Episode. `where` tells the place of an entry of one of these keys
    by its number, counted from 0; None when it is not known.
    """

    language: str = "en"
    duration: Millis | None = None
    speakers: tuple[tuple[str, str], ...] = ()
    fix: tuple[tuple[str, str], ...] = ()
    turns: tuple[TurnEdit, ...] = ()
    offset: Millis = ZERO
    stretch: float = 1.0
    where: Callable[[str, int], Where] | None = None


def prepare(
    transcript: Transcript, *, path: Path, settings: Settings
) -> tuple[Transcript, tuple[Finding, ...]]:
    """Move the times, correct the spelling, make turns, edit, end, attribute and name them, time each word.

    Raises nothing. What does not fit is reported as a warning: corrections at their own place in the notes
    where that is known, the rest at `path`.
    """
    where = settings.where or (lambda *_: Where(path))
    moved_by = "offset" if settings.offset else "stretch"
    transcript, gone = shifted(transcript, settings.offset, settings.stretch, where(moved_by, 0))
    transcript, spelling = corrected(transcript, settings.fix, partial(where, "fix"))
    transcript, owners, edits = edited(merged(transcript), settings.turns, partial(where, "turns"))
    transcript, length = with_ends(transcript, settings.duration, path)
    transcript = with_speakers(transcript, settings.language)
    transcript, names = named(transcript, settings.speakers, partial(where, "speakers"))
    called = dict(settings.speakers)
    transcript = given(transcript, [called.get(owner, owner) for owner in owners])
    transcript = with_words(transcript, settings.language)
    return transcript, (*gone, *spelling, *edits, *length, *names)
