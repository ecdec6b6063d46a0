"""Finding the talk in a page: the lines that begin with a time, where there is enough said for speech.

A day's schedule and a list of chapters also have lines that begin with a time. What tells them apart is
the pace: people speak 120 words a minute and more, a list has a few words for an hour or a chapter.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from podcast.transcript.stamps import Stamp, read_stamps

_WORDS_A_MINUTE = 40
_FEWEST = 3
_LONGEST_TURN = 6

Run = list[Stamp]


def find_talk(lines: Sequence[str], breaks: Callable[[str], bool]) -> tuple[range, ...]:
    """The stretches of lines that hold the talk, none when there is no talk; `breaks` knows headings.

    It is the stretch with most words, and those before and after it, under headings of their own, that its
    times go on in. Between two stamped lines there may be a few without a time: they go with the turn above.
    """
    parted = [_runs(stamps, lines, breaks) for stamps in read_stamps(lines).values()]
    talks = [(_said(run, lines), runs, run) for runs in parted for run in runs if _is_speech(run, lines)]
    if not talks:
        return ()
    _, runs, best = max(talks, key=lambda talk: talk[0])
    first = last = runs.index(best)
    while first > 0 and _goes_on(runs[first - 1], runs[first], lines):
        first -= 1
    while last + 1 < len(runs) and _goes_on(runs[last], runs[last + 1], lines):
        last += 1
    return tuple(range(run[0].line - 1, _end(run, lines, breaks)) for run in runs[first : last + 1])


def _runs(stamps: Sequence[Stamp], lines: Sequence[str], breaks: Callable[[str], bool]) -> list[Run]:
    runs: list[Run] = [[stamps[0]]]
    for above, below in pairwise(stamps):
        between = [line for line in lines[above.line : below.line - 1] if line.strip()]
        if len(between) > _LONGEST_TURN or any(map(breaks, between)):
            runs.append([])
        runs[-1].append(below)
    return runs


def _is_speech(run: Run, lines: Sequence[str]) -> bool:
    return len(run) >= _FEWEST and _keeps_pace(run, lines)


def _keeps_pace(run: Run, lines: Sequence[str]) -> bool:
    # What is said after the last stamp has no known length, so neither its time nor its words count.
    times = [stamp.start for stamp in run]
    minutes = (max(times) - min(times)) / 60_000
    return _said(run, lines) >= _WORDS_A_MINUTE * minutes > 0


def _goes_on(above: Run, below: Run, lines: Sequence[str]) -> bool:
    last = above[-1]
    return last.start < below[0].start and all(
        _keeps_pace(run, lines) for run in ([last, below[0]], [last, *below])
    )


def _said(run: Run, lines: Sequence[str]) -> int:
    """The number of words up to the last stamp, those of headings in between included."""
    own = sum(len(stamp.text.split()) for stamp in run[:-1])
    return own + sum(len(line.split()) for a, b in pairwise(run) for line in lines[a.line : b.line - 1])


def _end(run: Run, lines: Sequence[str], breaks: Callable[[str], bool]) -> int:
    """Where the last turn ends: it has at most as many lines of its own as the longest before it."""
    turns = (lines[above.line : below.line - 1] for above, below in pairwise(run))
    longest = max((sum(bool(line.strip()) for line in turn) for turn in turns), default=0)
    end = run[-1].line
    while end < len(lines) and end < run[-1].line + longest and lines[end].strip() and not breaks(lines[end]):
        end += 1
    return end
