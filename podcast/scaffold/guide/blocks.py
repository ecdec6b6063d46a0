"""The lines of a saved page as sections: which line is a heading, an item of a list, a row of a table."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from podcast.scaffold.guide.glue import Words

Kind = Literal["items", "figures", "rows", "text"]

MARKER = re.compile(r"\s*(\d{1,2} · )(\S.*)")
"""A numbered section: ``07 · LabelHeading``."""

_MARKER_INSIDE = re.compile(r"(?<=[.!?…])(?=\d{2} · \S)")
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_ITEM = re.compile(r"[-*•–]\s+(.*)")
_ROW = re.compile(r"\|.*\|")
_QUESTION_WORDS = 25


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: items, figures on lines of their own, rows of a table, or a paragraph."""

    kind: Kind
    lines: tuple[str, ...]


@dataclass(slots=True)
class Section:
    """A heading, its level (2 is the highest; 0 while it is not known) and what stands below it."""

    heading: str
    level: int = 0
    blocks: list[Block] = field(default_factory=list)

    @property
    def shape(self) -> list[Kind]:
        """The kinds of its blocks."""
        return [block.kind for block in self.blocks]


def tidy(text: str) -> list[str]:
    """The lines of a page, a section's marker always on a line of its own."""
    text = text.removeprefix("\ufeff")
    return [part for line in text.splitlines() for part in _MARKER_INSIDE.split(line)]


def is_break(line: str) -> bool:
    """Whether a line is a heading that says so itself."""
    return bool(MARKER.fullmatch(line) or _HEADING.fullmatch(line.strip()))


def marks_headings(lines: Iterable[str]) -> bool:
    """Whether a page says itself, with # at least twice, what its headings are."""
    return sum(bool(_HEADING.fullmatch(line.strip())) for line in lines) > 1


def read_sections(lines: Iterable[str], words: Words, *, marked: bool) -> tuple[list[Section], list[str]]:
    """The sections in order, the first of them without a heading, and the markers that were left out.

    In a page whose headings are `marked` no other line is taken for one.
    """
    sections: list[Section] = []
    dropped: list[str] = []
    for heading, level, blocks in _chunks(_blocks(lines)):
        marker = MARKER.fullmatch(heading) if level == 0 else None
        if marker is None:
            section = Section(heading, level)
            sections += _subsections(section, blocks, base=0 if marked else max(level, 1) + 1)
            continue
        pair = words.pair(marker[2])
        dropped.append((marker[1] + pair[0] if pair else marker[1]).strip())
        sections += _subsections(Section(pair[1] if pair else marker[2], 2), blocks, base=3)
    return sections, dropped


def _blocks(lines: Iterable[str]) -> Iterator[Block]:
    """Blocks as they stand there; a text line is a block of its own."""
    kind: Kind = "text"
    kept: list[str] = []
    for line in [*lines, ""]:
        text = " ".join(line.split())
        item = _ITEM.fullmatch(text)
        here: Kind = "items" if item else "rows" if _ROW.fullmatch(text) else "text"
        if here == kind == "text" and kept and _runs_on(kept[-1], text):
            kept[-1] += " " + text
            continue
        if kept and (here != kind or kind == "text"):
            yield Block(kind, tuple(kept))
            kept = []
        kind = here
        if text:
            kept.append(item[1] if item else text)
    if kept:
        yield Block(kind, tuple(kept))


def _runs_on(above: str, below: str) -> bool:
    """Whether a line only goes on below because the page was saved with short lines."""
    return below[:1].islower() and above[-1:] not in ".!?:;…" and not is_break(above)


def _chunks(blocks: Iterable[Block]) -> Iterator[tuple[str, int, list[Block]]]:
    """(heading line, its level or 0, the blocks below it) for each heading that says so itself."""
    heading, level = "", 0
    below: list[Block] = []
    for block in blocks:
        if block.kind != "text" or not is_break(block.lines[0]):
            below.append(block)
            continue
        if heading or below:
            yield heading, level, below
        found = _HEADING.fullmatch(block.lines[0])
        heading, level = (_without_closing(found[2]), max(2, len(found[1]))) if found else (block.lines[0], 0)
        below = []
    yield heading, level, below


def _without_closing(heading: str) -> str:
    """A heading may end in # as it began; in C# that belongs to the word."""
    bare = heading.rstrip("#")
    return bare.rstrip() if bare.endswith(" ") else heading


def _subsections(section: Section, blocks: Sequence[Block], base: int) -> list[Section]:
    """The section, and below it one for each line that can only be a heading, from level `base` on.

    With 0 for `base` there are none: the page marks its headings itself.
    """
    made = [section]
    questions = _questions(blocks)
    for number, block in enumerate(blocks):
        if base and (number in questions or _is_heading(blocks, number)):
            made.append(Section(block.lines[0]))
        elif _is_figure(block):
            above = made[-1].blocks
            lines = above.pop().lines if above and above[-1].kind == "figures" else ()
            above.append(Block("figures", lines + block.lines))
        else:
            made[-1].blocks.append(block)
    _set_levels(made[1:], base)
    return made


def _questions(blocks: Sequence[Block]) -> set[int]:
    """The questions of a list of questions and answers: at least two, each with a text below."""
    found = {
        number
        for number, (block, below) in enumerate(pairwise(blocks))
        if block.kind == below.kind == "text"
        and block.lines[0].endswith("?")
        and not below.lines[0].endswith("?")
        and len(block.lines[0].split()) <= _QUESTION_WORDS
    }
    return found if len(found) > 1 else set()


def _is_heading(blocks: Sequence[Block], number: int) -> bool:
    """A short line that is no sentence, with something below it that it can be the heading of.

    Of several such lines one below the other the last two are headings, one inside the other.
    """
    if not _is_short(blocks[number]) or number + 1 == len(blocks):
        return False
    below = blocks[number + 1]
    if not _is_short(below):
        return True
    return number + 2 < len(blocks) and not _is_short(blocks[number + 2])


def _is_short(block: Block) -> bool:
    line = block.lines[0]
    return (
        block.kind == "text"
        and len(line) <= 60
        and len(line.split()) <= 9
        and (line[0].isupper() or line[0].isdigit())
        and line[-1] not in ".!?,;:…"
        and not _is_figure(block)
    )


def _is_figure(block: Block) -> bool:
    """A sum or a count, such as ``EUR 41,300``: more digits than letters."""
    line = block.lines[0]
    return block.kind == "text" and sum(map(str.isdigit, line)) > sum(map(str.isalpha, line))


def _set_levels(sections: Sequence[Section], base: int) -> None:
    """A heading right below another is inside it; so are those that follow while they are alike.

    Alike are sections with the same kinds of blocks. One with more behind these ends the group.
    """
    group: list[Kind] = []
    above_is_empty = False
    for section in sections:
        if above_is_empty:
            group = section.shape
        is_inside = above_is_empty or (bool(group) and section.shape[: len(group)] == group)
        section.level = base + is_inside
        if not is_inside or section.shape != group:
            group = []
        above_is_empty = not section.blocks
