from collections import Counter

import pytest

from podcast.chapters.cohesion import depths, gains, similarities

HARBOUR = [["ship", "quay", "pilot"], ["ship", "rope", "quay"], ["pilot", "rope", "ship"]]
SCHOOL = [["course", "exam", "teacher"], ["exam", "grant", "course"], ["teacher", "grant", "exam"]]
TALK = HARBOUR * 3 + SCHOOL * 3


def spread(talk: list[list[str]]) -> Counter[str]:
    return Counter(word for each in talk for word in set(each))


def test_the_gain_is_greatest_where_the_words_change() -> None:
    found = gains(TALK)
    assert found[0] == 0.0
    assert found.index(max(found)) == 9


def test_gains_are_those_of_windows_counted_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("podcast.chapters.cohesion.WINDOW", 6)
    assert gains(TALK)[9] == pytest.approx(gains(TALK[6:12])[3])


def test_similarity_is_least_where_the_words_change() -> None:
    found = similarities(TALK, spread(TALK))
    assert found[1:].index(min(found[1:])) == 8


def test_a_valley_is_as_deep_as_both_its_sides() -> None:
    assert depths([0.0, 0.9, 0.5, 0.7]) == pytest.approx([0.0, 0.0, 0.6, 0.0])


def test_nothing_said_has_no_cohesion() -> None:
    assert gains([]) == []
    assert similarities([], Counter()) == []
    assert depths([]) == []
    assert gains([[], []]) == [0.0, 0.0]
