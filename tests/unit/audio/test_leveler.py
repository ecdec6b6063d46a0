"""Speakers come to one level, whatever their turns look like; noise in pauses is left alone."""

import numpy as np
import pytest

from podcast.audio.gain import FLAT, Curve, reached, solve
from podcast.audio.leveler import Turn, level_turns, loudness_of
from podcast.audio.meter import Loudness
from podcast.timecode import Millis
from tests.unit.audio.sounds import RATE, heard, talk, tone

LEVELS = (-8.0, -20.0, -8.0, -20.0)


def recording(gap: float = 0.5) -> Loudness:
    """Four turns of 3 s in two voices that are 12 dB apart, after pauses of `gap` seconds."""
    rest = tone(gap, -70.0)
    return heard(np.concatenate([part for level in LEVELS for part in (rest, talk(3.0, level))], axis=1))


def test_a_turn_is_as_loud_as_its_hops_that_are_no_more_than_10_lu_under_the_rest() -> None:
    def energies(*levels: float) -> np.ndarray:
        return 10 ** ((np.array(levels) + 0.691) / 10)

    loud = loudness_of(energies(-20.0, -20.0, -100.0, -29.0, -35.0))
    assert loud == pytest.approx(-20 + 10 * np.log10((2 + 10**-0.9) / 3))
    assert loudness_of(energies(-71.0)) is None


def turns(*speakers: str, gap: float = 0.5) -> tuple[Turn, ...]:
    step = round((3.0 + gap) * 1000)
    first = round(gap * 1000)
    return tuple(
        (Millis(n * step + first), Millis(n * step + first + 3_000), who) for n, who in enumerate(speakers)
    )


def gain_at(curve: Curve, seconds: float) -> float:
    return float(curve.sample(np.array([seconds * RATE]))[0])


@pytest.mark.parametrize("speakers", [("A", "B", "A", "B"), ("", "", "", "")])
def test_speakers_come_together(speakers: tuple[str, ...]) -> None:
    curve = level_turns(recording(), turns(*speakers))
    loud, quiet = gain_at(curve, 2.0), gain_at(curve, 5.5)
    assert quiet - loud == pytest.approx(12.0, abs=0.5)
    assert gain_at(curve, 9.0) == pytest.approx(loud, abs=0.3)


def test_a_turn_keeps_half_of_what_sets_it_apart_from_its_speaker() -> None:
    curve = level_turns(recording(), turns("A", "A", "A", "A"))
    apart = gain_at(curve, 5.5) - gain_at(curve, 2.0)
    assert apart == pytest.approx(6.0, abs=0.5)


def test_in_a_pause_the_smaller_gain_holds() -> None:
    curve = level_turns(recording(), turns("A", "B", "A", "B"))
    loud = gain_at(curve, 2.0)
    assert gain_at(curve, 3.75) == pytest.approx(loud, abs=0.1)
    assert gain_at(curve, 7.25) == pytest.approx(loud, abs=0.1)


def test_a_jingle_before_the_first_turn_is_not_lifted() -> None:
    curve = level_turns(recording(gap=1.0), turns("A", "B", "A", "B", gap=1.0)[1:2])
    assert gain_at(curve, 0.5) == 0.0


def test_turns_said_in_whole_seconds_begin_at_the_pause_nearby() -> None:
    """Turns begin at 0.2, 3.4, 6.6 and 9.8 s; the transcript drops the fractions and knows no ends."""
    said = tuple(
        (Millis(start * 1000), Millis(end * 1000), who)
        for start, end, who in ((0, 3, "A"), (3, 6, "B"), (6, 9, "A"), (9, 12, "B"))
    )
    curve = level_turns(recording(gap=0.2), said)
    loud, quiet = gain_at(curve, 2.0), gain_at(curve, 5.5)
    assert quiet - loud == pytest.approx(12, abs=1)
    for at, gain in ((3.1, loud), (3.5, quiet), (6.3, quiet), (6.7, loud), (9.5, loud), (9.9, quiet)):
        assert gain_at(curve, at) == pytest.approx(gain, abs=0.5), at


def test_no_gain_is_larger_than_18_decibels() -> None:
    seen = heard(np.concatenate([talk(3.0, -3.0), talk(3.0, -50.0)], axis=1))
    curve = level_turns(seen, ((Millis(1), Millis(3_000), "A"), (Millis(3_000), Millis(6_000), "B")))
    assert curve.level.max() == 18.0


def test_turns_that_overlap_or_lie_outside_do_no_harm() -> None:
    odd = (
        (Millis(5_001), Millis(4_000), "backwards"),
        (Millis(501), Millis(9_000), "A"),
        (Millis(4_000), Millis(7_000), "B"),
        (Millis(90_000), Millis(95_000), "late"),
    )
    curve = level_turns(recording(), odd)
    assert (np.diff(curve.at) >= 0).all()
    assert np.isfinite(curve.level).all()


def test_without_turns_or_sound_nothing_is_levelled() -> None:
    silence = heard(np.zeros((1, 4 * RATE), np.float32))
    assert level_turns(recording(), ()) is FLAT
    assert level_turns(silence, turns("A")) is FLAT


def test_a_turn_without_sound_takes_the_gain_of_its_speaker() -> None:
    sound = np.concatenate([talk(3.0, -8.0), talk(3.0, -20.0), np.zeros((1, 3 * RATE), np.float32)], axis=1)
    said = tuple(
        (Millis(n * 3_000 + 1), Millis(n * 3_000 + 3_000), who) for n, who in enumerate(("A", "B", "B"))
    )
    curve = level_turns(heard(sound), said)
    assert gain_at(curve, 7.5) == pytest.approx(gain_at(curve, 4.5), abs=0.01)


def test_speakers_are_even_after_limiting_too() -> None:
    """One voice has a sharp peak in every second syllable, which limiting takes; the other has none."""
    flat, sharp = talk(3.0, -10.0), talk(3.0, -20.0)
    sharp[0, ::9_000] *= 8
    seen = heard(np.concatenate([flat, sharp, flat, sharp], axis=1))
    spoken = tuple((Millis(n * 3_000 + 10), Millis(n * 3_000 + 2_990), "AB"[n % 2]) for n in range(4))

    def spread(curve: Curve) -> float:
        energies = reached(seen, curve.raised(solve(seen, curve, -18.0, -3.0)), -3.0)
        voices = (np.concatenate([energies[n : n + 30], energies[n + 60 : n + 90]]) for n in (0, 30))
        one, two = (loudness_of(voice) or 0.0 for voice in voices)
        return abs(one - two)

    assert spread(level_turns(seen, spoken)) > 0.4
    assert spread(level_turns(seen, spoken, target=-18.0, ceiling=-3.0)) < 0.2


def test_a_pause_rises_no_more_than_what_is_left_of_the_speech_beside_it() -> None:
    """The limiter takes sharp peaks from the speech, and nothing from the room."""
    sharp, rest = talk(3.0, -20.0), tone(1.0, -65.0)
    sharp[0, ::9_000] *= 4
    seen = heard(np.concatenate([sharp, rest, sharp * 0.5, rest, sharp, rest], axis=1))
    spoken = tuple((Millis(n * 4_000 + 10), Millis(n * 4_000 + 2_990), "ABA"[n]) for n in range(3))

    curve = level_turns(seen, spoken, target=-20.0, ceiling=-6.0)

    raised = curve.raised(solve(seen, curve, -20.0, -6.0))
    left = reached(seen, raised, -6.0)
    rises = [
        (loudness_of(left[at : at + 30]) or 0.0) - (loudness_of(seen.energies[at : at + 30]) or 0.0)
        for at in (0, 40, 80)
    ]
    assert gain_at(raised, 1.0) - rises[0] > 1  # the limiter works
    assert gain_at(raised, 3.5) <= min(rises[:2]) + 0.1
    assert gain_at(raised, 7.5) <= min(rises[1:]) + 0.1


@pytest.mark.parametrize("late", [-250, 0, 250])
def test_turns_that_are_a_little_off_begin_where_their_sound_does(late: int) -> None:
    said = tuple((Millis(a + late), Millis(b + late), who) for a, b, who in turns("A", "B", "A", "B"))
    curve = level_turns(recording(), said)
    loud, quiet = gain_at(curve, 2.0), gain_at(curve, 5.5)
    for at, gain in ((0.6, loud), (3.75, loud), (4.1, quiet), (6.4, quiet), (7.25, loud), (7.6, loud)):
        assert gain_at(curve, at) == pytest.approx(gain, abs=0.5), at
