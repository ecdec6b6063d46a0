"""Text with a time before each turn, as people copy it from players, pages and transcription services.

There is no standard. Written here as ``[0:12] Mara: text``, a paragraph a turn.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from podcast.model import Transcript
from podcast.timecode import show
from podcast.transcript import labels
from podcast.transcript.format import Draft, Format, Holds, Piece, Problem
from podcast.transcript.stamps import Stamp, is_duration, read_stamps
from podcast.transcript.words import paragraph

_APART = 8
"""So many lines of prose between two times part one transcript from another."""


def _looks_like(text: str) -> bool:
    return bool(_best_run(text.split("\n")))


def _best_run(lines: Sequence[str]) -> list[Stamp]:
    """The times that open the turns of the transcript in a page: the run with the most words in it.

    Two turns make a transcript when they are most of what there is; amid prose it takes three.
    """
    runs = [run for stamps in read_stamps(lines).values() for run in _runs(stamps, lines)]
    best = max(
        (run for run in runs if not _is_timetable(run)), key=lambda run: _weight(run, lines), default=[]
    )
    spoken = len(best) + sum(map(len, _lines_below(best, lines)))
    needed = 3 if _said(lines) > 2 * spoken else 1
    return best if len(best) >= needed else []


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
    texts = [stamp.text for stamp in run] + list(chain.from_iterable(_lines_below(run, lines)))
    return len(run) + sum(len(text.split()) for text in texts)


def _below(stamp: Stamp, until: int, lines: Sequence[str]) -> list[str]:
    """The lines of a turn below its time, up to the line `until` (counted from 1)."""
    return [line for line in lines[stamp.line : until - 1] if line.strip() and not is_duration(line)]


def _is_timetable(run: Sequence[Stamp]) -> bool:
    """Hours of the day: quarters of an hour, each with a dash behind it."""
    return all(stamp.dashed and stamp.start % 15_000 == 0 for stamp in run)


def _lines_below(run: Sequence[Stamp], lines: Sequence[str]) -> list[list[str]]:
    """For each turn the lines below its time that belong to it."""
    between = [_below(one, two.line, lines) for one, two in pairwise(run)]
    return [*between, _last_lines(run, lines)] if run else []


def _last_lines(run: Sequence[Stamp], lines: Sequence[str]) -> list[str]:
    """The lines of the last turn. Nothing ends it, so it is no longer than the longest turn above it.

    In a page other text follows: a turn that stands on the line of its time has no lines below it unless
    others do, and a blank line ends it.
    """
    counts = [len(_below(one, two.line, lines)) for one, two in pairwise(run)]
    longest = max(counts, default=0 if run[-1].text else len(lines))
    found: list[str] = []
    for line in lines[run[-1].line :]:
        if len(found) >= longest or ((found or run[-1].text) and not line.strip()):
            break
        if line.strip() and not is_duration(line):
            found.append(line)
    return found


def _read(text: str) -> Draft:
    lines = text.split("\n")
    run = _best_run(lines)
    if not run:
        return Draft(pieces=())
    below = _lines_below(run, lines)
    texts = [paragraph(" ".join((one.text, *more))) for one, more in zip(run, below, strict=True)]
    known = labels.find(texts) if not any(stamp.label for stamp in run) else frozenset[str]()
    said = labels.carried(texts, known)
    pieces = [
        Piece(start=one.start, end=one.end, text=words, speaker=one.label or speaker, line=one.line)
        for one, (speaker, words) in zip(run, said, strict=True)
    ]
    return Draft(
        pieces=tuple(pieces),
        timing="segment" if all(piece.end is not None for piece in pieces) else "estimated",
        problems=tuple(_left_out(run, len(below[-1]), lines)),
    )


def _left_out(run: Sequence[Stamp], last: int, lines: Sequence[str]) -> Iterator[Problem]:
    before, after = _said(lines[: run[0].line - 1]), _said(lines[run[-1].line :]) - last
    if before or after:
        message = (
            f"the transcript begins here; {before} lines before it and {after} after it are no part of it"
        )
        yield Problem(run[0].line, message, severity="info")


def _write(transcript: Transcript) -> str:
    blocks = (
        f"[{show(one.start)}] {one.speaker + ': ' if one.speaker else ''}{one.text}\n"
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
