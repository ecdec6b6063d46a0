"""Addresses of chapters are read from every tag that holds some; tags that make no sense hold none."""

import shutil
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from podcast.audio.marks import Marks, marks
from podcast.audio.probe import probe
from podcast.audio.tags import Tags, tag
from podcast.model import Chapter
from podcast.timecode import Millis
from tests.unit.audio.sounds import talk, write

id3: Any = import_module("mutagen.id3")
oggopus: Any = import_module("mutagen.oggopus")

INSIDE = Tags(
    title="Harbour",
    chapters=(
        Chapter(start=Millis(0), end=Millis(1_000), title="Quay", url="https://example.org/quay"),
        Chapter(start=Millis(1_000), end=Millis(1_500), title="Crane"),
        Chapter(start=Millis(1_500), end=Millis(2_000), title="Lamp", url="http://example.org/lamp?a=1#b"),
    ),
)


def recording(tmp_path: Path, name: str, codec: str, rate: int) -> Path:
    path = write(tmp_path / f"plain-{name}", talk(2.0, rate=rate), codec, rate=rate)
    target = Path(shutil.copy(path, tmp_path / name))
    tag(target, INSIDE)
    return target


@pytest.mark.parametrize(
    ("name", "codec", "rate"), [("a.mp3", "libmp3lame", 44_100), ("a.opus", "libopus", 48_000)]
)
def test_addresses_that_were_written_are_found_again(
    name: str, codec: str, rate: int, tmp_path: Path
) -> None:
    found = probe(recording(tmp_path, name, codec, rate))
    assert [(each.start, each.title, each.url) for each in found.chapters] == [
        (each.start, each.title, each.url) for each in INSIDE.chapters
    ]
    assert found.pictures == 0


def test_mp4_has_chapters_and_no_addresses(tmp_path: Path) -> None:
    found = probe(recording(tmp_path, "a.m4a", "aac", 44_100))
    assert [(each.start, each.title, each.url) for each in found.chapters] == [
        (each.start, each.title, "") for each in INSIDE.chapters
    ]


def test_pictures_are_counted_and_odd_addresses_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    write(path, talk(2.0), "libmp3lame")
    frames: list[list[Any]] = [
        [id3.WXXX(encoding=3, desc="", url="javascript:alert(1)"), id3.WXXX(encoding=3, desc="b", url="https://b.example")],
        [id3.APIC(encoding=3, mime="image/png", type=3, desc="", data=b"png")],
    ]  # fmt: skip
    tags: Any = id3.ID3()
    tags.add(id3.CTOC(element_id="toc", flags=3, child_element_ids=["0", "1"], sub_frames=[]))
    for n, inside in enumerate(frames):
        shown = [id3.TIT2(encoding=3, text=f"Room {n}"), *inside]
        tags.add(id3.CHAP(element_id=str(n), start_time=n * 1000, end_time=n * 1000 + 1000, sub_frames=shown))
    tags.save(path)
    found = probe(path)
    assert [each.url for each in found.chapters] == ["https://b.example", ""]
    assert found.pictures == 1


def test_a_time_that_is_none_marks_nothing(tmp_path: Path) -> None:
    path = recording(tmp_path, "a.opus", "libopus", 48_000)
    file: Any = oggopus.OggOpus(path)
    file.tags["CHAPTER000"] = ["soon"]
    file.tags["CHAPTER001URL"] = ["https://example.org/crane"]
    file.save()
    assert marks(path).addresses == {
        1_000: "https://example.org/crane",
        1_500: "http://example.org/lamp?a=1#b",
    }


@pytest.mark.parametrize(
    "data", [b"", b"ID3\x04\x00\x00\x00\x00\x0f\x7fCHAP", b"OggS" + bytes(200), b"x" * 400]
)
def test_tags_that_cannot_be_read_hold_no_marks(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(data)
    assert marks(path) == Marks()
