"""What is no recording is refused in one sentence, and nothing is made or changed."""

import struct
from pathlib import Path

import numpy as np
import pytest

from podcast.audio import Tags, master, tag
from podcast.audio.probe import probe
from podcast.cli import main
from tests.unit.audio.sounds import talk, write_wav

PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nsecret.wav\n#EXT-X-ENDLIST\n"
WIDE = b"RIFF\x24\x10\0\0WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 65_535, 44_100, 0, 0, 16)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("text.mp3", b"These are words.\n" * 200),
        ("zero.mp3", b""),
        ("zeros.wav", bytes(4_000)),
        ("cut.m4a", b"\0\0\0\x20ftypM4A \0\0\0\0isomM4A mp42"),
        ("wide.wav", WIDE + b"data\0\x10\0\0" + bytes(4_096)),
        ("list.m3u8", PLAYLIST),
        ("list.mp3", PLAYLIST),
        ("list.wav", b"ffconcat version 1.0\nfile 'secret.wav'\n"),
        ("-dash\n'quote\".mp3", b"nothing"),
    ],
)
@pytest.mark.parametrize("target", ["out.mp3", "out.m4a", "out.opus"])
def test_bad_input_is_one_sentence_and_leaves_everything_as_it_was(
    name: str, data: bytes, target: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_wav(tmp_path / "secret.wav", talk(1.0))
    (tmp_path / name).write_bytes(data)
    (tmp_path / target).write_bytes(b"the last one")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    assert main(["master", "--quiet", str(tmp_path / name), str(tmp_path / target)]) == 1

    said = capsys.readouterr()
    assert said.out == ""
    sentence, *hints = said.err.removeprefix(str(tmp_path / name)).splitlines()
    assert sentence.count(": ") == 1
    assert all(hint.startswith("  hint: ") for hint in hints)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_picture_that_is_left_out_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, made = tmp_path / "in.mp3", tmp_path / "out.mp3"
    master(write_wav(tmp_path / "in.wav", talk(3.0)), source)
    tag(source, Tags(title="An old lamp", cover=b"GIF89a", cover_type="image/jpeg"))
    assert main(["master", str(source), str(made)]) == 0
    said = [line for line in capsys.readouterr().err.splitlines() if "it was left out" in line]
    assert len(said) == 1
    assert f"{source}: " in said[0]


def test_a_folder_and_what_is_not_there_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.mp3").mkdir()
    assert main(["master", str(tmp_path / "a.mp3"), str(tmp_path / "out.mp3")]) == 1
    assert "this is a folder, not a recording" in capsys.readouterr().err
    assert main(["master", str(tmp_path / "b.mp3"), str(tmp_path / "out.mp3")]) == 1
    assert "there is no such recording" in capsys.readouterr().err
    assert not (tmp_path / "out.mp3").exists()


def test_all_that_is_wrong_with_recordings_is_said_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, empty = str(tmp_path / "gone.wav"), tmp_path / "empty.wav"
    empty.touch()
    out = tmp_path / "out.mp3"
    assert main(["master", source, str(out), "--intro", str(empty), "--outro", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    for wrong in ("there is no such recording", "the recording is empty", "this is a folder"):
        assert wrong in said
    assert not out.exists()


@pytest.mark.parametrize("name", ["-i.wav", "a b'c\"d.wav", "new\nline.wav", "concat:a|b.wav", "%03d.wav"])
def test_a_name_means_nothing(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    source = write_wav(tmp_path / name, np.repeat(talk(1.0), 2, axis=0))
    before = source.read_bytes()
    for made in ("out.mp3", "out.m4a", "out.opus"):
        assert main(["master", "--quiet", "--", name, made]) == 0
        assert probe(Path(made)).duration == 1_000
    assert source.read_bytes() == before
