"""MP3 by LAME itself."""

from pathlib import Path

import numpy as np
import pytest

from podcast.audio.lame import lame
from tests.unit.audio.sounds import RATE, read, talk, tone, write


@pytest.mark.parametrize("channels", [1, 2])
def test_its_bytes_are_those_of_the_encoder_everybody_has(channels: int, tmp_path: Path) -> None:
    sound = np.repeat(talk(2.0), channels, axis=0)
    sound = np.rint(sound * np.float32(32_767)) / np.float32(32_768)  # the same 16 bits for both
    mine, theirs = tmp_path / "a.mp3", tmp_path / "b.mp3"
    with lame(mine, RATE, channels, 96_000) as encoder:
        for start in range(0, sound.shape[1], 10_000):
            encoder.feed(sound[:, start : start + 10_000] * np.float32(32_768 / 32_767))
    layout = "mono" if channels == 1 else "stereo"
    write(theirs, sound, "libmp3lame", layout, bit_rate=96_000, id3v2_version="0")
    ours, others = mine.read_bytes(), theirs.read_bytes()
    assert len(ours) == len(others)
    assert ours[313:] == others[313:]


def test_nothing_is_an_mp3_too(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    with lame(path, RATE, 1, 96_000) as encoder:
        encoder.feed(tone(0.0))
    assert b"Info" in path.read_bytes()[:64]


def test_what_is_beyond_full_scale_is_clipped_and_does_not_turn_over(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    with lame(path, RATE, 1, 320_000) as encoder:
        encoder.feed(np.full((1, RATE), 1.5, np.float32) * np.sign(tone(1.0, hertz=50.0)))
    found, wanted = read(path)[0], np.sign(tone(1.0, hertz=50.0))[0]
    assert np.corrcoef(found, wanted)[0, 1] > 0.95


def test_a_failure_leaves_the_table_out(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    with pytest.raises(OSError, match="full"):
        _broken_off(path)
    assert b"Info" not in path.read_bytes()


def _broken_off(path: Path) -> None:
    with lame(path, RATE, 1, 96_000) as encoder:
        encoder.feed(talk(1.0))
        raise OSError("full")
