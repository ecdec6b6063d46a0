"""Text with a time before each turn, as people copy it from players, pages and transcription services.

There is no standard. Read are glued and bracketed times, with a name before, behind or below them (Rev,
Otter, Descript, Trint, Sonix, Happy Scribe, Zoom, Meet, Word), and lines copied from YouTube. Written here
as ``[0:12] Mara: text``, a paragraph a turn.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache
from itertools import chain, pairwise

from podcast.model import Transcript
from podcast.timecode import Millis, show
from podcast.transcript import labels
from podcast.transcript.format import Draft, Format, Holds, Problem
from podcast.transcript.stamps import (
    OF_DAY,
    Stamp,
    is_duration,
    is_menu,
    kept,
    plain_label,
    read_stamps,
)
from podcast.transcript.talk import Turn, draft, parted

_APART = 8
"""So many lines of prose between two times part one transcript from another."""
_MOST = 0.8
"""The share of turns that keep to a shape, when a transcript does."""
_LATE = 30 * 60_000
"""Milliseconds: a first time from here on is an hour of the day, where a shape may have these."""
_FEWEST = 4
"""Turns: among fewer, a word alone on the line of a time is no evidence of a name."""


def _looks_like(text: str) -> bool:
    return bool(_best_run(text))


@lru_cache(maxsize=1)
def _best_run(text: str) -> Sequence[Stamp]:
    """The times that open the turns of the transcript in a page: the run with the most words in it.

    Two turns make a transcript when they are most of what there is; amid prose it takes three. It is kept for
    who reads what was recognised by it.
    """
    lines = text.split("\n")
    runs = [run for stamps in read_stamps(lines).values() for run in _runs(stamps, lines)]
    best = max(
        (run for run in runs if not _is_timetable(run)), key=lambda run: _weight(run, lines), default=[]
    )
    spoken = len(best) + sum(map(len, _lines_below(best, lines)))
    needed = 3 if _said(lines) > 2 * spoken else 1
    return tuple(best) if len(best) >= needed else ()


def _said(lines: Sequence[str]) -> int:
    return sum(bool(line.strip()) and not is_duration(line) for line in lines)


def _runs(stamps: Sequence[Stamp], lines: Sequence[str]) -> Iterator[list[Stamp]]:
    run: list[Stamp] = []
    for stamp in stamps:
        if run and run[-1].text and _prose_between(run[-1], stamp, lines) > _APART:
            yield run
            run = []
        run.append(stamp)
    if run:
        yield run


def _prose_between(one: Stamp, two: Stamp, lines: Sequence[str]) -> int:
    return _said(lines[one.line : two.line - 1])


def _weight(run: Sequence[Stamp], lines: Sequence[str]) -> int:
    texts = [stamp.text for stamp in run]
    texts += [lines[at] for at in chain.from_iterable(_lines_below(run, lines))]
    return len(run) + sum(len(text.split()) for text in texts)


def _below(stamp: Stamp, until: int, lines: Sequence[str]) -> list[int]:
    """The places in `lines` of a turn below its time, up to the line `until` (counted from 1)."""
    below = range(stamp.line, until - 1)
    return [at for at in below if lines[at].strip() and not is_duration(lines[at])]


def _is_timetable(run: Sequence[Stamp]) -> bool:
    """Hours of the day: quarters of an hour, each with a dash behind it."""
    return all(stamp.dashed and stamp.start % 15_000 == 0 for stamp in run)


def _lines_below(run: Sequence[Stamp], lines: Sequence[str]) -> list[list[int]]:
    """For each turn the places of the lines below its time that belong to it."""
    between = [_below(one, two.line, lines) for one, two in pairwise(run)]
    return [*between, _last_lines(run, between, lines)] if run else []


def _last_lines(run: Sequence[Stamp], above: Sequence[list[int]], lines: Sequence[str]) -> list[int]:
    """The lines of the last turn. Nothing ends it, so it is no longer than the longest of those `above`.

    In a page other text follows: a turn that stands on the line of its time has no lines below it unless
    others do, and a blank line ends it, unless a speaker follows who was heard before. Where times name
    who speaks, lines vary in number, and only a blank one ends it.
    """
    named = any(stamp.label for stamp in run)
    longest = max(map(len, above), default=0 if run[-1].text else len(lines)) if not named else len(lines)
    known = labels.find([lines[at].strip() for under in above for at in under])
    found: list[int] = []
    ended = False
    for at in range(run[-1].line, len(lines)):
        line = lines[at].strip()
        ended = ended or len(found) >= longest or (bool(found or run[-1].text) and not line)
        if line and ((ended and not _split(line, known)[0]) or is_menu(line)):
            break
        if line and not is_duration(line):
            found.append(at)
    return found


def _read(text: str) -> Draft:
    lines = text.split("\n")
    run = _best_run(text)
    if not run:
        return Draft(pieces=())
    below = _lines_below(run, lines)
    problems = list(_left_out(run, len(below[-1]), lines))
    run = _named(_from_the_first(run, problems), below)
    below = _without_headings(run, below, lines, problems)
    return draft(list(_turns(run, below, lines)), problems)


def _left_out(run: Sequence[Stamp], last: int, lines: Sequence[str]) -> Iterator[Problem]:
    before, after = _said(lines[: run[0].line - 1]), _said(lines[run[-1].line :]) - last
    if before or after:
        message = (
            f"the transcript begins here; {before} lines before it and {after} after it are no part of it"
        )
        yield Problem(run[0].line, message, severity="info")


def _from_the_first(run: Sequence[Stamp], problems: list[Problem]) -> Sequence[Stamp]:
    """Times counted from the first, where they are hours of the day."""
    first = min(stamp.start for stamp in run)
    if first < _LATE or any(stamp.shape != OF_DAY for stamp in run):
        return run
    message = f"the times are hours of the day: they were counted from the first, {show(first)}"
    problems.append(Problem(run[0].line, message, "check that the recording begins with it"))
    return [replace(stamp, start=Millis(stamp.start - first)) for stamp in run]


def _named(run: Sequence[Stamp], below: Sequence[list[int]]) -> Sequence[Stamp]:
    """Names that stand alone on the line of a time, as in ``[00:12] - Ann Lee`` with the talk below it."""
    if len(run) < _FEWEST or any(stamp.label for stamp in run):
        return run
    names = [stamp.text.lstrip("-–— ") for stamp in run]
    alone = [
        name
        for name, under in zip(names, below, strict=True)
        if under and name[-1:] not in ".?!," and labels.looks_like_name(name)
    ]
    if len(alone) < _MOST * len(run) or len(alone) < 2 * len(set(alone)):
        return run
    known = set(alone)
    return [
        replace(stamp, label=name, text="") if name in known else stamp
        for stamp, name in zip(run, names, strict=True)
    ]


def _without_headings(
    run: Sequence[Stamp], below: Sequence[list[int]], lines: Sequence[str], problems: list[Problem]
) -> list[list[int]]:
    """YouTube puts one line below each time; a second one is the title of the chapter that begins next."""
    counts = Counter(len(under) for under in below[:-1])
    copied = any(is_duration(lines[at]) for at in range(run[0].line, run[-1].line))
    if not copied or any(stamp.text for stamp in run) or counts[1] < _MOST * (len(run) - 1):
        return list(below)
    titles = [at for under in below[:-1] for at in under[1:]]
    if titles:
        shown = ", ".join(repr(lines[at].strip()) for at in titles[:3])
        message = f"{len(titles)} titles of chapters were left out of the talk: {shown}"
        problems.append(Problem(titles[0] + 1, message, severity="info"))
    return [*(under[:1] for under in below[:-1]), below[-1]]


def _turns(run: Sequence[Stamp], below: Sequence[list[int]], lines: Sequence[str]) -> Iterator[Turn]:
    """The turns of a run: one a time, and one more at each label below it."""
    texts = [text for one, under in zip(run, below, strict=True) for text in _texts(one, under, lines)]
    whole = [" ".join(_texts(one, under, lines)) for one, under in zip(run, below, strict=True)]
    known = {stamp.label for stamp in run if stamp.label} | labels.find(whole) | labels.find(texts)
    for one, under, after in zip(run, below, [*run[1:], None], strict=True):
        yield from parted(_spoken(one, under, lines, known), after.start if after else None)


def _spoken(
    one: Stamp, under: Sequence[int], lines: Sequence[str], known: AbstractSet[str]
) -> Iterator[Turn]:
    """The turns at one time: one more at each label below it."""
    turn = Turn(one.line, one.start, one.end, one.label)
    for number, text in zip(
        [one.line, *(at + 1 for at in under)], [one.text, *(lines[at] for at in under)], strict=True
    ):
        label, said = _split(text, known)
        if label and (turn.text or turn.speaker):
            yield turn
            turn = Turn(number, None)
        turn.speaker = label or turn.speaker
        turn.lines.append(said)
    yield turn


def _texts(one: Stamp, under: Sequence[int], lines: Sequence[str]) -> list[str]:
    """The texts of a turn that may begin with a label: what stands behind its time, and the lines below."""
    texts = [one.text, *(lines[at] for at in under)]
    return [plain_label(text.strip()) for text in texts if text.strip()]


def _split(text: str, known: AbstractSet[str]) -> tuple[str | None, str]:
    parts = labels.split_label(plain_label(text.strip()))
    return parts if parts and parts[0] in known else (None, text)


def _write(transcript: Transcript) -> str:
    blocks = (
        f"[{show(one.start)}] {one.speaker + ': ' if one.speaker else ''}{kept(one.text)}\n"
        for one in transcript.segments
    )
    return "\n".join(blocks)


FORMAT = Format(
    name="txt",
    title="Text with times",
    suffixes=(".txt",),
    media_type="text/plain",
    looks_like=_looks_like,
    read=_read,
    write=_write,
    holds=Holds(ends=False, precision=1000),
)
