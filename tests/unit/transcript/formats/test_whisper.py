import json
from pathlib import Path
from typing import Any

import pytest

from podcast.transcript import Reading, parse


def reading(document: Any) -> Reading:
    found = parse(json.dumps(document).encode(), Path("talk.json"))
    assert found.format == "whisper"
    return found


def word(text: str, start: float | None = None, end: float | None = None, **more: Any) -> dict[str, Any]:
    times = {} if start is None else {"start": start, "end": end}
    return {"word": text, **times, **more}


def words(found: Reading) -> list[list[tuple[str, int, int]]]:
    return [
        [(one.text, one.start, one.end) for one in segment.words] for segment in found.transcript.segments
    ]


def test_segments_without_words_are_measured_by_segment() -> None:
    found = reading(
        {"text": "Hi", "language": "en", "segments": [{"id": 0, "start": 0.5, "end": 2.0, "text": " Hi you"}]}
    )
    (one,) = found.transcript.segments
    assert (one.start, one.end, one.text, one.words) == (500, 2000, "Hi you", ())
    assert (found.transcript.language, found.transcript.timing) == ("en", "segment")


@pytest.mark.parametrize(
    ("named", "tag"), [("de", "de"), ("English", "en"), ("klingon", None), (7, None), (None, None)]
)
def test_languages_are_tags(named: object, tag: str | None) -> None:
    found = reading({"language": named, "segments": [{"start": 0, "end": 1, "text": "a"}]})
    assert found.transcript.language == tag


@pytest.mark.parametrize("key", ["probability", "confidence", "score"])
def test_words_keep_their_times_and_confidence(key: str) -> None:
    timed = [word(" Hello", 0, 0.4, **{key: 0.5}), word(" you", 0.5, 0.9)]
    found = reading({"segments": [{"start": 0, "end": 1, "text": " Hello you", "words": timed}]})
    assert found.transcript.timing == "word"
    assert words(found) == [[("Hello", 0, 400), ("you", 500, 900)]]
    assert [one.confidence for one in found.transcript.segments[0].words] == [0.5, None]


def test_words_without_times_get_the_room_between_their_neighbours() -> None:
    timed = [word("In", 0, 0.2), word("2026"), word("it", 0.8, 1.0)]
    assert words(reading({"segments": [{"start": 0, "end": 1, "text": "In 2026 it", "words": timed}]})) == [
        [("In", 0, 200), ("2026", 200, 800), ("it", 800, 1000)]
    ]


def test_a_segment_in_which_the_voice_changes_is_parted() -> None:
    timed = [
        word("Are", 0, 0.3, speaker="SPEAKER_00"),
        word("you?"),
        word("Yes.", 1.0, 1.5, speaker="SPEAKER_01"),
    ]
    found = reading(
        {
            "segments": [
                {"start": 0, "end": 2, "text": "Are you? Yes.", "speaker": "SPEAKER_00", "words": timed}
            ]
        }
    )
    assert [(one.speaker, one.text, one.start, one.end) for one in found.transcript.segments] == [
        ("SPEAKER_00", "Are you?", 0, 1000),
        ("SPEAKER_01", "Yes.", 1000, 1500),
    ]
    assert words(found)[0] == [("Are", 0, 300), ("you?", 300, 1000)]


def test_pieces_of_words_stay_together_where_the_voice_changes() -> None:
    timed = [word(" $43", 0, 0.3, speaker=0), word(",000", 0.3, 0.5, speaker=0), word(" Oh", 1, 2, speaker=1)]
    found = reading({"segments": [{"start": 0, "end": 2, "text": " $43,000 Oh", "words": timed}]})
    assert [(one.speaker, one.text) for one in found.transcript.segments] == [
        ("Speaker 0", "$43,000"),
        ("Speaker 1", "Oh"),
    ]


def test_the_only_voice_of_the_words_is_that_of_the_segment() -> None:
    timed = [word("Hi", 0, 1, speaker="B")]
    assert (
        reading({"segments": [{"start": 0, "end": 1, "text": "Hi", "words": timed}]})
        .transcript.segments[0]
        .speaker
        == "B"
    )


def test_words_beside_the_segments_find_theirs() -> None:
    found = reading(
        {
            "task": "transcribe",
            "language": "english",
            "segments": [
                {"start": 0, "end": 2, "text": " Well, yes."},
                {"start": 2, "end": 3, "text": " Bye."},
            ],
            "words": [word("Well", 0.1, 0.5), word("yes", 0.6, 1.9), word("Bye", 2.0, 2.5), "odd", word("x")],
        }
    )
    assert words(found) == [[("Well,", 100, 500), ("yes.", 600, 1900)], [("Bye.", 2000, 2500)]]


def test_words_that_spell_another_text_are_not_used() -> None:
    found = reading({"segments": [{"start": 0, "end": 1, "text": "one", "words": [word("two", 0, 1), 3]}]})
    assert words(found) == [[]]


def test_a_list_of_segments_is_read_too() -> None:
    assert (
        len(
            reading(
                [{"start": 0, "end": 1, "text": "a"}, {"start": 1, "end": None, "text": "b"}]
            ).transcript.segments
        )
        == 2
    )


def test_a_segment_without_a_start_is_reported_and_kept() -> None:
    found = reading({"segments": [{"start": None, "text": "a"}, {"start": 5, "end": 6, "text": "kept"}]})
    assert [(one.text, one.start) for one in found.transcript.segments] == [("a", 0), ("kept", 5000)]
    assert "without a start" in found.findings[0].message
