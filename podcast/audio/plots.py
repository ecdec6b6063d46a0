"""What was done to a recording, to look at: a page with plots, and the same numbers for programs.

Loudness over time is that of 3 s (EBU Tech 3341, "short-term"), before and after; a speaker's is that of all
his turns, measured as the whole is (BS.1770), so that the two can be compared.
"""

import json
from collections.abc import Sequence
from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray

from podcast.audio.master import Mastered
from podcast.audio.meter import BINS, Loudness, decibels, integrated
from podcast.audio.settings import Turn
from podcast.audio.source import bin_size
from podcast.timecode import Millis, show

_POINTS = 600
_SHORT = 30  # hops of 100 ms in the 3 s of short-term loudness
_FLOOR, _TOP = -60.0, 0.0
_WIDTH, _HEIGHT, _LANE, _AXIS = 1000, 220, 24, 18
_TICKS = (1, 2, 5, 10, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200)
"""Seconds from one time on the axis to the next: as many that there are at most ten."""

Line = NDArray[np.float64]

_STYLE = """\
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:66rem;margin:2rem auto;padding:0 1rem}
svg{width:100%;height:auto;background:#8881}
table{border-collapse:collapse}td,th{padding:.2rem 1rem .2rem 0;text-align:left}
.a{stroke:#b3561f}.b{stroke:#1d7a63}.a,.b{fill:none;stroke-width:2}
.t{stroke:#888;stroke-dasharray:6 6}.s{fill:#8883}.w{fill:#1d7a6366}
.g{stroke:#8885}figure{margin:1.5rem 0}figcaption{margin-bottom:.3rem}
text{font-size:13px;fill:CanvasText;stroke:Canvas;stroke-width:3px;paint-order:stroke}
@media(max-width:36rem){text{font-size:26px}}"""


def files(done: Mastered, turns: Sequence[Turn]) -> dict[str, str]:
    """The report by suffix: a page, and the numbers in it. Turns count from the start of the source."""
    moved = [(Millis(max(0, a + done.shift)), Millis(max(0, b + done.shift)), who) for a, b, who in turns]
    told = json.dumps(numbers(done, done.target, moved), ensure_ascii=False, indent=1)
    return {".html": page(done, done.target, moved), ".json": told + "\n"}


def numbers(done: Mastered, target: float, turns: Sequence[Turn]) -> dict[str, Any]:
    """The report for programs: whole values, and loudness over time in LUFS, None in silence."""
    return {
        "file": done.audio.path,
        "duration_ms": done.audio.duration,
        "target": target,
        "before": _whole(done.seen),
        "after": _whole(done.heard),
        "gain": round(done.gain, 2),
        "speakers": [
            {"name": name, "before": _round(before), "after": _round(after)}
            for name, before, after in speakers(done, turns)
        ],
        "silences_ms": [list(each) for each in done.waveform.silences],
        "step_ms": _step(done.seen),
        "course_before": [_round(each) for each in _course(done.seen)],
        "course_after": [_round(each) for each in _course(done.heard)],
    }


def speakers(done: Mastered, turns: Sequence[Turn]) -> list[tuple[str, float | None, float | None]]:
    """The loudness of each speaker before and after, in the order in which they first speak."""
    names = dict.fromkeys(name for _, _, name in turns)
    return [
        (name, _spoken(done.seen, turns, name), _spoken(done.heard, turns, name)) for name in names if name
    ]


def _spoken(seen: Loudness, turns: Sequence[Turn], name: str) -> float | None:
    hop = BINS * bin_size(seen.rate) * 1000 / seen.rate
    parts = [seen.energies[round(a / hop) : round(b / hop)] for a, b, who in turns if who == name]
    return integrated(np.concatenate([np.zeros(0), *parts]))


def page(done: Mastered, target: float, turns: Sequence[Turn]) -> str:
    """The report as an HTML page that needs nothing beside it."""
    rows = (
        ("Loudness", "LUFS", done.before, done.after),
        ("Range", "LU", done.seen.range, done.heard.range),
        ("Loudest 3 s", "LUFS", done.seen.max_short_term, done.heard.max_short_term),
        ("Loudest 400 ms", "LUFS", done.seen.max_momentary, done.heard.max_momentary),
        ("True peak", "dBTP", done.seen.true_peak, done.heard.true_peak),
    )
    title = escape(done.audio.path)
    said = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{_text(before)}</td><td>{_text(after)}</td></tr>'
        for name, before, after in speakers(done, turns)
    )
    heads = '<tr><td></td><th scope="col">before</th><th scope="col">after</th></tr>'
    table = "".join(
        f'<tr><th scope="row">{name} ({unit})</th><td>{_text(a)}</td><td>{_text(b)}</td></tr>'
        for name, unit, a, b in rows
    )
    voices = f"<h2>Speakers (LUFS)</h2><table>{heads}{said}</table>" if said else ""
    return (
        '<!DOCTYPE html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style><main><h1>{title}</h1>"
        f"<p>{show(done.audio.duration)}, {done.audio.bitrate // 1000} kbit/s, target {target:g} LUFS</p>"
        f"<table>{heads}{table}</table>{voices}"
        + _plot("Loudness of 3 s, LUFS", _course(done.seen), _course(done.heard), done, target)
        + _plot("Highest samples, dBFS", _peaks(done.seen), _peaks(done.heard), done, None)
        + _turns(done, turns)
        + "<p>Orange is before, green after, grey bands are silences.</p></main></html>\n"
    )


def _turns(done: Mastered, turns: Sequence[Turn]) -> str:
    """Who speaks when: a line for each speaker, in the order in which they first speak."""
    names = [name for name in dict.fromkeys(who for _, _, who in turns) if name]
    if not names:
        return ""
    length, height = max(1, done.audio.duration), _LANE * len(names)
    times = _times(length, height)
    bars = "".join(
        f'<rect class="w" x="{start * _WIDTH / length:.1f}" y="{names.index(who) * _LANE + 4}" '
        f'width="{(end - start) * _WIDTH / length:.1f}" height="{_LANE - 8}"/>'
        for start, end, who in turns
        if who
    )
    said = "".join(
        f'<text x="2" y="{n * _LANE + _LANE * 0.65:.0f}">{escape(name)}</text>'
        for n, name in enumerate(names)
    )
    return (
        f'<figure><figcaption>Who speaks</figcaption><svg viewBox="0 0 {_WIDTH} {height + _AXIS}" role="img" '
        f'aria-label="Who speaks">{times}{bars}{said}</svg></figure>'
    )


def _whole(seen: Loudness) -> dict[str, float | None]:
    return {
        "loudness": _round(seen.integrated),
        "range": _round(seen.range),
        "max_short_term": _round(seen.max_short_term),
        "max_momentary": _round(seen.max_momentary),
        "true_peak": _round(seen.true_peak),
    }


def _round(value: float | None) -> float | None:
    return None if value is None or value <= -70 else round(float(value), 2)


def _text(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _step(seen: Loudness) -> Millis:
    """The time between two points of a course."""
    return Millis(round(seen.duration / max(1, min(_POINTS, len(seen.energies)))))


def _course(seen: Loudness) -> Line:
    """Short-term loudness at up to _POINTS times, evenly from start to end."""
    sums = np.concatenate([[0.0], np.cumsum(seen.energies)])
    count = len(seen.energies)
    at = np.linspace(0, count - 1, max(1, min(_POINTS, count))).round().astype(int)
    first, last = np.maximum(0, at - _SHORT // 2), np.minimum(count, at + _SHORT // 2)
    return decibels((sums[last] - sums[first]) / np.maximum(1, last - first))


def _peaks(seen: Loudness) -> Line:
    count = len(seen.peaks)
    if not count:
        return np.full(1, _FLOOR)
    edges = np.unique(np.linspace(0, count, min(_POINTS, count), endpoint=False).astype(int))
    highest: Line = 20 * np.log10(np.maximum(np.maximum.reduceat(seen.peaks, edges), 1e-6))
    return highest


def _plot(caption: str, before: Line, after: Line, done: Mastered, target: float | None) -> str:
    length = max(1, done.audio.duration)
    bands = "".join(
        f'<rect class="s" x="{a * _WIDTH / length:.1f}" y="0" width="{(b - a) * _WIDTH / length:.1f}" '
        f'height="{_HEIGHT}"/>'
        for a, b in done.waveform.silences
    )
    levels = range(int(_FLOOR) + 12, int(_TOP), 12)
    grid = "".join(f'<path class="g" d="M0 {_y(level):.0f}H{_WIDTH}"/>' for level in levels)
    names = "".join(f'<text x="2" y="{_y(level) + 4:.0f}">{level}</text>' for level in levels)
    aim = "" if target is None else f'<path class="t" d="M0 {_y(target):.1f}H{_WIDTH}"/>'
    return (
        f"<figure><figcaption>{caption}</figcaption>"
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT + _AXIS}" role="img" aria-label="{caption}">{bands}{grid}'
        f'{_times(length, _HEIGHT)}{aim}<path class="a" d="{_path(before)}"/>'
        f'<path class="b" d="{_path(after)}"/>{names}</svg></figure>'
    )


def _times(length: int, height: int) -> str:
    """Times below a plot of so many milliseconds, and a line up to each."""
    tick = next((each for each in _TICKS if length <= each * 10_000), _TICKS[-1]) * 1000
    return "".join(
        f'<path class="g" d="M{x:.1f} 0V{height}"/>'
        f'<text x="{x:.1f}" y="{height + 14}" text-anchor="middle">{show(Millis(at))}</text>'
        for at in range(tick, length, tick)
        if (x := at * _WIDTH / length) < _WIDTH - 20
    )


def _y(level: float) -> float:
    return (_TOP - min(_TOP, max(_FLOOR, level))) * _HEIGHT / (_TOP - _FLOOR)


def _path(line: Line) -> str:
    step = _WIDTH / max(1, len(line) - 1)
    return "M" + "L".join(f"{n * step:.1f} {_y(level):.1f}" for n, level in enumerate(line.tolist()))
