"""A command makes new files; it never writes over what somebody keeps."""

import os
from pathlib import Path

import pytest

from podcast.cli import main
from tests.shows import KEEPER, recording, tree


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for room in ("episodes", "transcripts"):
        (tmp_path / room).mkdir()
    (tmp_path / "podcast.toml").write_text("", encoding="utf-8")
    (tmp_path / "transcripts/a.txt").write_text(KEEPER, encoding="utf-8")
    (tmp_path / "transcripts/b.vtt").write_text("WEBVTT", encoding="utf-8")
    (tmp_path / "loose.txt").write_text(KEEPER, encoding="utf-8")
    recording(tmp_path / "episodes/a.wav", 2)
    recording(tmp_path / "loose.wav", 2)
    (tmp_path / "loose.mp3").hardlink_to(tmp_path / "loose.wav")
    (tmp_path / "episodes/c.mp3").write_bytes(b"an original")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["convert", "loose.txt", "loose.txt"], "this is the file to read"),
        (["convert", "transcripts/a.txt", "transcripts/../transcripts/a.txt"], "this is the file to read"),
        (["convert", "transcripts/a.txt", "transcripts/b.vtt"], "are originals and are never overwritten"),
        (["convert", "loose.txt", "transcripts", "--to", "vtt"], "this is a folder"),
        (["convert", "loose.txt", "none/a.vtt"], "no such folder"),
        (["master", "loose.wav", "loose.mp3"], "this is the file to read"),
        (
            ["master", "episodes/a.wav", "new.mp3", "episodes/c.mp3"],
            "are originals and are never overwritten",
        ),
    ],
)
def test_nothing_that_is_kept_is_written_over(
    show: Path, arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(show)

    assert main(arguments) == 1

    assert sentence in capsys.readouterr().err
    assert tree(show) == before


def test_all_that_is_wrong_with_the_files_to_master_is_said_at_once(
    show: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(show)
    targets = ["new.mp3", "new.xyz", "none/a.mp3", "episodes/c.mp3", "new.mp3"]

    assert main(["master", "nothing.wav", *targets, "--transcript", "none.txt"]) == 2

    said = capsys.readouterr().err
    for sentence in (
        "nothing.wav: there is no such recording",
        "none.txt: there is no such file",
        '"new.xyz" does not end like a recording',
        "none: there is no such folder to write to",
        "episodes/c.mp3: files in episodes/ are originals",
        "new.mp3: this file is named twice",
    ):
        assert sentence in said
    assert tree(show) == before


def test_a_recording_that_cannot_be_mastered_leaves_nothing_behind(show: Path) -> None:
    (show / "junk.wav").write_bytes(b"RIFF\0\0\0\0WAVEfmt ")
    before = tree(show)

    assert main(["master", "junk.wav", "new.mp3"]) == 1
    assert main(["master", "loose.wav", "new.mp3", "new.xyz"]) == 2

    assert tree(show) == before


def test_chapters_for_ffmpeg_are_named_by_their_suffix(show: Path) -> None:
    (show / "list.txt").write_text("0:00 Arrival\n4:10 The lamp\n", encoding="utf-8")

    assert main(["convert", "list.txt", "list.ffmeta"]) == 0

    assert (show / "list.ffmeta").read_text(encoding="utf-8").startswith(";FFMETADATA1")


def test_new_files_may_be_made_in_the_rooms(show: Path) -> None:
    assert main(["convert", "transcripts/a.txt", "transcripts/new.vtt"]) == 0
    assert (show / "transcripts/new.vtt").is_file()


def test_a_part_of_somebody_elses_making_is_left_alone(show: Path) -> None:
    (show / "out.mp3.part").write_text("mine", encoding="utf-8")

    assert main(["master", "loose.wav", "out.mp3", "--quiet"]) == 0

    assert (show / "out.mp3.part").read_text(encoding="utf-8") == "mine"


def test_a_pipe_is_written_into_and_not_replaced(show: Path) -> None:
    os.mkfifo(show / "pipe")
    reader = os.open(show / "pipe", os.O_RDONLY | os.O_NONBLOCK)

    assert main(["convert", "loose.txt", "pipe", "--to", "vtt"]) == 0

    assert os.read(reader, 6) == b"WEBVTT"
    os.close(reader)
    assert (show / "pipe").is_fifo()
