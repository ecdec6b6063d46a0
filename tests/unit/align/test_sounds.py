"""Sounds that are learned from frames whose states are known."""

import numpy as np
import pytest
from scipy.fft import dct

from podcast.align.cepstra import _cosines, cepstra
from podcast.align.engine import RATE
from podcast.align.sounds import THIRDS, learned

NOISE = np.random.default_rng(2).normal(0, 1, (600, 5))


def test_frames_are_likeliest_in_their_own_state() -> None:
    labels = np.repeat(np.arange(6), 100)
    frames = NOISE + 8 * np.eye(6)[:, :5][labels]
    likely = learned(frames, labels, 6).likelihoods(frames)
    assert np.mean(likely.argmax(axis=1) == labels) > 0.99


def test_a_state_that_was_not_heard_is_like_its_sound() -> None:
    labels = np.repeat([0, 1, 2, 3, 4, -1], 100)
    frames = NOISE + 8.0 * (labels[:, None] // THIRDS)
    made = learned(frames, labels, 6)
    assert made.means[5] == pytest.approx(made.means[3:5].mean(axis=0), abs=1.0)
    assert np.isfinite(made.precisions).all()


def test_frames_of_no_known_state_teach_nothing() -> None:
    labels = np.repeat([0, 1, 2], 200)
    labels[::2] = -1
    other = NOISE.copy()
    other[::2] += 50
    one, two = learned(NOISE, labels, 3), learned(other, labels, 3)
    assert np.array_equal(one.means, two.means)


def test_there_is_a_row_of_numbers_for_each_whole_frame() -> None:
    assert cepstra(np.zeros(0, np.int16)).shape == (0, 39)
    assert cepstra(np.zeros(RATE // 2 + 100, np.int16)).shape == (50, 39)


def test_the_level_of_a_recording_changes_the_first_number_only() -> None:
    samples = np.random.default_rng(4).normal(0, 500, RATE)
    soft, loud = cepstra(samples.astype(np.float32)), cepstra((8 * samples).astype(np.float32))
    assert np.abs(loud - soft)[:, 1:].max() < 0.01
    assert np.abs(loud - soft)[:, 0].min() > 5


def test_a_tone_is_heard_where_it_is() -> None:
    times = np.arange(RATE) / RATE
    samples = np.where(times < 0.5, np.sin(2 * np.pi * 300 * times), np.sin(2 * np.pi * 3_000 * times))
    second = cepstra((5_000 * samples).astype(np.int16))[:, 1]
    assert int(np.abs(np.diff(second)).argmax()) == pytest.approx(49, abs=1)


def test_sound_is_the_same_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    samples = np.random.default_rng(4).normal(0, 500, RATE + 77).astype(np.int16)
    whole = cepstra(samples)
    monkeypatch.setattr("podcast.align.cepstra._BATCH", 7)
    assert cepstra(samples) == pytest.approx(whole)


def test_cepstra_are_what_a_cosine_transform_makes() -> None:
    transformed = dct(np.eye(24), type=2, axis=0, norm="ortho")[:13]
    assert _cosines() == pytest.approx(transformed, abs=1e-12)
