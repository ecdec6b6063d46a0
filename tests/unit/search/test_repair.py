import pytest

from podcast.search.repair import distance, near, repaired

KNOWN = {"lighthouse": 4, "keeper": 9, "keeps": 3, "gauge": 2, "storm": 5, "stork": 7, "tide": 1}


def repair(text: str) -> str | None:
    found = repaired(text, KNOWN.__contains__, lambda _: KNOWN)
    return found.text if found else None


def nearest(typed: str, words: dict[str, int]) -> str | None:
    return next(iter(near(typed, lambda _: words)), None)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ligthhouse", "lighthouse"),
        ("lihgthose", "lighthouse"),
        ("keper", "keeper"),
        ("keeeper", "keeper"),
        ("guage", "gauge"),
        ("stor", "stork"),
    ],
)
def test_a_slip_is_put_right(typed: str, meant: str) -> None:
    assert nearest(typed, KNOWN) == meant


@pytest.mark.parametrize("typed", ["tid", "t1de", "qqqqq", "zyxwv", "stxrx", "lgthose"])
def test_short_words_numbers_and_nonsense_are_left_alone(typed: str) -> None:
    assert nearest(typed, KNOWN) is None


def test_of_equally_near_words_the_commoner_wins_then_the_first() -> None:
    assert nearest("boat", {"bolt": 2, "boot": 1, "goat": 1}) == "bolt"
    assert nearest("boat", {"goat": 5, "boot": 4, "bolt": 1}) == "boot"


FIRST = ("ighthouse", "bighthouse", "ilghthouse", "llighthouse", "slighthouse")
SECOND = ("lghthouse", "loghthouse", "lgihthouse", "liighthouse", "laighthouse")


@pytest.mark.parametrize("typed", [*FIRST, *SECOND])
def test_a_slip_in_the_first_letters_is_put_right(typed: str) -> None:
    assert nearest(typed, KNOWN) == "lighthouse"


def test_two_slips_behind_the_first_letters_come_after_one_in_them() -> None:
    words = {"lighthouse": 1, "bightrouses": 99}
    assert nearest("bighthouse", words) == "lighthouse"
    assert nearest("bighthouse", {"bightrouses": 99}) == "bightrouses"
    assert nearest("baghthouse", {"bightrouses": 99}) is None


def test_letters_left_out_swapped_or_doubled_are_likelier_than_others_struck() -> None:
    assert nearest("pardoy", {"parody": 1, "pardon": 99}) == "parody"
    assert nearest("tomy", {"tommy": 1, "tom": 99}) == "tommy"
    assert nearest("eeper", {"keeper": 1, "deeper": 9, "emper": 99}) == "deeper"
    assert nearest("ertains", {"retains": 9, "pertains": 1, "certain": 99}) == "retains"


def test_numbers_are_not_what_was_meant() -> None:
    assert nearest("wave", {"wav3": 9, "ave": 1}) == "ave"


def test_only_unknown_words_are_replaced_and_the_rest_of_the_query_stays() -> None:
    assert repair('keeper "the keper" -xyz storn*') is None
    assert repair('keeper  "Keper" -xyz storn*') == 'keeper  "keeper" -xyz storn*'


def test_of_a_genitive_the_word_is_put_right_whether_or_not_its_s_is_said() -> None:
    assert repair("keper's") == "keeper's"
    assert repair("keeper's") is None


def test_a_query_with_a_word_that_nothing_is_near_to_is_left_alone() -> None:
    assert repair("keper zyxwv") is None


def test_a_query_of_unknown_words_is_no_slip() -> None:
    assert repair("keper keper keper keper") == "keeper keeper keeper keeper"
    assert repair("keper keper keper keper keper") is None


def test_an_apostrophe_that_was_left_out_goes_first() -> None:
    said = {"don": 4, "donut": 9, "ten": 5, "tens": 2, "keeper": 3}

    def meant(text: str) -> str | None:
        found = repaired(text, said.__contains__, lambda _: said)
        return found.text if found else None

    assert meant('"dont keeper"') == '"don\'t keeper"'
    assert meant("tent") == "ten"
    assert meant("isnt") is None


def test_what_may_have_been_meant_as_well_is_offered_the_likeliest_first() -> None:
    words = {"trials": 9, "rivals": 1, "rails": 1, "dials": 30, "vials": 2, "rituals": 50}
    assert near("rials", lambda _: words) == ["trials", "rails", "rivals", "dials", "vials"]

    found = repaired('the "rials" -x', {"the", "x"}.__contains__, lambda _: words)
    assert found == ('the "trials" -x', ('the "rails" -x', 'the "rivals" -x'))


def test_of_several_unknown_words_nothing_else_is_offered() -> None:
    found = repaired("rials stor", set[str]().__contains__, lambda _: KNOWN | {"rails": 1, "rivals": 1})
    assert found == ("rails stork", ())


def test_known_words_never_ask_for_the_vocabulary() -> None:
    assert repaired("keeper", KNOWN.__contains__, lambda _: pytest.fail("asked")) is None


def test_the_distance_counts_swapped_neighbours_once_and_stops_at_the_limit() -> None:
    assert distance("form", "from", 1) == 1
    assert distance("form", "storms", 1) == 2
    assert distance("abcd", "", 9) == 4
