"""The meter against the tones of EBU Tech 3341 and 3342 and what BS.1770 says of gates."""

from pathlib import Path

import numpy as np
import pytest
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from scipy.signal import firwin

from podcast.audio.channels import Samples, weights
from podcast.audio.meter import Meter, decibels, integrated, listen, measure
from podcast.audio.sides import BOTH, LEFT, RIGHT, TURNED
from podcast.errors import InputError
from tests.unit.audio.sounds import heard, talk, tone, write_wav

RATE = 48_000


def stereo(*parts: tuple[float, float]) -> Samples:
    """Tones of 1 kHz in both channels: (seconds, peak in dBFS), one after the other."""
    line = np.concatenate([tone(seconds, level, 1000, RATE) for seconds, level in parts], axis=1)
    return np.repeat(line, 2, axis=0)


@pytest.mark.parametrize(
    ("parts", "loudness"),
    [
        ([(20, -23)], -23.0),
        ([(20, -33)], -33.0),
        ([(10, -36), (60, -23), (10, -36)], -23.0),
        ([(10, -72), (10, -36), (60, -23), (10, -36), (10, -72)], -23.0),
        ([(20, -26), (20.1, -20), (20, -26)], -23.0),
    ],
)
def test_the_tones_of_tech_3341(parts: list[tuple[float, float]], loudness: float) -> None:
    assert heard(stereo(*parts), RATE).integrated == pytest.approx(loudness, abs=0.1)


@pytest.mark.parametrize(
    ("parts", "width"),
    [
        ([(20, -20), (20, -30)], 10.0),
        ([(20, -20), (20, -15)], 5.0),
        ([(20, -40), (20, -20)], 20.0),
        ([(20, -50), (20, -35), (20, -20), (20, -35), (20, -50)], 15.0),
    ],
)
def test_the_tones_of_tech_3342(parts: list[tuple[float, float]], width: float) -> None:
    assert heard(stereo(*parts), RATE).range == pytest.approx(width, abs=1.0)


@pytest.mark.parametrize("rate", [8_000, 11_025, 22_050, 44_100, 48_000, 96_000])
def test_a_full_scale_tone_in_one_channel_stands_at_minus_three_at_any_rate(rate: int) -> None:
    assert heard(tone(2, 0.0, rate=rate), rate).integrated == pytest.approx(-3.01, abs=0.06)


def course(sound: Samples, seconds: float, rate: int) -> NDArray[np.float64]:
    """The loudness of so many seconds, at every 100 ms that there are so many."""
    hops = sliding_window_view(heard(sound, rate).energies, round(seconds * 10))
    return decibels(hops.mean(axis=1))


def tones(*parts: tuple[float, float], rate: int = 8_000) -> Samples:
    """As `stereo`, at a rate that costs a sixth of the time: the weighting of 1 kHz is the same."""
    return np.repeat(np.concatenate([tone(*part, 1000, rate) for part in parts], axis=1), 2, axis=0)


NOTHING = -200.0


def test_case_6_of_tech_3341_a_file_of_five_channels_without_names(tmp_path: Path) -> None:
    levels = (-28, -28, -24, -30, -30)
    sound = np.concatenate([tone(20, level, 1000, 8_000) for level in levels])
    seen = listen(write_wav(tmp_path / "a.wav", sound, 8_000))
    assert seen.integrated == pytest.approx(-23.0, abs=0.1)


def test_cases_9_and_12_of_tech_3341_a_constant_loudness() -> None:
    short = course(tones(*[(1.34, -20), (1.66, -30)] * 5), 3, 8_000)
    momentary = course(tones(*[(0.18, -20), (0.22, -30)] * 25), 0.4, 8_000)
    for levels in (short, momentary[6:]):  # constant after 3 s, and after 1 s
        assert (levels.min(), levels.max()) == pytest.approx((-23.0, -23.0), abs=0.1)


def loudest(sound: Samples, rate: int = 8_000) -> tuple[float | None, float | None]:
    """The loudest 3 s and the loudest 400 ms."""
    found = heard(sound, rate)
    return found.max_short_term, found.max_momentary


@pytest.mark.parametrize("i", range(20))
@pytest.mark.parametrize(("which", "seconds"), [(0, 3.0), (1, 0.4)])
def test_cases_10_and_13_of_tech_3341_a_tone_that_begins_anywhere(which: int, seconds: float, i: int) -> None:
    sound = tones((i * seconds / 20, NOTHING), (seconds, -23), (1, NOTHING))
    assert loudest(sound)[which] == pytest.approx(-23.0, abs=0.1)


@pytest.mark.parametrize("i", range(20))
@pytest.mark.parametrize(("which", "seconds"), [(0, 3.0), (1, 0.4)])
def test_cases_11_and_14_of_tech_3341_successive_tones(which: int, seconds: float, i: int) -> None:
    late = [n * seconds / 20 for n in range(i + 1)]
    parts = [
        part
        for n, silent in enumerate(late)
        for part in ((silent, NOTHING), (seconds, -38.0 + n), (seconds - silent, NOTHING))
    ]
    assert loudest(tones(*parts))[which] == pytest.approx(-38.0 + i, abs=0.1)


def test_the_loudest_moment_is_found_across_blocks_and_at_both_ends() -> None:
    quiet, beep = (5.0, -40.0), (0.4, -20.0)
    for parts in (
        [quiet, beep, quiet],
        [beep, quiet, quiet],
        [quiet, quiet, beep],
        [(4.8, -40.0), beep, quiet],
    ):
        sound = tones(*parts)
        meter = Meter(8_000, np.ones(2))
        for start in range(0, sound.shape[1], 40_000):
            meter.feed(sound[:, start : start + 40_000])
        found = meter.result()
        assert (found.max_short_term, found.max_momentary) == pytest.approx(loudest(sound), abs=1e-6)
        assert found.max_momentary == pytest.approx(-20.0, abs=0.1)


def test_a_sound_shorter_than_its_window_is_heard_behind_silence() -> None:
    short_term, momentary = loudest(tones((0.2, -20.0)))
    assert momentary == pytest.approx(-23.0, abs=0.1)
    assert short_term == pytest.approx(-31.8, abs=0.1)


@pytest.mark.parametrize(
    ("part", "phase", "amplitude", "level"),
    [
        (4, 0.0, 0.5, -6.0),
        (4, 45.0, 0.5, -6.0),
        (6, 60.0, 0.5, -6.0),
        (8, 67.5, 0.5, -6.0),
        (4, 45.0, 1.41, 3.0),
    ],
)
@pytest.mark.parametrize("rate", [44_100, 48_000])
def test_cases_15_to_19_of_tech_3341(
    part: int, phase: float, amplitude: float, level: float, rate: int
) -> None:
    at = np.arange(rate)
    fades = np.minimum(1, np.minimum(at, at[::-1]) / (0.01 * rate))
    sine = amplitude * fades * np.sin(2 * np.pi * at / part + np.radians(phase))
    peak = heard(np.repeat(sine.astype(np.float32)[None], 2, axis=0), rate).true_peak
    assert peak is not None
    assert level - 0.4 <= peak <= level + 0.2


@pytest.mark.parametrize("offset", range(4))
def test_cases_20_to_23_of_tech_3341_a_single_high_period_that_falls_between_the_samples(offset: int) -> None:
    around = np.tile(np.sin(2 * np.pi * np.arange(24) / 24), 400) / 2
    fine = np.concatenate([around, np.sin(2 * np.pi * np.arange(16) / 16), around])
    at = np.arange(len(fine))
    fine *= np.minimum(1, np.minimum(at, at[::-1]) / 1920)
    sound = np.convolve(fine, firwin(255, 0.245), "same")[offset::4]
    peak = heard(np.repeat(sound.astype(np.float32)[None], 2, axis=0), RATE).true_peak
    assert peak is not None
    assert -0.4 <= peak <= 0.2


def test_the_surround_channels_count_as_the_standard_weighs_them() -> None:
    names = ("FL", "FR", "FC", "LFE", "BL", "BR")
    levels = (-28.0, -28.0, -24.0, -10.0, -30.0, -30.0)
    sound = np.concatenate([tone(5, level, 1000, RATE) for level in levels])
    meter = Meter(RATE, weights(names))
    meter.feed(sound)
    assert meter.result().integrated == pytest.approx(-23.0, abs=0.1)


def test_blocks_make_no_difference() -> None:
    sound = talk(6.0)
    whole, parts = heard(sound), Meter(44_100, np.ones(1))
    for start in range(0, sound.shape[1], 44_100):
        parts.feed(sound[:, start : start + 44_100])
    found = parts.result()
    assert found.integrated == pytest.approx(whole.integrated, abs=1e-9)
    assert found.true_peak == pytest.approx(whole.true_peak, abs=1e-6)
    assert found.peaks.tolist() == whole.peaks.tolist()


def test_silence_has_no_loudness_and_no_peak() -> None:
    found = heard(np.zeros((2, 3 * RATE), np.float32), RATE)
    assert (found.integrated, found.range, found.true_peak) == (None, None, None)
    assert (found.max_momentary, found.max_short_term) == (None, None)


def test_what_stays_under_the_gate_has_no_loudness() -> None:
    assert heard(tone(2, -75, rate=RATE), RATE).integrated is None


def test_less_than_a_block_is_measured_as_a_whole() -> None:
    found = heard(tone(0.05, -20.0))
    assert found.integrated == pytest.approx(-23, abs=0.6)
    assert found.range is None


def test_nothing_at_all_is_silence() -> None:
    assert integrated(np.zeros(0)) is None


def test_equal_channels_are_noticed_and_fold_into_one() -> None:
    one = talk(3.0)
    both = heard(np.repeat(one, 2, axis=0))
    assert both.mono == BOTH
    assert both.folded().integrated == pytest.approx(heard(one).integrated, abs=1e-6)
    assert both.folded().channels == 1
    assert both.folded().max_momentary == pytest.approx(heard(one).max_momentary, abs=1e-6)
    assert both.folded().max_short_term == pytest.approx(heard(one).max_short_term, abs=1e-6)


def test_channels_that_differ_are_not_equal() -> None:
    one = talk(3.0)
    assert heard(np.concatenate([one, one * np.float32(0.9)])).mono is None


@pytest.mark.parametrize(
    ("left", "right", "mono"),
    [(1.0, 0.0, LEFT), (0.005, 1.0, RIGHT), (0.02, 1.0, None), (1.0, -1.0, TURNED), (1.0, -0.9, TURNED),
     (1.0, -0.75, None), (1.0, -0.5, None)],
)  # fmt: skip
def test_two_channels_that_hold_one_say_how_it_is_made(left: float, right: float, mono: object) -> None:
    one = talk(3.0)
    seen = heard(np.concatenate([one * np.float32(left), one * np.float32(right)]))
    assert seen.mono == mono
    if mono:
        single = seen.mono[0] * left * one + seen.mono[1] * right * one if seen.mono else one
        assert seen.folded().integrated == pytest.approx(heard(single).integrated, abs=0.1)
        assert seen.folded().max_momentary == pytest.approx(heard(single).max_momentary, abs=0.1)


def test_waves_that_do_not_swing_around_zero_say_how_far_they_are_off() -> None:
    assert heard(talk(3.0)).offset == pytest.approx(0.0, abs=1e-3)
    assert heard(np.concatenate([talk(3.0), talk(3.0) - np.float32(0.1)])).offset == pytest.approx(
        0.1, abs=1e-3
    )


def test_a_recording_is_measured_with_its_shape(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav", talk(4.0, -6.0))
    found, plain = measure(path), listen(path)
    assert found.loudness == plain.integrated
    assert found.loudness is not None
    assert -30 < found.loudness < -10
    assert (found.true_peak, found.range) == (plain.true_peak, plain.range)
    assert (found.max_momentary, found.max_short_term) == (plain.max_momentary, plain.max_short_term)
    assert found.duration == 4_000
    assert len(found.waveform.bars) == 200


def test_listening_tells_how_far_it_has_come(tmp_path: Path) -> None:
    shares: list[float] = []
    listen(write_wav(tmp_path / "a.wav", tone(11, rate=8000), 8000), progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_what_is_no_recording_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        measure(tmp_path / "none.wav")
