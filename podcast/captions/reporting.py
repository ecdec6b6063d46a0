"""How well cues keep to a profile, for checks, benchmarks and the documentation; and why some do not."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from podcast.captions import breaks
from podcast.captions.profiles import FLAGS, HINTS, PROFILES, Profile
from podcast.captions.timing import faults
from podcast.errors import Finding, Where
from podcast.model import Cue
from podcast.timecode import show

_TOLD = 5
"""So many places are named, the others are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Counts over one list of cues.

    `flags` pairs each rule with the cues that fail it, in the order of `FLAGS`. Breaks are counted between
    cues of one voice and between lines: `good` cost the reader little, `bad` part what belongs together.
    """

    cues: int
    conforming: int
    overlaps: int
    flags: tuple[tuple[str, int], ...]
    cue_breaks: int
    good_cue_breaks: int
    bad_cue_breaks: int
    line_breaks: int
    good_line_breaks: int
    bad_line_breaks: int

    @property
    def share(self) -> float:
        """The part of the cues, from 0 to 1, that keeps every rule."""
        return self.conforming / self.cues if self.cues else 1.0


def report(
    cues: tuple[Cue, ...], profile: Profile = PROFILES["broadcast"], *, language: str | None = "en"
) -> Report:
    """Judge cues afresh by a profile and what their language allows; their own flags are not read."""
    profile = profile.for_language(language)
    followed = [*pairwise(cues), (cues[-1], None)] if cues else []
    found = [faults(cue, after, profile) for cue, after in followed]
    counts = Counter(flag for flags in found for flag in flags)
    between = list(_between(cues, language))
    within = [cost for cue in cues for cost in _costs(cue.lines, language)]
    return Report(
        cues=len(cues),
        conforming=sum(not flags for flags in found),
        overlaps=sum(b.start < a.end for a, b in pairwise(cues)),
        flags=tuple((flag, counts[flag]) for flag in FLAGS if counts[flag]),
        cue_breaks=len(between),
        good_cue_breaks=sum(cost <= breaks.GOOD for cost in between),
        bad_cue_breaks=sum(cost >= breaks.BAD for cost in between),
        line_breaks=len(within),
        good_line_breaks=sum(cost <= breaks.GOOD for cost in within),
        bad_line_breaks=sum(cost >= breaks.BAD for cost in within),
    )


def findings(cues: tuple[Cue, ...], where: Where | None = None) -> tuple[Finding, ...]:
    """Why cues are flagged: an info for each rule that some cue cannot keep, with the times."""
    return tuple(
        Finding(
            rule=f"caption-{flag}",
            severity="info",
            message=f"{len(flagged)} of {len(cues)} captions: {reason}, at {_times(flagged)}",
            where=where,
            hint=HINTS[flag],
        )
        for flag, reason in FLAGS.items()
        if (flagged := [cue for cue in cues if flag in cue.flags])
    )


def _times(cues: list[Cue]) -> str:
    more = f" and {len(cues) - _TOLD} more" if len(cues) > _TOLD else ""
    return ", ".join(show(cue.start) for cue in cues[:_TOLD]) + more


def _between(cues: tuple[Cue, ...], language: str | None) -> Iterator[float]:
    for a, b in pairwise(cues):
        if a.speaker == b.speaker and a.lines and b.lines:
            yield from _costs((a.lines[-1], b.lines[0]), language)


def _costs(lines: tuple[str, ...], language: str | None) -> Iterator[float]:
    for a, b in pairwise(lines):
        if a.strip() and b.strip():
            yield breaks.cost(a.split()[-1], b.split()[0], language)
