"""Without a transcript speech is levelled by its pauses; music, noise and pauses are left alone."""

import tracemalloc
from dataclasses import replace
from importlib import import_module

import numpy as np
import pytest

from podcast.audio.channels import Samples
from podcast.audio.gain import FLAT, Curve, reached, solve
from podcast.audio.leveler import loudness_of
from podcast.audio.meter import Loudness
from podcast.audio.phrases import level_phrases, phrases
from tests.unit.audio.sounds import RATE, heard, talk, tone

LEVELS = (-8.0, -20.0) * 4


def room(seconds: float) -> Samples:
    return np.random.default_rng(3).normal(0, 10 ** (-66 / 20), (1, round(seconds * RATE))).astype(np.float32)


def dialogue(gap: float = 0.6) -> Samples:
    """Eight turns of 3 s in two voices that are 12 dB apart, each behind a pause."""
    parts = [part for n, level in enumerate(LEVELS) for part in (room(gap), talk(3.0, level, seed=n))]
    whole = np.concatenate(parts, axis=1)
    return whole + room(whole.shape[1] / RATE)


def music(seconds: float, level: float = -12.0) -> Samples:
    """Chords that swell once a second."""
    at = np.arange(round(seconds * RATE)) / RATE
    chord = sum(np.sin(2 * np.pi * hertz * at) for hertz in (220, 277, 330))
    made: Samples = (10 ** (level / 20) / 3 * chord * (0.8 + 0.2 * np.cos(2 * np.pi * at))).astype(
        np.float32
    )[None]
    return made


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


def test_gaps_between_syllables_are_looked_for_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    module = import_module("podcast.audio.phrases")
    seen = heard(np.concatenate([music(4.0), dialogue()], axis=1))
    whole = module._gapped(seen)
    monkeypatch.setattr(module, "_PIECE", 170)
    assert (module._gapped(seen) == whole).all()


def test_four_hours_take_little_more_memory_than_one() -> None:
    peaks = heard(talk(3.0, -10.0, seed=1)).peaks
    taken = []
    for hours in (1, 4):
        long = np.resize(peaks, hours * 360_000)
        seen = replace(heard(tone(1.0)), peaks=long, energies=np.full(len(long) // 10, 1e-4))
        tracemalloc.start()
        phrases(seen)
        taken.append(tracemalloc.get_traced_memory()[1] / 1e6)
        tracemalloc.stop()
    assert taken[1] < taken[0] + 6
