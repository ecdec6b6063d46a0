r"""Markdown transcripts: ``**Name:** text``, headings that are names, with times or without.

https://spec.commonmark.org/0.31.2/ for what is markup. There is no standard for the rest; Descript exports
``[00:12] **Ann:** text``, others ``**Ann** (00:12): text``, and shows that keep transcripts by hand write a
time now and then, ``**Ann:** \[04:17\] text``. Plain ``Ann: text`` without times is read as well. Written as
``**[0:12] Mara:** text``, a paragraph a turn.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from podcast.model import Transcript
from podcast.timecode import LONGEST, Millis, parse_clock, show
from podcast.transcript import labels
from podcast.transcript.format import Draft, Format, Holds, Problem
from podcast.transcript.markup import escaped, plain
from podcast.transcript.stamps import INSIDE, TIME, read_stamps
from podcast.transcript.talk import Turn, draft

_INSIDE = rf"\\?[\[(]\s*{INSIDE}(?::\d\d)?(?:\s*(?:-->|[-–—])\s*{INSIDE})?\s*\\?[\])]|{TIME}"
_BEFORE, _WITHIN = f"(?P<before>{_INSIDE})", f"(?P<within>{_INSIDE})"
_NAME = r"(?P<label>(?:\\.|[^*\\:\n\[\]()]|\(\)){0,60}?)"
# [0:12] **Ann:** text, **[0:12] Ann:** text, **[0:12]** text
_TIME_FIRST = re.compile(
    rf"(?:{_BEFORE}\s*[-–—:]?\s*\*\*|\*\*\s*{_WITHIN}\s*[-–—:|]?\s*)"
    rf"{_NAME}\s*(?P<colon>:)?\s*\*\*\s*(?P<colons>:)?\s*(?P<text>.*)"
)
# **Ann:** text, **Ann:** [0:12] text, **Ann** (0:12): text, **Ann [0:12]:** text
_NAME_FIRST = re.compile(
    rf"\*\*\s*{_NAME}\s*(?P<colon>:)?\s*(?:{_WITHIN}\s*)?(?P<colons>:)?\s*\*\*\s*(?P<mark>:)?\s*"
    rf"(?:{_BEFORE}(?!\d)\s*:?\s*)?(?P<text>.*)"
)
_TIME_ONLY = re.compile(rf"(?P<before>\\?[\[(]{INSIDE}\\?[\])])\s*(?P<text>\S.*)|(?P<within>{TIME})")
_CLOCK = re.compile(INSIDE)
_HEADING = re.compile(rf"#{{1,6}}\s+(?:{_BEFORE}\s*[-–—·:|]?\s*)?{_NAME}\s*:?\s*(?:{_WITHIN})?\s*:?\s*#*\s*")
_FENCE = re.compile(r"\A(---|\+\+\+)[ \t]*\n.*?^(?:---|\+\+\+|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_RULE = re.compile(r"\s*(?:[-*_]\s*){3,}")

_FEWEST, _MOST = 4, 0.6
"""Without times, so many turns and such a share of the words make a transcript of labelled paragraphs."""
_QUESTIONS = frozenset(("q", "a"))
"""Labels of questions and answers, which pages have as often as interviews."""


class _Head(NamedTuple):
    """What opens a turn: a name, a time or both, and the text behind them."""

    label: str
    start: Millis | None
    text: str


class _Talk(NamedTuple):
    """The turns of a document, and how many lines of prose stand before, between and behind them."""

    turns: list[Turn]
    before: int
    headings: int
    behind: int


def _looks_like(text: str) -> bool:
    if ":" not in text and "#" not in text:
        return False
    lines = text.split("\n")
    talk = _talk(lines, _bold_heads(lines, text))
    timed = [turn for turn in talk.turns if turn.start is not None]
    if timed and len(talk.turns) >= (1 if talk.before + talk.behind <= 2 * _said(talk) else 3):
        return True
    return _converse(talk) or (not any(read_stamps(lines).values()) and _converse(_plain_talk(lines, text)))


def _said(talk: _Talk) -> int:
    return sum(len(turn.lines) for turn in talk.turns)


def _converse(talk: _Talk) -> bool:
    """Whether turns without times are a conversation: at least two who come again and say most of it."""
    counts = Counter(turn.speaker for turn in talk.turns if turn.speaker)
    again = [label for label, count in counts.items() if count > 1 and label.lower() not in _QUESTIONS]
    return (
        len(again) > 1
        and sum(counts.values()) >= max(_FEWEST, 2 * len(counts))
        and _said(talk) >= _MOST * (_said(talk) + talk.before + talk.behind)
    )


def _bold_heads(lines: Sequence[str], text: str) -> dict[int, _Head]:
    """What opens turns, by the place of the line: bold labels, headings that come again, and bare times."""
    # Single spaces: on a thousand of them the patterns below would take minutes.
    first = _first(text)
    rows = [(at, " ".join(lines[at].split())) for at in range(first, len(lines))]
    found = {at: head for at, row in rows if (head := _bold(row))}
    headings = {at: head for at, row in rows if (head := _heading(row))}
    counts = Counter(head.label for head in headings.values())
    speakers = {at: head for at, head in headings.items() if counts[head.label] > 1 or not head.label}
    if found or len({head.label for head in speakers.values() if head.label}) > 1:
        found |= speakers
    if found:
        found |= {at: head for at, row in rows if at not in found and (head := _time_only(row))}
    return found


def _first(text: str) -> int:
    """The line behind the front matter."""
    fence = _FENCE.match(text)
    return fence[0].count("\n") + 1 if fence else 0


def _bold(line: str) -> _Head | None:
    if "**" not in line:
        return None
    for pattern in _TIME_FIRST, _NAME_FIRST:
        if (match := pattern.fullmatch(line)) and (head := _head(match)):
            groups = match.groupdict()
            told = any(groups.get(key) for key in ("colon", "colons", "mark"))
            # Behind a time a bold word may well be said: [0:12] **Never** again
            timed = groups.get("within") or (groups.get("before") and pattern is _NAME_FIRST)
            if timed or (told and head.label):
                return head
    return None


def _heading(line: str) -> _Head | None:
    match = _HEADING.fullmatch(line) if line.startswith("#") else None
    head = _head(match) if match else None
    if head is None or (head.label and not labels.looks_like_name(head.label)):
        return None
    # ### 00:05:12 alone is how Google Meet parts a long talk
    return head if head.label or head.start is not None else None


def _time_only(line: str) -> _Head | None:
    match = _TIME_ONLY.fullmatch(line)
    return _head(match) if match else None


def _head(match: re.Match[str]) -> _Head | None:
    groups = match.groupdict()
    clock = _CLOCK.search(groups.get("before") or groups.get("within") or "")
    try:
        start = parse_clock(clock[0]) if clock else None
    except ValueError:
        return None
    if start is not None and start >= LONGEST:
        return None
    return _Head(plain(groups.get("label") or "").strip(" -–—"), start, groups.get("text") or "")


def _talk(lines: Sequence[str], heads: dict[int, _Head]) -> _Talk:
    """The turns that `heads` open. Under a heading behind the last of them nothing is said any more."""
    if not heads:
        return _Talk([], _count(lines), 0, 0)
    first, last = min(heads), max(heads)
    turns: list[Turn] = []
    headings = behind = 0
    for at in range(first, len(lines)):
        line = lines[at]
        if head := heads.get(at):
            above = turns[-1] if turns else None
            # A time alone, such as ### 00:05:12, is that of the first name below it.
            if above is None or above.lines or above.speaker or head.start is not None:
                turns.append(Turn(at + 1, head.start))
            turns[-1].speaker = head.label or None
            turns[-1].lines += [head.text] if head.text.strip() else []
        elif line.lstrip().startswith("#") and line.lstrip("# ").strip():
            headings += 1
            if at > last:
                behind = _count(lines[at + 1 :])
                break
        elif line.strip() and not _RULE.fullmatch(line):
            turns[-1].lines.append(line)
    return _Talk(turns, _count(lines[:first]), headings, behind)


def _count(lines: Sequence[str]) -> int:
    return sum(bool(line.strip()) for line in lines)


def _plain_talk(lines: Sequence[str], text: str) -> _Talk:
    """The turns of a text with plain labels: paragraphs that begin ``Ann: ``."""
    rows = ((at, lines[at].strip()) for at in range(_first(text), len(lines)))
    found = [(at, parts) for at, row in rows if (parts := labels.split_label(row))]
    counts = Counter(label for _, (label, _) in found)
    heads = {at: _Head(label, None, said) for at, (label, said) in found if counts[label] > 1}
    return _talk(lines, heads)


def _read(text: str) -> Draft:
    lines = text.split("\n")
    talk = _talk(lines, _bold_heads(lines, text))
    if not any(turn.speaker or turn.start is not None for turn in talk.turns):
        talk = _plain_talk(lines, text)
    for turn in talk.turns:
        turn.lines = [plain("\n".join(turn.lines))]
    return draft(talk.turns, list(_left_out(talk)))


def _left_out(talk: _Talk) -> Iterator[Problem]:
    if talk.turns and (talk.before or talk.headings or talk.behind):
        message = (
            f"the transcript begins here; {talk.before} lines before it, {talk.headings} headings in it and "
            f"{talk.behind} lines behind it are no part of it"
        )
        yield Problem(talk.turns[0].line, message, severity="info")


def _write(transcript: Transcript) -> str:
    blocks = (
        f"**[{show(one.start)}]{f' {escaped(one.speaker)}:' if one.speaker else ''}** {escaped(one.text)}\n"
        for one in transcript.segments
    )
    return "\n".join(blocks)


FORMAT = Format(
    name="md",
    title="Markdown",
    suffixes=(".md",),
    media_type="text/markdown",
    looks_like=_looks_like,
    read=_read,
    write=_write,
    holds=Holds(ends=False, precision=1000),
)
