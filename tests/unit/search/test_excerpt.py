from unicodedata import category

import pytest

from podcast.search.excerpt import WORDS, _window, excerpt
from podcast.search.query import parse


def shown(text: str, typed: str, *, language: str = "en") -> str:
    found = excerpt(text, parse(typed), language=language)
    made = found.text
    for start, end in reversed(found.marks):
        made = f"{made[:start]}[{made[start:end]}]{made[end:]}"
    return made


LONG = " ".join(f"w{n}" for n in range(100))


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("keepers", "The [keeper] keeps Café keys"),
        ('"keepers"', "The keeper keeps Café keys"),
        ("keep*", "The [keeper] [keeps] Café keys"),
        ("cafe", "The keeper keeps [Café] keys"),
        ('"keeps cafe"', "The keeper [keeps] [Café] keys"),
        ("café OR key", "The keeper keeps [Café] [keys]"),
        ("keeper -storm", "The [keeper] keeps Café keys"),
        ('"the keeper ke"*', "[The] [keeper] [keeps] Café keys"),
    ],
)
def test_the_words_that_were_meant_are_marked(typed: str, marked: str) -> None:
    assert shown("The keeper keeps Café keys", typed) == marked


def test_forms_are_those_of_the_language() -> None:
    assert shown("Der Winter", "winters", language="fi") == "Der Winter"


def test_pairs_of_characters_are_one_mark() -> None:
    assert shown("夜の東京都で", "東京都") == "夜の[東京都]で"


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("I don't, and don’t", "don't", "I [don't], and [don’t]"),
        ("by e-mail at 10:30", "e-mail 10:30", "by [e-mail] at [10:30]"),
        ("ask mara@example.org", "mara@example.org", "ask [mara@example.org]"),
        ("in Hawaiʻi", "hawai'i", "in [Hawaiʻi]"),
        ("tide; tide", "tide", "[tide]; [tide]"),
        ("the U.S.A., 1,000 times", "usa 1000", "the [U.S.A]., [1,000] times"),
    ],
)
def test_what_is_written_as_one_is_one_mark(text: str, typed: str, marked: str) -> None:
    assert shown(text, typed) == marked


def test_a_mark_takes_all_of_a_letter() -> None:
    assert shown("กินที่", "น") == "กิ[นที่]"


def test_a_cut_parts_no_letter_and_where_it_can_no_word() -> None:
    korean = "등대지기의 겨울은 길고 바람은 세며 " * 4
    thai = "ที่ก็น้" * 30

    assert shown(korean, "겨울").startswith("등대지기의 [겨울]은")
    assert shown(korean, "겨울").endswith("길고…")
    assert category(excerpt(thai[:60] + "ทะเล" + thai[:60], parse("ทะเล")).text[1])[0] == "L"


def test_a_long_text_is_shown_around_the_words() -> None:
    found = shown(LONG, "w50")

    assert found.startswith("…w")
    assert found.endswith("…")
    assert "[w50]" in found
    assert len(found.split()) == WORDS


@pytest.mark.parametrize(
    ("end", "shown_as"),
    [
        ("everyone.", "everyone."),
        ("everyone!”", "everyone!”"),
        ("everyone…", "everyone…"),
        ("everyone,", "everyone…"),
        ("everyone;", "everyone…"),
        ("everyone)", "everyone)…"),
        ("everyone", "everyone…"),
        ("みなさん。", "みなさん。"),
    ],
)
def test_dots_stand_only_where_a_sentence_is_cut(end: str, shown_as: str) -> None:
    text = f"{' '.join(['hello', *(f'w{n}' for n in range(WORDS - 2))])} {end} {LONG}"
    if end.startswith("み"):
        text = f"hello {' '.join(f'w{n}' for n in range(WORDS - 5))} {end} {LONG}"

    assert shown(text, "hello").endswith(f" {shown_as}")


def test_the_stretch_that_holds_most_of_the_query_is_shown() -> None:
    text = f"w97 {LONG}"

    assert "[w90]" in shown(text, "w97 w90")
    assert shown(f"{LONG} {LONG}", "w2").startswith("w0")
    assert shown(LONG, "w2").startswith("w0 w1 [w2]")
    assert shown(LONG, "w98").endswith("[w98] w99")


def test_punctuation_stays_with_its_words() -> None:
    text = " ".join(f"“w{n}!”" for n in range(100))

    found = excerpt(text, parse("w50")).text

    assert found.startswith("…“w")
    assert found.endswith("!”")


def test_where_a_word_is_said_all_the_time_each_place_is_looked_at_with_those_near_it() -> None:
    looks: list[int] = []

    class Place(int):
        def __lt__(self, other: int) -> bool:
            looks.append(1)
            return int(self) < int(other)

        def __le__(self, other: int) -> bool:
            looks.append(1)
            return int(self) <= int(other)

    meant: dict[int, set[int]] = {Place(at): {0} for at in range(2_000)}

    assert _window(meant, 2_000)[1] == WORDS
    assert len(looks) <= 2 * WORDS * len(meant)
