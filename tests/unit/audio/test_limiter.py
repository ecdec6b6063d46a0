import numpy as np
import pytest

from podcast.audio.channels import Samples
from podcast.audio.limiter import Limiter, released
from podcast.audio.truepeak import PeakHold
from tests.unit.audio.sounds import RATE, talk, tone


def limited(sound: Samples, ceiling: float = -1.5, size: int = RATE, rate: int = RATE) -> Samples:
    limiter = Limiter(rate, len(sound), ceiling)
    parts = [limiter.feed(sound[:, at : at + size]) for at in range(0, sound.shape[1], size)]
    return np.concatenate([*parts, limiter.finish()], axis=1)


def true_peak(sound: Samples) -> float:
    hold = PeakHold(len(sound))
    hold.feed(sound)
    return float(20 * np.log10(hold.finish()))


@pytest.mark.parametrize("rate", [8_000, 44_100, 96_000])
@pytest.mark.parametrize("level", [1.0, 6.0, 20.0])
def test_true_peaks_stay_under_the_ceiling(level: float, rate: int) -> None:
    sound = talk(2.0, level, rate)
    found = limited(sound, rate=rate)
    assert found.shape == sound.shape
    assert true_peak(found) <= -1.45


def test_what_is_not_too_high_passes_untouched() -> None:
    sound = talk(2.0, -2.0)
    assert (limited(sound) == sound).all()


def test_both_channels_move_together() -> None:
    sound = np.concatenate([tone(1.0, 6.0), tone(1.0, -20.0)])
    found = limited(sound)
    gains = found[:, 20_000:24_000].std(axis=1) / sound[:, 20_000:24_000].std(axis=1)
    assert gains[0] == pytest.approx(gains[1], rel=1e-3)
    assert gains[0] == pytest.approx(10 ** (-7.5 / 20), rel=0.01)


def test_the_gain_falls_before_a_peak_and_comes_back_after_it() -> None:
    sound = np.full((1, RATE), 0.1, np.float32)
    sound[0, 20_000] = 10 ** (4.5 / 20)
    gain = 20 * np.log10(limited(sound)[0] / sound[0])
    assert gain[20_000] == pytest.approx(-6.0, abs=0.01)
    assert gain[20_000 - round(0.008 * RATE)] == pytest.approx(0, abs=0.01)
    assert -6 < gain[20_000 - round(0.0025 * RATE)] < -1
    assert gain[20_000 + round(0.05 * RATE)] == pytest.approx(-3.0, abs=0.5)
    assert gain[20_000 + round(0.12 * RATE)] == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("size", [1, 100, 4_111])
def test_blocks_make_no_difference(size: int) -> None:
    sound = talk(0.3, 12.0)
    assert np.abs(limited(sound, size=size) - limited(sound)).max() < 1e-6


def test_a_few_samples_come_out_again() -> None:
    sound = np.array([[0.5, -0.25, 0.125]], np.float32)
    assert limited(sound).tolist() == sound.tolist()
    assert limited(sound[:, :0]).shape == (1, 0)


def test_a_need_fades_at_its_pace() -> None:
    assert released(np.array([0.0, 4.0, 0.0, 0.0, 0.0]), 1.5).tolist() == [0, 4, 2.5, 1, 0]
    assert released(np.array([0.0, 0.0]), 1.0, before=3.0).tolist() == [2, 1]
