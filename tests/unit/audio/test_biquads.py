"""Filters of the second order: those of the standard, against the arithmetic of others."""

import numpy as np
import pytest
from scipy.signal import butter, sosfilt

from podcast.audio.biquads import Biquads, high_pass, k_weighting
from tests.unit.audio.sounds import talk


def test_at_48_khz_the_factors_are_those_of_the_standard() -> None:
    # ITU-R BS.1770-5, annex 1, tables 1 and 2
    shelf, low = k_weighting(48_000)
    assert shelf == pytest.approx(
        (1.53512485958697, -2.69169618940638, 1.19839281085285, 1.0, -1.69065929318241, 0.73248077421585)
    )
    assert low == pytest.approx((1.0, -2.0, 1.0, 1.0, -1.99004745483398, 0.99007225036621))


@pytest.mark.parametrize("hertz", [20.0, 80.0, 200.0])
def test_a_high_pass_is_the_one_of_butterworth(hertz: float) -> None:
    assert high_pass(44_100, hertz, 0.5**0.5) == pytest.approx(
        butter(2, hertz, "highpass", fs=44_100, output="sos")[0].tolist()
    )


@pytest.mark.parametrize("rate", [8_000, 44_100, 192_000])
@pytest.mark.parametrize("size", [1, 441, 10_000])
def test_blocks_of_any_size_are_filtered_as_one_and_exactly(rate: int, size: int) -> None:
    sound = np.concatenate([talk(1.0, rate=rate, seed=n)[:, :9_000] for n in (1, 2)])
    count = min(sound.shape[1], 60 * size)
    filters = Biquads(rate, 2, k_weighting(rate))
    parts = [filters.feed(sound[:, at : min(count, at + size)]) for at in range(0, count, size)]
    wanted = sosfilt(np.array(k_weighting(rate)), sound[:, :count].astype(np.float64), axis=1)
    found = np.concatenate(parts, axis=1)
    assert found.dtype == np.float64
    assert np.abs(found - wanted).max() < 1e-9


def test_nothing_filtered_is_nothing() -> None:
    assert Biquads(48_000, 2, k_weighting(48_000)).feed(np.zeros((2, 0), np.float32)).shape == (2, 0)
