"""Write transcripts and captions in the formats that have a writer."""

from collections.abc import Sequence

from podcast.model import Cue, Transcript
from podcast.transcript.formats import FORMATS


def formats_for_writing() -> tuple[str, ...]:
    """The names of the formats that are written, from a transcript or from cues."""
    return tuple(form.name for form in FORMATS if form.write or form.write_cues)


def formats_for_captions() -> tuple[str, ...]:
    """The names of the formats that captions are written in."""
    return tuple(form.name for form in FORMATS if form.write_cues)


_SHARED = frozenset((".csv", ".xml"))
"""Suffixes of more than one kind of file: what is written under them has to be named."""


def format_for(suffix: str) -> str:
    """The name of the format that a file with this suffix is written in; else the suffix without its dot.

    >>> format_for(".dfxp"), format_for(".SSA"), format_for(".xml")
    ('ttml', 'ass', 'xml')
    """
    wanted = suffix.lower()
    writable = (form for form in FORMATS if form.write or form.write_cues)
    fits = (form.name for form in writable if wanted in form.suffixes and wanted not in _SHARED)
    return next(fits, wanted.removeprefix("."))


def write(transcript: Transcript, name: str) -> str:
    """A transcript as text in the format `name`, a turn a segment.

    Raises KeyError for a name that has no such writer.
    """
    writers = {form.name: form.write for form in FORMATS if form.write}
    return writers[name](transcript)


def write_cues(cues: Sequence[Cue], name: str, language: str = "en") -> str:
    """Captions as text in the format `name`; `language` is a BCP 47 tag.

    Raises KeyError for a name that has no such writer.
    """
    writers = {form.name: form.write_cues for form in FORMATS if form.write_cues}
    return writers[name](cues, language)
