import numpy as np
import pytest
from scipy.signal import resample_poly

from podcast.audio.channels import Samples
from podcast.audio.truepeak import AFTER, BEFORE, BENT, BOUND, SEGMENT, PeakHold, true_peaks


def noise(samples: int, seed: int = 1) -> Samples:
    drawn: Samples = np.random.default_rng(seed).normal(0, 0.2, samples).astype(np.float32)
    return drawn


def test_no_in_between_value_is_beyond_the_bound() -> None:
    assert 1.8 < BOUND < 2.0
    hardest = np.sign(noise(BEFORE + AFTER + SEGMENT * 50))
    assert true_peaks(hardest, 0.0).max() <= BOUND


@pytest.mark.parametrize(("first", "segment"), [(30, 0), (31, 0), (32, 1), (63, 1), (64, 2)])
def test_a_peak_between_two_samples_belongs_to_the_segment_of_the_first(first: int, segment: int) -> None:
    channel = np.zeros(BEFORE + 4 * SEGMENT + AFTER, np.float32)
    channel[BEFORE + first : BEFORE + first + 2] = 0.5
    found = true_peaks(channel, 0.0)
    assert found.argmax() == segment
    assert found.max() == pytest.approx(0.6, abs=0.03)


def test_segments_above_the_floor_are_exact_and_the_others_may_be_left_out() -> None:
    channel = noise(BEFORE + AFTER + SEGMENT * 200)
    exact, some = true_peaks(channel, 0.0), true_peaks(channel, 0.9)
    assert some[exact > 0.9].tolist() == exact[exact > 0.9].tolist()
    assert (some <= exact).all()
    assert (some < exact).any()


@pytest.mark.parametrize("segments", [0, 1, 14, 15, 16, 30, 31])
def test_every_segment_is_looked_at_however_many_there_are(segments: int) -> None:
    channel = noise(BEFORE + AFTER + SEGMENT * segments)
    found = [true_peaks(channel[SEGMENT * n :][: BEFORE + AFTER + SEGMENT], 0.0)[0] for n in range(segments)]
    assert true_peaks(channel, 0.0).tolist() == found


def test_no_in_between_value_is_further_from_a_straight_line_than_the_samples_bend() -> None:
    assert 0.3 < BENT < 0.34
    bends = np.random.default_rng(1).choice([-0.01, 0.01], BEFORE + AFTER + 5 * SEGMENT)
    channel = bends.cumsum().cumsum().astype(np.float32)
    samples = np.abs(channel[BEFORE : BEFORE + 5 * SEGMENT + 1])
    around = [samples[n : n + SEGMENT + 1].max() for n in range(0, 5 * SEGMENT, SEGMENT)]
    assert (true_peaks(channel, 0.0) <= np.array(around) + BENT * 0.0101).all()


@pytest.mark.parametrize("floor", [0.3, 0.6, 0.8])
@pytest.mark.parametrize("hertz", [100, 1_000, 4_000, 11_025, 20_000])
def test_no_peak_is_missed_however_low_or_high_its_sound(hertz: int, floor: float) -> None:
    at = np.arange(BEFORE + AFTER + SEGMENT * 300)
    swell = np.linspace(0, 1, len(at))
    for phase in (0.0, 0.7, np.pi / 4):
        channel = (swell * np.sin(2 * np.pi * hertz / 44_100 * at + phase)).astype(np.float32)
        exact, some = true_peaks(channel, 0.0), true_peaks(channel, floor)
        assert some[exact > floor].tolist() == exact[exact > floor].tolist()


def test_peaks_agree_with_a_long_interpolation() -> None:
    channel = noise(SEGMENT * 300)
    smooth = resample_poly(channel, 2, 1).astype(np.float32)  # music has little at the very top
    hold = PeakHold(1)
    hold.feed(smooth[None])
    assert 20 * np.log10(hold.finish() / np.abs(resample_poly(smooth, 16, 1)).max()) == pytest.approx(
        0, abs=0.2
    )


@pytest.mark.parametrize("size", [1, 7, 31, 32, 33, 1000])
def test_the_highest_peak_does_not_depend_on_the_blocks(size: int) -> None:
    sound = np.stack([noise(700), noise(700, 2)])
    whole, parts = PeakHold(2), PeakHold(2)
    whole.feed(sound)
    for start in range(0, 700, size):
        parts.feed(sound[:, start : start + size])
    assert parts.finish() == pytest.approx(whole.finish(), rel=1e-6)


@pytest.mark.parametrize("place", [0, 1, 40, 98, 99])
def test_a_click_is_found_wherever_it_is(place: int) -> None:
    sound = np.zeros((1, 100), np.float32)
    sound[0, place] = -0.8
    hold = PeakHold(1)
    hold.feed(sound)
    assert hold.finish() == pytest.approx(0.8)


def test_nothing_peaks_at_nothing() -> None:
    assert PeakHold(2).finish() == 0.0
