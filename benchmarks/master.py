"""What finishing a recording costs, beside the ffmpeg program.

usage: python -m benchmarks.master [RECORDING] [--minutes N] [--rounds N] [--long]

Without a recording, talk-like sound of N minutes (default 6) is made. The jobs run in turn, each in a process
of its own, in several rounds (default 3); the least of each is printed. A recording is finished by `podcast
master`, as a producer does it. CPU is user and system time, memory the largest resident set of the process.
Ratios are to what ffmpeg needs for plain encodes to the same forms, three forms one after the other. `--long`
shows memory on one hour and on three.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import wave
from math import ceil
from pathlib import Path
from typing import NamedTuple

import numpy as np

RATE = 44_100
FORMS = {"mp3": "-b:a 96k", "m4a": "-b:a 96k", "opus": "-c:a libopus -b:a 64k"}

MEASURE = """
import sys
from pathlib import Path
from podcast import audio
audio.measure(Path(sys.argv[1]))
"""
PROBE = MEASURE.replace("measure", "probe")
COUNTED = """
import resource, subprocess, sys, time
begun = time.monotonic()
subprocess.run(sys.argv[1:], check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, time.monotonic() - begun, used.ru_maxrss // 1024)
"""

COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules are compiled once, when they are installed, and not in each run, as that variable has it."""


class Cost(NamedTuple):
    """CPU and wall seconds, and MB."""

    seconds: float
    wall: float
    megabytes: float


def make(path: Path, minutes: float) -> None:
    """Write talk-like sound, a minute at a time."""
    at = np.arange(60 * RATE) / RATE
    buzz = sum(np.sin(2 * np.pi * 120 * n * at + n * n) / n for n in range(1, 25))
    talk = buzz * np.clip(np.sin(8 * np.pi * at) + 0.3, 0, None) * (at % 2 < 1.6) + 0.001
    noise = np.random.default_rng(1)
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        for n in range(ceil(minutes)):
            level = noise.uniform(0.05, 0.2)
            sound = (talk * level + noise.normal(0, 0.001, len(at)))[: round((minutes - n) * len(at))]
            file.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())


def cost(command: list[str]) -> Cost:
    """What one run takes, counted by a process of its own."""
    ran = subprocess.run(
        [sys.executable, "-c", COUNTED, *command], env=COMPILED, check=True, stdout=subprocess.PIPE, text=True
    )
    return Cost(*map(float, ran.stdout.split()))


def encodes(source: Path, folder: Path, forms: list[str]) -> list[str]:
    """Plain encodes by ffmpeg, one after the other."""
    lines = [
        f'ffmpeg -nostdin -v error -y -i "{source}" {FORMS[form]} "{folder}/plain.{form}"' for form in forms
    ]
    return ["sh", "-c", " && ".join(lines)]


def masters(source: Path, folder: Path, forms: list[str]) -> list[str]:
    """The same forms by us: measured, levelled, limited, encoded, decoded and judged."""
    targets = (f"{folder}/ours.{form}" for form in forms)
    return [sys.executable, "-m", "podcast", "master", "--quiet", str(source), *targets]


def compile_modules(folder: Path) -> None:
    """Finish a short recording, for what the first run of all takes longer."""
    short = folder / "short.wav"
    make(short, 0.05)
    cost(masters(short, folder, ["mp3"]))


def compare(source: Path, folder: Path, rounds: int) -> None:
    """Print a line for each job."""
    alone = [sys.executable, "-c"]
    jobs = {
        "ffmpeg: MP3": encodes(source, folder, ["mp3"]),
        "podcast: probe": [*alone, PROBE, str(source)],
        "podcast: measure": [*alone, MEASURE, str(source)],
        "podcast: MP3": masters(source, folder, ["mp3"]),
        "ffmpeg: MP3, M4A, Opus": encodes(source, folder, list(FORMS)),
        "podcast: MP3, M4A, Opus": masters(source, folder, list(FORMS)),
    }
    runs: dict[str, list[Cost]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, command in jobs.items():
            runs[name].append(cost(command))
    print(f"{'':24}{'CPU s':>8}{'ratio':>7}{'wall s':>8}{'ratio':>7}{'MB':>6}")
    base = Cost(1, 1, 1)
    for name, found in runs.items():
        seconds, wall, megabytes = (min(column) for column in zip(*found, strict=True))
        if name.startswith("ffmpeg"):
            base = Cost(seconds, wall, megabytes)
        ratios = f"{seconds / base.seconds:7.2f}{wall:8.2f}{wall / base.wall:7.2f}"
        print(f"{name:24}{seconds:8.2f}{ratios}{megabytes:6.0f}")


def long(folder: Path) -> None:
    """Print the memory that an hour and three hours take."""
    for hours in (1, 3):
        source = folder / "long.wav"
        make(source, hours * 60)
        took = cost(masters(source, folder, ["mp3"]))
        print(f"podcast: MP3, {hours} h{took.seconds:15.2f} CPU s{took.megabytes:12.0f} MB", flush=True)


def main() -> None:
    """Run the jobs and print what they took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("recording", nargs="?", type=Path)
    parser.add_argument("--minutes", type=float, default=6)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--long", action="store_true")
    args = parser.parse_args()
    if shutil.which("ffmpeg") is None:
        sys.exit("ffmpeg is needed to compare with")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        COMPILED["PYTHONPYCACHEPREFIX"] = f"{folder}/compiled"
        compile_modules(folder)
        if args.long:
            long(folder)
            return
        source = args.recording or folder / "in.wav"
        if not args.recording:
            make(source, args.minutes)
        compare(source, folder, args.rounds)


if __name__ == "__main__":
    main()
