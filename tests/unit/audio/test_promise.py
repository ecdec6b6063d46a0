from pathlib import Path

import pytest

from podcast.audio import Settings, master, probe
from podcast.audio.source import reading
from tests.unit.audio.sounds import talk, write, write_wav


def promise(path: Path) -> int | None:
    with reading(path) as (reader, _):
        return reader.promised


def made(folder: Path, kind: str, **options: str) -> Path:
    path = folder / f"whole.{kind}"
    if kind == "wav":
        return write_wav(path, talk(6.0))
    return write(path, talk(6.0), {"mp3": "libmp3lame", "flac": "flac", "m4a": "aac"}[kind], **options)


@pytest.mark.parametrize("kind", ["wav", "mp3", "flac", "m4a"])
def test_a_whole_recording_promises_what_it_has(tmp_path: Path, kind: str) -> None:
    assert promise(made(tmp_path, kind)) == pytest.approx(6000, abs=60)


@pytest.mark.parametrize("kind", ["wav", "mp3", "flac"])
def test_a_recording_that_was_cut_off_is_told_by_its_header(tmp_path: Path, kind: str) -> None:
    path = made(tmp_path, kind)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 3])

    findings = master(path, tmp_path / "out.mp3", settings=Settings()).findings

    (finding,) = [each for each in findings if each.rule == "audio-cut-off"]
    assert finding.message.startswith("the recording says it lasts 0:06 and ends at 0:0")


def test_an_mp3_without_a_table_promises_nothing(tmp_path: Path) -> None:
    assert promise(made(tmp_path, "mp3", write_xing="0")) is None


@pytest.mark.parametrize("size", [0, 0xFFFFFFFF, 0x7FFFFFFF])
def test_a_wav_whose_recorder_knew_no_size_promises_nothing(tmp_path: Path, size: int) -> None:
    path = made(tmp_path, "wav")
    data = path.read_bytes()
    path.write_bytes(data.replace(b"data" + data[40:44], b"data" + size.to_bytes(4, "little"), 1))

    assert promise(path) is None


@pytest.mark.parametrize("codec", ["pcm_s24le", "pcm_f32le", "pcm_alaw", "pcm_mulaw"])
def test_a_wav_whose_samples_are_equally_long_promises_its_length(tmp_path: Path, codec: str) -> None:
    assert promise(write(tmp_path / "a.wav", talk(3.0), codec)) == pytest.approx(3_000, abs=10)


def older(path: Path, seconds: float) -> Path:
    """A WAV file whose header tells of its first seconds only, as it was when a recorder wrote it last."""
    data = bytearray(path.read_bytes())
    size = round(seconds * int.from_bytes(data[28:32], "little"))
    data[4:8], data[40:44] = (size + 36).to_bytes(4, "little"), size.to_bytes(4, "little")
    path.write_bytes(data)
    return path


def test_sound_behind_what_a_header_tells_of_is_read_too(tmp_path: Path) -> None:
    done = master(older(made(tmp_path, "wav"), 2.0), tmp_path / "out.mp3")

    assert done.length == 6_000
    (finding,) = [each for each in done.findings if each.rule == "audio-behind"]
    assert finding.message == "the recording says it lasts 0:02; all 0:06 were read"
    assert probe(tmp_path / "whole.wav").duration == 6_000


@pytest.mark.parametrize("missing", [0, 1])
@pytest.mark.parametrize(
    "tail", [b"LIST" + (100_000).to_bytes(4, "little"), b"ID3\x04", b"LGWV\xff\xff\xff\x7f"]
)
def test_what_is_behind_the_sound_of_a_wav_and_no_sound_is_not_heard(
    tmp_path: Path, tail: bytes, missing: int
) -> None:
    path = made(tmp_path, "wav")
    data = path.read_bytes()
    # An odd size is made even by a byte of zero.
    path.write_bytes(data[: len(data) - missing] + bytes(missing) + tail + b"\x7f\x13" * 50_000)
    older(path, 6 - missing / 88_200)

    assert promise(path) == pytest.approx(6_000, abs=1)
    assert master(path, tmp_path / "out.mp3").length == pytest.approx(6_000, abs=1)


def test_less_than_a_second_behind_the_sound_of_a_wav_is_none(tmp_path: Path) -> None:
    path = made(tmp_path, "wav")
    path.write_bytes(path.read_bytes() + b"\x07\x13" * 1_000)

    assert master(path, tmp_path / "out.mp3").length == 6_000


def test_a_wav_of_packed_sound_promises_nothing(tmp_path: Path) -> None:
    """ffmpeg 5 writes 16,000 bytes a second into its header, and it has 22,129."""
    path = write(tmp_path / "a.wav", talk(3.0), "adpcm_ima_wav")
    data = bytearray(path.read_bytes())
    data[28:32] = (16_000).to_bytes(4, "little")
    path.write_bytes(data)

    assert promise(path) is None


def test_a_whole_recording_is_not_said_to_be_cut_off(tmp_path: Path) -> None:
    for kind in ("wav", "mp3", "flac", "m4a"):
        findings = master(made(tmp_path, kind), tmp_path / "out.mp3").findings
        assert "audio-cut-off" not in [each.rule for each in findings]
