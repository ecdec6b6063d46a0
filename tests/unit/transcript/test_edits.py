from dataclasses import replace
from pathlib import Path

import pytest

from podcast.errors import Finding, Where
from podcast.model import Segment, Speaker, Transcript, TurnEdit
from podcast.timecode import Millis
from podcast.transcript.edits import edited, given
from podcast.transcript.turns import merged
from tests.support import make_transcript, words

TALK = make_transcript(
    (
        (0, 6_000, "Mara", "Who keeps the lamp? I keep it."),
        (6_400, 9_000, "Tomas", "And the"),
        (9_000, 15_000, "Tomas", "boat. And the log."),
    )
)


def place(entry: int) -> Where:
    return Where(Path("talk.md"), 10 + entry)


def edit(at: int, **what: object) -> TurnEdit:
    return TurnEdit(at=Millis(at), **what)  # type: ignore[arg-type]


def after(*edits: TurnEdit, talk: Transcript = TALK) -> list[tuple[int, int, str, str]]:
    done, names, findings = edited(talk, edits, place)
    assert findings == ()
    for one in done.segments:
        assert " ".join(word.text for word in one.words) == one.text
        assert all(one.start <= word.start <= word.end <= one.end for word in one.words)
    return [(one.start, one.end, name, one.text) for one, name in zip(done.segments, names, strict=True)]


def refused(*edits: TurnEdit) -> tuple[Finding, ...]:
    done, names, findings = edited(TALK, edits, place)
    assert (done, set(names)) == (TALK, {""})
    return findings


def test_a_turn_is_split_before_the_words_which_keep_their_times() -> None:
    found = after(edit(0, split="I keep"))

    assert found[:2] == [(0, 3428, "", "Who keeps the lamp?"), (3428, 6000, "", "I keep it.")]
    assert len(found) == 4


def test_who_speaks_from_a_split_on_is_said_with_it() -> None:
    assert [name for _, _, name, _ in after(edit(0, split="I keep", speaker="Tomas"))] == [
        "",
        "Tomas",
        "",
        "",
    ]


def test_a_split_is_found_by_any_time_inside_the_turn_and_never_at_its_head() -> None:
    found = after(edit(12_000, split="And the"), edit(14_000, split="log"))

    assert [text for _, _, _, text in found[2:]] == ["boat.", "And the", "log."]


def test_quotes_stay_with_the_word_they_open() -> None:
    talk = make_transcript(((0, 4000, "Mara", "He said: “I keep it.”"),))

    assert [text for _, _, _, text in after(edit(0, split="I keep"), talk=talk)] == [
        "He said:",
        "“I keep it.”",
    ]


def test_a_turn_is_joined_to_the_one_before_it() -> None:
    assert after(edit(9_000, merge=True))[1] == (6_400, 15_000, "", "And the boat. And the log.")


def test_a_turn_may_have_moved_by_a_second() -> None:
    assert len(after(edit(8_000, merge=True))) == len(after(edit(10_900, merge=True))) == 2
    assert refused(edit(4_900, merge=True))[0].message == "no turn begins at 0:04"
    assert refused(edit(11_000, merge=True))[0].message == "no turn begins at 0:11"


def test_of_two_turns_the_one_of_that_second_is_meant() -> None:
    near = make_transcript(
        ((0, 900, "Mara", "one"), (900, 1000, "Mara", "two"), (1000, 2000, "Mara", "three"))
    )

    assert [name for _, _, name, _ in after(edit(1000, speaker="Kim"), talk=near)] == ["", "", "Kim"]
    assert [name for _, _, name, _ in after(edit(900, speaker="Kim"), talk=near)] == ["", "Kim", ""]


def test_edits_apply_in_turn() -> None:
    found = after(edit(0, split="I keep"), edit(3_000, speaker="Tomas"), edit(6_000, merge=True))

    assert [(name, text) for _, _, name, text in found] == [
        ("", "Who keeps the lamp?"),
        ("Tomas", "I keep it. And the"),
        ("", "boat. And the log."),
    ]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (edit(0, split="Who keeps"), "the turn at 0:00 begins with 'Who keeps': nothing is before it"),
        (edit(9_000, split="log book"), "the turn at 0:09 has no 'log book' to split it at"),
        (edit(90_000, split="log"), "the turn at 1:30 has no 'log' to split it at"),
        (edit(0, merge=True), "the turn at 0:00 is the first: there is none before it to merge with"),
        (edit(90_000, speaker="Kim"), "no turn begins at 1:30"),
    ],
)
def test_what_fits_no_turn_changes_nothing_and_is_told_at_its_line(wrong: TurnEdit, message: str) -> None:
    _, finding = refused(edit(70_000, merge=True), wrong)

    assert (finding.rule, finding.severity, finding.message) == ("turn-unmatched", "warning", message)
    assert str(finding.where) == "talk.md:11"


def test_the_hint_names_the_turns_there_are() -> None:
    assert refused(edit(12_000, merge=True))[0].hint.startswith("turns begin at 0:09;")
    assert refused(edit(3_000, merge=True))[0].hint.startswith("turns begin at 0:00 and 0:06;")


def test_an_empty_transcript_is_told_too() -> None:
    _, names, (finding,) = edited(Transcript(segments=()), [edit(0, merge=True)], place)
    assert (names, finding.message) == ((), "no turn begins at 0:00")


def test_ends_that_were_estimated_are_left_to_be_estimated_again() -> None:
    plain = tuple(Segment(start=one.start, end=one.end, text=one.text) for one in TALK.segments)
    done, _, _ = edited(Transcript(segments=plain, timing="estimated"), [edit(9_000, merge=True)], place)

    assert all(one.words == () for one in done.segments)


def test_the_measured_times_of_joined_cues_live_on_in_the_words() -> None:
    plain = tuple(Segment(start=one.start, end=one.end, text=one.text) for one in TALK.segments)
    done, _, _ = edited(Transcript(segments=plain), [edit(9_000, merge=True)], place)

    assert [word.start for word in done.segments[1].words if word.text == "boat."] == [9_000]


def test_speakers_are_those_who_still_speak() -> None:
    done = given(TALK, ["", "Kim", "Kim"])

    assert [one.speaker for one in done.segments] == ["Mara", "Kim", "Kim"]
    assert done.speakers == (Speaker(label="Mara", role="host"), Speaker(label="Kim"))
    assert done.segments[1].words == words("And the", 6_400, 9_000)


def test_without_a_name_nothing_is_given() -> None:
    plain = replace(TALK, speakers=())
    assert given(plain, ["", "", ""]) is plain


def test_a_turn_without_spaces_is_split_between_its_cues() -> None:
    cues = ((0, 2_000, "Mara", "灯台は古い。"), (2_000, 4_000, "Mara", "冬は寒い。"))
    done, _, findings = edited(merged(make_transcript(cues)), [edit(0, split="冬は")], place)
    assert findings == ()
    assert [(one.start, one.text) for one in done.segments] == [(0, "灯台は古い。"), (2_000, "冬は寒い。")]
    assert edited(merged(make_transcript(cues)), [edit(0, split="台は")], place)[2] != ()
