"""From a transcript as received to one that can be published: the stages, in their order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from podcast.errors import Finding, Where
from podcast.model import Person, Transcript, TurnEdit
from podcast.timecode import ZERO, Millis
from podcast.transcript.corrections import corrected
from podcast.transcript.edits import edited, given, misspelt
from podcast.transcript.names import named
from podcast.transcript.reading import parse, read
from podcast.transcript.shifting import shifted
from podcast.transcript.speakers import Cast, with_speakers
from podcast.transcript.timing import with_ends, with_words, within
from podcast.transcript.turns import merged


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the producer knows about a transcript.

    `language` is used when the source names none; `duration` is the length of the recording, None when it
    is not known; `speakers` maps labels or places to names, `fix` wrong spellings to right ones; `people`,
    `turns`, `offset` and `stretch` are those of an Episode. `where` tells the place of an entry of one of
    these keys by its number, counted from 0; None when it is not known.
    """

    language: str = "en"
    duration: Millis | None = None
    speakers: tuple[tuple[str, str], ...] = ()
    people: tuple[Person, ...] = ()
    fix: tuple[tuple[str, str], ...] = ()
    turns: tuple[TurnEdit, ...] = ()
    offset: Millis = ZERO
    stretch: float = 1.0
    where: Callable[[str, int], Where] | None = None


def load(
    path: Path, settings: Settings | None = None, *, data: bytes | None = None, format_name: str = ""
) -> tuple[Transcript, tuple[Finding, ...]]:
    """Read a transcript file in any format and prepare it; what it says of its language counts.

    With `data` nothing is read, and `path` is only what findings call the file; `format_name` forces a
    format. Raises InputError as `read` does; what was passed over or guessed is reported.
    """
    forced = {"format_name": format_name}
    reading = read(path, **forced) if data is None else parse(data, path, **forced)
    settings = settings or Settings()
    settings = replace(settings, language=reading.transcript.language or settings.language)
    transcript, findings = prepare(reading.transcript, path=path, settings=settings, lines=reading.lines)
    return transcript, (*reading.findings, *findings)


def prepare(
    transcript: Transcript, *, path: Path, settings: Settings, lines: Sequence[int] = ()
) -> tuple[Transcript, tuple[Finding, ...]]:
    """Move the times, correct the spelling, make turns, edit, end, attribute and name them, time each word.

    `lines` are those of the segments in the file at `path`. Raises nothing. What lies past the end of the
    recording is reported, as an error when it is most of it. What else does not fit is a warning:
    corrections at their own place in the notes where that is known, the rest at `path`.
    """
    where = settings.where or (lambda *_: Where(path))
    moved_by = "offset" if settings.offset else "stretch"
    transcript, lines, gone = shifted(transcript, lines, settings.offset, settings.stretch)
    transcript, past = within(transcript, settings.duration, path, lines)
    transcript, spelling = corrected(merged(transcript), settings.fix, partial(where, "fix"))
    transcript, owners, edits = edited(transcript, settings.turns, partial(where, "turns"))
    transcript = with_ends(transcript, settings.duration)
    transcript = with_speakers(transcript, settings.language, _cast(settings))
    transcript, names = named(transcript, settings.speakers, partial(where, "speakers"))
    called = {key or str(n): name for n, (key, name) in enumerate(settings.speakers, 1)}
    known = {each.label for each in transcript.speakers} | {each.name for each in settings.people}
    slips = misspelt(settings.turns, known | called.keys() | set(called.values()), partial(where, "turns"))
    transcript = given(transcript, [called.get(owner, owner) for owner in owners])
    transcript = with_words(transcript, settings.language)
    gone = tuple(replace(each, where=where(moved_by, 0)) for each in gone)
    return transcript, (*gone, *past, *spelling, *edits, *names, *slips)


def _cast(settings: Settings) -> Cast:
    """Who talks: two when the producer names two; as host and guest when one of them is each."""
    names = {person.role: person.name for person in settings.people}
    two = len(settings.people) == 2 or len(settings.speakers) == 2
    if len(settings.people) == 2 and names.keys() == {"host", "guest"}:
        return Cast(two, names["host"], names["guest"])
    return Cast(two)
