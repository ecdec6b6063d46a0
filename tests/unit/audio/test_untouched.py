"""What samples tell as they were recorded."""

import numpy as np
import pytest

from podcast.audio.sides import TURNED
from podcast.audio.untouched import Untouched, bin_peaks
from tests.unit.audio.sounds import RATE, talk


def test_bins_have_the_largest_sample_of_any_channel_and_the_last_may_be_shorter() -> None:
    block = np.array([[0.1, -0.9, 0.2, 0.0, 0.3], [0.0, 0.5, -0.4, 0.0, 0.0]], np.float32)
    assert bin_peaks(block, 2).tolist() == pytest.approx([0.9, 0.4, 0.3])
    assert bin_peaks(block[:, :0], 2).tolist() == []


@pytest.mark.parametrize(("level", "full"), [(1.0, 2), (-1.0, 2), (0.99995, 2), (0.9998, 0), (1.1, 0)])
def test_bins_at_full_scale_are_counted_unless_something_goes_beyond_it(level: float, full: int) -> None:
    seen = Untouched(RATE, is_folded=False)
    for _ in range(2):
        block = np.zeros((2, 4_410), np.float32)
        block[1, 500:520] = level
        assert seen.watched(block) is block
    seen.watched(np.zeros((2, 0), np.float32))
    assert (seen.full, seen.mono) == (full, None)


@pytest.mark.parametrize(("right", "mono"), [(-1.0, TURNED), (1.0, None), (0.0, None), (0.5, None)])
def test_channels_that_will_be_one_say_when_they_cancel_each_other(right: float, mono: object) -> None:
    seen = Untouched(RATE, is_folded=True)
    seen.watched(np.concatenate([talk(1.0), talk(1.0) * np.float32(right)]))
    assert seen.mono == mono
