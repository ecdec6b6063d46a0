"""The seek bar's drawings, as SVG paths over a thousand units of time."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from podcast.model import Release
from podcast.page import talk
from podcast.timecode import Millis

WIDTH = 1000
FLAT = (10,) * 100
CELL = 4
"""Units of the band that have one voice, the one that speaks longest in them: three pixels on a wide screen.
Drawn to the turn, the band of three hours of short turns weighed more than a quarter of what they say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """`wave` in a box of 1000 by 100, `ticks` of 1000 by 10; `band` is (colour of a voice, path)."""

    wave: str
    band: tuple[tuple[int, str], ...]
    ticks: str


def timeline(release: Release) -> Timeline:
    """What to draw behind the position of a release."""
    return Timeline(
        wave=_wave(release.waveform.bars if release.waveform and release.waveform.bars else FLAT),
        band=_band(release),
        ticks="".join(
            f"M{_x(each.start, release.duration)} 0v10" for each in release.chapters if each.start > 0
        ),
    )


def _x(time: Millis, duration: Millis) -> str:
    tenths = min(time * WIDTH * 10 // max(1, duration), WIDTH * 10)
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)


def _wave(bars: tuple[int, ...]) -> str:
    # From bar to bar, for places counted from the start were a third of the drawing.
    half = [max(2, min(bar, 100) * 46 // 100) for bar in bars]
    step = f"{WIDTH / len(bars):.4g}"
    moves = (f"m{step}-{a + b}v{2 * b}" for a, b in pairwise(half))
    return f"M{WIDTH / len(bars) / 2:.4g} {50 - half[0]}v{2 * half[0]}" + "".join(moves)


def _band(release: Release) -> tuple[tuple[int, str], ...]:
    paths: dict[int, str] = {}
    drawn: dict[int, int] = {}
    start = 0
    for voice, run in groupby(_voices(release)):
        length = CELL * len(list(run))
        if voice is not None:
            way = f"m{start - drawn[voice]} 0" if voice in drawn else f"M{start} 5"
            paths[voice] = f"{paths.get(voice, '')}{way}h{length}"
            drawn[voice] = start + length
        start += length
    return tuple(sorted(paths.items()))


def _voices(release: Release) -> Iterator[int | None]:
    """The colour of the voice that has most of each cell, None where nobody known speaks."""
    colours = talk.voices(release.transcript)
    shares: list[Counter[int]] = [Counter() for _ in range(WIDTH // CELL)]
    cell = max(1, release.duration) * CELL
    for turn in talk.turns(release.transcript):
        start, end = turn.start * WIDTH, min(turn.end, release.duration) * WIDTH
        for place in range(start // cell, -(-end // cell) if turn.speaker else 0):
            said = min(end, (place + 1) * cell) - max(start, place * cell)
            shares[place][colours[turn.speaker or ""]] += said
    for share in shares:
        yield max(share, key=lambda voice: (share[voice], -voice), default=None)
