"""Somebody is heard where the level stands out from the room."""

import numpy as np

from podcast.audio.sounding import sounding, stretches
from tests.unit.audio.sounds import RATE, heard, talk, tone


def test_talk_stands_out_from_the_room_also_where_it_is_quiet() -> None:
    sound = np.concatenate([tone(1.0, -66.0), talk(1.5, -6.0), tone(1.0, -66.0), talk(1.5, -20.0)], axis=1)
    found = sounding(heard(sound).energies)
    assert not found[:10].any()
    assert not found[26:34].any()
    assert found[11:24].mean() > 0.6
    assert found[36:49].mean() > 0.6


def test_in_a_drone_or_in_silence_nobody_is_heard() -> None:
    assert not sounding(heard(tone(3.0)).energies).any()
    assert not sounding(np.zeros(30)).any()
    assert not len(sounding(np.zeros(0)))


def test_stretches_are_from_the_first_to_behind_the_last() -> None:
    assert stretches(np.array([1, 1, 0, 0, 1], np.bool_)) == [(0, 2), (4, 5)]
    assert stretches(np.zeros(0, np.bool_)) == []


def test_a_recording_of_one_rate_and_another_is_heard_alike() -> None:
    low, high = (sounding(heard(talk(4.0, rate=rate), rate).energies) for rate in (16_000, RATE))
    assert (low == high).mean() > 0.9
