"""Without a transcript speech is levelled by its phrases; music, noise and pauses are left alone."""

import tracemalloc
from importlib import import_module

import numpy as np
import pytest

from podcast.audio.channels import Samples
from podcast.audio.evener import level_phrases
from podcast.audio.gain import FLAT, Curve, reached, solve
from podcast.audio.leveler import loudness_of
from podcast.audio.meter import Loudness
from podcast.audio.phrases import Phrase, phrases
from tests.unit.audio.sounds import RATE, heard, music, talk, tone

LEVELS = (-8.0, -20.0) * 4


def room(seconds: float) -> Samples:
    return np.random.default_rng(3).normal(0, 10 ** (-66 / 20), (1, round(seconds * RATE))).astype(np.float32)


def dialogue(gap: float = 0.6) -> Samples:
    """Eight turns of 3 s in two voices that are 12 dB apart, each behind a pause."""
    parts = [part for n, level in enumerate(LEVELS) for part in (room(gap), talk(3.0, level, seed=n))]
    whole = np.concatenate(parts, axis=1)
    return whole + room(whole.shape[1] / RATE)


def levelled(seen: Loudness) -> Curve:
    return level_phrases(seen, target=-26.0, ceiling=-1.5)


def gain_at(curve: Curve, seconds: float) -> float:
    return float(curve.sample(np.array([seconds * RATE]))[0])


def spread(seen: Loudness, curve: Curve) -> float:
    energies = reached(seen, curve.raised(solve(seen, curve, -26.0, -1.5)), -1.5)
    voices: list[list[np.ndarray[tuple[int], np.dtype[np.float64]]]] = [[], []]
    for n in range(len(LEVELS)):
        voices[n % 2].append(energies[n * 36 + 7 : (n + 1) * 36])
    one, two = (loudness_of(np.concatenate(voice)) or 0.0 for voice in voices)
    return abs(one - two)


def test_two_voices_come_together() -> None:
    seen = heard(dialogue())
    assert spread(seen, FLAT) > 8
    assert spread(seen, levelled(seen)) < 0.5


def test_a_pause_has_the_smaller_gain_of_its_neighbours() -> None:
    curve = levelled(heard(dialogue()))
    loud, quiet = gain_at(curve, 2.0), gain_at(curve, 5.5)
    assert quiet - loud > 10
    for pause in (3.9, 7.5, 11.1):
        assert gain_at(curve, pause) == pytest.approx(
            min(gain_at(curve, pause - 1), gain_at(curve, pause + 1)), abs=1
        )


def test_inside_a_phrase_the_gain_stands_still() -> None:
    seen = heard(dialogue())
    curve = levelled(seen)
    for each in phrases(seen):
        first, last = gain_at(curve, each.start / 10 + 0.1), gain_at(curve, each.end / 10 - 0.1)
        assert first == pytest.approx(last, abs=0.01)


def test_music_keeps_its_level_in_the_whole() -> None:
    seen = heard(np.concatenate([music(8.0), dialogue(), music(8.0)], axis=1))
    assert [each.is_speech for each in phrases(seen)][:: len(phrases(seen)) - 1] == [False, False]
    curve = levelled(seen)
    assert gain_at(curve, 4.0) == gain_at(curve, seen.frames / RATE - 4.0) == 0.0


def test_nothing_is_done_to_one_drone_or_to_silence() -> None:
    assert levelled(heard(music(6.0))) is FLAT
    assert levelled(heard(tone(6.0))) is FLAT
    assert levelled(heard(np.zeros((1, 6 * RATE), np.float32))) is FLAT


def test_even_speech_stays_as_it_is() -> None:
    voice = np.concatenate([part for n in range(5) for part in (room(0.6), talk(3.0, -10.0, seed=n))], axis=1)
    curve = levelled(heard(voice))
    assert np.abs(curve.level - np.median(curve.level)).max() < 2.5


def test_a_word_that_is_stressed_stays_so() -> None:
    """One phrase in nine is 4 dB louder than the voice: it is 1.2 dB louder or more afterwards."""
    loud = {4}
    parts = [part for n in range(9) for part in (room(0.6), talk(1.4, -16.0 + 4 * (n in loud), seed=n))]
    curve = levelled(heard(np.concatenate(parts, axis=1)))
    assert gain_at(curve, 4 * 2.0 + 1.3) > gain_at(curve, 2 * 2.0 + 1.3) - 2.8


def test_a_voice_is_lifted_by_18_decibels_at_most() -> None:
    parts = [part for n in range(6) for part in (room(0.5), talk(2.0, -3.0 if n % 2 else -40.0, seed=n))]
    curve = levelled(heard(np.concatenate(parts, axis=1)))
    assert curve.level.max() <= 18.0


def test_voices_of_one_level_stay_together_though_one_has_sharp_peaks() -> None:
    """The limiter takes 1.3 LU off the sharp one: that tells it from the other, and is given back to it."""
    parts = []
    for n in range(12):
        voice = talk(3.0, -20.0, seed=n)
        if n % 2:
            sharp = np.sign(voice) * np.abs(voice) ** 1.3
            voice = (sharp * np.sqrt(np.square(voice).mean() / np.square(sharp).mean())).astype(np.float32)
        parts += [room(0.6), voice]
    seen = heard(np.concatenate(parts, axis=1))
    flat, curve = (loud_and_sharp(seen, each) for each in (FLAT, level_phrases(seen, **LOUD)))
    assert abs(flat[0] - flat[1]) > 1.2
    assert abs(curve[0] - curve[1]) < 0.5


LOUD = {"target": -18.0, "ceiling": -1.5}


def loud_and_sharp(seen: Loudness, curve: Curve) -> list[float]:
    """How loud every other turn is, limited hard."""
    energies = reached(seen, curve.raised(solve(seen, curve, **LOUD)), LOUD["ceiling"])
    turns = [energies[n * 36 + 7 : (n + 1) * 36] for n in range(12)]
    return [loudness_of(np.concatenate(turns[first::2])) or 0.0 for first in (0, 1)]


def test_voices_that_leave_no_pause_come_together_too() -> None:
    steady = [talk(0.75, level, seed=n) for n, level in enumerate((-8.0, -20.0) * 6) for _ in range(4)]
    whole = np.concatenate([room(1.0), *steady, room(1.0)], axis=1)
    curve = levelled(heard(whole + room(whole.shape[1] / RATE)))
    loud, quiet = gain_at(curve, 1 + 6 + 1.0), gain_at(curve, 1 + 9 + 1.0)
    assert quiet - loud == pytest.approx(12, abs=2.5)


def test_an_aside_that_is_whispered_once_stays_a_whisper() -> None:
    parts = [part for n in range(9) for part in (room(0.6), talk(1.4, -14.0 - 14 * (n == 4), seed=n))]
    curve = levelled(heard(np.concatenate(parts, axis=1)))
    assert 2.0 < gain_at(curve, 4 * 2.0 + 1.3) - gain_at(curve, 2 * 2.0 + 1.3) < 9.0


def test_a_voice_that_fades_away_is_held() -> None:
    parts = [part for n in range(20) for part in (room(0.4), talk(1.6, -10.0 - 0.5 * n, seed=n))]
    curve = levelled(heard(np.concatenate(parts, axis=1)))
    assert gain_at(curve, 19 * 2.0 + 1.3) - gain_at(curve, 0 * 2.0 + 1.3) > 5.0


def test_hours_of_phrases_take_little_memory() -> None:
    """Each is compared with those of some minutes, one by one: with all of them it would take 400 MB."""
    module = import_module("podcast.audio.evener")
    said = [Phrase(n * 15, n * 15 + 12, -20.0 - 10 * (n % 2), is_speech=True) for n in range(7_000)]
    tracemalloc.start()
    own = module._own(said, np.array([each.level for each in said]))
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    assert own.min() > 0.9
    assert peak < 2
