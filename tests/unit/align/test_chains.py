"""The likeliest way through states that follow one another."""

from itertools import pairwise, product

import numpy as np
import pytest

from podcast.align.chains import Chain, likeliest, passages


def chain(*leaps: int, frames: int = 6, states: int = 4) -> Chain:
    inside = np.isin(np.arange(states), leaps)
    return Chain(np.arange(states), np.zeros(states, int), np.full(states, frames), inside)


def likely(*states: int, kinds: int = 4) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """A frame for each state, which is far likelier in it than the others."""
    made = np.full((len(states), kinds), -10.0)
    made[np.arange(len(states)), states] = 0.0
    return made


def path(way: Chain, *states: int) -> list[int] | None:
    found = likeliest(way, likely(*states))
    return None if found is None else found.tolist()


def test_the_states_that_fit_are_taken() -> None:
    assert path(chain(), 0, 0, 1, 2, 2, 3) == [0, 0, 1, 2, 2, 3]


def test_no_state_is_passed_over_but_by_a_leap() -> None:
    assert path(chain(), 0, 0, 2, 2, 2, 3) == [0, 1, 2, 2, 2, 3]
    assert path(chain(2), 0, 0, 2, 2, 2, 3) == [0, 0, 2, 2, 2, 3]


def test_a_way_may_begin_and_end_one_place_from_its_ends() -> None:
    assert path(chain(), 1, 1, 1, 2, 2, 2) == [1, 1, 1, 2, 2, 2]


def test_a_state_is_taken_in_its_frames_only() -> None:
    late = Chain(np.arange(3), np.array([0, 4, 5]), np.array([5, 6, 6]), np.zeros(3, bool))
    assert path(late, 0, 1, 1, 1, 1, 2) == [0, 0, 0, 0, 1, 2]


def test_where_there_is_no_way_there_is_none() -> None:
    assert likeliest(chain(states=9, frames=3), likely(0, 1, 2, kinds=9)) is None
    apart = Chain(np.arange(2), np.array([0, 4]), np.array([2, 6]), np.zeros(2, bool))
    assert path(apart, 0, 0, 0, 1, 1, 1) is None


def test_a_place_is_come_to_where_the_likeliest_way_does() -> None:
    draw = np.random.default_rng(5)
    for _ in range(20):
        way = Chain(
            np.arange(7),
            np.array([0, 0, 1, 1, 3, 4, 4]),
            np.array([9, 9, 10, 11, 12, 12, 12]),
            draw.random(7) < 0.5,
        )
        likely_ = draw.normal(0, 3, (12, 7))
        found, come = likeliest(way, likely_), passages(way, likely_, np.arange(1, 7))
        assert found is not None
        assert come is not None
        best = likely_[np.arange(12), found].sum()
        for place in set(found[1:].tolist()) - {found[0]}:
            assert come[:, place - 1].max() == pytest.approx(best)
            assert come[:, place - 1].argmax() == np.flatnonzero(found == place)[0]


def test_the_way_to_a_place_in_a_frame_is_the_likeliest_of_all() -> None:
    draw = np.random.default_rng(6)
    likely_ = draw.normal(0, 3, (6, 4))
    come = passages(chain(2), likely_, np.array([2]))
    assert come is not None
    ways: dict[int, list[float]] = {}
    for way in product(range(4), repeat=6):
        steps = [two - one for one, two in pairwise(way)]
        leaps = [two for one, two in pairwise(way) if two - one == 2]
        if set(steps) <= {0, 1, 2} and set(leaps) <= {2} and way[0] < 2 and way[-1] > 1 and 2 in way:
            ways.setdefault(way.index(2), []).append(float(likely_[np.arange(6), way].sum()))
    for frame, each in ways.items():
        assert come[frame, 0] == pytest.approx(max(each))
    assert sorted(ways) == np.flatnonzero(come[:, 0] > -1e20).tolist()


def test_no_place_is_come_to_where_there_is_no_way() -> None:
    assert passages(chain(states=9, frames=3), likely(0, 1, 2, kinds=9), np.array([2])) is None
    apart = Chain(np.arange(2), np.array([0, 4]), np.array([2, 6]), np.zeros(2, bool))
    assert passages(apart, likely(0, 0, 0, 1, 1, 1), np.array([1])) is None
