"""A paragraph falls into what a voice says in one breath."""

import pytest

from podcast.audio.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Ask Dr. Lind or J. Okafor. They know.", ["Ask Dr. Lind or J. Okafor.", "They know."]),
        ("She said “Stop.” Then she left.", ["She said “Stop.”", "Then she left."]),
        ("Version 1.5 came at 9 a.m. sharp.", ["Version 1.5 came at 9 a.m. sharp."]),
        ("今日は。元気?", ["今日は。", "元気?"]),
        ("Wait … then go.", ["Wait … then go."]),
        ("", []),
    ],
)
def test_a_paragraph_falls_into_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_sentence_without_end_is_cut_at_its_commas() -> None:
    text = " ".join(["boats and gulls and rain,"] * 1_000) + " so on."
    found = sentences(text)
    assert " ".join(found) == text
    assert max(map(len, found)) <= 600
    assert all(each.endswith(",") for each in found[:-1])


def test_words_without_a_comma_are_cut_between_two_of_them_and_one_word_never() -> None:
    text = "boats " * 5_000 + "x" * 900 + " gulls."
    found = sentences(text)
    assert " ".join(found).split() == text.split()
    assert len(found) > 50
