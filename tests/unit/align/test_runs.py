"""Words in a row are cut into runs where nobody speaks, and take no sound of others for silence."""

import numpy as np
import pytest

from podcast.align.engine import RATE, Heard
from podcast.align.ladder import Found, Recording
from podcast.align.runs import runs_of, spoken
from podcast.timecode import Millis

WORD = 200
"""Milliseconds that a word lasts."""


def row(count: int, rests: dict[int, int], *, loud: bool = False) -> tuple[Recording, Found]:
    """Words in a row with rests in milliseconds in front of some, which may be of talk."""
    heard: list[Heard | None] = []
    at, pieces = 0, []
    for n in range(count):
        rest = rests.get(n, 0)
        pieces += [np.full(rest * 16, 5_000 * loud), np.full(WORD * 16, 5_000)]
        heard.append(Heard(Millis(at + rest), Millis(at + rest + WORD), -1.0, ("AA",)))
        at += rest + WORD
    samples = np.concatenate(pieces).astype(np.int16)
    return Recording(samples, 3_000.0, Millis(len(samples) * 1000 // RATE)), Found(heard, [0.9] * count)


def lengths(recording: Recording, found: Found) -> list[int]:
    return [len(run) for run in runs_of(recording, found, [None] * len(found.heard))]


def test_a_long_run_is_cut_at_its_longest_pause() -> None:
    assert lengths(*row(100, {20: 250, 40: 90, 50: 120, 65: 200})) == [50, 50]


def test_a_pause_that_is_talk_cuts_nothing() -> None:
    assert lengths(*row(100, {40: 90}, loud=True))[0] != 40


def test_a_long_rest_cuts_also_a_short_run() -> None:
    assert lengths(*row(50, {10: 301, 30: 300})) == [10, 40]


def test_the_words_of_another_voice_are_another_run() -> None:
    recording, found = row(10, {})
    runs = runs_of(recording, found, ["Mara"] * 4 + ["Tomas"] * 6)
    assert [list(run) for run in runs] == [[0, 1, 2, 3], [4, 5, 6, 7, 8, 9]]


@pytest.mark.parametrize(("rest", "room"), [(0, (0, 0)), (70, (7, 7)), (150, (10, 15)), (500, (10, 20))])
def test_the_silence_around_a_run_is_no_longer_than_the_rest_there(rest: int, room: tuple[int, int]) -> None:
    _, found = row(30, {10: rest, 20: rest})
    made = spoken(found, range(10, 20))
    assert (made.before, made.behind) == room
    assert [at for at, _ in made.words] == list(range(10, 20))


def test_where_no_other_word_is_known_the_silence_around_a_run_is_as_long_as_any() -> None:
    _, found = row(10, {})
    made = spoken(found, range(10))
    assert (made.before, made.behind) == (10, 20)
