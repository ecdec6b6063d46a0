"""Lengths are right where headers lie; what is no recording is refused in one sentence."""

import struct
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from podcast.audio.probe import probe
from podcast.audio.source import FORMATS
from podcast.errors import InputError
from tests.unit.audio.sounds import RATE, read, talk, tone, write, write_wav


@pytest.mark.parametrize(
    ("name", "codec", "options", "late"),
    [
        ("a.wav", "pcm_s16le", {}, 0),
        ("a.flac", "flac", {}, 0),
        ("a.mp3", "libmp3lame", {}, 0),
        ("without-header.mp3", "libmp3lame", {"write_xing": "0", "id3v2_version": "0"}, 50),
        ("a.m4a", "aac", {}, 0),
        ("a.aac", "aac", {}, 50),
        ("a.opus", "libopus", {}, 0),
        ("a.ogg", "libopus", {}, 0),
        ("a.webm", "libopus", {}, 1),
        ("a.mkv", "flac", {}, 0),
        ("a.ts", "aac", {}, 60),
        ("a.avi", "libmp3lame", {}, 60),
        ("a.flv", "libmp3lame", {}, 60),
        ("a.mpg", "mp2", {}, 60),
        ("a.wv", "wavpack", {}, 0),
        ("a.tta", "tta", {}, 0),
        ("a.ac3", "ac3", {}, 60),
    ],
)
def test_the_length_is_that_of_the_sound(
    name: str, codec: str, options: dict[str, str], late: int, tmp_path: Path
) -> None:
    rate = 48_000 if codec == "libopus" else RATE
    path = write(tmp_path / name, talk(3.0, rate=rate), codec, rate=rate, **options)
    found = probe(path)
    assert 3_000 <= found.duration <= 3_000 + late
    assert abs(found.duration - read(path).shape[1] * 1000 / rate) <= 9
    assert (found.rate, found.channels) == (rate, 1)


def test_a_variable_bit_rate_without_a_header_is_counted(tmp_path: Path) -> None:
    parts = []
    for n, bitrate in enumerate((32_000, 256_000)):
        part = tmp_path / f"{n}.mp3"
        write(part, talk(2.0), "libmp3lame", bit_rate=bitrate, write_xing="0", id3v2_version="0")
        parts.append(part.read_bytes())
    path = tmp_path / "a.mp3"
    path.write_bytes(b"".join(parts))
    # A length from the first bit rate and the size of the file would be 18 s.
    assert probe(path).duration == pytest.approx(4_000, abs=90)


def test_packets_that_do_not_tell_how_much_they_hold_are_decoded(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wma", talk(3.0), "wmav2", bit_rate=64_000)
    found = probe(path)
    assert found.duration == pytest.approx(read(path).shape[1] * 1000 / RATE, abs=1)
    assert found.bitrate == pytest.approx(64_000, abs=2_000)


@pytest.mark.parametrize(
    ("name", "codec"),
    [("a.mp3", "libmp3lame"), ("a.flac", "flac"), ("a.opus", "libopus"), ("a.wav", "pcm_s16le")],
)
def test_a_recording_that_is_cut_off_lasts_as_long_as_it_sounds(
    name: str, codec: str, tmp_path: Path
) -> None:
    rate = 48_000 if codec == "libopus" else RATE
    path = write(tmp_path / name, talk(4.0, rate=rate), codec, rate=rate)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    found = probe(path).duration
    assert 500 < found < 3_500
    assert abs(found - read(path).shape[1] * 1000 / rate) <= 30


def wav_bytes(rate: int = RATE, channels: int = 1, size: int | None = None, frames: int = RATE) -> bytes:
    sound = bytes(2 * frames)
    said = len(sound) if size is None else size
    return (
        b"RIFF" + struct.pack("<I", min(36 + said, 0xFFFFFFFF)) + b"WAVEfmt "
        + struct.pack("<IHHIIH", 16, 1, channels, rate, rate * channels * 2 % 2**32, channels * 2 % 2**16)
        + struct.pack("<H", 16)
        + b"data" + struct.pack("<I", said) + sound
    )  # fmt: skip


def test_a_packet_that_was_cut_through_does_not_count(tmp_path: Path) -> None:
    path = write(tmp_path / "a.m4a", talk(3.0), "aac", movflags="+faststart")
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 57 // 100])
    assert abs(probe(path).duration - read(path).shape[1] * 1000 / RATE) <= 1


@pytest.mark.parametrize("codec", ["ac3", "eac3"])
def test_a_bare_ac3_does_not_fall_short_with_time(codec: str, tmp_path: Path) -> None:
    path = write(tmp_path / f"a.{codec}", np.concatenate([talk(10.0)] * 3, axis=1), codec)
    assert abs(probe(path).duration - read(path).shape[1] * 1000 / RATE) <= 1


def test_a_wav_written_through_a_pipe_has_its_length(tmp_path: Path) -> None:
    path = tmp_path / "pipe.wav"
    path.write_bytes(wav_bytes(size=0xFFFFFFFF))
    assert probe(path).duration == 1_000


def test_names_mean_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("-report.mp3", "--", "a\"b\n'c.wav", "concat:a|b.wav", "no suffix", "%d.wav"):
        path = write_wav(tmp_path / "made", tone(0.5)).rename(tmp_path / name)
        assert probe(path.relative_to(tmp_path)).duration == 500


def test_what_is_inside_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    base = Fraction(1, 1000)
    chapters: Any = [
        {"id": 1, "start": 0, "end": 900, "time_base": base, "metadata": {"title": "Überblick"}},
        {"id": 2, "start": 900, "end": 9_000, "time_base": base, "metadata": {}},
    ]
    write(path, tone(2.0), "flac", chapters=chapters)
    found = probe(path)
    assert [(c.start, c.end, c.title) for c in found.chapters] == [
        (0, 900, "Überblick"),
        (900, found.duration, ""),
    ]
    assert (found.codec, found.container) == ("flac", "matroska")
    assert any(name.lower() == "encoder" for name, _ in found.tags)


def test_the_bit_rate_is_that_of_the_sound(tmp_path: Path) -> None:
    assert probe(write_wav(tmp_path / "a.wav", tone(1.0, rate=8000), 8000)).bitrate == 128_000


def test_the_form_has_a_plain_name(tmp_path: Path) -> None:
    found = probe(write(tmp_path / "a.wav", tone(0.5), "libmp3lame"))
    assert (found.codec, found.container) == ("mp3", "wav")
    assert probe(write(tmp_path / "a.m4a", tone(0.5), "aac")).container == "mp4"


PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nsecret.wav\n#EXT-X-ENDLIST\n"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.mp3", b"", "the recording is empty"),
        ("text.mp3", b"this is not audio\n" * 100, "this is not a recording"),
        ("list.mp3", PLAYLIST, "this is not a recording"),
        ("list.wav", b"ffconcat version 1.0\nfile 'secret.wav'\n", "this is not a recording"),
        ("zeros.mp3", bytes(5_000), "this is not a recording"),
        ("slow.wav", wav_bytes(rate=5), "5 samples a second cannot be right"),
        ("fast.wav", wav_bytes(rate=400_000), "400000 samples a second cannot be right"),
        ("wide.wav", wav_bytes(channels=99), "99 channels cannot be handled"),
        ("widest.wav", wav_bytes(channels=65_535), "no such number of channels can be"),
        ("head.wav", wav_bytes(frames=0), "there is no sound left"),
    ],
)
def test_what_is_no_recording_is_refused(name: str, data: bytes, message: str, tmp_path: Path) -> None:
    write_wav(tmp_path / "secret.wav", tone(1.0))
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as error:
        probe(path)
    assert error.value.finding.message.startswith(message)
    assert error.value.finding.where is not None
    assert error.value.finding.where.path == path


def test_no_format_that_names_other_files_is_tried() -> None:
    assert not {"hls", "concat", "dash", "sdp", "image2", "imf"} & set(FORMATS.split(","))


def test_a_film_without_sound_is_refused(tmp_path: Path) -> None:
    import av
    import numpy as np

    path = tmp_path / "a.mp4"
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream("mpeg4", rate=10)
        stream.width = stream.height = 32
        for _ in range(3):
            frame = av.VideoFrame.from_ndarray(np.zeros((32, 32, 3), np.uint8))
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    with pytest.raises(InputError, match="there is no sound"):
        probe(path)


def test_what_is_not_there_or_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such recording"):
        probe(tmp_path / "a.mp3")
    (tmp_path / "b.mp3").mkdir()
    with pytest.raises(InputError, match="a folder"):
        probe(tmp_path / "b.mp3")
    with pytest.raises(InputError, match="cannot be opened"):
        probe(tmp_path / ("x" * 300))


def test_more_than_a_day_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The package hands out the function of the same name.
    monkeypatch.setattr(import_module("podcast.audio.probe"), "LONGEST", 400)
    with pytest.raises(InputError, match="longer than a day"):
        probe(write_wav(tmp_path / "a.wav", tone(0.5)))
