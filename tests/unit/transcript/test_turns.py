from dataclasses import replace

from podcast.model import Segment, Transcript
from podcast.timecode import Millis
from podcast.transcript.turns import merged
from tests.support import make_transcript, words


def talk(*cues: tuple[int, int, str | None, str]) -> Transcript:
    segments = tuple(
        Segment(start=Millis(a), end=Millis(b), speaker=who, text=text) for a, b, who, text in cues
    )
    return Transcript(segments=segments)


def turns(transcript: Transcript) -> list[tuple[int, int, str]]:
    return [(one.start, one.end, one.text) for one in merged(transcript).segments]


def test_cues_of_one_speaker_become_a_turn() -> None:
    found = turns(talk((0, 900, "A", "one"), (1000, 2000, "A", "two"), (2000, 3000, "B", "three")))
    assert found == [(0, 2000, "one two"), (2000, 3000, "three")]


def test_two_seconds_of_silence_part_turns() -> None:
    assert len(turns(talk((0, 1000, "A", "one"), (2999, 4000, "A", "two")))) == 1
    assert len(turns(talk((0, 1000, "A", "one"), (3000, 4000, "A", "two")))) == 2


def test_the_times_of_cues_live_on_in_the_words() -> None:
    (turn,) = merged(talk((0, 1000, "A", "one"), (1500, 2000, "A", "two"))).segments
    assert [(word.text, word.start, word.end) for word in turn.words] == [
        ("one", 0, 1000),
        ("two", 1500, 2000),
    ]


def test_measured_words_are_kept() -> None:
    transcript = make_transcript(((0, 1000, "A", "a b"), (1000, 2000, "A", "c d")), timing="word")
    (turn,) = merged(transcript).segments
    assert turn.words == words("a b", 0, 1000) + words("c d", 1000, 2000)


def test_without_names_paragraphs_end_with_a_sentence_after_20_seconds() -> None:
    cues = [(n * 5000, n * 5000 + 5000, None, f"cue {n}" + "." * (n % 2)) for n in range(12)]
    assert [(a, b) for a, b, _ in turns(talk(*cues))] == [(0, 20_000), (20_000, 40_000), (40_000, 60_000)]


def test_without_stops_a_paragraph_is_no_longer_than_a_minute() -> None:
    cues = [(n * 7000, n * 7000 + 7000, None, "talk") for n in range(20)]
    assert max(b - a for a, b, _ in turns(talk(*cues))) == 56_000


def test_without_names_silence_ends_a_paragraph_only_behind_a_sentence() -> None:
    assert len(turns(talk((0, 1000, None, "one."), (4000, 5000, None, "two")))) == 2
    assert len(turns(talk((0, 1000, None, "one"), (4000, 5000, None, "two")))) == 1


def test_stamped_turns_are_never_joined() -> None:
    stamped = replace(talk((0, 1000, "A", "one"), (1000, 2000, "A", "two")), timing="estimated")
    assert merged(stamped) == stamped


def test_cues_in_a_script_without_spaces_are_joined_without_one() -> None:
    cues = ((0, 900, "A", "灯台は"), (1000, 1900, "A", "「古い」と…"), (2000, 3000, "A", "Mara"))
    (turn,) = merged(talk(*cues)).segments
    assert turn.text == "灯台は「古い」と… Mara"
    assert [(word.text, word.start) for word in turn.words] == [
        ("灯台は", 0),
        ("「古い」と…", 1000),
        ("Mara", 2000),
    ]
    assert turn.places == (0, 3, 10)
