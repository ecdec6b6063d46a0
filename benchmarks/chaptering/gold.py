"""Talk that editors have cut into chapters. None of it is part of this repository: a path says where it lies.

Interviews: the public repository DataTalksClub/datatalksclub.github.io at commit eb02910, whose _podcast/*.md
hold transcripts with editors' headers; those of 6 chapters and more than 30 lines count. Choi: the set of
Choi (NAACL 2000), as koomri/text-segmentation has it under data/choi.
"""

import importlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from podcast.model import Segment, Transcript
from podcast.timecode import Millis

FEWEST_CHAPTERS, FEWEST_LINES = 6, 31
WORD = 370
"""Milliseconds a word, where a line has no time."""
SENTENCE = 30_000
"""Milliseconds a sentence of Choi's, which have no times: none is too short for a chapter."""
CHOI = ("3-11", "3-5", "6-8", "9-11")


@dataclass(frozen=True)
class Gold:
    """A text in lines; `cuts` are the lines before which an editor began a chapter, never the first.

    `titles` are the editor's, by line; `starts` rise by a second a line at least, so that a start tells its
    line. `timed` says that the source times every line.
    """

    name: str
    lines: tuple[str, ...]
    voices: tuple[str | None, ...]
    starts: tuple[Millis, ...]
    end: Millis
    cuts: tuple[int, ...]
    titles: tuple[tuple[int, str], ...] = ()
    timed: bool = False

    @property
    def is_for_fitting(self) -> bool:
        """Whether it belongs to the even half; the odd half is for judging and is never looked at."""
        return zlib.crc32(self.name.encode()) % 2 == 0

    def without_voices(self) -> "Gold":
        return replace(self, voices=tuple(None for _ in self.lines))

    def transcript(self) -> Transcript:
        """As a reader of transcripts gives what was stamped line by line."""
        ends = (*self.starts[1:], self.end)
        return Transcript(
            segments=tuple(
                Segment(start=start, end=end, text=line, speaker=voice)
                for start, end, line, voice in zip(self.starts, ends, self.lines, self.voices, strict=True)
            ),
            language="en",
            timing="estimated",
        )

    def lines_at(self, starts: list[Millis]) -> list[int]:
        """The lines of chapters' starts, but for the first."""
        at = {start: n for n, start in enumerate(self.starts)}
        return [at[start] for start in starts if at.get(start)]


def interviews(checkout: Path) -> list[Gold]:
    """The interviews of a checkout, in the order of their names. Needs PyYAML."""
    return [gold for path in sorted(checkout.glob("_podcast/*.md")) for gold in _interview(path)]


def _interview(path: Path) -> Iterator[Gold]:
    yaml: Any = importlib.import_module("yaml")
    front = re.match(r"---\n(.*?)\n---", path.read_text(encoding="utf-8"), re.DOTALL)
    if front is None:
        return
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        rows = yaml.load(front[1], Loader=loader).get("transcript") or []
    except yaml.YAMLError:
        return
    lines: list[dict[str, Any]] = []
    heads: list[tuple[int, str]] = []
    for row in rows:
        if "header" in row:
            heads = [head for head in heads if head[0] != len(lines)] + [(len(lines), str(row["header"]))]
        elif "line" in row:
            lines.append(row)
    heads = [head for head in heads if head[0] < len(lines)]
    cuts = tuple(line for line, _ in heads if line)
    if len(cuts) + 1 >= FEWEST_CHAPTERS and len(lines) >= FEWEST_LINES:
        texts = tuple(" ".join(str(row["line"]).split()) for row in lines)
        starts, end, timed = _times(lines, texts)
        voices = tuple(str(row["who"]) if row.get("who") else None for row in lines)
        yield Gold(path.stem, texts, voices, starts, end, cuts, tuple(heads), timed)


def _times(lines: list[dict[str, Any]], texts: tuple[str, ...]) -> tuple[tuple[Millis, ...], Millis, bool]:
    """The starts as the source has them, or where too many lack, as they follow from the words."""
    lengths = [len(text.split()) * WORD for text in texts]
    told = [row.get("sec") for row in lines]
    known = [int(at) for at in told if at is not None]
    timed = len(known) >= 0.95 * len(lines) and known == sorted(known)
    starts: list[int] = []
    for n, at in enumerate(told):
        before = starts[-1] if starts else -1000
        guess = at * 1000 if timed and at is not None else sum(lengths[:n]) // 1000 * 1000
        starts.append(max(int(guess), before + 1000))
    return tuple(map(Millis, starts)), Millis(starts[-1] + lengths[-1] + 1000), timed


def choi(folder: Path, kind: str, most: int = 50) -> list[Gold]:
    """The first documents of one of the four kinds."""
    paths = sorted(folder.glob(f"[123]/{kind}/*.ref"))[:most]
    return [_concatenated(path) for path in paths]


def _concatenated(path: Path) -> Gold:
    lines: list[str] = []
    cuts: list[int] = []
    for line in path.read_text(encoding="latin-1").splitlines():
        if line.startswith("====="):
            cuts.append(len(lines))
        elif line.strip():
            lines.append(re.sub(r"[^.?!]$", r"\g<0> .", line.strip()))
    return Gold(
        name=path.stem,
        lines=tuple(lines),
        voices=tuple(None for _ in lines),
        starts=tuple(Millis(n * SENTENCE) for n in range(len(lines))),
        end=Millis(len(lines) * SENTENCE),
        cuts=tuple(cut for cut in sorted(set(cuts)) if 0 < cut < len(lines)),
    )
