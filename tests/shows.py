"""Show folders on disk, small enough to be built in a test."""

import math
import struct
import wave
from pathlib import Path

from PIL import Image

BASE_URL = "https://harbour.example.org/show/"

TOML = f"""\
title = "Harbour & Lights"
address = "{BASE_URL}"
description = "Stories from the coast, to hear and to read."
categories = ["Society & Culture > Places & Travel"]
cover = "cover.png"
"""

KEEPER = """\
00:00Welcome back. Who looks after the lighthouse in winter?
00:02In winter the keeper stays alone, and she checks the lamp twice a night.
00:05And what does the gauge tell her?
00:06It tells how far the storm has pushed the tide.
"""

CRANE = """\
WEBVTT

00:00.000 --> 00:03.000
<v Mara>Here stands the crane & its shed.

00:03.000 --> 00:06.000
<v Tomas>It lifted <i>coal</i>, day and night.
"""


def recording(path: Path, seconds: float = 8, pitch: int = 180) -> Path:
    """A recording with something in it: a tone that swells and fades four times a second."""
    rate = 16_000
    samples = [
        int(
            9000
            * math.sin(2 * math.pi * pitch * n / rate)
            * (0.2 + 0.8 * abs(math.sin(4 * math.pi * n / rate)))
        )
        for n in range(int(seconds * rate))
    ]
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return path


def notes(title: str, published: str = "2026-10-01T06:00:00Z", more: str = "") -> str:
    """The notes of an episode."""
    front = f'+++\ntitle = "{title}"\npublished = {published}\n{more}+++\n'
    return f"{front}\nAbout {title}.\n\n## Facts\n\n- One.\n"


def write_show(folder: Path) -> Path:
    """A show of two episodes, one with a recording and a stamped transcript, one with captions only."""
    for room in ("episodes", "transcripts"):
        (folder / room).mkdir(parents=True)
    (folder / "podcast.toml").write_text(TOML, encoding="utf-8")
    Image.new("RGB", (1400, 1400), "#1d5c50").save(folder / "cover.png")
    (folder / "episodes/keeper.md").write_text(notes("The keeper"), encoding="utf-8")
    (folder / "episodes/crane.md").write_text(notes("The crane", "2026-10-08T06:00:00Z"), encoding="utf-8")
    (folder / "transcripts/keeper.txt").write_text(KEEPER, encoding="utf-8")
    (folder / "transcripts/crane.vtt").write_text(CRANE, encoding="utf-8")
    recording(folder / "episodes/keeper.wav")
    recording(folder / "episodes/crane.wav", 6, 220)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def stamps(folder: Path) -> dict[str, int]:
    """Every file below a folder with its time stamp."""
    return {
        str(path.relative_to(folder)): path.stat().st_mtime_ns
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def edit(path: Path, old: str, new: str) -> None:
    """Put other words in the place of the first of these in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
