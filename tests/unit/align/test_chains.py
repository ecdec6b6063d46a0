"""The likeliest way through states that follow one another."""

import numpy as np

from podcast.align.chains import Chain, likeliest


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
