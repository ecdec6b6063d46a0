import wave
from pathlib import Path

import numpy as np
import pytest

from podcast.audio.speech import speech
from podcast.errors import InputError
from tests.unit.align.conftest import ROOT
from tests.unit.audio.sounds import talk, write_wav


def tone(path: Path, rate: int, channels: int, seconds: float = 2.0) -> Path:
    at = np.arange(round(rate * seconds)) / rate
    left = 8_000 * np.sin(2 * np.pi * 440 * at)
    sound = np.stack([left, *[np.zeros_like(left)] * (channels - 1)], axis=1)
    with wave.open(str(path), "wb") as out:
        out.setparams((channels, 2, rate, 0, "NONE", ""))
        out.writeframes(sound.astype("<i2").tobytes())
    return path


@pytest.mark.parametrize("rate", [8_000, 22_050, 48_000])
def test_any_rate_becomes_the_one_that_is_wanted(tmp_path: Path, rate: int) -> None:
    heard = np.concatenate(list(speech(tone(tmp_path / "a.wav", rate, 1))))
    assert heard.dtype == np.int16
    assert abs(len(heard) - 32_000) <= 40
    spectrum = np.abs(np.fft.rfft(heard[:16_000].astype(float)))
    assert int(spectrum.argmax()) == 440
    assert heard[2_000:-2_000].max() == pytest.approx(8_000, rel=0.02)


def test_channels_are_mixed(tmp_path: Path) -> None:
    heard = np.concatenate(list(speech(tone(tmp_path / "a.wav", 16_000, 2))))
    assert heard[2_000:-2_000].max() == pytest.approx(4_000, rel=0.02)


def test_an_example_is_as_long_as_it_is_and_progress_says_how_far(tmp_path: Path) -> None:
    seen: list[float] = []
    blocks = list(speech(ROOT / "episodes/solar-technician.mp3", progress=seen.append))
    assert sum(map(len, blocks)) / 16_000 == pytest.approx(208, abs=10)
    assert max(map(len, blocks)) < 16_000 * 10
    assert seen == sorted(seen)
    assert seen[-1] > 0.9
    with pytest.raises(InputError):
        next(speech(tmp_path / "gone.mp3"))


def test_channels_that_cancel_each_other_are_heard_as_one(tmp_path: Path) -> None:
    sound = talk(3.0, -6.0)
    alone = write_wav(tmp_path / "one.wav", sound)
    turned = write_wav(tmp_path / "two.wav", np.concatenate([sound, -sound]))
    one, two = (np.concatenate(list(speech(each))) for each in (alone, turned))
    assert np.abs(one.astype(int) - two).max() <= 1
