"""From a transcript as received to one that can be published: the stages, in their order."""

from dataclasses import dataclass, replace
from pathlib import Path

from podcast.errors import Finding
from podcast.model import Transcript
from podcast.timecode import Millis
from podcast.transcript.corrections import corrected
from podcast.transcript.names import named
from podcast.transcript.reading import read
from podcast.transcript.speakers import with_speakers
from podcast.transcript.timing import with_ends, with_words, within
from podcast.transcript.turns import merged


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the producer knows about a transcript.

    `language` is used when the source names none; `duration` is the length of the recording, None when it
    is not known; `speakers` maps labels or places to names, `fix` wrong spellings to right ones.
    """

    language: str = "en"
    duration: Millis | None = None
    speakers: tuple[tuple[str, str], ...] = ()
    fix: tuple[tuple[str, str], ...] = ()


def load(path: Path, settings: Settings | None = None) -> tuple[Transcript, tuple[Finding, ...]]:
    """Read a transcript file in any format and prepare it; what it says of its language counts.

    Raises InputError as `read` does; what was passed over or guessed is reported, and what lies past the end
    of the recording: an error when it is most of it.
    """
    reading = read(path)
    settings = settings or Settings()
    settings = replace(settings, language=reading.transcript.language or settings.language)
    transcript, findings = within(reading.transcript, settings.duration, path, reading.lines)
    transcript, more = prepare(transcript, path=path, settings=settings)
    return transcript, (*reading.findings, *findings, *more)


def prepare(
    transcript: Transcript, *, path: Path, settings: Settings
) -> tuple[Transcript, tuple[Finding, ...]]:
    """Correct the spelling, put cues together into turns, end, attribute and name them, time each word.

    Raises nothing; what does not fit is reported as a warning at `path`.
    """
    transcript, spelling = corrected(transcript, settings.fix, path)
    transcript = merged(transcript)
    transcript = with_ends(transcript, settings.duration)
    transcript = with_speakers(transcript)
    transcript, names = named(transcript, settings.speakers, path)
    transcript = with_words(transcript, settings.language)
    return transcript, (*spelling, *names)
