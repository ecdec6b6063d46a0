"""What finishing a recording costs, beside the ffmpeg program and beside a bare encode by the same library.

usage: python benchmarks/master.py [RECORDING] [--minutes N]

Without a recording, talk-like sound of N minutes (default 6) is made. Each job runs in a process of its own;
CPU is user and system time of that process, memory its largest resident set.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import wave
from pathlib import Path

import numpy as np

RATE = 44_100

BARE = """
import sys, av
with av.open(sys.argv[1]) as source, av.open(sys.argv[2], "w") as target:
    sound = source.streams.audio[0]
    layout = "mono" if sound.codec_context.channels == 1 else "stereo"
    stream = target.add_stream("libmp3lame", rate=sound.codec_context.sample_rate, layout=layout)
    stream.bit_rate = 96000
    for frame in source.decode(sound):
        target.mux(stream.encode(frame))
    target.mux(stream.encode(None))
"""
MASTER = """
import sys
from pathlib import Path
from podcast import audio
done = audio.master(Path(sys.argv[1]), Path(sys.argv[2]))
print(f"{done.before:.2f} -> {done.after:.2f} LUFS, {done.true_peak:.2f} dBTP", file=sys.stderr)
"""
MEASURE = """
import sys
from pathlib import Path
from podcast import audio
audio.measure(Path(sys.argv[1]))
"""
PROBE = MEASURE.replace("measure", "probe")


def make(path: Path, minutes: float) -> None:
    """Write talk-like sound, a minute at a time."""
    at = np.arange(60 * RATE) / RATE
    buzz = sum(np.sin(2 * np.pi * 120 * n * at + n * n) / n for n in range(1, 25))
    talk = buzz * np.clip(np.sin(8 * np.pi * at) + 0.3, 0, None) * (at % 2 < 1.6) + 0.001
    noise = np.random.default_rng(1)
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        for _ in range(round(minutes)):
            level = noise.uniform(0.05, 0.2)
            sound = talk * level + noise.normal(0, 0.001, len(at))
            file.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())


def cost(command: list[str]) -> tuple[float, int]:
    """CPU seconds and MB of one run, counted by a shell of its own."""
    counted = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True); "
        "used = resource.getrusage(resource.RUSAGE_CHILDREN); "
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", counted, *command], check=True, stdout=subprocess.PIPE, text=True
    )
    seconds, megabytes = ran.stdout.split()
    return float(seconds), int(megabytes)


def main() -> None:
    """Run the jobs in turn and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("recording", nargs="?", type=Path)
    parser.add_argument("--minutes", type=float, default=6)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = args.recording or Path(folder) / "in.wav"
        if not args.recording:
            make(source, args.minutes)
        target = str(Path(folder) / "out.mp3")
        python = [sys.executable, "-c"]
        jobs = {
            "ffmpeg -b:a 96k": [
                "ffmpeg",
                "-nostdin",
                "-v",
                "error",
                "-y",
                "-i",
                str(source),
                "-b:a",
                "96k",
                target,
            ],
            "bare encode": [*python, BARE, str(source), target],
            "probe": [*python, PROBE, str(source)],
            "measure": [*python, MEASURE, str(source)],
            "master": [*python, MASTER, str(source), target],
        }
        if not shutil.which("ffmpeg"):
            del jobs["ffmpeg -b:a 96k"]
        first = None
        for name, command in jobs.items():
            seconds, megabytes = cost(command)
            first = first or seconds
            print(f"{name:16} {seconds:7.2f} CPU s  {seconds / first:5.2f}  {megabytes:5d} MB", flush=True)


if __name__ == "__main__":
    main()
