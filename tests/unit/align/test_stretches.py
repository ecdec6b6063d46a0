from podcast.align.stretches import LONGEST, MOST_WORDS, SHORTEST, Token, stretches
from podcast.timecode import Millis

HOUR = Millis(3_600_000)


def tokens(*turns: int, pace: int = 400, sentence: int = 10) -> list[Token]:
    """Turns of so many words, a sentence every so many."""
    made: list[Token] = []
    for count in turns:
        for n in range(count):
            at = len(made) * pace
            opens = 2 if n == 0 else int(n % sentence == 0)
            made.append(Token(f"w{len(made)}", Millis(at), Millis(at + pace), opens))
    return made


def test_every_token_is_in_one_stretch() -> None:
    found = list(stretches(tokens(5, 200, 1, 30, 3), 1000, HOUR))
    assert [each.first for each in found] == [0, *(each.last for each in found[:-1])]
    assert found[-1].last == 239


def test_a_stretch_is_cut_at_a_turn_where_one_is_near() -> None:
    text = tokens(30, 30, 30, 30)
    found = list(stretches(text, 0, HOUR))
    assert {text[each.first].opens for each in found} == {2}
    assert all(SHORTEST <= text[each.last - 1].end - text[each.first].start <= LONGEST for each in found[:-1])


def test_a_long_turn_is_cut_at_its_sentences() -> None:
    text = tokens(400)
    found = list(stretches(text, 0, HOUR))
    assert len(found) > 3
    assert all(text[each.first].opens for each in found)


def test_talk_without_a_stop_is_cut_all_the_same() -> None:
    text = tokens(1_000, sentence=5_000)
    assert all(
        text[each.last - 1].end - text[each.first].start <= LONGEST for each in stretches(text, 0, HOUR)
    )


def test_words_without_a_time_are_not_all_put_into_one_stretch() -> None:
    still = [Token("w", Millis(0), Millis(0), 0)] * 1_000
    assert max(each.last - each.first for each in stretches(still, 0, HOUR)) <= MOST_WORDS


def test_the_window_and_the_words_around_reach_as_far_as_times_may_be_off() -> None:
    text = tokens(100, 100, 100)
    middle = list(stretches(text, 2_000, HOUR))[1]
    assert middle.start == text[middle.first].start - 2_000
    assert middle.end == text[middle.last - 1].end + 2_000
    assert middle.first - middle.near >= 5
    assert middle.far - middle.last >= 5


def test_the_window_of_who_is_interrupted_reaches_to_the_end_of_both() -> None:
    talk = tokens(70)
    aside = Token("mhm", Millis(4_000), Millis(4_300), 2)
    for order in ([*talk, aside], [aside, *talk]):
        (found,) = stretches(order, 0, HOUR)
        assert (found.start, found.end) == (0, 28_000 + 10_000)


def test_a_window_stays_in_the_recording() -> None:
    found = list(stretches(tokens(100), 5_000, Millis(30_000)))
    assert all(each.start >= 0 and each.end <= 30_000 for each in found)
