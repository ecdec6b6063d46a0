"""Whether finished files are what was promised, judged by ffmpeg and not by ourselves.

usage: python -m benchmarks.finished [RECORDING TRANSCRIPT]

For each kind of recording: loudness (I), true peak (TP) and length of the decoded MP3, M4A and Opus by the
ffmpeg program, against -16 LUFS +-0.3, -1.0 dBTP, and the length of the source (of AAC, ffmpeg decodes the
last frame whole). Then our meter against ffmpeg's ebur128 on the sources and on the signals that show the
gates of BS.1770. Then two voices 10 LU apart, levelled by their transcript: how far apart they are, and how
much the noise of their pauses was lifted. With a recording and its transcript: how far apart its speakers are
after. We work with an empty PATH: nothing of the system's ffmpeg is used in making these files.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import wave
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 44_100
FORMS = (".mp3", ".m4a", ".opus")
Sound = NDArray[np.float64]


TURN, PAUSE = 5.0, 1.5
VOICES = (("Mara", -6.0), ("Tomas", -16.0)) * 3
NOISE = 10 ** (-62 / 20)

GATES = {
    "gate: relative": ((10, -36.0), (60, -23.0), (10, -36.0)),
    "gate: absolute": ((10, -72.0), (10, -36.0), (60, -23.0), (10, -36.0), (10, -72.0)),
    "gate: blocks": ((20, -26.0), (20.1, -20.0), (20, -26.0)),
}
"""(seconds, dBFS) of a tone of 1 kHz in two channels: cases 3 to 5 of EBU Tech 3341, all -23.0 LUFS."""

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


def judged(path: Path, spans: Sequence[tuple[float, float]] = ()) -> tuple[float, float, float]:
    """Loudness, range and true peak by ffmpeg, of some spans of time alone."""
    kept = "+".join(f"between(t,{start},{end})" for start, end in spans)
    command = [
        "ffmpeg",
        "-hide_banner",
        "-nostats",
        "-i",
        str(path),
        "-af",
        (f"asetnsamples=441,aselect='{kept}',asetpts=N/SR/TB," if spans else "") + "ebur128=peak=true",
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
    alone = os.environ | {"PATH": ""}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=alone).stdout


def files(here: Path) -> None:
    """A line for each kind of recording and form."""
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


def gates(here: Path) -> None:
    """Our meter on the signals that show the gates."""
    for name, parts in GATES.items():
        tones = [
            10 ** (level / 20) * np.sin(2 * np.pi * 1_000 * np.arange(round(length * RATE)) / RATE)
            for length, level in parts
        ]
        write(here / "gate.wav", np.tile(np.concatenate(tones), (2, 1)))
        print(f"{name}, -23.0")
        measured(here / "gate.wav")


def voices(here: Path) -> None:
    """Two voices 10 LU apart in a room that hisses: how far apart after, and what became of the hiss."""
    length = round((TURN + PAUSE) * RATE)
    room = np.random.default_rng(9).normal(0, NOISE, length * len(VOICES))
    lines = ["WEBVTT", ""]
    for n, (who, level) in enumerate(VOICES):
        room[n * length :][: round(TURN * RATE)] += talk(TURN, level, n)
        start = n * (TURN + PAUSE)
        lines += [f"{_clock(start)} --> {_clock(start + TURN)}", f"<v {who}>Turn {n} of the talk.", ""]
    source, made, transcript = here / "room.wav", here / "room.mp3", here / "room.vtt"
    write(source, room[None])
    transcript.write_text("\n".join(lines), "utf-8")
    ours(["master", str(source), str(made), "--transcript", str(transcript), "--quiet"])
    spans = [(n * (TURN + PAUSE), n * (TURN + PAUSE) + TURN) for n in range(len(VOICES))]
    for path in (source, made):
        levels = [judged(path, spans[n::2])[0] for n in (0, 1)]
        told = ", ".join(f"{who} {level:.1f}" for (who, _), level in zip(VOICES, levels, strict=False))
        print(f"{path.name:24}{told} LUFS: {abs(levels[0] - levels[1]):.1f} LU apart")
    gains = [judged(made, [span])[0] - judged(source, [span])[0] for span in spans]
    lifts = [
        _level(made, end + 0.3, start - 0.3) - _level(source, end + 0.3, start - 0.3)
        for (_, end), (start, _) in pairwise(spans)
    ]
    for n, lift in enumerate(lifts):
        print(f"{'':24}speech {gains[n]:+.1f}, pause {lift:+.1f}, speech {gains[n + 1]:+.1f} dB")


def _clock(seconds: float) -> str:
    return f"00:{int(seconds // 60):02d}:{seconds % 60:06.3f}"


def _level(path: Path, start: float, end: float) -> float:
    """What stands between two times, in dBFS."""
    command = ["ffmpeg", "-v", "error", "-i", str(path), "-f", "f32le", "-"]
    sound = np.frombuffer(subprocess.run(command, check=True, capture_output=True).stdout, "<f4")
    return float(10 * np.log10(np.square(sound[round(start * RATE) : round(end * RATE)]).mean()))


def speakers(here: Path, recording: str, transcript: str) -> None:
    """The speakers of a real recording before and after."""
    ours(["master", recording, str(here / "a.mp3"), "--transcript", transcript, "--report", str(here / "a")])
    for each in json.loads((here / "a.json").read_text("utf-8"))["speakers"]:
        print(f"{each['name']:24}{each['before']:8.1f} → {each['after']:.1f} LUFS")


def main() -> None:
    """Print a line for each source and form."""
    if shutil.which("ffmpeg") is None:
        sys.exit("ffmpeg is needed to judge")
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        files(here)
        gates(here)
        voices(here)
        if len(sys.argv) == 3:
            speakers(here, sys.argv[1], sys.argv[2])


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
