import re
from collections.abc import Sequence

import pytest

from podcast.align.engine import Engine
from podcast.align.letters import LETTERS, Model, learn
from podcast.align.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Engine().lexicon


@pytest.fixture(scope="module")
def words(lexicon: Lexicon) -> dict[str, list[str]]:
    plain = re.compile(f"[{LETTERS}]+")
    every = {word: said[0].split() for word, said in lexicon.words.items() if plain.fullmatch(word)}
    return {word: every[word] for word in sorted(every)[::3]}


@pytest.fixture(scope="module")
def model(words: dict[str, list[str]]) -> Model:
    return learn({word: said for n, (word, said) in enumerate(words.items()) if n % 40})


def distance(one: Sequence[str], two: Sequence[str]) -> int:
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(two, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]


def test_words_that_were_not_learned_are_said_with_few_wrong_sounds(
    words: dict[str, list[str]], model: Model, lexicon: Lexicon
) -> None:
    held_out = list(words)[::40][:400]
    ways = {word: [said.split() for said in lexicon.words[word]] for word in held_out}
    wrong = sum(min(distance(model.say(word), said) for said in ways[word]) for word in held_out)
    # A third of the dictionary was learned. With all of it 6.3 % of the sounds are wrong.
    assert wrong / sum(len(words[word]) for word in held_out) < 0.12


def test_letters_that_stand_for_two_sounds_or_none_are_told(model: Model) -> None:
    assert model.say("blexing") == ("B", "L", "EH", "K", "S", "IH", "NG")
    assert model.say("knight") == ("N", "AY", "T")


def test_nothing_is_said_of_nothing_and_strange_letters_are_passed_over(model: Model) -> None:
    assert model.say("") == ()
    assert model.say("123") == ()
    assert model.say("do-it") == model.say("doit")


def test_learning_twice_says_the_same(words: dict[str, list[str]]) -> None:
    few = dict(list(words.items())[:3000])
    assert learn(few).say("brindleford") == learn(dict(reversed(few.items()))).say("brindleford")


def test_a_handful_of_words_teaches_too() -> None:
    assert learn({"ba": ["B", "AA"], "ab": ["AA", "B"]}).say("bab") == ("B", "AA", "B")


def test_initials_have_the_names_of_their_letters(lexicon: Lexicon) -> None:
    assert lexicon.pronounced("a.") == ("EY",)
    assert lexicon.pronounced("i.'s") == ("AY Z",)
    assert lexicon.pronounced("x.'s") == ("EH K S IH Z",)


def test_the_possessive_of_an_unknown_name_ends_in_its_sound(lexicon: Lexicon) -> None:
    assert lexicon.pronounced("okafor's")[0] == f"{lexicon.pronounced('okafor')[0]} Z"
    assert lexicon.pronounced("kubrick's")[0].endswith("K S")


def test_a_word_with_two_pronunciations_has_both(lexicon: Lexicon) -> None:
    assert lexicon.pronounced("the") == ("DH AH", "DH IY")


def test_where_begins_with_no_breath(lexicon: Lexicon) -> None:
    assert lexicon.pronounced("where") == ("W EH R",)
    assert lexicon.pronounced("who") == ("HH UW",)


def test_a_word_without_letters_has_no_pronunciation(lexicon: Lexicon) -> None:
    assert lexicon.pronounced("灯") == ()
