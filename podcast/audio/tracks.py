"""One file a speaker mixed into one recording: each levelled by itself, and open while it is spoken to.

As in an automatic mixer one track is always open, that of whoever spoke last, and the others are turned down:
so the rooms of four microphones are as loud as one. A voice that is heard in another's microphone as well is
told by its level there.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from podcast.audio.evener import level_phrases
from podcast.audio.gain import FLAT, Curve
from podcast.audio.meter import BINS, Loudness, Meter, decibels, integrated
from podcast.audio.mixdown import CEILING, Opened, Placed, Track, sides, write
from podcast.audio.probe import probe
from podcast.audio.remarks import lost
from podcast.audio.sounding import sounding, stretches
from podcast.audio.source import bin_size, reading
from podcast.errors import Finding, Where

__all__ = ["MIX", "Track", "mix"]

MIX = ".flac"
"""The form of a mix, which loses nothing."""
_RATES = (44_100, 48_000)
_TARGET = -23.0
"""LUFS of a mix: far enough from full scale for several who speak at once."""
_CLOSED = -24.0  # dB
_BLEED = 12.0  # dB below another track, both brought to one loudness: then it is the other's voice
_EARLY, _LATE = 2, 4  # hops of 100 ms that a track is open before and after
_RAMP = 0.05  # s
_HEARD, _DRIFT = 100, 1e-3
"""ms that two voices may be apart unheard, and the most that clocks of recorders are apart: ten times what
quartz allows, 100 ppm."""
_EMPTY = 1e-9

Progress = Callable[[float], None]
Mask = NDArray[np.bool_]


def mix(
    tracks: Sequence[Track],
    target: Path,
    *,
    level: bool = True,
    spread: float = 0.0,
    progress: Progress | None = None,
) -> tuple[Finding, ...]:
    """Mix tracks into `target`, a .flac that ends with the last of them.

    It has one channel, or two with a `spread`: from left to right in their order, so many percent of the way
    to one loudspeaker. Without `level` each is as loud as it was recorded. Gives what could not be read of
    them, and whose clock may have drifted. Raises InputError for what is no recording; `target` is then left
    as it was.
    """
    tell = progress or (lambda _: None)
    probed = [probe(each.path) for each in tracks]
    rate = max((each.rate for each in probed if each.rate in _RATES), default=_RATES[0])
    seen = [_metered(each, rate) for each in tracks]
    tell(0.4)
    owns = _owned(seen)
    longest = max(len(each.energies) for each in seen)
    opened = _open(owns, longest)
    curves = [
        _together(_levelled(each, own) if level else FLAT, gate, each.rate)
        for each, own, gate in zip(seen, owns, opened, strict=True)
    ]
    part = target.with_name(f".{target.name}.part")
    frames = max(each.frames for each in seen)
    try:
        rows = zip(tracks, curves, sides(len(tracks), spread).T, strict=True)
        placed = [Placed(*row) for row in rows]
        write(placed, part, rate, lambda done: tell(0.4 + 0.6 * done / frames))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    tell(1.0)
    found = (lost(Where(track.path), each) for track, each in zip(tracks, seen, strict=True))
    ends = [track.start + each.duration for track, each in zip(tracks, probed, strict=True)]
    return (*chain.from_iterable(found), *_drifted(tracks, ends))


def _drifted(tracks: Sequence[Track], ends: Sequence[int]) -> Iterator[Finding]:
    """A warning for each track that ends nearly, and not quite, with the longest one."""
    longest = max(ends)
    for track, end in zip(tracks, ends, strict=True):
        if _HEARD <= longest - end <= longest * _DRIFT:
            yield Finding(
                rule="track-length",
                severity="warning",
                message=f"it ends {longest - end} ms before the longest track, as clocks drift apart",
                where=Where(track.path),
                hint="where voices come apart towards the end, stretch it to the length of that one",
            )


def _metered(track: Track, rate: int) -> Loudness:
    with reading(track.path) as (reader, _):
        meter = Meter(rate, np.ones(1))
        for block in Opened(reader, rate, track.start):
            meter.feed(block)
        return meter.result(damaged=reader.damaged, promised=reader.promised)


def _owned(seen: Sequence[Loudness]) -> list[Mask]:
    """Where each track has its own speaker, in hops of 100 ms."""
    longest = max(len(each.energies) for each in seen)
    heard = np.zeros((len(seen), longest), np.bool_)
    levels = np.full((len(seen), longest), -200.0)
    for row, each in enumerate(seen):
        count = len(each.energies)
        heard[row, :count] = sounding(each.energies)
        levels[row, :count] = decibels(each.energies) - (each.integrated or 0.0)
    # A word's end may be quieter than what is left of it in another's microphone: 300 ms are looked at.
    around = np.array([np.convolve(10 ** (row / 10), np.ones(3) / 3, "same") for row in levels])
    smooth = 10 * np.log10(np.maximum(around, 1e-20))
    mine = heard & (smooth >= smooth.max(axis=0) - _BLEED)
    return list(mine)


def _open(owns: Sequence[Mask], hops: int) -> list[Mask]:
    """When each track is open: while its speaker speaks, and after that until another one does."""
    widened = np.zeros((len(owns), hops), np.bool_)
    for row, own in enumerate(owns):
        for start, end in stretches(own):
            widened[row, max(0, start - _EARLY) : end + _LATE] = True
    last = 0
    for hop in np.flatnonzero(~widened.any(axis=0)).tolist():
        if hop and widened[:, hop - 1].any():
            last = int(widened[:, hop - 1].argmax())
        widened[last, hop] = True
    return list(widened)


def _levelled(seen: Loudness, own: Mask) -> Curve:
    """The gain that brings a track to the loudness of the mix, by what its own speaker says."""
    energies = np.where(own[: len(seen.energies)], seen.energies, _EMPTY)
    voice = replace(seen, energies=energies, integrated=integrated(energies))
    if voice.integrated is None:
        return FLAT
    return level_phrases(voice, target=_TARGET, ceiling=CEILING).raised(_TARGET - voice.integrated)


def _together(curve: Curve, opened: Mask, rate: int) -> Curve:
    """A gain, and _CLOSED below it where a track is closed."""
    hop, ramp = BINS * bin_size(rate), _RAMP * rate
    points = [(-ramp, 0.0 if opened[0] else _CLOSED)]
    for start, end in stretches(opened):
        points += [(start * hop - ramp, _CLOSED), (start * hop, 0.0)] if start else []
        points += [(end * hop, 0.0), (end * hop + ramp, _CLOSED)]
    places, level = np.array(points).T
    gate = Curve(np.maximum.accumulate(places), level)
    at = np.union1d(gate.at, curve.at)
    return Curve(at, gate.sample(at) + curve.sample(at))
