import numpy as np

from podcast.audio.waveform import draw

RATE = 10_000  # a bin has 100 samples, 10 ms


def test_bars_follow_the_sound_and_the_highest_is_100() -> None:
    peaks = np.repeat(np.array([0.1, 0.2, 0.4, 0.0], np.float32), 500)
    shape = draw(peaks, RATE, 200_000, -16.0)
    assert len(shape.bars) == 200
    assert [shape.bars[n] for n in (10, 60, 110, 160)] == [25, 50, 100, 0]


def test_a_second_of_sound_has_200_bars_too() -> None:
    shape = draw(np.linspace(0, 1, 100, dtype=np.float32), RATE, 10_000, -16.0)
    assert len(shape.bars) == 200
    assert list(shape.bars) == sorted(shape.bars)


def test_a_pause_is_a_silence_shorter_by_what_is_kept_on_both_sides() -> None:
    peaks = np.full(1_000, 0.3, np.float32)
    peaks[200:400] = 0.001
    assert draw(peaks, RATE, 100_000, -16.0).silences == ((2_150, 3_850),)


def test_a_short_pause_is_none() -> None:
    peaks = np.full(1_000, 0.3, np.float32)
    peaks[200:269] = 0.001
    peaks[500:570] = 0.001
    assert draw(peaks, RATE, 100_000, -16.0).silences == ((5_150, 5_550),)


def test_silence_is_told_from_the_loudness_and_not_from_full_scale() -> None:
    peaks = np.full(1_000, 0.003, np.float32)
    peaks[:200] = 0.00001
    assert draw(peaks, RATE, 100_000, -56.0).silences == ((150, 1_850),)


def test_a_recording_without_sound_is_a_flat_line() -> None:
    assert draw(np.zeros(100, np.float32), RATE, 10_000, None).bars == (0,) * 200
    assert draw(np.zeros(0, np.float32), RATE, 0, -20.0).bars == (0,) * 200
