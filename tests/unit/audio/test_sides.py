"""Two channels that are one, and blocks that become one channel."""

import numpy as np
import pytest

from podcast.audio.sides import BOTH, LEFT, RIGHT, TURNED, Sides, one
from tests.unit.audio.sounds import talk


def test_a_block_becomes_the_mean_of_its_channels_unless_there_are_two_that_cancel_out() -> None:
    sound = talk(0.5)
    for channels in (1, 2, 3, 6):
        block = np.concatenate([sound * np.float32(n + 1) for n in range(channels)])
        assert np.allclose(one(block), block.mean(axis=0))
    turned = np.concatenate([sound, -sound])
    assert np.array_equal(one(turned), sound)
    surround = np.concatenate([turned, np.zeros((4, sound.shape[1]), np.float32)])
    assert np.array_equal(one(surround), np.zeros_like(sound))
    assert one(np.zeros((2, 0), np.float32)).shape == (1, 0)


@pytest.mark.parametrize("loud", [1e-30, 1e30])
def test_no_sample_is_too_small_or_too_large_to_be_compared(loud: float) -> None:
    block = np.full((2, 100), loud, np.float32) * np.array([[1], [-1]], np.float32)
    assert one(block).max() == np.float32(loud)


@pytest.mark.parametrize(
    ("power", "mono"), [((1, 0), LEFT), ((0, 1), RIGHT), ((1, 1.1e-4), None), ((0, 0), None)]
)
def test_what_is_on_one_side_is_told_by_what_is_heard(power: tuple[float, float], mono: object) -> None:
    sides = Sides(2)
    sides.feed(np.array([[0.5, 0.1], [0.2, -0.3]], np.float32), np.array(power, float))
    assert sides.mono == mono


def test_channels_are_the_same_whatever_lies_off_zero_in_them() -> None:
    for turned, mono in ((1, BOTH), (-1, TURNED)):
        sides = Sides(2)
        block = np.concatenate([talk(0.5), turned * talk(0.5)]) + np.array([[0.3], [0.1]], np.float32)
        sides.feed(block, np.ones(2))
        assert sides.mono == mono


def test_the_worst_channel_says_how_far_waves_are_off_zero() -> None:
    sides = Sides(2)
    for _ in range(2):
        sides.feed(np.array([[0.1, 0.1], [-0.5, -0.3]], np.float32), np.ones(2))
    assert sides.offset == pytest.approx(0.4)
    assert Sides(2).offset == 0.0
