"""When a cue is on the screen: as long as reading takes, never over the next, never before the talk."""

from itertools import pairwise
from typing import NamedTuple

from podcast.captions.profiles import CLOSE, FAST, LONG, SHORT, WIDE, Profile
from podcast.captions.width import width
from podcast.model import Cue
from podcast.timecode import Millis

FLOOR = 40
"""Milliseconds that the shortest cue stands, when talk was given no time of its own: one frame."""
CHAIN = 500
"""A rest shorter than half a second before the next cue would flicker, so the cue stands until it
(Netflix, "Frame Gap": 3 frames to half a second are closed)."""


class Draft(NamedTuple):
    """A cue that has its words but not yet its time: spoken from start to end, nothing said before limit.

    It may start up to `early` before and `late` after its first word, if it or the one before it then stands
    long enough to be read.
    """

    start: int
    end: int
    limit: int
    lines: tuple[str, ...]
    speaker: str | None
    early: int = 0
    late: int = 0


def timed(drafts: list[Draft], profile: Profile, until: int | None = None) -> tuple[Cue, ...]:
    """Give every draft its time and flag what cannot be kept; no cue stands after `until`, if it is known."""
    if not drafts:
        return ()
    starts = _within(_shifted(drafts, profile, until), until)
    last = max(drafts[-1].limit, starts[-1] + FLOOR) if until is None else max(until, starts[-1] + 1)
    free = [b - profile.gap if b - a >= profile.gap + FLOOR else b for a, b in pairwise(starts)]
    cues = []
    for draft, start, limit in zip(drafts, starts, [*free, last], strict=True):
        end = _end(draft, start, limit, profile)
        cues.append(Cue(start=Millis(start), end=Millis(end), lines=draft.lines, speaker=draft.speaker))
    return tuple(flagged(cues, profile))


def _shifted(drafts: list[Draft], profile: Profile, until: int | None) -> list[int]:
    """Where cues start: as near to their first words as lets the most cues stand until they are read.

    Talk stamped at one and the same time is put one cue after the other.
    """
    needs = [max(FLOOR, _readable(draft.lines, profile) + profile.gap) for draft in drafts]
    earliest, steps = _earliest(drafts, needs)
    fits = drafts[-1].start + drafts[-1].late
    if until is not None:
        fits = min(fits, until - needs[-1] + profile.gap)
    latest = [max(fits, earliest[-1])]
    for n in range(len(drafts) - 2, -1, -1):
        fits = min(drafts[n].start + drafts[n].late, latest[-1] - steps[n])
        latest.append(max(earliest[n], fits))
    latest.reverse()
    starts = earliest[:1]
    for n in range(1, len(drafts)):
        starts.append(min(max(drafts[n].start, starts[-1] + steps[n - 1]), latest[n]))
    return starts


def _earliest(drafts: list[Draft], needs: list[int]) -> tuple[list[int], list[int]]:
    """The earliest starts, and how long each cue stands at least: as long as it needs, where that can be."""
    starts, steps = [max(0, drafts[0].start)], []
    for n, draft in enumerate(drafts[1:]):
        if starts[n] + needs[n] <= draft.start + draft.late:
            steps.append(needs[n])
            starts.append(max(draft.start - draft.early, starts[n] + needs[n]))
        else:
            steps.append(FLOOR)
            starts.append(max(draft.start, starts[n] + FLOOR))
    return starts, steps


def _within(starts: list[int], until: int | None) -> list[int]:
    """Starts that leave each cue a moment before the end of the recording."""
    if until is None or until < len(starts):
        return starts
    room = min(FLOOR, until // len(starts))
    for left, n in enumerate(reversed(range(len(starts))), 1):
        starts[n] = min(starts[n], until - room * left)
    return starts


def _end(draft: Draft, start: int, free: int, profile: Profile) -> int:
    wanted = max(draft.end, start + _readable(draft.lines, profile))
    end = free if free - wanted < CHAIN else wanted
    return max(start + 1, min(end, start + profile.longest))


def _readable(lines: tuple[str, ...], profile: Profile) -> int:
    columns = sum(map(width, lines))
    needed = -(-columns * 1000 // profile.cps) if profile.cps else 0
    return max(profile.shortest, needed)


def flagged(cues: list[Cue], profile: Profile) -> list[Cue]:
    """The cues with the rules that they fail to keep."""
    followed = [*pairwise(cues), (cues[-1], None)] if cues else []
    found = []
    for cue, after in followed:
        flags = faults(cue, after, profile)
        found.append(
            Cue(start=cue.start, end=cue.end, lines=cue.lines, speaker=cue.speaker, flags=flags)
            if flags
            else cue
        )
    return found


def faults(cue: Cue, after: Cue | None, profile: Profile) -> tuple[str, ...]:
    """The rules of the profile that a cue fails to keep, in the order of `FLAGS`."""
    length = cue.end - cue.start
    widths = [width(line) for line in cue.lines]
    checks = (
        (FAST, profile.cps and sum(widths) * 1000 > profile.cps * length),
        (SHORT, length < profile.shortest),
        (LONG, length > profile.longest),
        (CLOSE, after is not None and after.start - cue.end < profile.gap),
        (WIDE, len(widths) > profile.lines or max(widths, default=0) > profile.chars),
    )
    return tuple(name for name, fails in checks if fails)
