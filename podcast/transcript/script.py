"""A script: talk that is still to be spoken, so that nobody has timed it.

A paragraph is a turn, and so is a line that begins with the name of somebody who speaks; Markdown may mark
both. Lines that begin with # are headings and are not said.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from podcast.errors import Finding, InputError, Where
from podcast.model import Segment, Transcript
from podcast.timecode import Millis
from podcast.transcript.decode import decode
from podcast.transcript.labels import carried, find, split_label
from podcast.transcript.prepare import Settings, load, prepare
from podcast.transcript.reading import speakers_of
from podcast.transcript.words import paragraph, speaking_time

_MARKS = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\w)|(?<=[\w.,!?:])[*_](?!\w)")
_UNRECOGNISED = "no-transcript"


def load_script(
    path: Path, settings: Settings | None = None, *, data: bytes | None = None
) -> tuple[Transcript, tuple[Finding, ...]]:
    """What is to be spoken: any transcript `load` can read, or a text without any time in it.

    Speakers of a text are those that it names; nobody is guessed. Raises InputError as `load` does, and for
    a text without words.
    """
    settings = settings or Settings()
    if data is None:
        data = _bytes(path)
    try:
        return load(path, settings, data=data)
    except InputError as error:
        if error.finding.rule != _UNRECOGNISED:
            raise
    text, findings = decode(data, path)
    said, lines = _read(text)
    if not said.segments:
        raise InputError("there is nothing to say in it", where=Where(path), rule=_UNRECOGNISED)
    made, more = prepare(said, path=path, settings=settings, lines=lines)
    if not said.speakers:
        made = replace(made, speakers=(), segments=tuple(replace(one, speaker=None) for one in made.segments))
    return replace(made, language=made.language or settings.language), (*findings, *more)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"the script cannot be read: {error.strerror}", where=Where(path)) from error


def _read(text: str) -> tuple[Transcript, list[int]]:
    """The turns of a text one after the other at a calm pace, and their lines."""
    rows = [(line, said) for line, said in _turns(text) if any(map(str.isalnum, said))]
    labels = find([said for _, said in rows])
    now, segments, lines = Millis(0), [], []
    for (line, _), (speaker, said) in zip(rows, carried((said for _, said in rows), labels), strict=True):
        if not any(map(str.isalnum, said)):
            continue  # a name alone: it is carried on to what comes next
        end = Millis(now + speaking_time(said))
        segments.append(Segment(start=now, end=end, text=said, speaker=speaker))
        lines.append(line)
        now = end
    made = Transcript(segments=tuple(segments), timing="paced", speakers=speakers_of(segments))
    return made, lines


def _turns(text: str) -> Iterator[tuple[int, str]]:
    """Each turn with the line that it begins at."""
    begun, held = 0, ""
    for number, raw in enumerate((*text.splitlines(), ""), 1):
        line = "" if raw.startswith("#") else paragraph(_MARKS.sub("", raw))
        if held and (not line or split_label(line)):
            yield begun, held
            held = ""
        if line and not held:
            begun = number
        held = f"{held} {line}".strip()
