"""Steady noise is lowered; what is said stays where it was, to the sample."""

from pathlib import Path

import numpy as np
import pytest

from podcast.audio import Settings, master
from podcast.audio.channels import Samples
from podcast.audio.denoise import denoised, room_of
from tests.unit.audio.sounds import RATE, talk, write_wav


def noise(seconds: float, rate: int = RATE) -> Samples:
    made = np.random.default_rng(4).normal(0, 0.003, (1, round(seconds * rate)))
    return made.astype(np.float32)


def cleaned(sound: Samples, rate: int = RATE, cut: int = 44_100) -> Samples:
    blocks = (sound[:, start : start + cut] for start in range(0, sound.shape[1], cut))
    return np.concatenate(list(denoised(blocks, rate, len(sound), -50.5)), axis=1)


@pytest.mark.parametrize("rate", [RATE, 48_000, 22_050, 16_000, 11_025, 8_000])
def test_sound_comes_out_where_it_went_in(rate: int) -> None:
    voice = talk(3.3, -8.0, rate=rate)
    found = cleaned(voice + noise(3.3, rate), rate)
    assert found.shape == voice.shape
    first, last = rate, 2 * rate
    match = [
        float((found[0, first:last] * voice[0, first + lag : last + lag]).sum()) for lag in range(-20, 21)
    ]
    assert int(np.argmax(match)) == 20


def test_the_noise_of_a_pause_falls_and_the_voice_stays() -> None:
    voice = np.concatenate([np.zeros((1, 3 * RATE), np.float32), talk(3.0, -8.0)], axis=1)
    noisy = voice + noise(6.0)
    found = cleaned(noisy)
    assert 20 * np.log10(found[:, 2 * RATE : 3 * RATE].std() / noisy[:, 2 * RATE : 3 * RATE].std()) < -8
    assert found[:, 3 * RATE :].std() == pytest.approx(noisy[:, 3 * RATE :].std(), rel=0.05)


def test_the_room_is_what_is_heard_in_pauses() -> None:
    voice = np.concatenate([talk(3.0, -8.0), np.zeros((1, RATE), np.float32), talk(2.0, -8.0)], axis=1)
    assert room_of([voice + noise(6.0)], RATE) == pytest.approx(-50.5, abs=1)
    assert room_of([noise(3.0)], RATE) is None
    assert room_of([np.zeros((1, RATE), np.float32)], RATE) is None
    assert room_of([], RATE) is None


@pytest.mark.parametrize("length", [1, 1_000, RATE // 2, 7 * RATE + 13])
def test_any_length_keeps_its_length(length: int) -> None:
    for channels in (1, 2):
        sound = np.repeat(noise(length / RATE + 1)[:, :length], channels, axis=0)
        assert cleaned(sound).shape == (channels, length)


def test_how_the_sound_is_cut_does_not_matter() -> None:
    sound = talk(2.0, -8.0) + noise(2.0)
    np.testing.assert_array_equal(cleaned(sound, cut=4_410), cleaned(sound, cut=220_500))


def test_a_recording_is_denoised_where_that_is_asked_for(tmp_path: Path) -> None:
    pause = np.concatenate([talk(2.0, -8.0), np.zeros((1, 2 * RATE), np.float32), talk(2.0, -8.0)], axis=1)
    source = write_wav(tmp_path / "in.wav", pause + noise(6.0))
    quiet = []
    for denoise in (False, True):
        made = master(source, tmp_path / "out.mp3", settings=Settings(denoise=denoise))
        assert made.audio.duration == 6_000
        assert made.after == pytest.approx(-16.0, abs=0.3)
        quiet.append(10 * np.log10(made.heard.energies[28:38].mean()))
    assert quiet[1] < quiet[0] - 6
