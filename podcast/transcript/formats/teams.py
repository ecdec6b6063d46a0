"""Microsoft Teams, as text out of its Word file: a line of times, the name, what was said.

No specification; ``0:0:2.90 --> 0:0:4.480`` is 2 s 90 ms to 4 s 480 ms, for the digits behind the point are
milliseconds without their zeros. Newer exports put ``Ann Lee   0:12`` above the text and are read as that.
"""

import re
from collections.abc import Iterator, Sequence

from podcast.timecode import Millis
from podcast.transcript.format import Draft, Format, Piece, Problem
from podcast.transcript.labels import looks_like_name
from podcast.transcript.talk import Stretch
from podcast.transcript.words import paragraph

_CLOCK = r"(\d{1,2}):(\d{1,2}):(\d{1,2})\.(\d{1,3})"
_TIMES = re.compile(rf"\s*{_CLOCK}\s*-->\s*{_CLOCK}\s*", re.ASCII)
_LINES = 60
_MOST = 0.8
"""The share of times with a name alone on the line below."""


def _looks_like(text: str) -> bool:
    """Subtitles have times of this kind too, but fields of two digits and no names."""
    head = text.split("\n", _LINES)[:_LINES]
    found = _found(head, [])
    short = any(
        re.match(r"\s*\d{1,2}:\d:|\s*\d{1,2}:\d\d:\d\.", line) for line in head if _TIMES.fullmatch(line)
    )
    named = sum(len(one.text) > 1 and looks_like_name(one.text[0]) for one in found)
    return short and named >= _MOST * len(found)


def _found(lines: Sequence[str], problems: list[Problem]) -> list[Stretch]:
    found: list[Stretch] = []
    timed = False
    for number, line in enumerate(lines, 1):
        if match := _TIMES.fullmatch(line):
            values = [int(value) for value in match.groups()]
            found.append(Stretch(number, _millis(values[:4]), _millis(values[4:])))
            timed = True
        elif "-->" in line:
            timed = False
            hint = "write it as 0:1:2.500 --> 0:1:4.0"
            problems.append(Problem(number, "talk without a readable time was left out", hint))
        elif timed and line.strip():
            found[-1].text.append(line.strip())
        elif line.strip() and not found and not problems:
            problems.append(Problem(number, "text before the first time was left out", severity="info"))
    return found


def _millis(values: Sequence[int]) -> Millis:
    hours, minutes, seconds, millis = values
    return Millis(((hours * 60 + minutes) * 60 + seconds) * 1000 + millis)


def _read(text: str) -> Draft:
    problems: list[Problem] = []
    found = _found(text.split("\n"), problems)
    return Draft(pieces=tuple(_pieces(found)), problems=tuple(problems))


def _pieces(found: Sequence[Stretch]) -> Iterator[Piece]:
    """Of two lines or more the first is the name, if it can be one."""
    for one in found:
        named = len(one.text) > 1 and looks_like_name(one.text[0])
        said = paragraph("\n".join(one.text[named:]))
        speaker = paragraph(one.text[0]) if named else None
        yield Piece(start=one.start, end=one.end, text=said, speaker=speaker, line=one.line)


FORMAT = Format(
    name="teams",
    title="Microsoft Teams",
    suffixes=(".txt",),
    media_type="text/plain",
    looks_like=_looks_like,
    read=_read,
)
