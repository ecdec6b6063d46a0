from dataclasses import replace

from podcast.chapters.turns import host, places, turns_of
from podcast.model import Transcript
from tests.support import make_transcript

PIECES = (
    (0, 2_000, "Mara", "Who lit"),
    (2_000, 3_000, "Mara", "the lamp?"),
    (3_000, 5_000, "Tomas", "The keeper"),
    (5_000, 9_000, "Tomas", "did."),
)

INTERVIEW = (
    (0, 5_000, "Mara", "Who lit the lamp?"),
    (5_000, 9_000, "Tomas", "The keeper. Who else?"),
    (9_000, 15_000, "Mara", "The visitors saw it."),
    (15_000, 19_000, "Tomas", "They did."),
    (19_000, 25_000, "Mara", "With what oil?"),
    (25_000, 29_000, "Tomas", "With whale oil."),
)


def unlabelled(transcript: Transcript) -> Transcript:
    return replace(transcript, segments=tuple(replace(each, speaker=None) for each in transcript.segments))


def test_pieces_of_one_voice_are_a_turn() -> None:
    found = turns_of(make_transcript(PIECES), 1)
    assert [(turn.start, turn.text) for turn in found] == [
        (0, "Who lit the lamp?"),
        (3_000, "The keeper did."),
    ]


def test_without_labels_a_turn_ends_with_a_sentence() -> None:
    found = turns_of(unlabelled(make_transcript(PIECES)), 1)
    assert [turn.start for turn in found] == [0, 3_000]


def test_too_few_turns_are_taken_apart_into_passages() -> None:
    text = "The lamp was lit. It burned all night. The keeper slept."
    found = turns_of(make_transcript(((0, 110_000, "Mara", text),)), 3)
    assert [turn.text for turn in found] == ["The lamp was lit.", "It burned all night.", "The keeper slept."]


def test_a_passage_that_never_ends_in_a_sentence_is_kept() -> None:
    found = turns_of(
        make_transcript(((0, 9_000, "Mara", "and so on"), (9_000, 19_000, "Tomas", "and on"))), 5
    )
    assert [turn.text for turn in found] == ["and so on and on"]


def test_nobody_is_host_where_nobody_is_named_or_asks() -> None:
    transcript = replace(make_transcript(PIECES[2:]), speakers=())
    assert host(transcript, turns_of(transcript, 1)) is None


def test_the_hosts_questions_are_places() -> None:
    assert places(turns_of(make_transcript(INTERVIEW), 2), "Mara", 2) == [4]


def test_with_too_few_questions_the_hosts_turns_are_places() -> None:
    assert places(turns_of(make_transcript(INTERVIEW), 3), "Mara", 3) == [2, 4]


def test_without_a_host_any_question_is_a_place() -> None:
    assert places(turns_of(unlabelled(make_transcript(INTERVIEW)), 2), None, 2) == [1, 4]


def test_with_nothing_to_go_by_every_turn_is_a_place() -> None:
    assert places(turns_of(make_transcript(INTERVIEW), 2), "Nobody", 2) == [1, 2, 3, 4, 5]
