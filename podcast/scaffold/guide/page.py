"""From a saved page to the parts of an episode."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from podcast.scaffold.guide import saved
from podcast.scaffold.guide.blocks import Block, Section, is_break, marks_headings, read_sections, tidy
from podcast.scaffold.guide.glue import Words
from podcast.scaffold.guide.lists import escape, render_list
from podcast.scaffold.guide.stamps import find_talk

_HOW_TO = re.compile(r"(?:#\s+)?(How to .{1,90}[^.?])", re.IGNORECASE)
_RULE = re.compile(r"\|(\s*:?-+:?\s*\|)+")
_BAR = re.compile(r"(?<!\\)\|")
_ANNOUNCED_IN = 6
_ANNOUNCING_WORDS = 15
_SUMMARY_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A page taken apart.

    `transcript` holds the stamped lines as they stand in the page, "" when there are none. `notes` is
    Markdown with everything else but the title and what `dropped` names.
    """

    title: str
    summary: str
    notes: str
    transcript: str
    dropped: tuple[str, ...] = ()


def split(text: str) -> Guide:
    """Take a page apart, saved as text or as HTML.

    No word of it is lost: each is in the title, the notes, the transcript, or `dropped` (section numbers
    and their short labels, the heading of the transcript).
    """
    raw = tidy(saved.as_text(text) if saved.is_html(text) else text)
    cut = _cut(raw)
    lines = [unicodedata.normalize("NFC", line) for line in cut.rest]
    title_at, title = _title(lines)
    del lines[title_at : title_at + bool(title)]
    words = Words(lines)
    sections, markers = read_sections(lines, words, marked=marks_headings(raw))
    return Guide(
        title=title or (saved.title_of(text) if saved.is_html(text) else ""),
        summary=next(_summaries(sections), ""),
        notes="\n\n".join(_markdown(sections, words)) + "\n",
        transcript=cut.talk,
        dropped=(*markers, *cut.announced),
    )


def keep(text: str) -> Guide:
    """Only cut the talk out of a text that is Markdown already; title and summary are left in the notes."""
    cut = _cut(text.splitlines())
    notes = "\n".join(cut.rest) + "\n"
    return Guide(title="", summary="", notes=notes, transcript=cut.talk, dropped=cut.announced)


@dataclass(frozen=True, slots=True)
class _Cut:
    rest: list[str]
    talk: str
    announced: tuple[str, ...]


def _cut(lines: Sequence[str]) -> _Cut:
    spoken = {number for stretch in find_talk(lines, is_break) for number in stretch}
    announced = _announcement(lines, min(spoken)) if spoken else range(0)
    return _Cut(
        rest=[line for number, line in enumerate(lines) if number not in spoken and number not in announced],
        talk="".join(f"{lines[number]}\n" for number in sorted(spoken)),
        announced=tuple(" ".join(lines[number].split()) for number in announced if lines[number].strip()),
    )


def _announcement(lines: Sequence[str], first: int) -> range:
    """The lines right above the talk that only announce it: a heading and a sentence with "transcript"."""
    start = first
    for number in range(first - 1, max(-1, first - 1 - _ANNOUNCED_IN), -1):
        line = lines[number].strip()
        if line and ("transcript" not in line.lower() or len(line.split()) > _ANNOUNCING_WORDS):
            break
        if line:
            start = number
        if is_break(line):
            break
    return range(start, first)


def _title(lines: Sequence[str]) -> tuple[int, str]:
    """(the line's number, the title): ``How to …``, else the first heading or short line at the head."""
    for number, line in enumerate(lines[:20]):
        if match := _HOW_TO.fullmatch(line.strip()):
            return number, match[1]
    for number, line in enumerate(lines[:20]):
        if line.startswith("# "):
            return number, line.removeprefix("# ").strip()
    if lines and _is_title(lines[0].strip(), below=lines[1:2]):
        return 0, lines[0].strip()
    return 0, ""


def _is_title(text: str, below: Sequence[str]) -> bool:
    goes_on = below and below[0].strip()[:1].islower()
    return (
        0 < len(text) <= 80
        and text[0].isalnum()
        and text[-1] not in ".,;:"
        and not (goes_on or is_break(text))
    )


def _summaries(sections: Sequence[Section]) -> Iterator[str]:
    for section in sections:
        for block in section.blocks:
            line = block.lines[0]
            if block.kind == "text" and line[-1] in ".!…" and len(line.split()) >= _SUMMARY_WORDS:
                yield line


def _markdown(sections: Sequence[Section], words: Words) -> Iterator[str]:
    for section in sections:
        if section.heading:
            yield f"{'#' * min(section.level, 6)} {escape(section.heading)}"
        for block in section.blocks:
            yield _render(block, words)


def _render(block: Block, words: Words) -> str:
    if block.kind == "rows":
        return _table(block.lines)
    if block.kind == "items":
        return render_list(block.lines, words)
    if len(block.lines) > 1:
        return "\n".join(f"- {escape(line)}" for line in block.lines)
    return escape(block.lines[0])


def _table(lines: Sequence[str]) -> str:
    """Rows as they stand; a rule below the first makes them a table where they have none."""
    rows = list(lines)
    if len(rows) < 2 or not _RULE.fullmatch(rows[1]):
        rows.insert(1, "|" + " --- |" * (len(_BAR.findall(rows[0])) - 1))
    return "\n".join(rows)
