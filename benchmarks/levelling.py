"""How far apart two voices are after levelling, by turns and by phrases, beside ffmpeg's levellers.

usage: python -m benchmarks.levelling [RECORDING TRANSCRIPT]

Of a recording whose transcript has exact turns (default: one of the example show), 150 s are taken, and the
second voice is made quieter by some decibels. Each way makes an MP3 at -16 LUFS, which is decoded: the
figures are LU between the two voices, and in brackets how much louder its pauses became against the louder
voice.
"""

import subprocess
import sys
import tempfile
import wave
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from podcast import transcript
from podcast.audio import Settings, master
from podcast.audio.leveler import loudness_of
from podcast.audio.meter import Loudness, decibels, listen
from podcast.audio.settings import Turn
from podcast.audio.source import reading

SECONDS = 150
ROOM = -62.0  # dBFS of noise
EXAMPLE = "episodes/solar-technician.mp3", "transcripts/solar-technician.vtt"

Way = Callable[[Path, Path, tuple[Turn, ...]], None]


def ours(**changes: bool) -> Way:
    """A way of this program: with turns where `turns` is set."""

    def make(source: Path, target: Path, turns: tuple[Turn, ...]) -> None:
        with_turns = changes.get("turns", False)
        settings = Settings(turns=turns if with_turns else (), level=changes.get("level", False))
        master(source, target, settings=settings)

    return make


def ffmpeg(filters: str) -> Way:
    """A filter of ffmpeg, and then its loudness."""

    def make(source: Path, target: Path, _: tuple[Turn, ...]) -> None:
        passed = target.with_suffix(".wav")
        subprocess.run(
            ["ffmpeg", "-v", "error", "-y", "-i", source, "-af", filters, "-ar", "44100", passed], check=True
        )
        master(passed, target)

    return make


WAYS: dict[str, Way] = {
    "as it is": ours(),
    "by turns": ours(turns=True),
    "by phrases": ours(level=True),
    "speechnorm": ffmpeg("speechnorm=e=12.5:r=0.0001:l=1"),
    "dynaudnorm": ffmpeg("dynaudnorm"),
    "loudnorm": ffmpeg("loudnorm=I=-16:LRA=7"),
}


def main() -> None:
    """Print the table."""
    recording, said = (Path(name) for name in (sys.argv[1:3] or EXAMPLE))
    turns = tuple(turn for turn in transcript.load(said)[0].turns if turn[2] and turn[1] < SECONDS * 1000)
    names = list(dict.fromkeys(turn[2] for turn in turns))
    with reading(recording) as (reader, _):
        rate, sound = reader.rate, np.concatenate(list(reader), axis=1).mean(axis=0)[: SECONDS * reader.rate]
    print("second voice by".ljust(16), *(way.rjust(15) for way in WAYS))
    for quieter in (0, 3, 6, 10, 16):
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "in.wav"
            write(source, rate, uneven(sound, rate, [turn for turn in turns if turn[2] == names[1]], quieter))
            cells = []
            for make in WAYS.values():
                make(source, target := Path(folder) / "out.mp3", turns)
                seen, heard = listen(source), listen(target)
                cells.append(f"{spread(heard, turns):.1f} ({noise(seen, heard, turns):+.1f})")
        print(f"-{quieter} dB".ljust(16), *(cell.rjust(15) for cell in cells))


def uneven(sound: NDArray[np.float32], rate: int, turns: list[Turn], quieter: float) -> NDArray[np.float64]:
    """The sound with these turns quieter, in a room with noise."""
    gain = np.ones(len(sound))
    for start, end, _ in turns:
        gain[start * rate // 1000 : end * rate // 1000] = 10 ** (-quieter / 20)
    made: NDArray[np.float64] = sound * gain
    return (made + np.random.default_rng(1).normal(0, 10 ** (ROOM / 20), len(made))) / 2


def write(path: Path, rate: int, sound: NDArray[np.float64]) -> None:
    """A WAV file of 16 bits."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        file.writeframes((np.clip(sound, -1, 1) * 32_767).round().astype("<i2").tobytes())


def spread(seen: Loudness, turns: tuple[Turn, ...]) -> float:
    """LU between the loudest voice and the quietest."""
    voices: dict[str, list[NDArray[np.float64]]] = {}
    for start, end, who in turns:
        voices.setdefault(who, []).append(seen.energies[start // 100 + 1 : end // 100 - 1])
    levels = [loudness_of(np.concatenate(parts)) or -70.0 for parts in voices.values()]
    return max(levels) - min(levels)


def noise(before: Loudness, after: Loudness, turns: tuple[Turn, ...]) -> float:
    """By how many dB pauses between turns rose more than the first voice, which is the louder one."""
    pauses = [(a[1] // 100 + 2, b[0] // 100 - 1) for a, b in pairwise(turns)]
    at = np.concatenate([np.arange(start, end) for start, end in pauses if end > start])
    first = [np.arange(a // 100 + 1, b // 100 - 1) for a, b, who in turns if who == turns[0][2]]
    voice = np.concatenate(first)
    risen = decibels(after.energies[at]).mean() - decibels(before.energies[at]).mean()
    return float(
        risen - (loudness_of(after.energies[voice]) or 0) + (loudness_of(before.energies[voice]) or 0)
    )


if __name__ == "__main__":
    main()
