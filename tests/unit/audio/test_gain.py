import numpy as np
import pytest

from podcast.audio.gain import FLAT, Curve, expected, solve
from podcast.audio.limiter import Limiter
from tests.unit.audio.sounds import RATE, heard, talk, tone


def test_a_flat_curve_is_one_gain() -> None:
    sound = tone(0.1)
    assert FLAT.raised(6.0).apply(sound, 0) == pytest.approx(sound * 10 ** (6 / 20), rel=1e-5)


def test_a_curve_draws_straight_lines_wherever_a_block_begins() -> None:
    curve = Curve(np.array([0.0, 1000.0, 2000.0]), np.array([0.0, -20.0, -20.0]))
    ones = np.ones((2, 500), np.float32)
    levels = 20 * np.log10(curve.apply(ones, 300))
    assert levels[0] == pytest.approx(curve.sample(np.arange(300.0, 800.0)), abs=1e-3)
    assert (levels[0] == levels[1]).all()
    assert 20 * np.log10(curve.apply(ones[:, :7], 1990)) == pytest.approx(-20, abs=1e-3)


@pytest.mark.parametrize("gain", [0.0, 6.0, 12.0])
def test_the_loudness_after_limiting_is_foreseen(gain: float) -> None:
    sound = talk(6.0, -4.0)
    limiter = Limiter(RATE, 1, -1.5)
    loud = FLAT.raised(gain).apply(sound, 0)
    made = np.concatenate([limiter.feed(loud), limiter.finish()], axis=1)
    assert expected(heard(sound), FLAT.raised(gain), -1.5) == pytest.approx(heard(made).integrated, abs=0.25)


def test_without_limiting_the_gain_is_the_distance() -> None:
    seen = heard(talk(4.0, -20.0))
    assert seen.integrated is not None
    assert solve(seen, FLAT, seen.integrated + 3, 0.0) == pytest.approx(3.0, abs=0.03)


def test_with_limiting_the_gain_is_more() -> None:
    seen = heard(talk(4.0, -1.0))
    assert seen.integrated is not None
    assert solve(seen, FLAT, seen.integrated + 6, -1.5) > 7


def test_what_can_never_be_reached_ends_the_search() -> None:
    clicks = np.zeros((1, 10 * RATE), np.float32)
    clicks[0, ::RATE] = 0.9
    assert solve(heard(clicks), FLAT, -10.0, -1.5) <= 70.0


@pytest.mark.parametrize("target", [-8.0, -2.0])
def test_where_more_gain_wins_nothing_there_is_no_more(target: float) -> None:
    seen = heard(talk(8.0, -10.0))
    assert seen.integrated is not None
    gain = solve(seen, FLAT, target, -5.0)
    reached, crushed = (expected(seen, FLAT.raised(each), -5.0) for each in (gain, 70.0))
    assert reached is not None
    assert crushed is not None
    assert crushed - 0.6 < reached < target - 1
    assert gain < 40


def test_a_soft_voice_that_comes_above_the_gate_does_not_end_the_search() -> None:
    two = heard(np.concatenate([talk(6.0, -50.0), talk(2.0, -30.0)], axis=1))
    gain = solve(two, FLAT, -16.0, -1.5)
    assert expected(two, FLAT.raised(gain), -1.5) == pytest.approx(-16.0, abs=0.05)


def test_where_soft_voices_only_make_the_whole_softer_the_gain_that_came_nearest_is_kept() -> None:
    three = heard(np.concatenate([talk(4.0, -60.0), talk(4.0, -45.0), talk(1.0, -20.0)], axis=1))
    gain = solve(three, FLAT, -12.0, -1.5)
    reached, further = (expected(three, FLAT.raised(each), -1.5) for each in (gain, gain + 8))
    assert reached is not None
    assert further is not None
    assert reached == pytest.approx(-14.7, abs=0.1)
    assert further < -18
