import pytest

from podcast.chapters.scoring import cues, scores
from podcast.chapters.turns import Turn
from podcast.timecode import Millis


@pytest.mark.parametrize(
    "text", ["Let's talk about the boats and their names.", "My last question is about the fog."]
)
def test_wording_that_opens_something_counts_for_it(text: str) -> None:
    assert cues(text) > 0


@pytest.mark.parametrize(
    "text",
    [
        "And who pays for the oil of the lamp?",
        "So is that a dangerous thing to do?",
        "Salary?",
        "What about the oil of the lamp?",
    ],
)
def test_wording_that_follows_up_counts_against_it(text: str) -> None:
    assert cues(text) < 0


def test_a_long_run_of_small_words_is_read_in_no_time() -> None:
    assert cues("so ... " * 400 + "well") <= 0


def test_new_words_that_come_back_count_for_a_place() -> None:
    texts = [
        "The lamp needs oil.",
        "Oil burns in the lamp.",
        "Where are all the ships built?",
        "Ships are built in the yard.",
    ]
    texts += ["Is the oil in the lamp cold?", "Ships and the yard need neither lamp nor oil."]
    turns = [Turn(Millis(n * 1_000), None, text) for n, text in enumerate(texts)]
    built, oil = scores(turns, [2, 4])
    assert built > oil


def test_no_places_have_no_scores() -> None:
    assert scores([Turn(Millis(0), None, "The lamp.")], []) == []
