"""Transcripts that say who speaks, read as (name, words) a paragraph, whatever way the names are written.

A paragraph without a name is a further turn of the one before it, as unlabelled exports have it.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from podcast.errors import PodcastError
from podcast.transcript import parse

Turns = list[tuple[str, str]]

NAME = r"[A-Z][\w.'’\- ]{1,40}?"
HEADS = (
    re.compile(rf"\*\*({NAME}):?\*\*:?\s*(.*)"),  # **Ann Lee:** text
    re.compile(rf"({NAME})?\s?\(\d\d:\d\d:\d\d\):\s*(.*)"),  # Ann Lee (00:12:34): and text below
    re.compile(rf"({NAME}):\s+\d\d:\d\d:\d\d\s*()"),  # Ann Lee: 00:12:34 and text below
    re.compile(rf"({NAME}):\s+(.+)"),  # Ann Lee: text
)
NOBODY = frozenset("break jingle outro intro unknown voiceover clip ad sponsor promo music".split())  # noqa: SIM905
ASIDE = re.compile(r"\\?\[[^\]]*\]|[\\_*]")
REGULAR = 0.15
"""The part of a show's files from which somebody is a regular of it and no guest."""
FEWEST = 20
"""Turns below which a file is no interview."""


@dataclass(frozen=True, slots=True)
class Interview:
    """A labelled transcript: the show is its folder; `half` is "a" or "b", by the name of the file."""

    path: Path
    turns: Turns

    @property
    def show(self) -> str:
        return self.path.parent.name if self.path.stem != "transcript" else self.path.parent.parent.name

    @property
    def half(self) -> str:
        name = self.path.stem if self.path.stem != "transcript" else self.path.parent.name
        return "ab"[hashlib.sha256(name.encode()).digest()[-1] % 2]

    @property
    def voices(self) -> Counter[str]:
        return Counter(name for name, _ in self.turns)

    @property
    def is_interview(self) -> bool:
        return len(self.voices) == 2 and min(self.voices.values()) >= 8


def read_folder(folder: Path) -> Iterator[Interview]:
    """Every labelled transcript in a folder and those below it."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".md", ".txt", ".vtt", ".srt", ".json") and path.is_file():
            turns = read(path)
            if len(turns) >= FEWEST:
                yield Interview(path, turns)


def read(path: Path) -> Turns:
    data = path.read_bytes()
    text = data.decode("utf-8", "replace")
    found = max((_with(head, text) for head in HEADS), key=_named) if path.suffix in (".md", ".txt") else []
    if found:
        return found
    try:
        segments = parse(data, path).transcript.segments
    except PodcastError:
        return []
    return [(one.speaker, one.text) for one in segments if one.speaker]


def _named(turns: Turns) -> int:
    return sum(count for _, count in Counter(name for name, _ in turns).most_common(2)) if turns else 0


def _with(head: re.Pattern[str], text: str) -> Turns:
    turns: Turns = []
    name, open_ = "", False
    for line in re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL).split("\n"):
        bare = line.strip()
        if match := head.fullmatch(bare):
            name, bare, open_ = match[1] or name, match[2], not match[2]
            if bare or open_:
                turns.append((name, bare))
        elif not bare or bare.startswith("#"):
            open_ = open_ and bool(turns) and not turns[-1][1]
        elif name and open_:
            turns[-1] = (name, f"{turns[-1][1]} {bare}")
        elif name:
            turns.append((name, bare))
    clean = ((name, " ".join(ASIDE.sub("", words).split())) for name, words in turns)
    return [(name, words) for name, words in clean if words and name.lower() not in NOBODY]


def whole(turns: Turns) -> Turns:
    """Neighbouring paragraphs of one voice joined, so that the voice changes with every turn."""
    joined: Turns = []
    for name, words in turns:
        if joined and joined[-1][0] == name:
            joined[-1] = (name, f"{joined[-1][1]} {words}")
        else:
            joined.append((name, words))
    return joined


def gapped(turns: Turns, seed: str) -> Turns:
    """Whole turns of which one in ten, by lot, is missing, as back-channels are from many transcripts."""
    random = Random(seed)  # noqa: S311
    return [turn for turn in whole(turns) if random.random() >= 0.1]


SHAPES = ("whole turns", "one in ten missing", "paragraphs")


def shaped(interview: Interview, shape: str) -> Turns:
    """The interview in one of SHAPES."""
    if shape == "paragraphs":
        return interview.turns
    return whole(interview.turns) if shape == "whole turns" else gapped(interview.turns, interview.path.stem)


def hosts_of(interviews: Sequence[Interview]) -> dict[str, Counter[str]]:
    """For each show how many files name each voice."""
    shows: dict[str, Counter[str]] = {}
    for each in interviews:
        shows.setdefault(each.show, Counter()).update(set(each.voices))
    return shows


def with_roles(interviews: Sequence[Interview]) -> tuple[list[Interview], list[Interview], dict[Path, str]]:
    """Interviews of a host and a guest, those of two regulars, and the host of each of the former."""
    shows = hosts_of(interviews)
    files = Counter(each.show for each in interviews)
    pairs, regulars, host = [], [], {}
    for each in interviews:
        if not each.is_interview:
            continue
        one, two = sorted(each.voices, key=lambda name: (-shows[each.show][name], name))
        if shows[each.show][two] > REGULAR * files[each.show]:
            regulars.append(each)
        else:
            pairs.append(each)
            host[each.path] = one
    return pairs, regulars, host
