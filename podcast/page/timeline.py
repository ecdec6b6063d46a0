"""The seek bar's drawings, as SVG paths over a thousand units of time."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

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
    step = WIDTH / len(bars)
    half = [max(2, min(bar, 100) * 46 // 100) for bar in bars]
    return "".join(f"M{(n + 0.5) * step:.4g} {50 - h}v{2 * h}" for n, h in enumerate(half))


def _band(release: Release) -> tuple[tuple[int, str], ...]:
    paths: dict[int, str] = {}
    cells = enumerate(_voices(release))
    for voice, run in groupby(cells, lambda cell: cell[1]):
        if voice is not None:
            places = [place for place, _ in run]
            piece = f"M{places[0] * CELL} 5H{(places[-1] + 1) * CELL}"
            paths[voice] = paths.get(voice, "") + piece
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
