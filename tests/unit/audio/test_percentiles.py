"""Percentiles are those of NumPy, to the bit."""

import numpy as np
import pytest

from podcast.audio.percentiles import median, percentiles


@pytest.mark.parametrize("count", [1, 2, 3, 10, 11, 36_001])
def test_percentiles_and_the_median_are_those_of_numpy(count: int) -> None:
    values = np.random.default_rng(count).normal(-20, 9, count)
    wanted = (0, 10, 37.5, 80, 95, 100)
    assert percentiles(values, *wanted) == tuple(np.percentile(values, wanted).tolist())
    assert median(values.tolist()) == median(values) == np.median(values)


def test_half_way_between_two_is_counted_from_the_higher_one_as_there() -> None:
    values = (-26.0, -4.6)
    assert percentiles(values, 50) == (np.percentile(values, 50),)
    assert values[0] + (values[1] - values[0]) / 2 != np.percentile(values, 50)
