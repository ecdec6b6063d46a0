"""Words that follow others begin where the sounds of their voice meet, as surely as these tell."""

import random
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from podcast.align.cepstra import Frames, cepstra
from podcast.align.confidence import NOT_HEARD
from podcast.align.engine import FRAME, RATE, Heard, Samples
from podcast.align.ladder import Found, Recording
from podcast.align.runs import runs_of
from podcast.align.second import _Part, heard_again
from podcast.timecode import Millis

PITCHES = {"AA": (300, 900), "IY": (240, 2_600), "M": (180, 400), "S": (4_500, 6_000), "UW": (350, 1_500)}
"""Sounds of two tones each; what words are made of."""
SOUND = 80
"""Milliseconds that a sound lasts."""


def words(count: int) -> list[tuple[str, ...]]:
    """Words none of which begins with the sound that the one before ends with."""
    draw = random.Random(7)  # noqa: S311
    made: list[tuple[str, ...]] = []
    while len(made) < count:
        word = tuple(draw.sample(sorted(PITCHES), draw.randint(2, 3)))
        if not made or made[-1][-1] != word[0]:
            made.append(word)
    return made


def spoken(
    said: Sequence[tuple[str, ...]], rests: dict[int, int] | None = None
) -> tuple[Recording, list[int]]:
    """Words one after the other, with rests in milliseconds in front of some; and when each begins."""
    rng = np.random.default_rng(3)
    pieces, starts, at = [np.zeros(200 * 16)], [], 200
    for n, sounds in enumerate(said):
        rest = (rests or {}).get(n, 0)
        pieces.append(np.zeros(rest * 16))
        starts.append(at + rest)
        at += rest + SOUND * len(sounds)
        for sound in sounds:
            times = np.arange(SOUND * 16) / RATE
            low, high = (3_000 * np.sin(2 * np.pi * hertz * times) for hertz in PITCHES[sound])
            pieces.append(low + high)
    samples = np.concatenate([*pieces, np.zeros(400 * 16)])
    samples += rng.normal(0, 20, len(samples))
    return Recording(samples.astype(np.int16), 3_000.0, Millis(len(samples) // 16)), starts


def found(said: Sequence[tuple[str, ...]], starts: Sequence[int]) -> Found:
    ends = [*starts[1:], starts[-1] + SOUND * len(said[-1])]
    longest = [SOUND * len(one) + 100 for one in said]  # what follows later than that follows a rest
    lengths = [
        end - start if end - start < most else most - 100
        for most, start, end in zip(longest, starts, ends, strict=True)
    ]
    heard: list[Heard | None] = [
        Heard(Millis(start), Millis(start + length), -1.0, sounds)
        for start, length, sounds in zip(starts, lengths, said, strict=True)
    ]
    return Found(heard, [0.9] * len(heard))


def begins(made: Found) -> list[int]:
    return [word.start for word in made.heard if word]


def nobody(said: Sequence[object]) -> list[str | None]:
    return [None] * len(said)


@pytest.mark.parametrize("off", [-70, -30, 30, 70])
def test_a_word_is_moved_to_where_its_sounds_begin(off: int) -> None:
    said = words(150)
    recording, starts = spoken(said)
    early = [start + off * (n % 10 == 5) for n, start in enumerate(starts)]
    away = np.abs(np.array(begins(heard_again(recording, found(said, early), nobody(said)))) - starts)
    assert away[5::10].max() <= 15
    assert np.percentile(np.delete(away, np.s_[5::10]), 95) <= 8


def test_where_sounds_tell_nothing_the_recogniser_is_believed() -> None:
    said = words(150)
    shared = list(range(5, 150, 10))
    for n in shared:  # one sound on both sides: nothing tells where the word begins
        said[n] = (said[n - 1][-1], *said[n][1:])
    recording, starts = spoken(said)
    early = [start - 20 * (n in shared) for n, start in enumerate(starts)]
    made = np.array(begins(heard_again(recording, found(said, early), nobody(said))))
    assert np.median(np.abs(made - early)[shared]) <= 10


def test_around_a_place_where_a_long_run_is_cut_no_talk_is_learned_as_silence() -> None:
    said = words(150)
    recording, starts = spoken(said)
    heard = found(said, starts)
    part = _Part(recording, heard, list(runs_of(recording, heard, nobody(said))))
    labels = part._labelled(part._evenly())
    talk = labels[(starts[0] - part.begins) // FRAME : (starts[-1] - part.begins) // FRAME]
    assert len(part.runs) > 2
    assert (talk > 0).all()


def test_a_word_ends_where_the_next_begins() -> None:
    said = words(150)
    recording, starts = spoken(said)
    early = [start - 30 * (n % 10 == 5) for n, start in enumerate(starts)]
    made = [word for word in heard_again(recording, found(said, early), nobody(said)).heard if word]
    assert all(one.end == two.start for one, two in pairwise(made))


def test_a_word_that_ends_in_front_of_a_short_pause_still_does() -> None:
    said = words(150)
    rests = dict.fromkeys(range(5, 150, 10), 40)
    recording, starts = spoken(said, rests)
    early = found(said, [start - 10 * (n in rests) for n, start in enumerate(starts)])
    for n in rests:
        word = early.heard[n - 1]
        assert word
        early.heard[n - 1] = word._replace(end=Millis(starts[n] - 40))
    made = heard_again(recording, early, nobody(said)).heard
    assert all((one := made[n - 1]) and one.end <= starts[n] - 40 for n in rests)


def test_words_behind_pauses_stay() -> None:
    said = words(150)
    rests = dict.fromkeys(range(5, 150, 10), 120)
    recording, starts = spoken(said, rests)
    late = [start + 20 * (n in rests) for n, start in enumerate(starts)]
    made = begins(heard_again(recording, found(said, late), nobody(said)))
    assert [made[n] for n in rests] == [late[n] for n in rests]


def test_a_pause_that_is_talk_belongs_to_the_word() -> None:
    said = words(150)
    recording, starts = spoken(said)
    wrong = found(said, starts)
    for n in range(5, 150, 10):
        word = wrong.heard[n]
        assert word
        wrong.heard[n] = word._replace(start=Millis(word.start + 80))
    made = begins(heard_again(recording, wrong, nobody(said)))
    assert [made[n] for n in range(5, 150, 10)] == pytest.approx(starts[5::10], abs=10)


def apart(words: Found, at: Sequence[int], ends: int, start: int) -> Found:
    """The same, where some words begin later by so many milliseconds, and those before them end earlier."""
    for n in at:
        before, word = words.heard[n - 1], words.heard[n]
        assert before
        assert word
        words.heard[n - 1] = before._replace(end=Millis(before.end - ends))
        words.heard[n] = word._replace(start=Millis(word.start + start))
    return words


def test_a_long_pause_is_one_though_it_is_loud() -> None:
    said = words(150)
    recording, starts = spoken(said)
    moved = [n for n in range(5, 150, 10) if len(said[n]) == 3 == len(said[n - 1])]
    late = apart(found(said, starts), moved, 150, 170)
    made = begins(heard_again(recording, late, nobody(said)))
    assert len(moved) > 3
    assert [made[n] for n in moved] == [starts[n] + 170 for n in moved]


def test_behind_a_pause_no_word_begins_later_though_that_is_talk() -> None:
    said = words(150)
    recording, starts = spoken(said)
    moved = list(range(5, 150, 10))
    early = apart(found(said, starts), moved, 100, -30)
    made = begins(heard_again(recording, early, nobody(said)))
    assert [made[n] for n in moved] == [starts[n] - 30 for n in moved]


@pytest.mark.parametrize("time", [0, 10**7])
def test_each_of_two_words_keeps_a_frame(time: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("podcast.align.second._Part.starts", lambda _: iter([(5, time)]))
    said = words(150)
    recording, starts = spoken(said)
    made = heard_again(recording, found(said, starts), nobody(said)).heard
    before, word = made[4], made[5]
    assert before
    assert word
    assert before.end == word.start == (word.end - FRAME if time else before.start + FRAME)


def test_little_talk_is_left() -> None:
    said = words(80)
    recording, starts = spoken(said)
    early = found(said, [start - 30 * (n % 10 == 5) for n, start in enumerate(starts)])
    assert heard_again(recording, early, nobody(said)) == early


def test_each_voice_is_known_by_itself() -> None:
    said = words(180)
    recording, starts = spoken(said)
    early = found(said, [start - 30 * (n % 10 == 5) for n, start in enumerate(starts)])
    speakers = ["Mara"] * 120 + ["Tomas"] * 60
    made = heard_again(recording, early, speakers)
    assert made.heard[:118] != early.heard[:118]
    assert made.heard[120:] == early.heard[120:]


def test_what_was_not_found_is_left_and_the_others_are_not_thrown_off() -> None:
    said = words(150)
    recording, starts = spoken(said)
    heard = found(said, starts)
    for n in range(0, 150, 7):
        heard.heard[n], heard.sure[n] = None, NOT_HEARD
    made = heard_again(recording, heard, nobody(said))
    assert [one is None for one in made.heard] == [one is None for one in heard.heard]
    away = [two.start - one.start for one, two in zip(heard.heard, made.heard, strict=True) if one and two]
    assert np.abs(away).max() <= 10


def test_an_hour_is_heard_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    said = words(300)
    recording, starts = spoken(said)
    early = found(said, [start - 30 * (n % 10 == 5) for n, start in enumerate(starts)])
    monkeypatch.setattr("podcast.align.second._PART", 30_000)
    longest = 0

    def listened(samples: Samples) -> Frames:
        nonlocal longest
        longest = max(longest, len(samples) // 16)
        return cepstra(samples)

    monkeypatch.setattr("podcast.align.second.cepstra", listened)
    made = np.array(begins(heard_again(recording, early, nobody(said)))) - starts
    assert np.abs(made[5::10]).max() <= 15
    assert 20_000 < longest < 40_000


def test_doubtful_words_are_left() -> None:
    said = words(150)
    recording, starts = spoken(said)
    early = found(said, [start - 30 * (n % 10 == 5) for n, start in enumerate(starts)])
    for n in range(5, 150, 10):
        early.sure[n] = 0.1
    made = begins(heard_again(recording, early, nobody(said)))
    assert made[5::10] == begins(early)[5::10]


def test_nothing_found_is_nothing() -> None:
    nothing = Found([None, None], [0.0, 0.0])
    assert heard_again(spoken(words(2))[0], nothing, [None, None]) == nothing
