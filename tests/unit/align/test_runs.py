"""Words in a row are cut into runs where nobody speaks, and take no sound of others for silence."""

import numpy as np
import pytest

from podcast.align.engine import RATE, Heard
from podcast.align.ladder import Found, Recording
from podcast.align.runs import runs_of, spoken
from podcast.align.second import _Part
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


def test_where_every_pause_is_talk_as_many_words_as_may_be_are_one_run() -> None:
    assert lengths(*row(70, dict.fromkeys(range(70), 90), loud=True)) == [60, 10]


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


def test_a_word_that_begins_before_the_last_one_ends_has_no_silence_in_front() -> None:
    heard = (Heard(Millis(start), Millis(start + WORD), -1.0, ("AA",)) for start in (0, 170, 340))
    made = spoken(Found([*heard], [0.9] * 3), [1])
    assert (made.before, made.behind) == (0, 0)


@pytest.mark.parametrize("slack", [0, 5])
def test_words_are_looked_for_between_the_silences_around_their_run(slack: int) -> None:
    part = _Part(*row(20, {10: 120}), [range(10), range(10, 20)])
    before, behind = (part._chain(run, slack)[0] for run in part.runs)
    assert (before.last[-1], behind.first[0]) == (200 + 12, 212 - 10)
