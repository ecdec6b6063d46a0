"""Brings speakers to the same level, guided by the turns of a transcript.

Each turn moves towards the loudness of the whole by half of its own distance and half of its speaker's, so
that a whisper stays a whisper and a guest far from the microphone comes near. In pauses the smaller gain
of both neighbours holds, so that noise is never lifted above what the speech around it needs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from podcast.audio.gain import FLAT, Curve, reached, solve
from podcast.audio.meter import BINS, Energies, Loudness, decibels
from podcast.audio.percentiles import median
from podcast.audio.sounding import sounding
from podcast.audio.source import bin_size
from podcast.timecode import Millis

Turn = tuple[Millis, Millis, str]

MOST = 18.0  # dB either way
_RAMP = 0.04  # seconds from one gain to the next
_FLOOR = -70.0
_ROUNDS, _EVEN = 4, 0.2  # to bring speakers together after limiting, and LU that nobody hears
_LIMITED = 1.5
"""What the limiter takes, as a share of what bins of 10 ms foretell: 1.46 on turns with sharp peaks."""
_EARLY, _LATE = 3, 12  # hops in which a turn may really begin: around its time, and behind a whole second


@dataclass(frozen=True, slots=True)
class Stretch:
    """A turn in hops of 100 ms, its speaker, and its loudness in LUFS when anything was heard."""

    start: int
    end: int
    speaker: str
    level: float | None = None


def level_turns(
    seen: Loudness, turns: Sequence[Turn], *, target: float | None = None, ceiling: float = 0.0
) -> Curve:
    """The gain over time that evens out the turns; flat when there is nothing to even out.

    With a `target` in LUFS, speakers are as loud as each other after limiting to `ceiling` too: that takes
    2 LU off a voice with sharp peaks, and nothing off another.
    """
    if seen.integrated is None or not turns:
        return FLAT
    stretches = _heard(_placed(sorted(turns), seen), seen.energies)
    if not any(stretch.level is not None for stretch in stretches):
        return FLAT
    usual = _usual(stretches)
    gains = [_gain(stretch, usual, seen.integrated) for stretch in stretches]
    curve = curve_through(stretches, gains, seen)
    if target is None or len(usual) < 2:
        return curve
    best: tuple[float, list[float]] | None = None
    for _ in range(_ROUNDS):
        raised = curve.raised(solve(seen, curve, target, ceiling))
        off = _apart(stretches, reached(seen, raised, ceiling))
        spread = max(off.values()) - min(off.values())
        if best is None or spread < best[0]:
            best = spread, gains
        if spread < _EVEN:
            break
        moved = [gain - off.get(each.speaker, 0.0) for each, gain in zip(stretches, gains, strict=True)]
        gains = [float(np.clip(gain, -MOST, MOST)) for gain in moved]
        curve = curve_through(stretches, gains, seen)
    return with_quiet_pauses(stretches, best[1] if best else gains, seen, target=target, ceiling=ceiling)


def with_quiet_pauses(
    stretches: Sequence[Stretch], gains: Sequence[float], seen: Loudness, *, target: float, ceiling: float
) -> Curve:
    """The curve through the gains, lower in pauses by what limiting to `ceiling` takes from the turns around.

    Else the room between two turns whose peaks are limited would rise more than what is said in them.
    """
    curve = curve_through(stretches, gains, seen)
    more = solve(seen, curve, target, ceiling)
    left = reached(seen, curve.raised(more), ceiling)
    lost = []
    for each, gain in zip(stretches, gains, strict=True):
        before, after = (loudness_of(energies[each.start : each.end]) for energies in (seen.energies, left))
        known = before is not None and after is not None
        less = gain + more - (after - before) if known else 0.0  # type: ignore[operator]
        lost.append(max(0.0, less) * _LIMITED)
    return curve_through(stretches, gains, seen, lost)


def _usual(stretches: Sequence[Stretch]) -> dict[str, float]:
    """The loudness of most turns of each speaker who is known."""
    levels: dict[str, list[float]] = {}
    for each in stretches:
        if each.level is not None and each.speaker:
            levels.setdefault(each.speaker, []).append(each.level)
    return {speaker: median(found) for speaker, found in levels.items()}


def _apart(stretches: Sequence[Stretch], energies: Energies) -> dict[str, float]:
    """How far each speaker is from the middle of all of them, in LU."""
    spoken: dict[str, list[Energies]] = {}
    for each in stretches:
        if each.speaker:
            spoken.setdefault(each.speaker, []).append(energies[each.start : each.end])
    found = {name: loudness_of(np.concatenate(parts)) for name, parts in spoken.items()}
    levels = {name: level for name, level in found.items() if level is not None}
    middle = sum(levels.values()) / max(1, len(levels))
    return {name: level - middle for name, level in levels.items()} or {"": 0.0}


def _placed(turns: list[Turn], seen: Loudness) -> list[Stretch]:
    """The turns on the grid of the energies: in order, without overlap or pauses at the ends, none empty."""
    hop = BINS * bin_size(seen.rate) * 1000 / seen.rate
    count = len(seen.energies)
    whole_seconds = all(start % 1000 == 0 for start, _, _ in turns)
    late = _LATE if whole_seconds else _EARLY
    heard = sounding(seen.energies)
    starts = [_begin(min(count, round(start / hop)), late, seen.energies, heard) for start, _, _ in turns]
    placed = []
    for (_, end, speaker), start, limit in zip(turns, starts, [*starts[1:], count], strict=True):
        last = _last(start, min(round(end / hop) + (_LATE if whole_seconds else 0), limit), heard)
        if last > start:
            placed.append(Stretch(start, last, speaker))
    return placed


def _begin(at: int, late: int, energies: Energies, heard: NDArray[np.bool_]) -> int:
    """Where a turn begins that is said to begin at `at`: behind the deepest pause nearby, if there is one."""
    first = max(0, at - _EARLY)
    around = energies[first : at + late]
    if at == 0 or not len(around):
        return at
    pause = first + int(around.argmin())
    if heard[pause] or not heard[pause:].any():
        return at
    return pause + int(heard[pause:].argmax())


def _last(start: int, end: int, heard: NDArray[np.bool_]) -> int:
    """Where a turn ends that is said to end at `end`: with the last sound in it, where there is any."""
    sounds = np.flatnonzero(heard[start:end])
    return start + int(sounds[-1]) + 1 if len(sounds) else end


def _heard(stretches: list[Stretch], energies: Energies) -> list[Stretch]:
    return [replace(s, level=loudness_of(energies[s.start : s.end])) for s in stretches]


def loudness_of(energies: Energies) -> float | None:
    """The loudness of a turn without its pauses, in LUFS."""
    # Half the time of levelling: the levels are worked out once for both gates.
    levels = decibels(energies)
    heard = levels > _FLOOR
    loud = energies[heard]
    if not len(loud):
        return None
    return float(decibels(_mean(loud[levels[heard] > decibels(_mean(loud)) - 10])))


def _mean(values: Energies) -> Energies:
    """As `values.mean()`, which takes three times as long where they are few."""
    mean: Energies = np.add.reduce(values) / len(values)
    return mean


def _gain(stretch: Stretch, usual: dict[str, float], wanted: float) -> float:
    own = stretch.level if stretch.level is not None else usual.get(stretch.speaker, wanted)
    speaker = usual.get(stretch.speaker, own)
    return float(np.clip(wanted - (own + speaker) / 2, -MOST, MOST))


def curve_through(
    stretches: Sequence[Stretch], gains: Sequence[float], seen: Loudness, lost: Sequence[float] = ()
) -> Curve:
    """Straight lines through the gains of the turns, over samples; 0 dB beyond them.

    In pauses the smaller gain of both sides holds, less what each side has `lost`.
    """
    ramp, hop = round(_RAMP * seen.rate), BINS * bin_size(seen.rate)
    rows = zip(stretches, gains, lost or [0.0] * len(gains), strict=True)
    held = [(each.start * hop, each.end * hop, gain, gain - less) for each, gain, less in rows]
    edges = [(0, 0, 0.0, 0.0), *held, (seen.frames, seen.frames, 0.0, 0.0)]
    points: list[tuple[float, float]] = []
    for (_, end, left, before), (start, _, right, behind) in pairwise(edges):
        if start - end > 2 * ramp:
            quiet = min(before, behind)
            points += [(end, left), (end + ramp, quiet), (start - ramp, quiet), (start, right)]
        else:
            middle = (end + start) / 2
            points += [(middle - ramp / 2, left), (middle + ramp / 2, right)]
    at, level = np.array(points).T
    return Curve(np.maximum.accumulate(at), level)
