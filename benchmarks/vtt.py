"""How fast WebVTT is read beside webvtt-py and a bare loop: python benchmarks/vtt.py [CUES [RUNS]]

All three read the same made-up captions one after the other; the ratios of a round hardly depend on the
machine. The bare loop splits at blank lines, finds the times with one pattern and joins the lines of the
text: it knows no voices, entities, settings or faults.
"""

import re
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


TIMES = re.compile(r"(\d+):(\d+):(\d+)\.(\d+) --> (\d+):(\d+):(\d+)\.(\d+)")


def bare(text: str) -> list[tuple[int, int, str]]:
    """Start, end and text of each cue, as it stands."""
    cues = []
    for block in text.split("\n\n"):
        if match := TIMES.search(block):
            h1, m1, s1, f1, h2, m2, s2, f2 = map(int, match.groups())
            start = ((h1 * 60 + m1) * 60 + s1) * 1000 + f1
            end = ((h2 * 60 + m2) * 60 + s2) * 1000 + f2
            cues.append((start, end, " ".join(block[match.end() :].split())))
    return cues


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3_000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    text = captions(count)
    data = text.encode()
    rounds = [
        (
            seconds(lambda: parse(data, Path("captions.vtt"))),
            seconds(lambda: [(c.text, c.voice) for c in webvtt.from_string(text).captions]),
            seconds(lambda: bare(text)),
        )
        for _ in range(runs)
    ]
    ours, theirs, least = (median(each[n] for each in rounds) * 1000 for n in range(3))
    faster = median(two / one for one, two, _ in rounds)
    slower = median(one / three for one, _, three in rounds)
    print(f"{count} cues, {len(data) // 1000} kB, median of {runs} rounds")
    print(f"podcast.transcript {ours:.0f} ms, webvtt-py {theirs:.0f} ms, bare loop {least:.0f} ms")
    print(f"{faster:.1f} times faster than webvtt-py, {slower:.1f} times as long as the bare loop")


if __name__ == "__main__":
    main()
