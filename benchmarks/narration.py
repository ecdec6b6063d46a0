"""How true the word times of a narration are, and how fast it is spoken.

usage: python -m benchmarks.narration [TRANSCRIPT] [VOICE …]

Speaks the first thirty turns of a transcript (default: the example's shortest) with each voice (default: all
stock voices at hand), aligns the sound with the text, and holds the starts that alignment finds against those
that the narration told: "bias" is their median difference, "p95" what 95 of 100 are at most off. "Edges" are
words with an edge in their sound, from 30 ms before the earlier of the two times to 30 ms after the later: a
place where the levels of eight octave bands differ by 8 dB (root mean square) between the 20 ms before and
the 20 ms behind; "of edges" is the share of these that is within 30 ms. "Rate" is the length of the sound by
the time that speaking took, "twice" whether the same text gives the same bytes again. Needs the extra
``align``.
"""

import sys
import tempfile
import time
import wave
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from podcast import transcript
from podcast.aligning import align_words
from podcast.audio.voices import stock_voices
from podcast.model import Transcript
from podcast.narrating import Casting, speak
from podcast.transcript.timing import with_words

EXAMPLE = Path(__file__).parent.parent / "transcripts" / "solar-technician.vtt"
TURNS = 30
NEAR, HALF = 30, 20
"""Milliseconds around the two times in which an edge may lie, and that are compared on each side of it."""
EDGE = 8.0


def measured(script: Transcript, path: Path, voice: str, folder: Path) -> None:
    """A line for one voice."""
    casting = Casting(voices=(("", voice),))
    made, again = folder / "a.wav", folder / "b.wav"
    speak(replace(script, segments=script.segments[:1]), again, path=path, casting=casting)  # loads the model
    begun = time.monotonic()
    said = speak(script, made, path=path, casting=casting).transcript
    took = time.monotonic() - begun
    speak(script, again, path=path, casting=casting)
    twice = "same" if made.read_bytes() == again.read_bytes() else "other"
    bare = tuple(replace(each, words=()) for each in said.segments)
    spread = with_words(replace(said, segments=bare, timing="segment"), "en")
    found = align_words(made, spread, path).transcript
    pairs = [
        (mine.start, theirs.start, mine.text)
        for one, other in zip(said.segments, found.segments, strict=True)
        for mine, theirs in zip(one.words, other.words, strict=True)
    ]
    errors = np.array([theirs - mine for mine, theirs, _ in pairs])
    off = np.abs(errors)
    samples, rate = sound(made)
    edges = np.array([change(samples, rate, sorted(pair[:2])) >= EDGE for pair in pairs])
    length = said.segments[-1].end / 1000
    print(
        f"{voice:22}{said.timing:10}{len(off):6}{np.median(off):8.0f}{np.median(errors):+8.0f}"
        f"{np.percentile(off, 95):6.0f}{np.mean(off <= 30):9.1%}{np.mean(off <= 50):9.1%}"
        f"{edges.sum():7}{np.mean(off[edges] <= 30):10.1%}{length / took:8.1f}  {twice}"
    )
    worst = sorted(zip(off.tolist(), pairs, strict=True), reverse=True)[:6]
    print(" " * 22 + ", ".join(f"{text} {theirs - mine:+d}" for _, (mine, theirs, text) in worst))


def sound(path: Path) -> tuple[NDArray[np.float64], int]:
    """The samples of a WAV file of 16 bits, and their rate."""
    with wave.open(str(path)) as file:
        data = file.readframes(file.getnframes())
        return np.frombuffer(data, "<i2").astype(np.float64), file.getframerate()


def change(samples: NDArray[np.float64], rate: int, times: list[int]) -> float:
    """By how many decibels the spectrum changes at most around two times in milliseconds."""
    size = HALF * rate // 1000
    window = np.hanning(size)
    bins = np.fft.rfftfreq(size, 1 / rate)
    bands = [(bins >= low) & (bins < 2 * low) for low in (50, 100, 200, 400, 800, 1_600, 3_200, 6_400)]
    levels = {}
    for time_ in range(max(0, times[0] - NEAR - HALF), times[1] + NEAR + 1, 5):
        piece = samples[time_ * rate // 1000 :][:size]
        if len(piece) == size:
            power = np.square(np.abs(np.fft.rfft(piece * window)))
            levels[time_] = np.array([10 * np.log10(power[band].sum() + 1e4) for band in bands])
    return max(
        (
            float(np.sqrt(np.square(levels[at + HALF] - levels[at]).mean()))
            for at in levels
            if at + HALF in levels
        ),
        default=0.0,
    )


def main() -> None:
    """Print a line for each voice."""
    paths = [Path(each) for each in sys.argv[1:] if Path(each).is_file()]
    path = paths[0] if paths else EXAMPLE
    voices = [each for each in sys.argv[1:] if not Path(each).is_file()] or list(stock_voices("en"))
    script, _ = transcript.load(path)
    script = replace(script, segments=script.segments[:TURNS])
    heads = f"{'words':>6}{'median':>8}{'bias':>8}{'p95':>6}{'≤ 30 ms':>9}{'≤ 50 ms':>9}"
    heads += f"{'edges':>7}{'of edges':>10}{'rate':>8}  twice"
    print(f"{'voice':22}{'timing':10}{heads}")
    with tempfile.TemporaryDirectory() as folder:
        for voice in voices:
            measured(script, path, voice, Path(folder))


if __name__ == "__main__":
    main()
