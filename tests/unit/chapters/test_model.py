from dataclasses import replace

import numpy as np
import pytest

from podcast.chapters.features import GRADED, columns
from podcast.chapters.model import Model, fitted, grown
from podcast.chapters.turns import Turn
from podcast.timecode import Millis

SMALL = Model(
    names=("asks", "length"),
    means=(0.5, 10.0),
    deviations=(0.5, 5.0),
    weights=(1.0, 2.0),
    constant=-1.0,
    trees=(),
    usual=12.0,
    spread=0.5,
    firmness=0.5,
    price=0.0,
)


def turns() -> list[Turn]:
    said = (
        "Who lit the lamp?",
        "The keeper lit it with oil.",
        "And who paid for the oil?",
        "The village did.",
    )
    return [Turn(Millis(n * 9_000), "MT"[n % 2], text) for n, text in enumerate(said)]


def test_a_score_is_half_the_sum_of_line_and_trees() -> None:
    table = {"asks": [1.0, 0.0], "length": [10.0, 15.0]}
    assert SMALL.scores(table).tolist() == [0.0, 0.0]
    tree = (0, 0.5, 1, 12.0, 1, 12.0, 1.0, 2.0, 3.0, 4.0)
    assert replace(SMALL, trees=(tree,)).scores(table).tolist() == [1.5, 1.0]


@pytest.mark.parametrize(("first", "second", "leaf"), [(0, 0, 1), (0, 9, 2), (9, 0, 3), (9, 9, 4)])
def test_a_tree_asks_two_questions(first: float, second: float, leaf: float) -> None:
    tree = (0, 5.0, 1, 5.0, 1, 5.0, 1.0, 2.0, 3.0, 4.0)
    assert grown(np.array([[first], [second]]), [tree]).tolist() == [leaf]


@pytest.mark.parametrize("voices", [True, False])
def test_what_ships_knows_every_column_and_no_other(voices: bool) -> None:
    model = fitted(voices=voices)
    found = columns(turns(), "M" if voices else None)
    assert set(model.names) == set(found)
    assert len(model.names) == len(model.means) == len(model.deviations) == len(model.weights)
    assert min(model.deviations) > 0
    assert all(
        0 <= column < len(model.names) for tree in model.trees for column in (tree[0], tree[2], tree[4])
    )
    assert np.isfinite(model.scores(found)).all()


def test_a_question_of_the_host_is_likelier_to_open_a_chapter_than_an_answer() -> None:
    scores = fitted(voices=True).scores(columns(turns(), "M"))
    assert scores[2] > scores[1]
    assert scores[2] > scores[3]


def test_what_is_counted_is_put_in_deviations_and_what_is_true_is_not() -> None:
    found = columns(turns(), "M")
    assert found.keys() >= GRADED
    assert found["asks"] == [1.0, 0.0, 1.0, 0.0]
    assert sum(found["length"]) == pytest.approx(0)
    assert found["leader opens asking"] == [1.0, 0.0, 1.0, 0.0]
    assert found["after asking"] == [0.0, 1.0, 0.0, 1.0]


def test_without_a_leader_nobody_leads() -> None:
    found = columns(turns(), None)
    assert sum(map(sum, (found["leader"], found["leader opens"], found["goes on"]))) == 0
