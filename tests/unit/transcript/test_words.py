import pytest

from podcast.timecode import Millis
from podcast.transcript.words import Timed, align, ends_sentence, paragraph, speaking_time, spread


def timed(*words: tuple[str, int | None, int | None]) -> list[Timed]:
    return [
        Timed(text, None if a is None else Millis(a), None if b is None else Millis(b))
        for text, a, b in words
    ]


def aligned(
    text: str, *words: tuple[str, int | None, int | None], end: int = 1000
) -> list[tuple[str, int, int]]:
    return [(word.text, word.start, word.end) for word in align(text, timed(*words), Millis(0), Millis(end))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  two\n lines ", "two lines"),
        ("no\u00a0break", "no break"),
        ("bell\x07 and\ufeff mark", "bell and mark"),
        ("e\u0301", "é"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\x00", ""),
        ("灯\n\n  台\tis \n old", "灯台 is old"),
        pytest.param("é" + " " * 1_000_000 + "x", "é x", id="a long gap"),
    ],
)
def test_a_paragraph_is_one_clean_line(text: str, expected: str) -> None:
    assert paragraph(text) == expected


def test_a_sentence_may_end_inside_quotes() -> None:
    assert ends_sentence("He said “no.”")
    assert ends_sentence("本当？")
    assert not ends_sentence("so,")


def test_long_words_and_rests_take_more_of_the_time() -> None:
    words = spread(["Yes,", "reliability", "it"], Millis(1000), Millis(5000))
    assert (words[0].start, words[-1].end) == (1000, 5000)
    lengths = [word.end - word.start for word in words]
    assert lengths[1] > 3 * lengths[2]
    assert words[1].start > words[0].end
    assert words[2].start == words[1].end


def test_words_of_no_time_stand_at_its_start() -> None:
    assert [(w.start, w.end) for w in spread(["a", "b"], Millis(5), Millis(5))] == [(5, 5), (5, 5)]
    assert spread([], Millis(0), Millis(9)) == ()


def test_a_text_takes_longer_to_say_than_half_of_it() -> None:
    assert speaking_time("") == 0
    assert speaking_time("one two. three four.") > 2 * speaking_time("one two.")


def test_pieces_of_a_word_are_joined() -> None:
    assert aligned("$43,000 now", (" $43", 0, 400), (",000", 400, 700), (" now", 800, 900)) == [
        ("$43,000", 0, 700),
        ("now", 800, 900),
    ]


def test_missing_times_are_shared_out_between_the_neighbours() -> None:
    found = aligned(
        "in 2026 it is", ("in", 0, 200), ("2026", None, None), ("it", 800, 900), ("is", None, None)
    )
    assert found == [("in", 0, 200), ("2026", 200, 800), ("it", 800, 900), ("is", 900, 1000)]


def test_a_word_without_an_end_leaves_time_to_those_without_a_start() -> None:
    found = aligned("a b c", ("a", 100, None), ("b", None, None), ("c", 500, None))
    assert found == [("a", 100, 300), ("b", 300, 500), ("c", 500, 1000)]


def test_punctuation_may_be_missing_from_the_timed_words() -> None:
    assert aligned("Well — yes.", ("well", 0, 300), ("yes", 400, 600)) == [
        ("Well", 0, 300),
        ("—", 300, 300),
        ("yes.", 400, 600),
    ]


def test_times_stay_inside_and_never_run_backwards() -> None:
    assert aligned("a b c", ("a", 500, 700), ("b", 300, 400), ("c", 900, 2000)) == [
        ("a", 500, 700),
        ("b", 700, 700),
        ("c", 900, 1000),
    ]


def test_words_spelled_otherwise_leave_the_others_their_times() -> None:
    said = (("pay", 0, 100), ("two", 100, 200), ("dollars", 200, 400), ("now", 500, 600))
    assert aligned("Pay $2 now.", *said) == [("Pay", 0, 100), ("$2", 100, 500), ("now.", 500, 600)]


def test_other_words_than_the_text_has_are_not_used() -> None:
    assert aligned("one two three", ("one", 0, 100)) == []
    assert aligned("one") == []


def test_a_joined_word_is_as_sure_as_its_weakest_piece() -> None:
    parts = [Timed("re", Millis(0), Millis(1), 0.9), Timed("do", Millis(1), Millis(2), 0.5)]
    assert align("redo", parts, Millis(0), Millis(9))[0].confidence == 0.5
    assert (
        align("redo", [parts[0], parts[1]._replace(confidence=None)], Millis(0), Millis(9))[0].confidence
        is None
    )


def test_an_end_that_overlaps_the_next_start_gives_way_to_it() -> None:
    assert aligned("one two", ("one", 0, 900), ("two", 400, 1000)) == [("one", 0, 400), ("two", 400, 1000)]


def test_a_word_of_which_only_the_start_is_known_does_not_last_through_a_silence() -> None:
    assert aligned("one two", ("one", 0, None), ("two", 9000, 9100), end=9100)[0] == ("one", 0, 1000)


def test_a_word_without_a_time_keeps_how_sure_it_is() -> None:
    parts = [Timed("a", Millis(0), Millis(1)), Timed("b", None, None, 0.5)]
    assert align("a b", parts, Millis(0), Millis(9))[1].confidence == 0.5
