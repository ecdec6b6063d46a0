"""One format to another: any transcript or captions, or any list of chapters, in each other's shapes.

What comes in is told by its content; of a recording, the chapters inside are taken. Turns stay turns in
formats that hold talk (json, html, txt); formats that are shown on a screen (vtt, srt) get captions, cut by a
profile. With a profile named, json gets a segment a caption too.
"""

from pathlib import Path

from podcast import audio, captions, chapters, transcript
from podcast.errors import Finding, InputError, Where
from podcast.library import RECORDINGS
from podcast.model import Chapter, Cue, Transcript

SCREEN = {"vtt": "broadcast", "srt": "podcast"}
"""Formats shown on a screen, and the profile each is cut by when none is named."""


def convert(
    data: bytes, path: Path, to: str, *, from_: str = "", profile: str = ""
) -> tuple[str, tuple[Finding, ...]]:
    """Convert the content of a file that is called `path` to the format named `to`.

    Returns the text and what there is to say about the input. Raises InputError when the content is in no
    format we know, or when `to` cannot hold it.
    """
    if path.suffix.lower() in RECORDINGS:
        return _written(_inside(path), path, to), ()
    if _are_chapters(data, from_):
        marks = chapters.read(data, path, format_name=from_)
        return _written(marks, path, to), ()
    reading = transcript.parse(data, path, format_name=from_)
    settings = transcript.Settings(language=reading.transcript.language or "en")
    said, findings = transcript.prepare(reading.transcript, path=path, settings=settings)
    return _talk(said, to, profile), (*reading.findings, *findings)


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
    found = audio.probe(path).chapters
    if not found:
        hint = "podcast chapters proposes some for a transcript"
        raise InputError("there are no chapters inside", where=Where(path), hint=hint, rule="chapters")
    return found


def _written(marks: tuple[Chapter, ...], path: Path, to: str) -> str:
    suffixes = {"txt": "text", "md": "text", "xml": "psc", "ffmeta": "ffmetadata", "labels": "audacity"}
    name = suffixes.get(to, to)
    writable = _names(chapters.FORMATS)
    if name not in writable:
        raise InputError(
            f"chapters cannot be written as {to}",
            where=Where(path),
            hint=f"the formats for chapters are: {', '.join(writable)}",
        )
    return chapters.write(marks, name)


def _talk(said: Transcript, to: str, profile: str) -> str:
    writable = transcript.formats_for_writing()
    if to not in writable:
        raise InputError(
            f"a transcript cannot be written as {to}",
            hint=f"the formats for transcripts are: {', '.join(writable)}",
        )
    if profile or to in SCREEN:
        return transcript.write_cues(cut(said, profile or SCREEN[to]), to, said.language or "en")
    return transcript.write(said, to)


def cut(said: Transcript, profile: str) -> tuple[Cue, ...]:
    """Cut by a named profile; raises InputError with the names there are."""
    if profile not in captions.PROFILES:
        known = ", ".join(captions.PROFILES)
        raise InputError(f"there is no caption profile {profile!r}", hint=f"the profiles are: {known}")
    return captions.cut(said, captions.PROFILES[profile])
