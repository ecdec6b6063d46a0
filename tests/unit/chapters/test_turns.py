from dataclasses import replace

import pytest

from podcast.chapters.turns import host, is_conversation, passages_of, places, turns_of
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
    found = turns_of(make_transcript(PIECES))
    assert [(turn.start, turn.text) for turn in found] == [
        (0, "Who lit the lamp?"),
        (3_000, "The keeper did."),
    ]


def test_pieces_of_japanese_become_turns_and_passages_without_spaces() -> None:
    pieces = (
        (0, 2_000, "Mara", "灯台は"),
        (2_000, 3_000, "Mara", "古い。"),
        (3_000, 30_000, "Mara", "ランプも古い。"),
    )
    said = make_transcript(pieces)
    for found in (turns_of(said), passages_of(said)):
        assert [turn.text for turn in found] == ["灯台は古い。ランプも古い。"]


@pytest.mark.parametrize(
    ("pieces", "texts"),
    [
        (
            [
                (0, 2, "Mara", "灯台は"),
                (2, 3, "Mara", "古く"),
                (3, 4, "Tomas", "て、"),
                (4, 5, "Tomas", "遠い"),
            ],
            ["灯台は古くて、遠い"],  # which somebody else goes on with, and nobody ends
        ),
        (
            [
                (0, 2, "Mara", "灯台は古い。"),
                (2, 3, "Mara", "遠い。"),
                (300, 310, "Mara", "ランプも古い。"),
                (310, 320, "Mara", "白い。"),
            ],
            ["灯台は古い。遠い。", "ランプも古い。白い。"],
        ),
    ],
)
def test_passages_of_japanese_have_no_spaces(
    pieces: list[tuple[int, int, str, str]], texts: list[str]
) -> None:
    said = tuple((start * 1_000, end * 1_000, who, text) for start, end, who, text in pieces)
    assert [turn.text for turn in passages_of(make_transcript(said))] == texts


def test_without_labels_a_turn_ends_with_a_sentence() -> None:
    found = turns_of(unlabelled(make_transcript(PIECES)))
    assert [turn.start for turn in found] == [0, 3_000]


def test_a_long_turn_is_taken_apart_into_passages() -> None:
    text = "The lamp was lit. It burned all night. The keeper slept."
    found = passages_of(make_transcript(((0, 110_000, "Mara", text),)))
    assert [turn.text for turn in found] == ["The lamp was lit.", "It burned all night.", "The keeper slept."]


def test_a_passage_that_never_ends_in_a_sentence_is_kept() -> None:
    found = passages_of(
        make_transcript(((0, 9_000, "Mara", "and so on"), (9_000, 19_000, "Tomas", "and on")))
    )
    assert [turn.text for turn in found] == ["and so on and on"]


def test_nobody_is_host_where_nobody_is_named_or_asks() -> None:
    transcript = replace(make_transcript(PIECES[2:]), speakers=())
    assert host(transcript, turns_of(transcript)) is None


def test_the_hosts_questions_are_places() -> None:
    assert places(turns_of(make_transcript(INTERVIEW)), "Mara", 2) == [4]


def test_with_too_few_questions_the_hosts_turns_are_places() -> None:
    assert places(turns_of(make_transcript(INTERVIEW)), "Mara", 3) == [2, 4]


def test_without_a_host_any_question_is_a_place() -> None:
    assert places(turns_of(unlabelled(make_transcript(INTERVIEW))), None, 2) == [1, 4]


def test_with_nothing_to_go_by_every_turn_is_a_place() -> None:
    assert places(turns_of(make_transcript(INTERVIEW)), "Nobody", 2) == [1, 2, 3, 4, 5]


def test_lines_that_were_stamped_one_by_one_are_turns_though_one_voice_has_several() -> None:
    stamped = replace(
        make_transcript((*INTERVIEW[:2], (9_000, 12_000, "Tomas", "Alone."))), timing="estimated"
    )
    assert len(turns_of(stamped)) == len(stamped.segments)


def test_stamps_inside_of_sentences_part_no_turns() -> None:
    pieces = ((0, 2_000, "Mara", "Who"), (2_000, 3_000, "Mara", "lit"), (3_000, 4_000, "Mara", "it?"))
    assert len(turns_of(replace(make_transcript(pieces), timing="estimated"))) == 1


def test_one_voice_that_asks_itself_is_no_conversation() -> None:
    alone = make_transcript(tuple((n * 1000, n * 1000 + 900, "Mara", "Who was it?") for n in range(9)))
    assert not is_conversation(turns_of(replace(alone, timing="estimated")), 1)


def test_two_voices_that_never_ask_are_no_conversation() -> None:
    assert is_conversation(turns_of(make_transcript(INTERVIEW)), 2)
    told = tuple((a, b, who, text.replace("?", ".")) for a, b, who, text in INTERVIEW)
    assert not is_conversation(turns_of(make_transcript(told)), 2)


def test_passages_can_be_longer() -> None:
    talk = make_transcript(tuple((n * 30_000, n * 30_000 + 30_000, "Mara", "It was.") for n in range(8)))
    assert [each.start for each in passages_of(talk, 60_000)] == [0, 60_000, 120_000, 180_000]
