"""Proposing chapters: where to cut, how often, and under which titles."""

from collections.abc import Sequence
from math import inf, log

from podcast.chapters import titles
from podcast.chapters.lexis import Counts, tokens
from podcast.chapters.scoring import scores
from podcast.chapters.turns import Turn, host, places, turns_of
from podcast.model import Chapter, Transcript
from podcast.timecode import ZERO, Millis

SHORTEST = 30_000
"""Milliseconds of the shortest chapter: what Spotify advises."""
COHERENCE = 0.1
"""What a nat of describing a chapter by its own words costs: chapters that hold together cost less."""
REACH = 5
"""A chapter passes over at most this many times the average number of places."""
EVENNESS = 1.0
"""What a chapter that is e times too long or too short costs, in units of the score of a place."""


def propose(transcript: Transcript, *, duration: Millis, count: int | None = None) -> tuple[Chapter, ...]:
    """Propose chapters for a talk of `duration`; about `count` of them, else as many as its length asks for.

    The first starts at 0, the others in the whole second in which a turn starts (in a monologue: a
    sentence), none is shorter than SHORTEST, and each ends where the next starts. Titles are drafts in the
    words of the talk. A transcript without words has no chapters. There may be fewer than `count` when the
    talk has no places for them.
    """
    end = duration or max((segment.end for segment in transcript.segments), default=ZERO)
    wanted = max(1, min(count or usual(end), end // SHORTEST))
    turns = [turn for turn in turns_of(transcript, wanted) if turn.start < end]
    if not turns:
        return ()
    leader = host(transcript, turns)
    cuts = chosen(turns, places(turns, leader, wanted), end, wanted)
    language = (transcript.language or "en").split("-")[0].lower()
    return _chapters(turns, [0, *cuts], end, titles.titles(turns, [0, *cuts], language))


def usual(duration: Millis) -> int:
    """How many chapters editors give a talk of this length.

    Six to nine from 5 to 15 minutes, and one for each 3.5 minutes of long talk: in 71 public interviews that
    makes .95 times as many as their editors set.

    >>> [usual(Millis(minutes * 60_000)) for minutes in (1, 5, 9, 15, 60)]
    [1, 6, 8, 9, 17]
    """
    minutes = duration / 60_000
    return max(1, round(min(1.2 * minutes, 3.5 + minutes / 2, 9)), round(minutes / 3.5))


def chosen(turns: Sequence[Turn], allowed: Sequence[int], end: Millis, wanted: int) -> list[int]:
    """The best places for `wanted` chapters, or for as many as there is room for, by a dynamic programme."""
    marks = [ZERO, *(turns[at].start // 1000 * 1000 for at in allowed), end]
    spans = _spans(turns, [0, *allowed, len(turns)], marks, wanted)
    worth = [0.0, *scores(turns, allowed), 0.0]
    best = [0.0] + [-inf] * len(spans)
    paths: list[list[int]] = []
    found: list[int] = []
    for _ in range(wanted):
        best, path = _step(best, spans, worth)
        paths.append(path)
        if best[-1] > -inf:
            found = _back(paths)
    return [allowed[at - 1] for at in found]


Spans = list[list[tuple[int, float]]]
"""For each mark the later marks at which a chapter from it may end, and the cost of that chapter."""


def _spans(turns: Sequence[Turn], at: Sequence[int], marks: Sequence[int], wanted: int) -> Spans:
    words = [tokens(turn.text) for turn in turns]
    vocabulary = len({word for each in words for word in each})
    target = log(max(1, marks[-1]) / wanted)
    reach = REACH * -(-len(marks) // wanted)
    spans: Spans = []
    for i in range(len(marks) - 1):
        counts = Counts(vocabulary)
        found = []
        for j in range(i + 1, min(len(marks), i + 1 + reach)):
            cost = COHERENCE * counts.add([word for each in words[at[j - 1] : at[j]] for word in each])
            length = marks[j] - marks[i]
            if length >= SHORTEST or (i == 0 and j == len(marks) - 1):
                found.append((j, cost + EVENNESS * (log(max(1, length)) - target) ** 2))
        spans.append(found)
    return spans


def _step(before: Sequence[float], spans: Spans, worth: Sequence[float]) -> tuple[list[float], list[int]]:
    """One chapter more: for each mark the best sum of scores when it ends there, and where it starts."""
    row, path = [-inf] * len(before), [0] * len(before)
    for i, found in enumerate(spans):
        if (sofar := before[i] + worth[i]) == -inf:
            continue
        for j, cost in found:
            if sofar - cost > row[j]:
                row[j], path[j] = sofar - cost, i
    return row, path


def _back(paths: Sequence[list[int]]) -> list[int]:
    """The marks between chapters, along the best way to the end."""
    cuts, at = [], len(paths[0]) - 1
    for path in reversed(paths):
        at = path[at]
        cuts.append(at)
    return cuts[-2::-1]


def _chapters(
    turns: Sequence[Turn], starts: Sequence[int], end: Millis, names: Sequence[str]
) -> tuple[Chapter, ...]:
    at = [ZERO, *(Millis(turns[n].start // 1000 * 1000) for n in starts[1:])]
    return tuple(
        Chapter(start=start, end=stop, title=name)
        for start, stop, name in zip(at, [*at[1:], end], names, strict=True)
    )
