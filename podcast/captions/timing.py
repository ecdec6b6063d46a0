"""When a cue is on the screen: as long as reading takes, never over the next, never before the talk."""

from itertools import pairwise
from typing import NamedTuple

from podcast.captions.profiles import CLOSE, FAST, LONG, SHORT, WIDE, Profile
from podcast.captions.runs import width
from podcast.model import Cue
from podcast.timecode import Millis

FLOOR = 40
"""Milliseconds that the shortest cue stands, when talk was given no time of its own: one frame."""
CHAIN = 500
"""A rest shorter than half a second before the next cue would flicker, so the cue stands until it
(Netflix, "Frame Gap": 3 frames to half a second are closed)."""


class Draft(NamedTuple):
    """A cue that has its words but not yet its time: spoken from start to end, nothing said before limit."""

    start: int
    end: int
    limit: int
    lines: tuple[str, ...]
    speaker: str | None


def timed(drafts: list[Draft], profile: Profile) -> tuple[Cue, ...]:
    """Give every draft its time and flag what cannot be kept."""
    starts = _starts(drafts)
    # Nothing follows the last cue, so it needs no gap.
    limits = [*starts[1:], max(drafts[-1].limit, starts[-1] + FLOOR) + profile.gap] if drafts else []
    cues = []
    for draft, start, limit in zip(drafts, starts, limits, strict=True):
        end = _end(draft, start, limit, profile)
        cues.append(Cue(start=Millis(start), end=Millis(end), lines=draft.lines, speaker=draft.speaker))
    return tuple(flagged(cues, profile))


def _starts(drafts: list[Draft]) -> list[int]:
    """Where cues start. Talk stamped at one and the same time is put one cue after the other."""
    starts: list[int] = []
    for draft in drafts:
        starts.append(max(draft.start, starts[-1] + FLOOR) if starts else max(0, draft.start))
    return starts


def _end(draft: Draft, start: int, limit: int, profile: Profile) -> int:
    free = limit - profile.gap if limit - profile.gap - start >= FLOOR else limit
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
