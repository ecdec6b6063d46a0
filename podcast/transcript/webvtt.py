"""Take a WebVTT file apart exactly as the standard's parser does. https://www.w3.org/TR/webvtt1/#file-parsing

The blocks keep everything that was in the file. What the standard drops without a word (a cue with a
malformed time, text that belongs to no cue) is a Stray here, with its line, so that it can be reported.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Literal, NamedTuple

from podcast.timecode import Millis

SPACE = " \t\n\f\r"
TIME = r"(?:(\d+):)?([0-5]\d):([0-5]\d)\.(\d{3})(?!\d)"
_TIMING = re.compile(rf"[ \t\f]*{TIME}[ \t\f]*-->[ \t\f]*{TIME}(.*)", re.ASCII)
_MINUTES = r"((?:\d+:)?[0-5]\d):([0-5]\d)\.(\d{3})(?!\d)"
_PLAIN = re.compile(rf"[ \t\f]*{_MINUTES}[ \t\f]*-->[ \t\f]*{_MINUTES}(.*)", re.ASCII)
_SIGNATURE = re.compile(r"WEBVTT(?=[ \t\n]|\Z)")

BlockKind = Literal["STYLE", "REGION", "NOTE"]


class RawCue(NamedTuple):
    """A cue with its text as written; `settings` is the rest of the timing line, `line` its number."""

    line: int
    start: Millis
    end: Millis
    text: str
    id: str = ""
    settings: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A style sheet, a region definition or a note, without its first word when that stands alone."""

    line: int
    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Stray:
    """Lines that make no cue. `timing` is the line with the arrow that is no time, or empty."""

    line: int
    timing: str
    text: str


@dataclass(frozen=True, slots=True)
class File:
    """A file taken apart. `header` holds the lines below the signature, `title` what follows it."""

    title: str = ""
    header: tuple[str, ...] = ()
    cues: list[RawCue] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)


def parse_time(hours: str | None, minutes: str, seconds: str, millis: str) -> Millis:
    """The groups of TIME as milliseconds."""
    return Millis(((_hours(hours or "") * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(millis))


def _hours(digits: str) -> int:
    """The standard allows any number of digits, Python reads 4,300; any so late is left out in the end."""
    return int(digits[:4_000] or 0)


def parse(text: str) -> File:
    r"""Take a file apart; a text without the signature has no cues.

    >>> parse("WEBVTT\n\n1\n00:01.000 --> 00:02.000 align:start\nHello").cues
    [RawCue(line=4, start=1000, end=2000, text='Hello', id='1', settings=' align:start')]
    """
    text = text.removeprefix("\ufeff").replace("\0", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")
    if not _SIGNATURE.match(text):
        return File()
    head, below = _header(text)
    file = File(title=head[0][6:].strip(), header=tuple(head[1:]))
    number = len(head) + 1
    minutes = _Minutes()
    for block in below.rstrip("\n").split("\n\n"):
        # Nearly every block is a cue as it should be; matching it whole makes a file twice as fast to read.
        if cue := _plain_cue(block, number, minutes):
            file.cues.append(cue)
        elif block:
            for at, lines in _blocks(block.split("\n"), 0):
                _keep(file, number + at - 1, lines)
        number += block.count("\n") + 2
    return file


def _header(text: str) -> tuple[list[str], str]:
    """The lines up to a blank one or to a time, and what is below them."""
    lines = text.partition("\n\n")[0].split("\n")
    end = next((n for n, line in enumerate(lines) if n and "-->" in line), len(lines))
    above = "\n".join(lines[:end])
    return lines[:end], text[len(above) + 1 :]


# A tuple as it is: the constructor, with its defaults, costs a twentieth of the time that a file takes.
_made: Callable[[tuple[object, ...]], RawCue] = partial(tuple.__new__, RawCue)


class _Minutes(dict[str, int]):
    """The milliseconds up to a minute, from its notation: there are few of them in a file, and many cues."""

    def __missing__(self, minute: str) -> int:
        hours, _, minutes = minute.rpartition(":")
        self[minute] = found = (_hours(hours) * 60 + int(minutes)) * 60_000
        return found


def _plain_cue(block: str, number: int, minutes: _Minutes) -> RawCue | None:
    """The cue that a block without blank lines is, when its first or second line holds its only arrow."""
    match = _PLAIN.match(block)
    name = ""
    if match is None:
        start = len(block) - len(block.lstrip("\n"))
        below = block.find("\n", start) + 1
        name = block[start : below - 1]
        match = _PLAIN.match(block, below) if below and "-->" not in name else None
        if match is None:
            return None
        number += start + 1
    text = block[match.end() + 1 :]
    if "-->" in text:
        return None
    m1, s1, f1, m2, s2, f2, settings = match.groups()
    first, last = minutes[m1] + int(s1 + f1), minutes[m2] + int(s2 + f2)
    return _made((number, first, last, text, name, settings))


def _blocks(lines: list[str], at: int) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines up to a blank one, or up to the next line with an arrow, which starts a block itself."""
    total = len(lines)
    while at < total:
        if not lines[at]:
            at += 1
            continue
        start, arrow = at, False
        while at < total and (line := lines[at]):
            if "-->" in line:
                if arrow or at - start > 1:
                    break
                arrow = True
            at += 1
        yield start, lines[start:at]


def _keep(file: File, at: int, block: list[str]) -> None:
    """Put a block where it belongs. `at` is the index of its first line."""
    head = 0 if "-->" in block[0] else 1
    if head < len(block) and "-->" in block[head]:
        line, text = at + head + 1, "\n".join(block[head + 1 :])
        if match := _TIMING.match(block[head]):
            one, two = match.group(1, 2, 3, 4), match.group(5, 6, 7, 8)
            name = block[0] if head else ""
            cue = RawCue(line, parse_time(*one), parse_time(*two), text, name, match[9])
            file.cues.append(cue)
        else:
            file.strays.append(Stray(line, block[head], text))
        return
    kind = block[0].rstrip(SPACE)
    if kind in ("STYLE", "REGION") and not file.cues:
        file.blocks.append(Block(at + 1, "STYLE" if kind == "STYLE" else "REGION", "\n".join(block[1:])))
    elif re.match(r"NOTE(?![^ \t\n])", block[0]):
        file.blocks.append(Block(at + 1, "NOTE", "\n".join(block)[4:].strip()))
    else:
        file.strays.append(Stray(at + 1, "", "\n".join(block)))
