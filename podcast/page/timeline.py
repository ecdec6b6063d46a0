"""The seek bar's drawings, as SVG paths over a thousand units of time."""

from dataclasses import dataclass

from podcast.model import Release
from podcast.page import talk
from podcast.timecode import Millis

WIDTH = 1000
FLAT = (10,) * 100


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
    colours = talk.voices(release.transcript)
    paths: dict[int, str] = {}
    for turn in talk.turns(release.transcript):
        if turn.speaker and turn.start < release.duration:
            voice = colours[turn.speaker]
            piece = f"M{_x(turn.start, release.duration)} 5H{_x(turn.end, release.duration)}"
            paths[voice] = paths.get(voice, "") + piece
    return tuple(sorted(paths.items()))
