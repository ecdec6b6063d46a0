"""SubViewer as YouTube exports and imports it: a line of times, the text, a blank line.

https://support.google.com/youtube/answer/2734698 (its "simplest" caption file). There is no standard.
Speakers are named in the text at each change of voice, ``Name: text`` or ``>> NAME: text``.
"""

import re
from collections.abc import Callable, Sequence

from podcast.timecode import Millis, format_vtt
from podcast.transcript import labels, rows
from podcast.transcript.cuefile import BREAK, block, file_of
from podcast.transcript.format import Draft, Format, Piece, Problem
from podcast.transcript.loose import clock
from podcast.transcript.talk import Stretch
from podcast.transcript.webvtt import File
from podcast.transcript.words import paragraph

_CLOCK = r"\d{1,3}:\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?"
_TIMES = re.compile(rf"\s*({_CLOCK})\s*,\s*({_CLOCK})\s*", re.ASCII)
# Two clocks and a comma that are no times: a cue whose text belongs to no time.
_BROKEN = re.compile(
    r"\s*-?\d[\d:.]{0,15}:\d[\d:.,]{0,15}\s*,\s*-?\d[\d:.]{0,15}:\d[\d:.,]{0,15}\s*", re.ASCII
)
_CHANGE = re.compile(r"\A>>+\s*(?=[^\W\d_][^:]{0,39}:\s)")
_LINES = 40
"""How far into a text the first time may stand."""


def _looks_like(text: str) -> bool:
    return any(map(_times, text.split("\n", _LINES)[:_LINES]))


def _times(line: str) -> tuple[Millis, Millis] | None:
    match = _TIMES.fullmatch(line)
    try:
        return (clock(match[1]), clock(match[2])) if match else None
    except ValueError:
        return None


def _cues(lines: Sequence[str], problems: list[Problem]) -> list[Stretch]:
    """Cues in the order of the file. Text below a blank line still belongs to the cue above it."""
    cues: list[Stretch] = []
    timed = False
    for number, line in enumerate(lines, 1):
        if times := _times(line):
            cues.append(Stretch(number, *times))
            timed = True
        elif _BROKEN.fullmatch(line):
            timed = False
            hint = "write it as 0:01:02.000,0:01:04.500"
            problems.append(Problem(number, "a cue without a readable time was left out", hint))
        elif timed:
            cues[-1].text.append(line)
        elif line.strip() and not cues and not problems:
            hint = "put a line of times above it, such as 0:00:01.000,0:00:04.000"
            problems.append(Problem(number, "text before the first time was left out", hint))
    return cues


def _read(text: str) -> Draft:
    return _draft(text, paragraph)


def _read_file(text: str) -> tuple[File, list[Problem]]:
    """The cues with the lines they are shown in."""
    return file_of(_draft(text, block))


def _draft(text: str, shaped: Callable[[str], str]) -> Draft:
    problems: list[Problem] = []
    cues = _cues(text.split("\n"), problems)
    texts = [_CHANGE.sub("", shaped(BREAK.join(cue.text).replace("[br]", BREAK))) for cue in cues]
    said = labels.carried(texts, labels.find(texts, captions=True))
    pieces = (
        Piece(start=cue.start, end=cue.end, text=words, speaker=speaker, line=cue.line)
        for cue, (speaker, words) in zip(cues, said, strict=True)
    )
    return Draft(pieces=tuple(pieces), problems=tuple(problems))


def _document(said: Sequence[rows.Row], _language: str) -> str:
    blocks: list[str] = []
    for label, row in rows.labelled(said):
        first, *rest = row.lines
        times = f"{_clock(row.start)},{_clock(row.end)}"
        blocks.append("\n".join((times, *map(_harmless, (label + first, *rest)))) + "\n")
    return "\n".join(blocks)


def _clock(time: Millis) -> str:
    """Hours in one digit where one will do, as YouTube writes them."""
    return format_vtt(time).removeprefix("0")


def _harmless(line: str) -> str:
    """A line that cannot be taken for one of times."""
    return line.replace(",", "\N{EN DASH}") if _BROKEN.fullmatch(line) else line


FORMAT = Format(
    name="sbv",
    title="SubViewer (YouTube)",
    suffixes=(".sbv",),
    media_type="text/plain",
    looks_like=_looks_like,
    read=_read,
    write=rows.turns_in(_document),
    write_cues=rows.cues_in(_document),
    read_file=_read_file,
)
