"""Words behind pauses begin where their sound rises out of the room; the others stay where they are."""

from typing import Any

import numpy as np
import pytest

from podcast.align.engine import RATE, Heard
from podcast.align.ladder import Found, Recording
from podcast.align.onsets import begun
from podcast.timecode import Millis


def recording(*sounds: tuple[int, int], room: float = 30.0, length: int = 1_000) -> Recording:
    """A hum from each start to each end, in milliseconds, in a room with some noise."""
    at = np.arange(length * RATE // 1000)
    samples = np.random.default_rng(5).normal(0, room, len(at)) if room else np.zeros(len(at))
    for start, end in sounds:
        inside = slice(start * RATE // 1000, end * RATE // 1000)
        samples[inside] += 6_000 * np.sin(at[inside] * 2 * np.pi * 180 / RATE)
    return Recording(samples.astype(np.int16), 3_000.0, Millis(length))


def found(*words: tuple[int, int] | None, sure: float = 0.9, first: str = "AH N") -> Found:
    sounds = (*first.split(), "D")
    heard = [word and Heard(Millis(word[0]), Millis(word[1]), -1.0, sounds) for word in words]
    return Found(heard, [sure] * len(words))


def starts(made: Found) -> list[int | None]:
    return [word and word.start for word in made.heard]


@pytest.mark.parametrize("room", [0.0, 30.0, 300.0])
@pytest.mark.parametrize("early", [-60, -30, 0, 30, 60])
def test_a_word_behind_a_pause_begins_with_its_sound(room: float, early: int) -> None:
    made = begun(recording((100, 300), (500, 700), room=room), found((100, 300), (500 + early, 700)))
    assert starts(made)[1] == pytest.approx(500, abs=5)


def test_a_word_that_follows_another_stays() -> None:
    words = found((100, 300), (310, 500), first="N")
    assert begun(recording((100, 280), (330, 500)), words) == words


@pytest.mark.parametrize(("first", "pause", "start"), [("AH", 70, 370), ("K", 100, 310), ("K", 150, 450)])
def test_a_pause_that_was_taken_for_words_is_in_front_of_the_word(first: str, pause: int, start: int) -> None:
    made = begun(recording((100, 300), (300 + pause, 700)), found((100, 310), (310, 700), first=first))
    assert starts(made)[1] == pytest.approx(start, abs=5)


@pytest.mark.parametrize(
    ("first", "told", "breath", "start"),
    [
        ("AE N", 310, 40, 340),
        ("AE N", 290, 40, 340),
        ("AE N", 310, 20, 310),
        ("N", 310, 40, 310),
        ("AE N", 250, 40, 340),
        ("AE N", 230, 40, 230),
        ("AE P", 290, 40, 340),
        ("AE P", 250, 40, 250),
    ],
)
def test_a_breath_that_is_held_is_in_front_of_a_vowel(first: str, told: int, breath: int, start: int) -> None:
    """As in "an error"; a silence later in the word may be the closure of a stop, as in "up"."""
    made = begun(recording((100, 300), (300 + breath, 700)), found((100, told), (told, 700), first=first))
    assert starts(made)[1] == pytest.approx(start, abs=5)


def test_a_vowel_that_is_softer_than_the_rest_of_its_word_is_no_held_breath() -> None:
    """As in "about" that is said to the end with force: the loudest is looked for in the vowel alone."""
    loud, words = recording((100, 300), (300, 800)), found((100, 300), (300, 800), first="AH")
    loud.samples[300 * RATE // 1000 : 560 * RATE // 1000] //= 25
    assert begun(loud, words) == words


def test_a_breath_that_lasts_to_the_end_of_a_word_is_in_front_of_nothing() -> None:
    words = found((100, 300), (300, 400))
    assert begun(recording((100, 320)), words) == words


def test_a_silence_in_front_of_a_word_moves_no_vowel_back() -> None:
    words = found((100, 350), (350, 700))
    assert begun(recording((100, 260), (300, 700)), words) == words


def test_a_stillness_inside_a_word_stays_there() -> None:
    words = found((100, 300), (300, 700))
    assert begun(recording((100, 420), (520, 700)), words) == words


def test_the_first_word_begins_with_its_sound() -> None:
    assert starts(begun(recording((60, 300)), found((0, 300)))) == [60]


def test_a_short_closure_is_part_of_the_word() -> None:
    made = begun(recording((500, 520), (530, 800)), found((480, 800)))
    assert starts(made)[0] == pytest.approx(500, abs=5)


def test_where_nothing_rises_the_word_stays() -> None:
    words = found((480, 800))
    for silent in (recording(), recording(room=0.0), recording((0, 1_000))):
        assert begun(silent, words) == words


def test_behind_words_that_nobody_wrote_down_a_word_stays() -> None:
    words = found((100, 300), (560, 800), first="N")
    assert begun(recording((100, 300), (350, 530), (580, 800)), words) == words


def test_words_stay_in_order_and_none_loses_its_length() -> None:
    made = begun(recording((200, 440), (520, 700)), found((200, 460), (510, 515), (720, 740)))
    times = [time for word in made.heard if word for time in (word.start, word.end)]
    assert times == sorted(times)


def test_what_was_not_heard_or_is_doubtful_is_left() -> None:
    words = found((480, 800), None, sure=0.1)
    assert begun(recording((500, 800)), words) == words


def test_floats_are_listened_to_like_whole_numbers() -> None:
    whole = recording((500, 700))
    samples: Any = whole.samples.astype(np.float32) / np.float32(32_768)
    words = found((450, 700))
    assert begun(Recording(samples, 3_000.0, whole.length), words) == begun(whole, words)
    assert starts(begun(whole, words)) == [500]
