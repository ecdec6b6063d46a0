"""Words behind pauses begin where their sound rises out of the silence."""

import numpy as np
import pytest
from numpy.typing import NDArray

from podcast.audio.rises import Span, risen

RATE = 24_000


def sound(*loud: tuple[int, int], length: int = 1_000, level: float = 0.3) -> NDArray[np.float32]:
    """A hum from each start to each end, in milliseconds, amid silence."""
    samples = np.zeros(length * RATE // 1000, np.float32)
    for start, end in loud:
        at = np.arange(start * RATE // 1000, end * RATE // 1000)
        samples[at] = level * np.sin(at * 2 * np.pi * 180 / RATE)
    return samples


def made(samples: NDArray[np.float32], *words: Span, alone: str = "a n") -> list[Span]:
    """In milliseconds."""
    given = [(start * RATE // 1000, end * RATE // 1000) for start, end in words]
    found = risen(samples, RATE, given, alone.split())
    return [(start * 1000 // RATE, end * 1000 // RATE) for start, end in found]


@pytest.mark.parametrize("told", [420, 470, 500, 540, 580])
def test_a_word_behind_a_told_pause_begins_with_its_sound(told: int) -> None:
    assert made(sound((100, 300), (500, 700)), (100, 300), (told, 700)) == [(100, 300), (500, 700)]


def test_the_closure_of_a_stop_in_the_word_is_not_its_pause() -> None:
    """As in "screw", told 75 ms after its s is heard."""
    assert made(sound((100, 300), (500, 570), (630, 800)), (100, 300), (575, 800))[1] == (500, 800)


def test_a_pause_that_is_not_told_belongs_to_no_word() -> None:
    assert made(sound((100, 300), (500, 700)), (100, 420), (420, 700)) == [(100, 300), (500, 700)]


@pytest.mark.parametrize(("first", "silence", "start"), [("f", 90, 310), ("f", 110, 410), ("n", 35, 310)])
def test_a_short_silence_may_be_a_soft_sound(first: str, silence: int, start: int) -> None:
    samples = sound((100, 300), (300 + silence, 700))
    assert made(samples, (100, 310), (310, 700), alone=f"a {first}")[1] == (start, 700)


@pytest.mark.parametrize("first", ["n", "s", "a", "I"])
@pytest.mark.parametrize(("told", "start"), [(265, 265), (275, 350), (320, 350), (345, 350)])
def test_no_silence_is_part_of_a_voice_or_a_hiss(first: str, told: int, start: int) -> None:
    """Nor are the last 30 ms before it, which are no such sound yet."""
    samples = sound((100, 300), (350, 700))
    found = made(samples, (100, told), (told, 700), alone=f"a {first}")
    assert found == [(100, min(told, 300)), (start, 700)]


@pytest.mark.parametrize(
    ("first", "told", "breath", "start"),
    [("a", 300, 35, 335), ("a", 275, 35, 335), ("a", 260, 35, 260), ("a", 300, 20, 300), ("n", 300, 35, 300)],
)
def test_a_breath_that_is_held_is_no_part_of_a_vowel(first: str, told: int, breath: int, start: int) -> None:
    """It is softer than the vowel by far, and not silent: "the end"."""
    samples = sound((100, 300), (300 + breath, 700))
    samples += sound((300, 300 + breath), level=0.01)
    found = made(samples, (100, told), (told, 700), alone=f"a {first}")
    assert found[1][0] == pytest.approx(start, abs=5)


@pytest.mark.parametrize(("word", "start"), [("ɪs", 390), ("ɪt", 320)])
def test_the_closure_of_a_stop_behind_a_short_vowel_is_no_silence_in_front_of_it(
    word: str, start: int
) -> None:
    samples = sound((100, 335), (390, 700))
    assert made(samples, (100, 320), (320, 700), alone=f"a {word}")[1] == (start, 700)


def test_a_breath_that_lasts_is_none() -> None:
    """The word ends in it."""
    samples = sound((100, 300)) + sound((300, 700), level=0.01)
    assert made(samples, (100, 290), (290, 380), alone="a a")[1] == (290, 380)


def test_a_breath_that_began_long_ago_is_none() -> None:
    """Nothing tells how long it is, and the word before it would lose all of its sound."""
    samples = sound((100, 300), (480, 800)) + sound((300, 480), level=0.01)
    assert made(samples, (100, 470), (470, 800), alone="a a") == [(100, 470), (470, 800)]


def test_a_breath_is_far_softer_than_the_vowel_behind_it_not_than_the_word_before_it() -> None:
    samples = sound((100, 300), level=0.9) + sound((300, 335), level=0.02) + sound((335, 700), level=0.1)
    assert made(samples, (100, 300), (300, 700), alone="a a") == [(100, 300), (300, 700)]


@pytest.mark.parametrize(("before", "start"), [("a", 300), ("v", 300), ("t", 350), ("ʧ", 350)])
def test_a_stop_begins_with_its_closure_unless_that_is_of_two(before: str, start: int) -> None:
    samples = sound((100, 300), (390, 700))
    assert made(samples, (100, 350), (350, 700), alone=f"{before} t") == [(100, start), (start, 700)]


def test_a_silence_far_away_says_nothing_about_a_word() -> None:
    words = ((100, 300), (450, 900))
    assert made(sound((100, 200), (300, 900)), *words) == list(words)


def test_the_first_word_begins_with_its_sound() -> None:
    assert made(sound((80, 300)), (10, 300), alone="a") == [(80, 300)]


@pytest.mark.parametrize("silence", [0, 10, 25])
def test_the_first_word_begins_with_its_sound_however_soon_that_is(silence: int) -> None:
    """Also where a longer silence follows: the closure of its p, as in "speaking"."""
    samples = sound((silence, 100), (140, 300))
    assert made(samples, (60, 300), alone="spi") == [(silence, 300)]


def test_words_in_silence_and_no_words_stay() -> None:
    assert made(sound(), (100, 200), (300, 400)) == [(100, 200), (300, 400)]
    assert risen(np.zeros(0, np.float32), RATE, [(0, 0)], ["a"]) == ((0, 0),)
    assert risen(sound(), RATE, [], []) == ()


def test_words_stay_in_order() -> None:
    found = made(sound((100, 200), (400, 700)), (100, 390), (392, 395), (396, 700), alone="a n a")
    times = [time for word in found for time in word]
    assert times == sorted(times)
