import numpy as np
import pytest

from podcast.chapters.path import counted, freely, spans


def costs(
    marks: list[int], reach: int, shortest: int = 0
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """No chapter costs anything but those there are none of."""
    return np.where(np.isnan(spans(marks, reach, shortest)), np.inf, 0.0)


def test_spans_are_lengths_back_from_each_mark() -> None:
    found = spans([0, 10, 30], 2, 15)
    assert np.isnan(found[1, 0])
    assert found[2].tolist() == [20.0, 30.0]


def test_the_whole_may_be_too_short() -> None:
    assert spans([0, 10], 1, 15)[1, 0] == 10


def test_marks_that_are_worth_something_are_taken_and_others_not() -> None:
    worth = np.array([0.0, 1.0, -1.0, 2.0, 0.0])
    assert freely(worth, costs([0, 10, 20, 30, 40], 4)) == [1, 3]


def test_a_price_keeps_what_is_worth_less_out() -> None:
    worth = np.array([0.0, 1.0, -1.0, 2.0, 0.0])
    assert freely(worth, costs([0, 10, 20, 30, 40], 4) + 1.5) == [3]


@pytest.mark.parametrize(("count", "cuts"), [(1, []), (2, [3]), (3, [1, 3]), (4, [1, 2, 3]), (9, [1, 2, 3])])
def test_as_many_as_asked_for_or_as_there_is_room_for(count: int, cuts: list[int]) -> None:
    worth = np.array([0.0, 1.0, -1.0, 2.0, 0.0])
    assert counted(worth, costs([0, 10, 20, 30, 40], 4), count) == cuts


def test_no_chapter_is_too_short() -> None:
    worth = np.array([0.0, 5.0, 4.0, 0.0])
    marks = [0, 10, 40, 80]
    assert freely(worth, costs(marks, 3, 30)) == [2]
    assert counted(worth, costs(marks, 3, 30), 3) == [2]
