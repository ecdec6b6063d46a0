from itertools import pairwise
from random import Random

from podcast.align.landmarks import Landmark, landmarks, times
from podcast.timecode import Millis

WORDS = [f"w{n}" for n in range(60)]


def text(words: list[str]) -> list[tuple[str, int]]:
    return [(word, n) for n, word in enumerate(words)]


def heard(words: list[str], begin: int = 0, pace: int = 400) -> list[tuple[str, Millis]]:
    return [(word, Millis(begin + n * pace)) for n, word in enumerate(words)]


def test_words_in_a_row_that_come_once_are_landmarks() -> None:
    found = landmarks(text(WORDS), heard(WORDS, 5_000))
    assert found == [Landmark(n, Millis(5_000 + 400 * n)) for n in range(58)]


def test_what_is_only_in_one_of_them_does_no_harm() -> None:
    found = landmarks(text([*WORDS[:30], *("x", "y", "z") * 9, *WORDS[30:]]), heard([*"abc", *WORDS[:50]], 0))
    assert Landmark(0, Millis(1_200)) in found
    assert Landmark(57, Millis(1_200 + 30 * 400)) in found
    assert all(one.time < two.time for one, two in pairwise(found))


def test_rows_that_come_twice_are_none() -> None:
    twice = [*WORDS[:10], *WORDS[:10]]
    assert landmarks(text(twice), heard(WORDS[:10])) == []


def test_a_lonely_row_in_the_wrong_place_is_none() -> None:
    other = [f"v{n}" for n in range(200)]
    other[100:103] = WORDS[10:13]
    assert landmarks(text(WORDS), heard(other)) == []


def test_rows_out_of_order_are_left_out() -> None:
    moved = [*WORDS[40:46], *WORDS[:40], *WORDS[46:]]
    found = landmarks(text(WORDS), heard(moved))
    assert [mark.token for mark in found] == sorted(mark.token for mark in found)
    assert len(found) > 40


def test_times_between_landmarks_are_in_order_and_inside() -> None:
    draw = Random(1)  # noqa: S311
    marks = [Landmark(5, Millis(9_000)), Landmark(20, Millis(15_000)), Landmark(21, Millis(15_100))]
    found = times(marks, [draw.uniform(0, 900) for _ in range(40)], Millis(21_000))
    assert found == sorted(found)
    assert (found[5], found[20], found[21]) == (9_000, 15_000, 15_100)
    assert found[-1] <= 21_000
    assert found[0] >= 0


def test_a_text_too_short_for_a_row_has_no_landmark() -> None:
    assert landmarks(text(["a", "b"]), heard(["a", "b"])) == []
    assert landmarks([], []) == []
