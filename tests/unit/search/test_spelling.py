import json
from itertools import product

from podcast.search.repair import tails
from podcast.search.spelling import TAILS, key, spelling

COUNTS = {"tide": 4, "tides": 1, "storm": 900, "store": 2, "sea": 3, "of": 99, "mp3": 5, "zoe": 1, "bide": 1}


def unfolded(text: str) -> list[str]:
    word, found = "", []
    for line in text.split("\n"):
        word = word[: int(line[0], 36)] + line[1:]
        found.append(word)
    return found


def test_words_stand_by_first_letters_and_length_with_how_common_they_are() -> None:
    found = {
        word: int(digit, 36)
        for _, data in spelling(COUNTS)["alike"]
        for _, words, digits in json.loads(data)
        for word, digit in zip(unfolded(words), digits, strict=True)
    }

    assert found == {"tide": 3, "tides": 1, "storm": 10, "store": 2, "sea": 2, "zoe": 1, "bide": 1}


def test_each_file_is_of_one_letter_and_named_by_its_first_key() -> None:
    table = spelling(COUNTS)["alike"]

    assert [first for first, _ in table] == [key("bide"), key("sea"), key("tide"), key("zoe")]
    assert [group for group, _, _ in json.loads(table[1][1])] == ["se3", "st5"]


def test_words_without_their_first_letters_know_what_stood_there() -> None:
    [(first, data)] = spelling(COUNTS)["tails"]
    written, heads = json.loads(data)

    assert first == "a"
    assert dict(zip(unfolded(written), heads, strict=True))["ed"] == "bi1ti3"


def test_the_tails_of_one_slip_stand_together() -> None:
    [(_, data)] = spelling(dict.fromkeys(("tidal", "stidal", "opal", "phial", "final", "storm"), 1))["tails"]
    written = unfolded(json.loads(data)[0])

    assert written[:4] == sorted(tail[::-1] for tail in tails("tidal"))


def test_a_new_word_changes_few_files() -> None:
    sounds = ["bcdfghst", "aeiou", "klmnprst", "aeiouy", "klmnprst"]
    words = {"".join(letters): 1 for letters in product(*sounds)}
    before, after = spelling(words), spelling(words | {"stormy": 1})

    for name in ("alike", "tails"):
        assert len(before[name]) > 1
        assert len(set(after[name]) - set(before[name])) <= 2


def test_no_file_of_tails_is_small_but_the_last() -> None:
    words = {f"st{''.join(letters)}": 1 for letters in product("abcdefghij", repeat=3)}
    counts = [len(unfolded(json.loads(data)[0])) for _, data in spelling(words)["tails"]]

    assert sum(counts) == len(words)
    assert all(TAILS <= count < 5 * TAILS for count in counts[:-1])
