from pathlib import Path

import pytest

from podcast.audio import Settings, master
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
