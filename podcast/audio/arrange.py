"""An intro before a recording, an outro behind it, and music under stretches of it.

Each piece is brought to the loudness of the talk by itself. Music lies 20 LU under somebody who speaks, as
WCAG 2.2 asks for (https://www.w3.org/TR/WCAG22/#low-or-no-audio-background), and comes up where nobody does;
it goes down before a word and stays down in short pauses, so that it does not pump.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import gcd
from pathlib import Path

import numpy as np

from podcast.audio.blocks import even
from podcast.audio.channels import Samples
from podcast.audio.gain import Curve
from podcast.audio.material import loudness, material, samples
from podcast.audio.meter import BINS, Loudness
from podcast.audio.sounding import sounding, stretches
from podcast.audio.source import bin_size
from podcast.audio.stitch import Clip
from podcast.errors import InputError, Where
from podcast.model import Bed
from podcast.timecode import Millis, show

_EDGE = 300  # ms of fade at the ends of an intro and an outro
_FADE = 1_500  # ms of fade at the ends of music, and of crossing where it begins again
_RISE = 8.0  # dB by which music comes up where nobody speaks
_EARLY, _DOWN = 0.2, 0.5  # s: it is down so long before a word, and goes down in so long
_LATE, _UP = 0.3, 1.2  # s: it comes up so long after a word, and in so long
_SHORT = 2.5  # s: a pause that is shorter is none
_FAR = 60.0
_MOST = 40.0  # dB either way to bring a piece to the talk


@dataclass(frozen=True, slots=True)
class Laid:
    """Music from sample `start` to `end`, with its gain over time; where it ends it goes on at `again`."""

    sound: Samples
    again: int
    start: int
    end: int
    gain: Curve

    def under(self, block: Samples, at: int) -> None:
        """Add what lies under a block that begins at sample `at`."""
        first, last = max(self.start, at), min(self.end, at + block.shape[1])
        if first >= last:
            return
        places = np.arange(first - self.start, last - self.start)
        over = places >= self.again
        places[over] = self.again + (places[over] - self.again) % (self.sound.shape[1] - self.again)
        block[:, first - at : last - at] += self.gain.apply(self.sound[:, places], first)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What sounds before, behind and under a recording; `shift` is the length of what sounds before it."""

    intro: Samples
    outro: Samples
    beds: tuple[Laid, ...]
    shift: Millis

    def around(self, blocks: Iterable[Samples], rate: int) -> Iterator[Samples]:
        """The blocks of a recording with all that, each but the last as long as a Reader's."""
        return even(chain((self.intro,), self._laid(blocks), (self.outro,)), rate)

    def _laid(self, blocks: Iterable[Samples]) -> Iterator[Samples]:
        at = 0
        for block in blocks:
            made = block.copy() if self.beds else block
            for bed in self.beds:
                bed.under(made, at)
            at += block.shape[1]
            yield made


def arrange(
    seen: Loudness, talk: float | None, *, intro: Path | None, outro: Path | None, beds: Sequence[Bed]
) -> Arrangement:
    """Make ready what sounds around a recording that a meter has `seen`, and whose talk has `talk` LUFS.

    Raises InputError for a piece that is no recording or too long, and for music where no recording is.
    """
    first, last = (_piece(path, seen) if path else None for path in (intro, outro))
    nothing = np.zeros((seen.channels, 0), np.float32)
    before = samples(first) if first else nothing
    step = 1000 // gcd(seen.rate, 1000)  # ms that are whole samples, so that every time moves by whole ms
    grain = seen.rate * step // 1000
    padded = np.pad(before, ((0, 0), (0, -before.shape[1] % grain)))
    return Arrangement(
        intro=padded * _factor(talk, first),
        outro=samples(last) * _factor(talk, last) if last else nothing,
        beds=tuple(_bed(bed, seen, talk) for bed in beds),
        shift=Millis(padded.shape[1] * 1000 // seen.rate),
    )


def _piece(path: Path, seen: Loudness) -> Clip:
    clip = material(path, seen.rate, seen.channels)
    edge = min(_EDGE, len(clip) // 2)
    return clip.fade_in(edge // 10).fade_out(edge) if edge >= 10 else clip


def _factor(talk: float | None, clip: Clip | None, under: float = 0.0) -> np.float32:
    """What brings a clip to `under` LU from the talk."""
    own = loudness(clip) if clip else None
    if own is None or talk is None:
        return np.float32(1)
    return np.float32(10 ** (float(np.clip(talk - own, -_MOST, _MOST) + under) / 20))


def _bed(bed: Bed, seen: Loudness, talk: float | None) -> Laid:
    if bed.start >= seen.duration:
        raise InputError(
            f"the recording ends at {show(seen.duration)}, and music is to begin at {show(bed.start)}",
            where=Where(bed.file),
            hint="times of beds count from the start of the recording",
        )
    clip = material(bed.file, seen.rate, seen.channels)
    start = bed.start * seen.rate // 1000
    end = min(bed.end or seen.duration, seen.duration) * seen.rate // 1000
    sound, again = _looped(clip)
    factor = _factor(talk, clip, bed.level)
    return Laid(sound * factor, again, start, end, _ducked(seen, start, end))


def _looped(clip: Clip) -> tuple[Samples, int]:
    """A clip, and behind it what follows when it is played again: its end crosses over into its beginning."""
    cross = min(_FADE, len(clip) // 3)
    if not cross:
        return samples(clip), 0
    seam = clip[-cross:].fade_out(cross).overlay(clip[:cross].fade_in(cross))
    first = samples(clip[:-cross])
    return np.concatenate([first, samples(seam + clip[cross:-cross])], axis=1), first.shape[1]


def _ducked(seen: Loudness, start: int, end: int) -> Curve:
    """The gain of music over time: faded at both ends, up by _RISE where nobody speaks."""
    hop = BINS * bin_size(seen.rate)
    rise = _rises(seen, hop)
    fade = min(_FADE * seen.rate // 1000, (end - start) // 2)
    at = np.unique(np.concatenate([rise.at, np.array([start, start + fade, end - fade, end], np.float64)]))
    inside = at[(at >= start) & (at <= end)]
    # In decibels a fade from -60 is one from nothing.
    faded = np.interp(inside, [start, start + fade, end - fade, end], [-60.0, 0.0, 0.0, -60.0])
    return Curve(inside, rise.sample(inside) + faded)


def _rises(seen: Loudness, hop: int) -> Curve:
    heard = sounding(seen.energies)
    if not heard.any():
        return Curve(np.zeros(1), np.zeros(1))
    points: list[tuple[float, float]] = [(-_FAR, _RISE if not heard[0] else 0.0)]
    for first, last in stretches(~heard):
        early, late = first * hop / seen.rate, last * hop / seen.rate
        if first and last < len(heard) and late - early < _SHORT:
            continue
        if first:
            points += [(early + _LATE, 0.0), (early + _LATE + _UP, _RISE)]
        if last < len(heard):
            points += [(late - _EARLY - _DOWN, _RISE), (late - _EARLY, 0.0)]
    at, level = np.array(points).T
    return Curve(np.maximum.accumulate(at) * seen.rate, level)
