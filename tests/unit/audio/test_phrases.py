"""Phrases end with a pause, or where the level steps; music is none."""

import tracemalloc
from dataclasses import replace
from importlib import import_module
from itertools import pairwise

import numpy as np
import pytest

from podcast.audio.channels import Samples
from podcast.audio.phrases import phrases
from tests.unit.audio.sounds import RATE, heard, music, talk, tone


def room(seconds: float) -> Samples:
    return np.random.default_rng(3).normal(0, 10 ** (-66 / 20), (1, round(seconds * RATE))).astype(np.float32)


def spoken(*levels: float, pause: float = 0.0) -> Samples:
    """A turn of 1.5 s at each level, and silence around it all."""
    turns = []
    for n, level in enumerate(levels):
        word = talk(0.75, level, seed=n)
        turns += [word, word, room(pause)]
    return np.concatenate([room(1.0), *turns, room(1.0)], axis=1)


def test_a_pause_ends_a_phrase() -> None:
    found = phrases(heard(spoken(-10.0, -10.0, -10.0, pause=0.5)))
    assert [(each.start, each.is_speech) for each in found] == [(10, True), (30, True), (50, True)]


def test_a_step_of_level_ends_a_phrase_and_belongs_to_the_louder_side() -> None:
    found = phrases(heard(spoken(-8.0, -20.0)))
    assert [each.start for each in found] == [10, pytest.approx(25, abs=2)]
    assert found[0].level - found[1].level > 8


def test_turns_of_two_words_are_phrases_where_voices_are_far_apart() -> None:
    """As in talk of one voice, a rest of 0.2 s between words of one level ends nothing."""
    apart, alike = (
        np.concatenate([part for level in levels * 6 for part in (talk(0.6, level), room(0.2))], axis=1)
        for levels in ((-8.0, -28.0), (-8.0, -10.0))
    )
    assert len(phrases(heard(apart))) == 12
    assert len(phrases(heard(alike))) == 1


def test_talk_that_goes_on_at_its_level_is_one_phrase() -> None:
    assert len(phrases(heard(spoken(-10.0, -12.0, -9.0)))) == 1


def test_an_hour_that_steps_up_and_down_is_cut_at_every_step() -> None:
    module = import_module("podcast.audio.phrases")
    energies = np.tile(np.repeat([1e-2, 1e-4], 15), 1_200)
    cut = module._cut(0, len(energies), energies)
    assert len(cut) == 2_400
    assert cut[0][0] == 0
    assert all(one[1] == two[0] for one, two in pairwise(cut))
    assert cut[-1][1] == len(energies)


def test_gaps_between_syllables_are_looked_for_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    module = import_module("podcast.audio.phrases")
    seen = heard(np.concatenate([music(4.0), spoken(*(-8.0, -20.0) * 4, pause=0.5)], axis=1))
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
