"""Phonemes and their lengths become the times of words."""

from podcast.audio.espeak import MARK
from podcast.audio.phonemes import in_blanks, led_in, placed_times, word_times


def test_words_run_together_are_told_apart() -> None:
    phones = [
        ("^", 10),
        ("ɪ", 5),
        ("n", 5),
        ("ð", 5),
        ("ə", 5),
        (" ", 3),
        ("ˈ", 1),
        ("ɛ", 7),
        ("n", 2),
        ("d", 1),
    ]
    assert word_times(["ˈɪn", "ðə", "ˈɛnd"], phones) == ((10, 20), (20, 30), (33, 44))


def test_stress_and_length_belong_to_the_sound_they_mark() -> None:
    phones = [("ˈ", 3), ("i", 5), ("ː", 4), (" ", 2), ("ɪ", 5), ("ː", 1), (".", 9)]
    assert word_times(["ˈiː", "ɪː"], phones) == ((0, 12), (14, 20))


def test_a_number_said_in_several_words_is_one() -> None:
    phones = [("f", 4), ("ɔ", 4), (" ", 2), ("w", 4), ("ʌ", 4), (" ", 2), ("ɪ", 5)]
    assert word_times(["fɔː wʌ", "ɪ"], phones) == ((0, 18), (20, 25))


def test_a_word_that_sounds_otherwise_in_a_sentence_keeps_its_place() -> None:
    assert word_times(["ˈeɪ", "ɡˈɪt"], [("ɐ", 6), (" ", 2), ("ɡ", 3), ("ɪ", 3), ("t", 3)]) == (
        (0, 6),
        (8, 17),
    )


def test_a_sound_that_joins_two_words_goes_with_the_first() -> None:
    """The r of "wire a", and of "paper it", where neither word alone has one."""
    heard = [("a", 5), ("ɚ", 4), ("ɹ", 6), ("ɐ", 3), ("l", 2)]
    assert word_times(["ˈaɚ", "ˈeɪ", "l"], heard) == ((0, 15), (15, 18), (18, 20))
    assert word_times(["ˈaɚ", "ɐ", "l"], heard) == ((0, 15), (15, 18), (18, 20))
    assert word_times(["ˈa", "ˈeɪ"], [("a", 5), ("ɹ", 4)]) == ((0, 5), (5, 9))
    assert word_times(["ˈab", "k"], [("a", 5), ("ɹ", 4), ("s", 6)]) == ((0, 9), (9, 15))


def test_a_dash_takes_no_time() -> None:
    assert word_times(["ɪ", "", "ɛ"], [("ɪ", 6), (",", 9), ("ɛ", 4)]) == ((0, 6), (6, 6), (15, 19))


def test_a_word_that_is_not_heard_leaves_the_sentence_untimed() -> None:
    assert word_times(["ɪ", "ʒ"], [("ɪ", 6)]) == ()


def test_a_sound_begins_where_the_one_before_it_ends() -> None:
    phones = [("^", 9), ("", 1), ("ɪ", 5), ("", 2), ("n", 4), ("", 3), (" ", 6), ("", 2), ("ə", 7), ("", 8)]
    assert led_in(phones) == [(" ", 0), ("^", 9), (" ", 1), ("ɪ", 5), ("n", 6), ("ə", 18), (" ", 8)]


def test_after_a_fricative_more_of_the_way_is_still_the_first_sound() -> None:
    def begin(first: str, second: str, *, stressed: bool = False) -> int:
        mark = [("ˈ", 8), ("", 12)] * stressed
        phones = [(first, 10), ("", 50), (" ", 30), ("", 20), *mark, (second, 10), ("", 10)]
        (one, end), (start, last) = word_times([first, second], led_in(phones, in_blanks))
        assert (one, end, last) == (0, start, sum(length for _, length in phones) - 10)
        return start

    assert (begin("s", "t"), begin("s", "a"), begin("s", "a", stressed=True)) == (50, 50, 50)
    assert (begin("n", "d"), begin("n", "a"), begin("a", "ɪ")) == (35, 35, 35)
    assert (begin("s", "ʃ"), begin("v", "p"), begin("f", "v"), begin("n", "t"), begin("l", "s")) == (10,) * 5
    assert (begin("a", "t"), begin("a", "s", stressed=True)) == (10, 10)


def test_behind_a_pause_a_sound_begins_by_itself() -> None:
    phones = [("ɪ", 5), ("", 2), (",", 20), ("", 1), (" ", 30), ("", 2), ("ˈ", 3), ("", 1), ("ɛ", 7)]
    made = led_in(phones)
    assert sum(length for _, length in made) == sum(length for _, length in phones)
    assert word_times(["ɪ,", "ˈɛ"], made) == ((0, 5), (60, 71))


def test_words_said_together_have_the_place_of_the_first() -> None:
    sounds = [(0, MARK, 0), (0, "ɪ", 0), (0, "n", 20), (0, "ð", 40), (0, "ə", 55), (7, MARK, 70)]
    sounds += [(7, "d", 75), (7, "ɑː", 90), (12, "", 200)]
    assert placed_times("in the dark", ["ˈɪn", "ðə", "dˈɑːk"], sounds) == ((0, 40), (40, 70), (70, 200))


def test_a_consonant_begins_at_the_mark_before_it_and_a_vowel_at_its_own_time() -> None:
    def start(before: str, first: str) -> int:
        sounds = [(0, before, 0), (2, MARK, 100), (2, first, 150), (3, "", 200)]
        return placed_times("a b", [before or "x", first], [(0, "x", 0), *sounds], lead=20)[1][0]

    assert (start("s", "k"), start("s", "a"), start("m", "a"), start("", "k")) == (100, 150, 130, 150)


def test_a_vowel_never_begins_before_its_mark() -> None:
    sounds = [(0, "n", 0), (2, MARK, 100), (2, "a", 105), (3, "", 200)]
    assert placed_times("n a", ["n", "a"], sounds, lead=20) == ((0, 100), (100, 200))


def test_a_pause_belongs_to_no_word_and_a_dash_takes_no_time() -> None:
    sounds = [(0, "ɪ", 10), (0, "", 50), (0, "", 60), (5, MARK, 90), (5, "ɛ", 90), (6, "", 120)]
    assert placed_times("i, — e", ["ɪ", "", "ɛ"], sounds) == ((10, 50), (50, 50), (90, 120))


def test_a_sentence_with_a_word_that_is_not_heard_is_not_timed() -> None:
    assert placed_times("a b", ["a", "b"], [(0, "a", 0), (2, "", 9)]) == ()
    assert placed_times("a", ["a"], [(2, "", 9)]) == ()


def test_glides_begin_in_the_vowel_before_them_and_vowels_late_behind_glides() -> None:
    assert (in_blanks("a", "w", 512), in_blanks("a", "n", 512)) == (-256, 0)
    assert (in_blanks("l", "a", 512), in_blanks("n", "a", 512)) == (128 + 256, 128)
    assert (in_blanks("n", "l", 512), in_blanks("l", "l", 512)) == (128 + 256, 128)


def test_a_sound_never_begins_before_the_one_in_front_of_it_nor_behind_itself() -> None:
    for kept, starts in ((-99, (0, 0, 12)), (99, (0, 12, 12))):
        made = led_in([("a", 4), (" ", 2), ("w", 6)], lambda *_, kept=kept: kept)
        lengths = [length for _, length in made]
        assert sum(lengths) == 12
        assert min(lengths) >= 0
        assert (made[1][0], made[2][0]) == ("a", "w")
        assert (0, lengths[1], lengths[1] + lengths[2]) == starts
