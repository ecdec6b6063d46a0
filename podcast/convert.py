"""One format to another: any transcript or captions, or any list of chapters, in each other's shapes.

What comes in is told by its content; of a recording, the chapters inside are taken. Turns stay turns in
formats that hold talk (json, html, txt). Captions stay as they are in formats shown on a screen (those
of SCREEN), unless a profile is named to cut them anew; any other transcript is cut for these. With a
profile named, json gets a segment a caption too.
"""

from collections.abc import Iterable
from pathlib import Path

from podcast import captions, chapters, transcript
from podcast.errors import Finding, InputError, UsageError, Where
from podcast.model import Chapter, Cue, Transcript
from podcast.suffixes import RECORDINGS

SCREEN = {"vtt": "broadcast", "srt": "podcast", "ttml": "broadcast", "ass": "broadcast", "sbv": "broadcast"}
"""Formats shown on a screen, and the profile each is cut by when none is named."""


_ALIASES = {
    "txt": "text",
    "md": "text",
    "markdown": "text",
    "xml": "psc",
    "ffmeta": "ffmetadata",
    "labels": "audacity",
}
"""What chapter formats go by besides their names: suffixes, and what talk has under the same suffixes."""


def convert(
    data: bytes, path: Path, to: str, *, from_: str = "", profile: str = ""
) -> tuple[str, tuple[Finding, ...]]:
    """Convert the content of a file that is called `path` to the format named `to`.

    Returns the text and what there is to say about the input. Raises InputError when the content is in no
    format we know, UsageError for a format or a profile that there is not, or that is not for this content.
    """
    _check(to, from_, profile)
    if path.suffix.lower() in RECORDINGS:
        return _written(_inside(path), path, to), ()
    if _are_chapters(data, from_):
        marks = chapters.read(data, path, format_name=from_)
        return _written(marks, path, to), ()
    if not profile and to in SCREEN and transcript.recognised(data, path, from_)[0].read_file:
        return transcript.rewrite(data, path, to, format_name=from_)
    said, findings = transcript.load(path, data=data, format_name=from_)
    return written(said, to, profile), findings


def _check(to: str, from_: str, profile: str) -> None:
    """Raise UsageError for what is in no table, whatever the content may be."""
    read = _names(chapters.FORMATS) | _names(transcript.FORMATS)
    written = _names(chapters.FORMATS) | _ALIASES.keys() | {*transcript.formats_for_writing()}
    if from_ and from_ not in read:
        raise UsageError(f"there is no format {from_!r} to read", hint=_one_of(read))
    if to not in written:
        raise UsageError(f"nothing can be written as {to}", hint=_one_of(written))
    if profile and profile not in captions.PROFILES:
        raise UsageError(f"there is no caption profile {profile!r}", hint=_one_of(captions.PROFILES))


def _one_of(names: Iterable[str]) -> str:
    return f"one of {', '.join(sorted(names))}"


def _names(formats: tuple[object, ...]) -> set[str]:
    return {str(getattr(each, "name", "")) for each in formats}


def _are_chapters(data: bytes, from_: str) -> bool:
    """By the format's name where only one kind has it; vtt and json hold both, and the content decides."""
    marks, talk = _names(chapters.FORMATS), _names(transcript.FORMATS)
    if from_ in marks ^ talk:
        return from_ in marks
    return bool(chapters.looks_like(data))


def _inside(path: Path) -> tuple[Chapter, ...]:
    """The chapters inside a recording; raises InputError where there are none."""
    from podcast.audio import probe  # half a second for libraries of sound, which no text needs

    found = probe(path).chapters
    if not found:
        hint = "podcast chapters proposes some for a transcript"
        raise InputError("there are no chapters inside", where=Where(path), hint=hint, rule="chapters")
    return found


def _written(marks: tuple[Chapter, ...], path: Path, to: str) -> str:
    name = _ALIASES.get(to, to)
    writable = _names(chapters.FORMATS)
    if name not in writable:
        raise UsageError(
            f"chapters cannot be written as {to}",
            where=Where(path),
            hint=f"the formats for chapters are: {', '.join(writable)}",
        )
    return chapters.write(marks, name)


def written(said: Transcript, to: str, profile: str = "") -> str:
    """A transcript in the format named `to`, its captions cut by a named profile or the format's own.

    Raises UsageError when there is no such format, or none that captions are written in where a profile is
    named.
    """
    writable = transcript.formats_for_writing()
    if to not in writable:
        raise UsageError(
            f"a transcript cannot be written as {to}",
            hint=f"the formats for transcripts are: {', '.join(writable)}",
        )
    if profile and to not in transcript.formats_for_captions():
        raise UsageError(
            f"captions cannot be cut for {to}, which holds turns",
            hint=f"leave --profile out, or make one of {', '.join(transcript.formats_for_captions())}",
        )
    if profile or to in SCREEN:
        return transcript.write_cues(cut(said, profile or SCREEN[to]), to, said.language or "en")
    return transcript.write(said, to)


def cut(said: Transcript, profile: str) -> tuple[Cue, ...]:
    """Cut by the profile of that name."""
    return captions.cut(said, captions.PROFILES[profile])
