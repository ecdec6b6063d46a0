"""The table in front of an MP3: what it says of the sound behind it."""

from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from podcast.audio.channels import Samples
from podcast.audio.info import checksum, info_frame, room
from podcast.audio.lame import lame
from podcast.audio.mp3gain import frames
from podcast.audio.probe import probe
from tests.unit.audio.sounds import RATE, read, talk

mp3: Any = import_module("mutagen.mp3")

FIRST = bytes.fromhex("fffb70c4")  # 96 kbit/s, 44,100 Hz, one channel


def slow_checksum(data: bytes) -> int:
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ 0xA001 if crc & 1 else crc >> 1
    return crc


def test_the_check_sum_is_the_one_of_the_standard() -> None:
    assert checksum(b"123456789") == 0xBB3D
    assert checksum(b"") == 0


@pytest.mark.parametrize("length", [1, 2, 3, 4, 5, 31, 32, 33, 1_000, 4_097])
def test_the_check_sum_of_all_is_that_of_its_parts_one_by_one(length: int) -> None:
    data = np.random.default_rng(length).integers(0, 256, length, np.uint8).tobytes()
    assert checksum(data) == slow_checksum(data)
    for cut in {0, 1, length // 2, length}:
        assert checksum(data[cut:], checksum(data[:cut])) == slow_checksum(data)


def test_the_table_tells_frames_bytes_places_and_what_to_leave_out() -> None:
    sound = (FIRST + bytes(309)) * 1_000
    made = info_frame(FIRST, BytesIO(sound), 1_150_000)
    assert len(made) == room(FIRST) == 313
    assert made[:4] == bytes.fromhex("fffb70c4")
    table = made[21:]
    assert table[:8] == b"Info\0\0\0\x0f"
    count, size = np.frombuffer(table[8:16], ">u4").tolist()
    assert (count, size) == (round(313_000 * RATE / (144 * 96_000)), 313 + len(sound))
    places = list(table[16:116])
    assert places == sorted(places)
    assert (places[0], places[50], places[99]) == (0, 128, 253)
    assert table[120:130] == b"LAME3.100\x01"
    assert table[140] == 96
    delays = int.from_bytes(table[141:144], "big")
    assert (delays >> 12, delays & 0xFFF) == (576, min(count * 1152 - 576 - 1_150_000, 0xFFF))
    assert int.from_bytes(table[148:152], "big") == size
    assert int.from_bytes(table[152:154], "big") == checksum(sound)
    assert int.from_bytes(table[154:156], "big") == checksum(made[: 21 + 154])


@pytest.mark.parametrize(
    ("first", "length"),
    [
        ("fffb10c4", 182),  # 32 kbit/s at 44,100 Hz has frames of 104 bytes: too small for the table
        ("fffb4404", 192),  # 56 kbit/s at 48,000 Hz, two channels: of 168
        ("fffbe264", 1044),  # 320 kbit/s, padded: the table is not
    ],
)
def test_the_frame_of_the_table_is_long_enough(first: str, length: int) -> None:
    made = info_frame(bytes.fromhex(first), BytesIO(bytes.fromhex(first) + bytes(1_000)), 100)
    assert len(made) == room(bytes.fromhex(first)) == length
    assert next(frames(made + made), None) is None  # it is a frame, and not one of sound


def encoded(path: Path, sound: Samples, rate: int, bitrate: int) -> Path:
    with lame(path, rate, len(sound), bitrate) as encoder:
        encoder.feed(sound)
    return path


@pytest.mark.parametrize("rate", [44_100, 48_000, 32_000])
@pytest.mark.parametrize("bitrate", [32_000, 96_000, 320_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_readers_agree_on_the_length(rate: int, bitrate: int, channels: int, tmp_path: Path) -> None:
    sound = np.repeat(talk(3.21, rate=rate), channels, axis=0)
    path = encoded(tmp_path / "a.mp3", sound, rate, bitrate)
    assert read(path).shape == sound.shape
    assert probe(path).duration == 3_210
    assert probe(path).bitrate == bitrate
    seen = mp3.MP3(path).info
    assert seen.length == pytest.approx(3.21, abs=0.001)
    assert seen.bitrate_mode == mp3.BitrateMode.CBR
    assert seen.bitrate == pytest.approx(bitrate, rel=0.01)
    assert seen.encoder_info.startswith("LAME 3.100")


@pytest.mark.parametrize("seconds", [7, 31, 52])
def test_players_land_where_they_jump_to(seconds: int, tmp_path: Path) -> None:
    sound = talk(60.0)
    with av.open(encoded(tmp_path / "a.mp3", sound, RATE, 96_000)) as container:
        container.seek(seconds * 1_000_000)
        frame = next(container.decode(audio=0))
        assert frame.pts is not None
        assert frame.time_base is not None
        # In front of the sound are the delays of encoder and decoder, and frames count from there.
        at = round(frame.pts * frame.time_base * RATE)
        assert abs(at - seconds * RATE) <= 1152
        found = np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])[:RATE]
        start = at + 1152 - 1105
        offsets = range(-40, 41)
        fits = [float(np.dot(found, sound[0, start + k : start + k + RATE])) for k in offsets]
        assert offsets[int(np.argmax(fits))] == 0
