"""How fast WebVTT is read beside webvtt-py, in pairs: python benchmarks/vtt.py [CUES [RUNS]]

Both read the same made-up captions one after the other; the ratio of each pair hardly depends on the machine.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import webvtt

from podcast.model import Cue
from podcast.timecode import Millis
from podcast.transcript import parse, write_cues


def captions(count: int) -> str:
    """Two lines and a voice on each cue, 3.6 s apart."""
    cues = [
        Cue(
            start=Millis(n * 3600),
            end=Millis(n * 3600 + 3400),
            lines=(f"The keeper wrote line {n} of the log,", "then looked after the lamp & the gauge."),
            speaker=("Mara", "Tomas Lind")[n // 7 % 2],
        )
        for n in range(count)
    ]
    return write_cues(cues, "vtt")


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds for one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3_000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    text = captions(count)
    data = text.encode()
    pairs = [
        (
            seconds(lambda: parse(data, Path("captions.vtt"))),
            seconds(lambda: [(c.text, c.voice) for c in webvtt.from_string(text).captions]),
        )
        for _ in range(runs)
    ]
    ours, theirs = (median(pair[n] for pair in pairs) for n in (0, 1))
    ratio = median(two / one for one, two in pairs)
    print(f"{count} cues, {len(data) // 1000} kB, median of {runs} pairs")
    print(
        f"podcast.transcript {ours * 1000:.0f} ms, webvtt-py {theirs * 1000:.0f} ms: {ratio:.1f} times faster"
    )


if __name__ == "__main__":
    main()
