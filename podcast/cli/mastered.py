"""What `podcast master` prints and writes of what it did."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from podcast.cli.outputs import put
from podcast.cli.report import as_json
from podcast.timecode import show

if TYPE_CHECKING:
    from podcast.audio import Mastered
    from podcast.audio.mp3gain import Regained
    from podcast.audio.settings import Turn

PAGES = (".html", ".json")
"""A report is a page to look at and the numbers in it."""


def write_report(page: Path, done: "Mastered", turns: Sequence["Turn"]) -> None:
    """The report of a recording, as PAGE.html and as PAGE.json; turns count from the start of the source."""
    from podcast.audio import plots

    for suffix, text in plots.files(done, turns).items():
        put(page.with_suffix(suffix), text)


def say(targets: Sequence[Path], made: Sequence["Mastered"]) -> None:
    """A line for each file that was made."""
    for target, done in zip(targets, made, strict=True):
        print(f"{target}: {_lufs(done.before)} → {_lufs(done.after)}{_left(done)}")


def say_json(targets: Sequence[Path], made: Sequence["Mastered"]) -> None:
    """The same for programs."""
    rows = [
        {
            "file": str(target),
            "duration_ms": done.audio.duration,
            "loudness_before": done.before,
            "loudness": done.after,
            "max_short_term": done.heard.max_short_term,
            "max_momentary": done.heard.max_momentary,
            "true_peak": done.true_peak,
            "from_ms": done.span.start if done.span else 0,
        }
        for target, done in zip(targets, made, strict=True)
    ]
    as_json({"files": rows})


def say_regained(target: Path, done: "Regained", *, in_json: bool) -> None:
    """What became of an MP3 whose loudness alone was changed."""
    if in_json:
        row = {
            "file": str(target),
            "loudness_before": done.before,
            "loudness": done.after,
            "max_short_term": done.max_short_term,
            "max_momentary": done.max_momentary,
            "true_peak": done.true_peak,
            "steps": done.steps,
        }
        as_json({"files": [row]})
    else:
        print(f"{target}: {_lufs(done.before)} → {_lufs(done.after)}, {done.steps:+d} steps of 1.5 dB")


def _left(done: "Mastered") -> str:
    if done.span is None:
        return ""
    return f", from {show(done.span.start)} to {show(done.span.end or done.length)}"


def _lufs(loudness: float | None) -> str:
    return "silence" if loudness is None else f"{loudness:.1f} LUFS"
