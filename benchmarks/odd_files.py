"""Lengths, jumps, chapters and refusals: what other programs find in our files, and we in odd ones.

usage: python -m benchmarks.odd_files

Needs the ffmpeg and ffprobe programs to judge. Lengths of odd files against what ffmpeg decodes of them;
where its player lands in our MP3; chapters of all three forms as ffprobe and mutagen read them; and what bad
input does to `podcast master`: its exit code, what it says, and what it leaves.
"""

import json
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.finished import RATE, samples, talk, write
from podcast import audio
from podcast.model import Chapter
from podcast.timecode import Millis

mutagen: Any = import_module("mutagen")

LONG = "Zwölf Schritte durch den Leuchtturm im Winter, mit Öl, Docht, Uhrwerk und Nebelhorn, allein 🎙️🗼🌊"
CHAPTERS = ((0, "Ankunft"), (9_500, LONG.ljust(120, "!")), (20_250, "日本"), (41_999, "Ende"))


def ffmpeg(*arguments: str) -> bytes:
    """What ffmpeg writes."""
    command = ["ffmpeg", "-nostdin", "-v", "error", "-y", *arguments]
    return subprocess.run(command, check=False, capture_output=True).stdout


def odd(here: Path, source: Path) -> Iterator[Path]:
    """Files whose headers lie or are cut off."""
    whole = {
        "vbr-without-xing.mp3": ["-q:a", "5", "-write_xing", "0"],
        "adts.aac": ["-c:a", "aac", "-b:a", "96k"],
        "pipe.mp3": ["-b:a", "96k", "-write_xing", "0"],
        "whole.m4a": ["-c:a", "aac"],
        "whole.opus": ["-c:a", "libopus"],
        "whole.flac": ["-c:a", "flac"],
    }
    for name, options in whole.items():
        ffmpeg("-i", str(source), *options, str(here / name))
        yield here / name
    ffmpeg("-i", str(source), str(here / "whole.mp3"))
    for path in (here / "whole.mp3", here / "whole.opus", here / "whole.flac", source, here / "adts.aac"):
        half = here / f"half{path.suffix}"
        half.write_bytes(path.read_bytes()[: path.stat().st_size * 57 // 100])
        yield half
    endless = bytearray(source.read_bytes())
    endless[4:8] = endless[40:44] = b"\xff" * 4
    (here / "endless.wav").write_bytes(endless)
    yield here / "endless.wav"


def lengths(here: Path, source: Path) -> None:
    """Our length of each odd file beside that of its sound."""
    print(f"{'odd file':24}{'ours ms':>10}{'decoded':>10}{'error':>8}")
    for path in odd(here, source):
        found = audio.probe(path)
        decoded = samples(path, found.rate) * 1000 / found.rate
        print(f"{path.name:24}{found.duration:10}{decoded:10.0f}{found.duration - decoded:+8.1f}")


def jumps(made: Path, sound: Any) -> None:
    """How far from where it was sent ffmpeg's player begins to play."""
    print(f"\n{'jump to':24}{'lands':>10}")
    for second in (0.5, 61.25, 333.3, 599.0, 893.7):
        raw = ffmpeg("-ss", str(second), "-i", str(made), "-t", "1", "-f", "f32le", "-")
        found = np.frombuffer(raw, "<f4")[: RATE // 2]
        at = round(second * RATE)
        around = sound[max(0, at - RATE // 4) : at + len(found) + RATE // 4]
        size = len(around) + len(found)
        fits = np.fft.irfft(np.fft.rfft(around, size) * np.conj(np.fft.rfft(found, size)), size)
        lands = int(fits[: len(around) - len(found) + 1].argmax()) - min(at, RATE // 4)
        print(f"{second:8.2f} s{'':14}{lands * 1000 / RATE:+10.1f} ms")


def chapters(here: Path, source: Path) -> None:
    """The chapters of each form by two readers that are not ours."""
    print(f"\n{'chapters':24}{'ffprobe':>10}{'mutagen':>10}")
    ends = [start for start, _ in CHAPTERS[1:]] + [60_000]
    wanted = tuple(
        Chapter(start=Millis(start), end=Millis(end), title=title)
        for (start, title), end in zip(CHAPTERS, ends, strict=True)
    )
    for suffix in ("mp3", "m4a", "opus"):
        path = here / f"chapters.{suffix}"
        audio.master(source, path)
        audio.tag(path, audio.Tags(title="Rundgang", show="Leuchtturm", chapters=wanted))
        told = [_same(found) for found in (_by_ffprobe(path), _by_mutagen(path))]
        print(f"{suffix:24}{told[0]:>10}{told[1]:>10}")


def _same(found: list[tuple[float, str]]) -> str:
    if [title for _, title in found] != [title for _, title in CHAPTERS]:
        return "other"
    return f"{max(abs(at - start) for (at, _), (start, _) in zip(found, CHAPTERS, strict=True)):.0f} ms"


def _by_ffprobe(path: Path) -> list[tuple[float, str]]:
    command = ["ffprobe", "-v", "error", "-show_chapters", "-of", "json", str(path)]
    said = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return [(float(each["start_time"]) * 1000, each["tags"]["title"]) for each in said["chapters"]]


def _by_mutagen(path: Path) -> list[tuple[float, str]]:
    found = mutagen.File(path)
    if path.suffix == ".mp3":
        return [(each.start_time, str(each.sub_frames["TIT2"])) for each in found.tags.getall("CHAP")]
    if path.suffix == ".m4a":
        return [(each.start * 1000, each.title) for each in found.chapters]
    clocks = [found.tags[f"chapter{n:03d}"][0].split(":") for n in range(len(CHAPTERS))]
    names = [found.tags[f"chapter{n:03d}name"][0] for n in range(len(CHAPTERS))]
    times = [(int(h) * 60 + int(m)) * 60_000 + float(s) * 1000 for h, m, s in clocks]
    return list(zip(times, names, strict=True))


def bad(here: Path, source: Path) -> Iterator[Path]:
    """What is no recording, and what is one under a strange name."""
    header = bytearray(source.read_bytes()[:44])
    wide = struct.pack("<HHIIHH", 1, 65_535, RATE, 0, 0, 16)
    contents = {
        "text.mp3": b"These are words.\n" * 200,
        "zero.mp3": b"",
        "cut.m4a": b"\0\0\0\x20ftypM4A \0\0\0\0isomM4A mp42",
        "channels.wav": bytes(header[:20]) + wide + bytes(header[36:]) + bytes(5_000),
        "list.m3u8": b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nin.wav\n#EXT-X-ENDLIST\n",
        "list.mp3": b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nin.wav\n#EXT-X-ENDLIST\n",
        "concat.wav": b"ffconcat version 1.0\nfile 'in.wav'\n",
        "picture.mp3": b"\x89PNG\r\n\x1a\n" + bytes(400),
    }
    for name, data in contents.items():
        (here / name).write_bytes(data)
        yield here / name
    (here / "folder.mp3").mkdir()
    yield here / "folder.mp3"
    yield here / "nothing.wav"
    for name in ("-dash.wav", "quo'te\".wav", "new\nline.wav", "concat:a|b.wav"):
        shutil.copyfile(source, here / name)
        yield here / name


def refusals(here: Path, source: Path) -> None:
    """What `podcast master` makes of bad input."""
    print(f"\n{'bad input':24}{'exit':>6}{'lines':>7}{'left':>6}  says")
    for path in bad(here, source):
        before = {each: each.stat().st_size for each in here.iterdir()}
        command = [sys.executable, "-m", "podcast", "master", "--quiet", str(path), str(here / "out.mp3")]
        ran = subprocess.run(command, check=False, capture_output=True, text=True)
        made = {each for each in here.iterdir() if before.get(each) != each.stat().st_size}
        (here / "out.mp3").unlink(missing_ok=True)
        lines = ran.stderr.strip().splitlines()
        said = lines[0].replace(f"{here}/", "") if lines else ""
        print(f"{path.name!r:24}{ran.returncode:6}{len(lines):7}{len(made):6}  {said[:90]}")


def main() -> None:
    """Print a table for each."""
    if shutil.which("ffprobe") is None:
        sys.exit("ffmpeg and ffprobe are needed to judge")
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        source = here / "in.wav"
        write(source, talk(60, -12)[None])
        lengths(here, source)
        sound = np.random.default_rng(1).normal(0, 0.05, RATE * 900)  # no stretch of it is like another
        write(here / "long.wav", sound[None])
        audio.master(here / "long.wav", here / "long.mp3")
        jumps(here / "long.mp3", sound)
        chapters(here, source)
        (here / "bad").mkdir()
        refusals(here / "bad", source)


if __name__ == "__main__":
    main()
