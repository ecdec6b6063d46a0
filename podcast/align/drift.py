"""Tells whether a transcript runs early or late, too slow or too fast against its recording.

What begins in the transcript (turns, sentences) is laid over what begins in the sound, at every offset and
stretch. Where most of it falls into place at one of them, and not at the times as they are, that is it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from podcast.align.activity import STEP, Activity
from podcast.errors import Finding, Where
from podcast.model import Transcript

Floats = NDArray[np.float64]

FARTHEST = 60_000
"""Milliseconds: the largest offset looked for."""
WIDEST = 0.05
"""The largest stretch looked for; 25 for 24 pictures a second is 0.0417."""
_FIRST = 480_000
"""Milliseconds of the transcript that every stretch is tried on; the best are refined on the whole."""
_FEWEST = 12
_REST = 200
"""Milliseconds of rest before talk from which something may begin there."""
_MORE = 2.5
"""So many onsets are looked at for each start of the transcript."""
_NEAR = 160
"""Milliseconds: as far as a start of the transcript may be from one in the sound to count as in place."""
_STAMP = 1_000
"""Milliseconds: stamps in whole seconds are cut off."""
_UNLIKELY = 6.0
"""Standard deviations by which the best fit rises above all others."""
_MOST = 0.6
"""The share of starts that must fall into place at the best fit, or the texts differ."""
_BETTER = 1.35
_NEARLY_ALL = 0.9
_CERTAIN = 4.0
"""Standard errors."""
_WORTH = 400
"""Milliseconds by which the ends of the transcript must be off to be worth a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """Times of the transcript times `stretch` plus `offset` milliseconds are those of the recording.

    `share` is the share of starts that fall into place then, `before` the share that do as it is.
    """

    offset: int
    stretch: float
    share: float
    before: float


class _Starts(NamedTuple):
    """What begins in a transcript, in milliseconds; `width` is how far each may be before its sound."""

    times: Floats
    width: int


class _Fit(NamedTuple):
    """`sure` says by how many times its own error the stretch is other than 1."""

    offset: float
    stretch: float
    sure: float


def drift(heard: Activity, transcript: Transcript) -> Drift | None:
    """How a transcript is off against what was heard in its recording; None when it is not, or not surely.

    Needs a dozen turns or sentences.
    """
    starts = _starts(transcript)
    onsets = _onsets(heard, round(_MORE * len(starts.times)))
    if len(starts.times) < _FEWEST or len(onsets) < _FEWEST:
        return None
    curve = _curve(onsets, starts.width, int(max(onsets[-1], starts.times[-1])) + 2 * FARTHEST)
    found = _searched(starts.times, curve)
    if found is None:
        return None
    fit = _fitted(starts, onsets, found)
    made = Drift(
        offset=round(fit.offset),
        stretch=round(fit.stretch, 5),
        share=_share(starts, onsets, fit.offset, fit.stretch),
        before=_share(starts, onsets, 0.0, 1.0),
    )
    return made if _matters(made, starts, fit) else None


def drifts(
    heard: Activity, transcript: Transcript, path: Path, *, offset: int = 0, stretch: float = 1.0
) -> tuple[Finding, ...]:
    """What to say of the transcript at a path: nothing, or how to put its times right.

    `offset` in milliseconds and `stretch` are those by which its times have been moved already.
    """
    found = drift(heard, transcript)
    if found is None:
        return ()
    said = []
    if abs(found.offset) >= 100:
        said.append(f"{abs(found.offset) / 1000:.1f} s {'early' if found.offset > 0 else 'late'}")
    if abs(found.stretch - 1) >= 0.0002:
        said.append(f"{abs(found.stretch - 1):.2%} too {'fast' if found.stretch > 1 else 'slow'}")
    message = f"the transcript runs {' and '.join(said)} against the recording"
    hint = (
        f"set {_keys(found, offset, stretch)} in its notes: {found.share:.0%} of its turns and sentences "
        f"then begin where talk does, against {found.before:.0%}"
    )
    where = Where(path)
    return (Finding(rule="transcript-drift", message=message, severity="warning", where=where, hint=hint),)


def _keys(found: Drift, offset: int, stretch: float) -> str:
    """What the notes must say, where they move times already: first by these two, then by what was found."""
    moved, paced = offset * found.stretch + found.offset, stretch * found.stretch
    keys = [f'offset = "{round(moved / 100) / 10:+.1f}"'] if abs(moved) >= 50 or offset else []
    keys += [f"stretch = {paced:.5f}"] if abs(paced - 1) >= 0.0002 or stretch != 1 else []
    return " and ".join(keys)


def _onsets(heard: Activity, most: int) -> Floats:
    """When talk begins after the longest rests: turns and sentences do, and most other onsets say nothing."""
    rests = np.array(heard.rests, np.float64)
    longest = np.argsort(-rests, kind="stable")[:most]
    found: Floats = np.sort(np.array(heard.onsets, np.float64)[longest[rests[longest] >= _REST]])
    return found


def _starts(transcript: Transcript) -> _Starts:
    times = [segment.start for segment in transcript.segments]
    if times and all(time % _STAMP == 0 for time in times):
        return _Starts(np.array(sorted(set(times)), np.float64), _STAMP)
    if transcript.timing != "estimated":
        for segment in transcript.segments:
            for one, two in zip(segment.words, segment.words[1:], strict=False):
                if one.text.rstrip("\"'”’»)")[-1:] in ".?!…" and two.start > one.end:
                    times.append(two.start)
    return _Starts(np.array(sorted(set(times)), np.float64), 0)


def _curve(onsets: Floats, width: int, length: int) -> Floats:
    """How well a start would be in place at each step of time, with mean 0."""
    curve: Floats = np.zeros(length // STEP)
    for onset in onsets:
        low, high = (onset - width - _NEAR / 2) / STEP, (onset + _NEAR / 2) / STEP
        curve[max(0, round(low)) : max(0, round(high)) + 1] = 1.0
    curve -= curve[: int(onsets[-1]) // STEP].mean()
    return curve


def _searched(times: Floats, curve: Floats) -> tuple[float, float] | None:
    """The offset and stretch that fit best, by far; None without such a one."""
    span, reach = _FIRST, WIDEST
    centre, ranked = 1.0, (0.0, 0.0, 1.0)
    while True:
        some = times[times <= times[0] + span]
        # Neighbours differ by less than half a start's width over the whole span.
        step = _NEAR / 2 / max(60_000.0, float(some[-1]))
        grid = centre + np.arange(-round(reach / step), round(reach / step) + 1) * step
        ranked = max(_best(some * stretch, curve, stretch) for stretch in grid)
        if len(some) == len(times):
            break
        span, reach, centre = span * 4, 4 * step, ranked[2]
    height, offset, stretch = ranked
    return (offset, stretch) if height >= _UNLIKELY else None


def _best(times: Floats, curve: Floats, stretch: float) -> tuple[float, float, float]:
    """How far the best offset rises above the others, that offset in milliseconds, and the stretch."""
    lags = FARTHEST // STEP
    places = np.round(times / STEP).astype(np.int64) + lags
    padded = np.zeros(max(len(curve), int(places[-1]) + 1) + 2 * lags)
    padded[lags : lags + len(curve)] = curve
    total = np.zeros(2 * lags + 1)
    for place in places:
        total += padded[place - lags : place + lags + 1]
    at = int(total.argmax())
    height = (total[at] - total.mean()) / max(1e-9, float(total.std()))
    return float(height), float((at - lags) * STEP), float(stretch)


def _fitted(starts: _Starts, onsets: Floats, rough: tuple[float, float]) -> _Fit:
    """Offset and stretch from the starts that are in place, by least squares.

    A stretch that the scatter of the starts may explain is none.
    """
    fit = _Fit(*rough, 0.0)
    for _ in range(3):
        moved = starts.times * fit.stretch + fit.offset
        gaps = _gaps(moved, onsets, starts.width)
        kept = (gaps > -2 * _NEAR) & (gaps < starts.width + 2 * _NEAR)
        times, wanted = starts.times[kept], (moved + gaps - starts.width / 2)[kept]
        spread = float(np.std(times)) * len(times) ** 0.5
        if len(times) < _FEWEST / 2 or spread == 0:
            break
        stretch, offset = np.polyfit(times, wanted, 1)
        error = float(np.std(wanted - stretch * times - offset)) / spread
        sure = abs(stretch - 1) / max(error, 1e-9)
        if sure < _CERTAIN:
            stretch, offset = 1.0, np.mean(wanted - times)
        fit = _Fit(float(offset), float(stretch), float(sure))
    return fit


def _gaps(moved: Floats, onsets: Floats, width: int) -> Floats:
    """From each start to the onset that is nearest to where it should be."""
    middle = moved + width / 2
    at = np.clip(np.searchsorted(onsets, middle), 1, len(onsets) - 1)
    nearest = np.where(middle - onsets[at - 1] < onsets[at] - middle, onsets[at - 1], onsets[at])
    gaps: Floats = nearest - moved
    return gaps


def _share(starts: _Starts, onsets: Floats, offset: float, stretch: float) -> float:
    gaps = _gaps(starts.times * stretch + offset, onsets, starts.width)
    return float(((gaps >= -_NEAR) & (gaps <= starts.width + _NEAR)).mean())


def _matters(found: Drift, starts: _Starts, fit: _Fit) -> bool:
    ends = (starts.times[0], starts.times[-1])
    off = max(abs(end * found.stretch + found.offset - end) for end in ends)
    if off >= _WORTH and found.share >= _MOST and found.share >= _BETTER * found.before:
        return True
    # Exact times that nearly all fall into place at a slightly other speed: over an hour it will be heard.
    creeping = abs(found.stretch - 1) * (ends[1] - ends[0])
    return not starts.width and creeping >= _NEAR and found.share >= _NEARLY_ALL and fit.sure >= 2 * _CERTAIN
