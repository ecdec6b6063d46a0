from dataclasses import replace
from pathlib import Path

import pytest

from podcast.model import Segment, Speaker, Transcript
from podcast.timecode import Millis
from podcast.transcript import read
from podcast.transcript.speakers import Guess, guess, with_speakers
from tests.support import make_transcript

PAGE = Path(__file__).parents[2] / "golden" / "transcripts" / "harbour-page.txt"
INTERVIEW = tuple(segment.text for segment in read(PAGE).transcript.segments)
ALONE = (
    "The tower was built of granite from the island, and its lamp burned oil that was carried up by hand.",
    "Three families lived here at one time, each with a garden behind the wall that kept out the wind.",
    "In a storm the keeper stayed in the lamp room. Who would have slept with the glass shaking?",
    "Every ship that passed was written down in the log, with its course and the hour of the night.",
    "Look at the floor. The stone is worn into a path that leads from the stair to the lamp.",
    "The lens was cut by hand in Paris and came by ship in forty crates packed with straw and wool.",
    "After the war the light was made electric, and the last of the families moved to the mainland.",
    "Today the tower belongs to the museum, which opens it to visitors on every day but Monday.",
)


def stamped(texts: tuple[str, ...]) -> Transcript:
    segments = tuple(
        Segment(start=Millis(n * 9000), end=Millis(n * 9000 + 9000), text=text)
        for n, text in enumerate(texts)
    )
    return Transcript(segments=segments, timing="estimated")


def alternating(count: int) -> list[str]:
    return ["guest" if n % 2 else "host" for n in range(count)]


def test_host_and_guest_of_an_interview_are_told_apart() -> None:
    guessed = guess(INTERVIEW)
    assert list(guessed.roles) == list(guessed.labels) == alternating(len(INTERVIEW))
    assert guessed.pair >= 0.8


def test_marks_and_lengths_tell_them_apart_in_any_language() -> None:
    assert list(guess(INTERVIEW, "xx").labels) == alternating(len(INTERVIEW))


def test_two_turns_of_one_voice_and_a_word_in_between_are_followed() -> None:
    answer = (
        "And in the morning she rows across to the town, where the bread is, and the post, and her sister."
    )
    split = (*INTERVIEW[:4], answer, *INTERVIEW[4:8], "Mhm.", answer, *INTERVIEW[8:])
    truth = [*alternating(4), "guest", *alternating(4), "host", "guest", *alternating(len(INTERVIEW) - 8)]
    labels = guess(split).labels

    assert all(label in (None, true) for label, true in zip(labels, truth, strict=True))
    assert sum(label is None for label in labels) <= 3


@pytest.mark.parametrize("gone", range(len(INTERVIEW)))
def test_a_missing_turn_confuses_no_other(gone: int) -> None:
    truth = alternating(len(INTERVIEW))
    labels = guess(INTERVIEW[:gone] + INTERVIEW[gone + 1 :]).labels
    pairs = list(zip(labels, truth[:gone] + truth[gone + 1 :], strict=True))
    assert all(label in (None, true) for label, true in pairs)
    assert sum(label is None for label, _ in pairs) <= 2


def test_a_turn_without_a_sign_is_said_by_the_other_voice() -> None:
    remark = (
        "That must be hard on a family that lives alone out here, with nobody near and the boat on the grass."
    )
    assert list(guess((*INTERVIEW[:6], remark, *INTERVIEW[7:])).roles) == alternating(len(INTERVIEW))


def test_who_begins_does_not_matter() -> None:
    assert list(guess(INTERVIEW[1:]).roles) == alternating(len(INTERVIEW))[1:]


def test_a_turn_that_is_not_sure_stays_unlabelled() -> None:
    unsure = Guess(("host", "guest", "host"), (0.95, 0.79, 0.8), 0.9)
    assert unsure.labels == ("host", None, "host")


def test_nobody_is_labelled_where_it_may_be_another_kind_of_talk() -> None:
    assert Guess(("host", "guest"), (0.99, 0.99), 0.69).labels == (None, None)


def test_voices_are_called_as_the_talk_calls_them() -> None:
    talk = (
        "Welcome to the harbour hour. I'm Mara Lind, and my guest is Tomas Okafor. Who keeps the lamp?",
        "Thanks, Mara. " + INTERVIEW[1],
        *INTERVIEW[2:],
    )
    done = with_speakers(stamped(talk))

    assert [speaker.label for speaker in done.speakers] == ["Mara Lind", "Tomas Okafor"]
    assert [one.speaker for one in done.segments[:2]] == ["Mara Lind", "Tomas Okafor"]
    assert all(speaker.inferred for speaker in done.speakers)


def test_labels_go_by_appearance_and_say_that_they_are_guessed() -> None:
    done = with_speakers(stamped(INTERVIEW[1:]))
    assert [speaker.label for speaker in done.speakers] == ["Speaker 1", "Speaker 2"]
    assert [speaker.role for speaker in done.speakers] == ["guest", "host"]
    assert all(speaker.inferred and 0.8 <= (speaker.confidence or 0) <= 0.99 for speaker in done.speakers)
    assert [one.speaker for one in done.segments[:3]] == ["Speaker 1", "Speaker 2", "Speaker 1"]
    assert [one.text for one in done.segments] == list(INTERVIEW[1:])


@pytest.mark.parametrize("texts", [ALONE, INTERVIEW[1::2], ("Yes.",) * 12, ("So?", "Yes."), ()])
def test_talk_that_is_no_dialogue_stays_unlabelled(texts: tuple[str, ...]) -> None:
    assert with_speakers(stamped(texts)) == stamped(texts)


def test_captions_are_no_turns_and_stay_unlabelled() -> None:
    captions = replace(stamped(INTERVIEW), timing="segment")
    assert with_speakers(captions) == captions


def test_labels_of_the_source_stay_and_get_roles() -> None:
    plain = make_transcript(
        tuple(
            (n * 9000, n * 9000 + 9000, ("Mara", "Tomas")[n % 2], text) for n, text in enumerate(INTERVIEW)
        ),
        speakers=(Speaker(label="Mara"), Speaker(label="Tomas")),
    )
    done = with_speakers(plain)
    assert done.segments == plain.segments
    assert done.speakers == (Speaker(label="Mara", role="host"), Speaker(label="Tomas", role="guest"))


def test_a_guest_may_speak_first() -> None:
    plain = make_transcript(
        tuple(
            (n * 9000, n * 9000 + 9000, ("Tomas", "Mara")[n % 2], text)
            for n, text in enumerate(INTERVIEW[1:])
        ),
        speakers=(Speaker(label="Tomas"), Speaker(label="Mara")),
    )
    assert [speaker.role for speaker in with_speakers(plain).speakers] == ["guest", "host"]


@pytest.mark.parametrize(
    "speakers",
    [
        (Speaker(label="Mara"),),
        (Speaker(label="Mara"), Speaker(label="Tomas"), Speaker(label="Kim")),
        (Speaker(label="Mara", role="guest"), Speaker(label="Tomas")),
    ],
)
def test_roles_are_guessed_for_two_who_have_none(speakers: tuple[Speaker, ...]) -> None:
    assert with_speakers(make_transcript(speakers=speakers)).speakers == speakers


def test_roles_that_are_unclear_stay_open() -> None:
    plain = make_transcript(
        ((0, 1, "Mara", "Yes, yes."), (1, 2, "Tomas", "Yes, yes.")),
        speakers=(Speaker(label="Mara"), Speaker(label="Tomas")),
    )
    assert with_speakers(plain) == plain


@pytest.mark.parametrize(
    "opening",
    [
        "This is the harbour show, and my name stands on the door. A keeper has come up the stairs with me.",
        "Lamps, lenses and the long night at sea, as told by somebody who was there and kept the light.",
    ],
)
def test_a_long_opening_of_any_words_is_the_hosts(opening: str) -> None:
    reply = (
        "Thanks, Mara. I should say at once that I never wore a uniform, and on some nights I wore two coats."
    )
    talk = (opening, reply, *INTERVIEW[2:])

    assert list(guess(talk).roles) == alternating(len(talk))
