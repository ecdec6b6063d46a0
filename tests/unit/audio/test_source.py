"""What decoders hand out becomes blocks of one kind, and what is damaged is counted."""

import os
import platform
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from podcast.audio.source import BINS_A_BLOCK, check_shape, opened, reading
from podcast.errors import InputError, Where
from tests.unit.audio.sounds import RATE, read, talk, tone, write, write_wav


def test_blocks_are_whole_but_for_the_last_and_lose_nothing(tmp_path: Path) -> None:
    sound = tone(11.0, rate=8000)
    path = write_wav(tmp_path / "a.wav", sound, 8000)
    with reading(path) as (reader, _):
        blocks = list(reader)
    assert [block.shape for block in blocks] == [(1, 40_000), (1, 40_000), (1, 8_000)]
    assert BINS_A_BLOCK * 80 == 40_000
    assert np.abs(np.concatenate(blocks, axis=1) - sound).max() < 1e-4


@pytest.mark.parametrize(
    ("codec", "suffix", "exact"),
    [
        ("pcm_u8", "wav", 0.01),
        ("pcm_s16le", "wav", 1e-4),
        ("pcm_s24le", "wav", 1e-6),
        ("pcm_s32le", "wav", 1e-6),
        ("pcm_f32le", "wav", 1e-7),
        ("pcm_f64le", "wav", 1e-7),
        ("pcm_s64le", "wav", 1e-6),
        ("flac", "flac", 1e-4),
        ("alac", "m4a", 1e-4),
    ],
)
def test_every_kind_of_number_has_full_scale_at_one(
    codec: str, suffix: str, exact: float, tmp_path: Path
) -> None:
    sound = np.concatenate([tone(0.5, -1.0), tone(0.5, -20.0, 440)])
    found = read(write(tmp_path / f"a.{suffix}", sound, codec, "stereo"))
    assert np.abs(found - sound).max() < exact


def test_only_a_wav_file_of_samples_is_not_searched_for_other_codecs(tmp_path: Path) -> None:
    sound = talk(10.0)
    for path in (write_wav(tmp_path / "a.wav", sound), write(tmp_path / "a.flac", sound, "flac")):
        with opened(path) as (container, _, _):
            assert ("max_probe_packets" in container.container_options) == (path.suffix == ".wav")


DTS = bytes.fromhex("7ffe8001fc3c3ff0b5e00138").ljust(1_024, b"\0")


@pytest.mark.parametrize("silence", [0, 48_000, 240_000])
@pytest.mark.parametrize("order", ["<u2", ">u2"])
def test_dts_that_a_wav_file_calls_samples_is_found_behind_silence(
    tmp_path: Path, order: str, silence: int
) -> None:
    words = np.frombuffer(bytes(silence) + DTS * 300, order)
    path = tmp_path / "a.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((2, 2, 48_000, 0, "NONE", ""))
        file.writeframes(words.astype("<u2").tobytes())
    with opened(path) as (_, stream, _):
        assert stream.codec_context.name == "dca"


def test_a_pipe_is_not_called_empty(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.wav")
    with pytest.raises(InputError, match="a pipe or a device"):
        read(tmp_path / "a.wav")


FAULTS = """
import resource, sys
from pathlib import Path
from podcast.audio.meter import Meter
from podcast.audio.source import reading
with reading(Path(sys.argv[1])) as (reader, _):
    meter, counted = Meter(reader.rate, [1.0]), []
    for block in reader:
        meter.feed(block)
        counted.append(resource.getrusage(resource.RUSAGE_SELF).ru_minflt)
print(counted[-1] - counted[4])
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another allocator has other ways")
def test_blocks_are_put_where_those_before_them_were(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav", talk(80.0))
    ran = subprocess.run(
        [sys.executable, "-c", FAULTS, str(path)], check=True, capture_output=True, text=True
    )
    assert int(ran.stdout) < 1_500  # pages in 11 blocks; each has 215 in its samples alone


def test_numbers_that_are_none_become_silence(tmp_path: Path) -> None:
    sound = tone(0.2)
    sound[0, 100:103] = (np.nan, np.inf, -np.inf)
    found = read(write(tmp_path / "a.wav", sound, "pcm_f32le"))
    assert found[0, 100:103].tolist() == [0.0, 1.0, -1.0]
    assert np.abs(found[0, 200:] - sound[0, 200:]).max() < 1e-6


def test_a_change_of_rate_and_channels_on_the_way_is_undone(tmp_path: Path) -> None:
    first = write(tmp_path / "a.mp3", tone(1.0), "libmp3lame", write_xing="0", id3v2_version="0")
    other = write(
        tmp_path / "b.mp3",
        np.repeat(tone(1.0, rate=48_000), 2, axis=0),
        "libmp3lame",
        "stereo",
        rate=48_000,
        write_xing="0",
        id3v2_version="0",
    )
    both = tmp_path / "both.mp3"
    both.write_bytes(first.read_bytes() + other.read_bytes() + first.read_bytes())
    with reading(both) as (reader, _):
        found = np.concatenate(list(reader), axis=1)
    assert len(found) == 1
    assert found.shape[1] / reader.rate == pytest.approx(3.1, abs=0.1)
    for second in (0.5, 1.5, 2.5):
        start = round(second * reader.rate)
        spectrum = np.abs(np.fft.rfft(found[0, start : start + reader.rate // 10]))
        assert np.argmax(spectrum) == pytest.approx(99.7, abs=1)


def test_damaged_packets_are_counted_and_the_rest_is_heard(tmp_path: Path) -> None:
    path = write(tmp_path / "a.flac", tone(4.0), "flac")
    path.write_bytes(path.read_bytes()[:-3000])
    with reading(path) as (reader, _):
        length = sum(block.shape[1] for block in reader)
    assert reader.damaged >= 1
    assert 3.5 * RATE < length < 4 * RATE


def test_the_end_of_an_mp4_file_is_where_it_says(tmp_path: Path) -> None:
    found = read(write(tmp_path / "a.m4a", tone(1.0), "aac"))
    assert found.shape == (1, RATE)


@pytest.mark.parametrize(("rate", "channels"), [(0, 1), (7_999, 1), (192_001, 2), (44_100, 0), (44_100, 9)])
def test_headers_that_cannot_be_are_refused(rate: int, channels: int) -> None:
    with pytest.raises(InputError):
        check_shape(rate, channels, Where(Path("a.wav")))


def test_more_than_a_day_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("podcast.audio.source.LONGEST", 4_000)
    path = write_wav(tmp_path / "a.wav", tone(6.0, rate=8000), 8000)
    with pytest.raises(InputError, match="longer than a day"):
        read(path)
