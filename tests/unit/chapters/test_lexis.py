from podcast.chapters.lexis import Counts, standardised, stem, tokens


def test_small_words_carry_no_topic() -> None:
    assert tokens("The keepers’ lamps, and what they're for") == ["keepers'", "lamp"]


def test_forms_of_a_word_are_one_word() -> None:
    assert len({stem(word) for word in ("rule", "rules", "ruled", "ruling")}) == 1


def test_words_that_repeat_are_cheaper_than_words_that_do_not() -> None:
    assert Counts(9).add(["lamp"] * 4) < Counts(9).add(["lamp", "oil", "tide", "rope"])


def test_a_stretch_costs_the_same_however_it_is_added() -> None:
    one = Counts(9)
    one.add(["lamp", "oil"])
    assert one.add(["lamp"]) == Counts(9).add(["lamp", "oil", "lamp"])
    assert Counts(9).add([]) == 0.0


def test_values_that_are_all_the_same_say_nothing() -> None:
    assert standardised([2.0, 2.0]) == [0.0, 0.0]
    assert standardised([1.0, 3.0]) == [-1.0, 1.0]
    assert standardised([]) == []
