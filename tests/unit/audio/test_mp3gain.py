"""An MP3 gets louder by its gain bits alone, and back again to the byte."""

from pathlib import Path

import numpy as np
import pytest

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
    assert set(changed) <= gains
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
