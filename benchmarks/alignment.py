"""How exactly words are timed, with the recording and without it.

usage: python benchmarks/alignment.py [TRANSCRIPT]

Speaks a transcript (default: the example's longest) with espeak-ng, which tells when every word begins, and
holds against that what alignment finds in the sound, and what is estimated from the starts of turns alone.
Needs the extra ``align`` and Debian's espeak-ng. Errors are of word starts, in milliseconds; "real time" is
CPU time by the length of the sound.
"""

import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from podcast import transcript
from podcast.align import Aligned, align
from podcast.model import Segment, Transcript
from podcast.timecode import Millis
from podcast.transcript.timing import with_ends, with_words

sys.path.insert(0, str(Path(__file__).parent.parent))
from benchmarks import espeak  # a script has its own folder on the path only

EXAMPLE = Path(__file__).parent.parent / "transcripts" / "mlops-engineer.txt"
SURE = 0.5
RIGHT = 100.0
"""Milliseconds: a word found within is right."""


class Case(NamedTuple):
    """Turns of (word, start, whether it is spoken); a start is None where nobody knows it."""

    name: str
    turns: list[list[tuple[str, float | None, bool]]]
    starts: list[int]


class Result(NamedTuple):
    """Errors of the words that are spoken and known, and each word's confidence with whether it is right."""

    errors: NDArray[np.float64]
    sure: list[tuple[float, bool]]
    extra: list[float]
    turns: int
    seconds: float


def cases(spoken: espeak.Spoken, turns: Sequence[str]) -> list[Case]:
    told = [
        [(word, at, True) for word, at in zip(turn.split(), starts, strict=True)]
        for turn, starts in zip(turns, spoken.starts, strict=True)
    ]
    exact = [round(next(at for at in starts if at is not None)) for starts in spoken.starts]
    whole = [start // 1000 * 1000 for start in exact]
    late = [start + 7_000 for start in whole]
    return [
        Case("exact turn starts", told, exact),
        Case("whole-second stamps", told, whole),
        Case("stamps 7 s late", told, late),
        Case("no times at all", told, [0] * len(whole)),
        Case("10 % extra words", extra(told), whole),
        Case("10 % of the words missing", missing(told), whole),
    ]


def extra(
    turns: Sequence[list[tuple[str, float | None, bool]]],
) -> list[list[tuple[str, float | None, bool]]]:
    draw = random.Random(1)  # noqa: S311
    pool = [word for turn in turns for word, _, _ in turn]
    made = []
    for turn in turns:
        kept: list[tuple[str, float | None, bool]] = []
        for word in turn:
            if draw.random() < 0.1:
                kept.append((draw.choice(pool), None, False))
            kept.append(word)
        made.append(kept)
    return made


def missing(
    turns: Sequence[list[tuple[str, float | None, bool]]],
) -> list[list[tuple[str, float | None, bool]]]:
    draw = random.Random(2)  # noqa: S311
    return [[word for word in turn if draw.random() >= 0.1] or turn[:1] for turn in turns]


def written(case: Case, length: int) -> Transcript:
    """The transcript a producer would have: turns with starts."""
    segments = tuple(
        Segment(start=Millis(start), end=Millis(start), text=" ".join(word for word, _, _ in turn))
        for turn, start in zip(case.turns, case.starts, strict=True)
    )
    made = Transcript(segments=segments, language="en", timing="estimated")
    return with_words(with_ends(made, Millis(length)), "en")


def measured(case: Case, spoken: espeak.Spoken, listen: Callable[[Transcript], Aligned]) -> Result:
    length = len(spoken.samples) * 1000 // espeak.RATE
    said = written(case, length)
    began = time.process_time()
    found = listen(said).transcript
    seconds = time.process_time() - began
    errors, sure, inserted = [], [], []
    aligned = 0
    for segment, turn in zip(found.segments, case.turns, strict=True):
        aligned += any((word.confidence or 0) >= SURE for word in segment.words)
        for word, (_, start, is_spoken) in zip(segment.words, turn, strict=True):
            confidence = word.confidence or 0.0
            if not is_spoken:
                inserted.append(confidence)
                sure.append((confidence, False))
            elif start is not None:
                errors.append(word.start - start)
                sure.append((confidence, abs(word.start - start) < RIGHT))
    return Result(np.array(errors), sure, inserted, aligned, seconds * espeak.RATE / len(spoken.samples))


def row(name: str, found: Result, turns: int) -> None:
    away = np.abs(found.errors)
    print(
        f"{name:30} {len(away):6} {np.median(away):7.0f} {np.percentile(away, 95):6.0f} {away.max():7.0f} "
        f"{100 * (away <= 50).mean():8.1f} {found.turns:5}/{turns} {found.seconds:9.3f}"
    )


def main() -> None:
    said, _ = transcript.load(Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE)
    turns = [segment.text for segment in said.segments]
    if not espeak.available():
        print("espeak-ng is not on this machine: apt-get install espeak-ng")
        return
    spoken = espeak.speak(turns)
    print(f"{len(spoken.samples) / espeak.RATE:.0f} s of speech, {len(turns)} turns")
    heads = f"{'words':>6} {'median':>7} {'p95':>6} {'max':>7} {'% ≤ 50':>8} {'turns':>8} {'real time':>9}"
    print(f"{'':30} {heads}")
    align(spoken.samples[: espeak.RATE], replace(said, segments=said.segments[:1]))  # loads the model
    every: list[tuple[float, bool]] = []
    for case in cases(spoken, turns):
        found = measured(case, spoken, lambda text: align(spoken.samples, text))
        row(case.name, found, len(turns))
        every += found.sure
        if found.extra:
            low = sum(sure < SURE for sure in found.extra)
            print(f"{'':30} of {len(found.extra)} words nobody said, {low} have a confidence below {SURE}")
    for case in cases(spoken, turns)[:2]:
        found = measured(case, spoken, lambda text: Aligned(transcript=text))
        row(f"without sound: {case.name}", found._replace(turns=0), len(turns))
    calibration(every)


def calibration(every: Sequence[tuple[float, bool]]) -> None:
    print("\nconfidence    words   right")
    for low in np.arange(0, 1, 0.2):
        inside = [right for sure, right in every if low <= sure < low + 0.2 or (low > 0.7 and sure == 1)]
        if inside:
            print(f"{low:.1f} to {low + 0.2:.1f} {len(inside):8} {100 * sum(inside) / len(inside):6.1f} %")


if __name__ == "__main__":
    main()
