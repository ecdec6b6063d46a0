"""Whether finished files are what was promised, judged by ffmpeg and not by ourselves.

usage: python benchmarks/finished.py [RECORDING TRANSCRIPT]

For each kind of recording: loudness (I), true peak (TP) and length of the decoded MP3, M4A and Opus by the
ffmpeg program, against -16 LUFS +-0.3, -1.0 dBTP, and the length of the source (of AAC, ffmpeg decodes the
last frame whole). Then our meter against ffmpeg's ebur128 on the sources. With a recording and its
transcript: how far apart its speakers are after levelling.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 44_100
FORMS = (".mp3", ".m4a", ".opus")
Sound = NDArray[np.float64]

MASTER = "import sys; from podcast.cli import main; sys.exit(main(sys.argv[1:]))"


def talk(seconds: float, level: float, seed: int = 1) -> Sound:
    """Talk-like sound whose highest sample is at `level` dBFS."""
    at = np.arange(round(seconds * RATE)) / RATE
    buzz: Sound = np.sum([np.sin(2 * np.pi * 120 * n * at + n * n) / n for n in range(1, 25)], axis=0)
    breath = np.random.default_rng(seed).normal(0, 0.1, len(at))
    syllables = np.clip(np.sin(8 * np.pi * at) + 0.3, 0, None) * (at % 2 < 1.6)
    sound: Sound = (buzz + breath) * (syllables * (0.6 + 0.4 * np.sin(1.4 * np.pi * at)) + 0.001)
    sound *= 10 ** (level / 20) / np.abs(sound).max()
    return sound


def sources() -> dict[str, Sound]:
    """Each kind of recording as (channels, samples)."""
    even = talk(20, -12)
    uneven = np.concatenate([talk(5, -6), talk(5, -16, 2)] * 2)
    return {
        "even talk": even[None],
        "two voices 10 LU apart": uneven[None],
        "clipped talk": np.clip(even * 8, -1, 1)[None],
        "near silence": even[None] * 10 ** (-40 / 20),
        "silence": np.zeros((1, 5 * RATE)),
        "stereo": np.stack([even, talk(20, -15, 3)]),
        "5.1": np.stack([talk(20, -14 - n, n) for n in range(6)]),
    }


def write(path: Path, sound: Sound) -> None:
    """A WAV file of 16 bits."""
    with wave.open(str(path), "wb") as file:
        file.setparams((len(sound), 2, RATE, 0, "NONE", ""))
        file.writeframes((np.clip(sound, -1, 1) * 32_767).round().astype("<i2").T.tobytes())


def judged(path: Path) -> tuple[float, float, float]:
    """Loudness, range and true peak by ffmpeg."""
    command = [
        "ffmpeg",
        "-hide_banner",
        "-nostats",
        "-i",
        str(path),
        "-af",
        "ebur128=peak=true",
        "-f",
        "null",
        "-",
    ]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stderr.rpartition("Summary:")[
        2
    ]
    loudness, width, peak = (
        float(re.findall(rf"{name}:\s+(-?[\d.]+|-inf)", said)[0]) for name in ("I", "LRA", "Peak")
    )
    return loudness, width, peak


def samples(path: Path, rate: int) -> int:
    """The length of what ffmpeg decodes."""
    command = ["ffmpeg", "-v", "error", "-i", str(path), "-ac", "1", "-ar", str(rate), "-f", "s16le", "-"]
    return len(subprocess.run(command, check=True, capture_output=True).stdout) // 2


def ours(arguments: list[str]) -> str:
    """What `podcast` prints."""
    command = [sys.executable, "-c", MASTER, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main() -> None:
    """Print a line for each source and form."""
    if shutil.which("ffmpeg") is None:
        sys.exit("ffmpeg is needed to judge")
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        print(f"{'source':24}{'form':6}{'I':>8}{'TP':>8}{'samples':>10}")
        for name, sound in sources().items():
            source = here / "in.wav"
            write(source, sound)
            ours(["master", str(source), *(str(here / f"out{form}") for form in FORMS), "--quiet"])
            for form in FORMS:
                made = here / f"out{form}"
                loudness, _, peak = judged(made)
                rate = RATE if form != ".opus" else 48_000
                more = samples(made, rate) - round(sound.shape[1] * rate / RATE)
                print(f"{name:24}{form:6}{loudness:8.1f}{peak:8.1f}{more:+10}")
            measured(source)
        if len(sys.argv) == 3:
            ours(
                [
                    "master",
                    sys.argv[1],
                    str(here / "a.mp3"),
                    "--transcript",
                    sys.argv[2],
                    "--plots",
                    str(here / "a"),
                ]
            )
            for each in json.loads((here / "a.json").read_text("utf-8"))["speakers"]:
                print(f"{each['name']:24}{each['before']:8.1f} → {each['after']:.1f} LUFS")


def measured(source: Path) -> None:
    """Our meter beside ffmpeg's on one source."""
    program = (
        "import json, sys; from pathlib import Path; from podcast import audio; "
        "m = audio.measure(Path(sys.argv[1])); print(json.dumps([m.loudness, m.range, m.true_peak]))"
    )
    said = subprocess.run(
        [sys.executable, "-c", program, str(source)], check=True, capture_output=True, text=True
    )
    pairs = zip(("I", "LRA", "TP"), json.loads(said.stdout), judged(source), strict=True)
    row = "  ".join(
        f"{what} {'none' if mine is None else f'{mine:.2f}'} / {theirs:.1f}" for what, mine, theirs in pairs
    )
    print(f"{'':24}meter, ours / ffmpeg: {row}")


if __name__ == "__main__":
    main()
