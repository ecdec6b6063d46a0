"""Subtitles that people made: their words with times, and where people broke them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

from benchmarks.metrics import CUE, LINE
from podcast.model import Cue, Word
from podcast.timecode import Millis

SILENCE = 1_000
"""Milliseconds after which a new stretch of talk starts, for every segmenter."""
_TIMES = re.compile(r"((?:\d+:)?\d+:\d+[.,]\d+)\s*-->\s*((?:\d+:)?\d+:\d+[.,]\d+)")
_MARKUP = re.compile(r"<[^>]*>|\{[^}]*\}")
_NOT_SAID = re.compile(r"^\s*[-–‐]|[\[\](){}♪♫#*]|^[^a-zà-ÿ]*$")
"""Two voices, sounds, songs, and what is written on the screen in capitals."""


class Shown(NamedTuple):
    start: int
    end: int
    lines: list[str]


@dataclass
class Talk:
    """The words of one file, stretch by stretch, and the marks that people set after them."""

    name: str
    language: str
    stretches: list[list[Word]] = field(default_factory=list)
    marks: list[list[int]] = field(default_factory=list)

    def cues(self) -> Iterator[Cue]:
        """The cues that people made."""
        for words, marks in zip(self.stretches, self.marks, strict=True):
            lines: list[str] = []
            first = at = 0
            for n, mark in enumerate(marks):
                if mark:
                    lines.append(" ".join(word.text for word in words[at : n + 1]))
                    at = n + 1
                if mark == CUE:
                    yield Cue(start=words[first].start, end=words[n].end, lines=tuple(lines))
                    lines, first = [], n + 1


def talks(folder: Path, half: str, *, gaps: bool = False) -> Iterator[Talk]:
    """The files of every language in a folder, all of them or every other one by name."""
    for language in sorted(path for path in folder.iterdir() if path.is_dir()):
        files = sorted(path for path in language.iterdir() if path.suffix in (".srt", ".vtt"))
        for n, path in enumerate(files):
            if half == "all" or (n % 2 == 0) == (half == "tuned"):
                yield _talk(path, language.name, gaps=gaps)


def _talk(path: Path, language: str, *, gaps: bool) -> Talk:
    made = Talk(path.stem, language)
    last = -SILENCE
    cues = list(_shown(path))
    for cue, after in pairwise([*cues, *cues[-1:]]):
        if not cue.lines or any(_NOT_SAID.search(line) for line in cue.lines) or cue.end <= cue.start:
            last = -SILENCE
            continue
        if cue.start - last >= SILENCE or cue.start < last:
            made.stretches.append([])
            made.marks.append([])
        last = cue.end
        closes = not gaps and cue.end < after.start < cue.end + SILENCE
        made.stretches[-1] += _words(cue, after.start if closes else cue.end)
        for line in cue.lines:
            made.marks[-1] += [0] * (len(line.split()) - 1) + [LINE]
        made.marks[-1][-1] = CUE
    return made


def _shown(path: Path) -> Iterator[Shown]:
    """The cues of a .srt or .vtt file with their lines, markup taken out."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    for block in re.split(r"\r?\n[ \t]*\r?\n", text):
        if match := _TIMES.search(block):
            rest = block[match.end() :].splitlines()[1:]
            lines = [" ".join(_MARKUP.sub("", line).replace("&amp;", "&").split()) for line in rest]
            yield Shown(_clock(match[1]), _clock(match[2]), [line for line in lines if line])


def _clock(text: str) -> int:
    hours, minutes, seconds = (["0", *text.replace(",", ".").split(":")])[-3:]
    return round((int(hours) * 60 + int(minutes)) * 60_000 + float(seconds) * 1000)


def _words(cue: Shown, end: int) -> Iterator[Word]:
    texts = " ".join(cue.lines).split()
    marks = [0, *accumulate(len(text) + 1 for text in texts)]
    at = [Millis(cue.start + (end - cue.start) * mark // marks[-1]) for mark in marks]
    for text, (a, b) in zip(texts, pairwise(at), strict=True):
        yield Word(text=text, start=a, end=b)
