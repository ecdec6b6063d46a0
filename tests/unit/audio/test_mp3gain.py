"""An MP3 gets louder by its gain bits alone, and back again to the byte."""

from pathlib import Path

import numpy as np
import pytest

from podcast.audio.info import checksum
from podcast.audio.lame import lame
from podcast.audio.meter import listen
from podcast.audio.mp3gain import STEP, crc16, frames, regain, shift
from podcast.audio.settings import Settings
from podcast.errors import InputError
from tests.unit.audio.sounds import talk, write, write_wav


@pytest.fixture(params=[(44_100, 1), (44_100, 2), (22_050, 1), (16_000, 2)])
def mp3(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    rate, channels = request.param
    sound = np.concatenate([talk(2.0, -26.0, rate, seed=n) for n in range(channels)])
    layout = "mono" if channels == 1 else "stereo"
    return write(tmp_path / "a.mp3", sound, "libmp3lame", layout, rate=rate)


def test_four_steps_are_six_decibels_and_can_be_undone(mp3: Path) -> None:
    before = mp3.read_bytes()
    data = bytearray(before)
    shift(data, 4, mp3)
    louder = mp3.with_name("b.mp3")
    louder.write_bytes(data)
    one, two = listen(mp3), listen(louder)
    assert two.integrated is not None
    assert one.integrated is not None
    assert two.integrated - one.integrated == pytest.approx(4 * STEP, abs=0.02)
    assert (two.frames, two.damaged) == (one.frames, 0)
    changed = [n for n, (a, b) in enumerate(zip(before, data, strict=True)) if a != b]
    gains = {bit // 8 + k for frame in frames(before) for bit in frame.gains for k in (0, 1)}
    table = next(at for at in range(len(before)) if before[at : at + 4] in (b"Info", b"Xing"))
    assert set(changed) <= gains | set(range(table + 152, table + 156))
    shift(data, -4, mp3)
    assert bytes(data) == before


def test_a_quiet_recording_comes_within_three_quarters_of_a_unit(mp3: Path) -> None:
    done = regain(mp3, mp3.with_name("b.mp3"), settings=Settings(target=-24.0))
    assert done.after == pytest.approx(-24.0, abs=0.76)
    assert done.steps != 0
    assert done.findings == ()


def test_peaks_without_room_are_kept_and_told(tmp_path: Path) -> None:
    sound = talk(3.0, -4.0)
    sound[0, ::20_000] = 0.8
    source = write(tmp_path / "a.mp3", sound * 0.5, "libmp3lame")
    done = regain(source, tmp_path / "b.mp3", settings=Settings(target=-8.0))
    assert [each.rule for each in done.findings] == ["audio-headroom"]
    assert done.true_peak is not None
    assert done.true_peak <= -1.0


def test_silence_is_copied(tmp_path: Path) -> None:
    source = write(tmp_path / "a.mp3", np.zeros((1, 44_100), np.float32), "libmp3lame")
    assert regain(source, tmp_path / "b.mp3").steps == 0
    assert (tmp_path / "b.mp3").read_bytes() == source.read_bytes()


def test_more_than_eight_bits_can_hold_is_refused(mp3: Path) -> None:
    with pytest.raises(InputError, match="more than its frames can hold"):
        shift(bytearray(mp3.read_bytes()), 250, mp3)


def test_what_is_no_mp3_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    source = write_wav(tmp_path / "a.wav", talk(1.0))
    with pytest.raises(InputError, match="this is no MP3"):
        regain(source, tmp_path / "b.mp3")
    assert not (tmp_path / "b.mp3").exists()


def test_the_check_sum_is_that_of_the_standard() -> None:
    """CRC-16/CMS of the catalogue of parametrised CRC algorithms."""
    assert crc16(b"123456789") == 0xAEE7


def test_a_checked_frame_gets_its_new_check_sum() -> None:
    """128 kbit/s, 44.1 kHz, two channels, with a check sum: 417 bytes, of which 32 are side information."""
    one = b"\xff\xfa\x90\x00" + b"\0\0" + bytes(411)
    data = bytearray(one * 3)
    shift(data, 2, Path("a.mp3"))
    first = bytes(data[:417])
    assert int.from_bytes(first[4:6], "big") == crc16(first[2:4] + first[6:38])
    assert first[6:38] != bytes(32)
    assert data == first * 3


@pytest.mark.parametrize("by", ["lame", "libav"])
def test_the_check_sums_of_the_table_are_right_afterwards(tmp_path: Path, by: str) -> None:
    path = tmp_path / "a.mp3"
    if by == "lame":
        with lame(path, 44_100, 1, 96_000) as encoder:
            encoder.feed(talk(2.0, -20.0))
    else:
        write(path, talk(2.0, -20.0), "libmp3lame")
    data = bytearray(path.read_bytes())
    start = data.index(b"\xff\xfb")
    table = data.index(b"Info")
    end = next(frames(data)).start
    assert data[table + 152 : table + 154] == checksum(bytes(data[end:])).to_bytes(2, "big")
    before = bytes(data)
    shift(data, 3, path)
    assert data[table + 152 : table + 154] == checksum(bytes(data[end:])).to_bytes(2, "big")
    if by == "lame":  # that of libav is right for no stretch of the frame, and is left
        assert data[table + 154 : table + 156] == checksum(bytes(data[start : table + 154])).to_bytes(
            2, "big"
        )
    else:
        assert data[table + 154 : table + 156] == before[table + 154 : table + 156]
    assert data[table + 152 : table + 156] != before[table + 152 : table + 156]


def test_a_table_whose_check_sums_were_wrong_is_left(tmp_path: Path) -> None:
    path = write(tmp_path / "a.mp3", talk(2.0, -20.0), "libmp3lame")
    data = bytearray(path.read_bytes())
    table = data.index(b"Info")
    data[table + 152 : table + 156] = b"\x12\x34\x56\x78"
    shift(data, 3, path)
    assert data[table + 152 : table + 156] == b"\x12\x34\x56\x78"


def test_the_sum_that_the_ffmpeg_program_writes_for_one_channel_is_right_afterwards(tmp_path: Path) -> None:
    """Of 190 bytes, in which its own two count as zeros."""
    path = tmp_path / "a.mp3"
    with lame(path, 44_100, 1, 96_000) as encoder:
        encoder.feed(talk(1.0, -20.0))
    data = bytearray(path.read_bytes())
    own = data.index(b"Info") + 154

    def sum_of_190() -> bytes:
        return checksum(bytes(data[:own]) + bytes(2) + bytes(data[own + 2 : 190])).to_bytes(2, "big")

    data[own : own + 2] = before = sum_of_190()
    shift(data, 3, path)
    assert before != data[own : own + 2] == sum_of_190()
