import json
from pathlib import Path

import pytest

from podcast.errors import InputError
from podcast.transcript import Reading, parse


def reading(segments: object, **more: object) -> Reading:
    text = json.dumps({"version": "1.0.0", **more, "segments": segments}, indent=1)
    found = parse(text.encode(), Path("talk.json"))
    assert found.format == "json"
    return found


def row(start: object, end: object, body: object, speaker: object = None) -> dict[str, object]:
    return {"speaker": speaker, "startTime": start, "endTime": end, "body": body}


def test_segments_are_read_to_the_millisecond() -> None:
    (one,) = reading([row(0.5, 2.2345, "Hi\nthere\n", "Ann")]).transcript.segments
    assert (one.start, one.end, one.speaker, one.text) == (500, 2234, "Ann", "Hi there")


def test_words_that_come_one_by_one_are_joined_to_sentences() -> None:
    words = ["so", "this", "is", "it.", "and", "more", "then"]
    rows = [row(n * 0.5, n * 0.5 + 0.4, word, "Ann" if n < 6 else "Bo") for n, word in enumerate(words)]
    found = reading(rows).transcript
    assert found.timing == "word"
    assert [(one.text, one.start, one.end, one.speaker) for one in found.segments] == [
        ("so this is it.", 0, 1900, "Ann"),
        ("and more", 2000, 2900, "Ann"),
        ("then", 3000, 3400, "Bo"),
    ]
    assert [(word.text, word.end) for word in found.segments[1].words] == [("and", 2400), ("more", 2900)]


def test_silence_parts_words_and_a_missing_end_is_the_next_start_or_a_second_later() -> None:
    rows = [row(n, None, word) for n, word in enumerate(["one", "two", "three", "four"])]
    found = reading([*rows, row(9, 10, "five"), row(10, 11, "")]).transcript
    assert [one.text for one in found.segments] == ["one two three four", "five"]
    assert [word.end for word in found.segments[0].words] == [1000, 2000, 3000, 4000]


def test_short_answers_in_a_row_are_segments() -> None:
    rows = [row(n, n + 1, body) for n, body in enumerate(("Yes.", "No.", "Why?", "So.", "Oh!", "Well"))]
    assert len(reading(rows).transcript.segments) == 6


@pytest.mark.parametrize("bad", [row("x", 1, "a"), row(None, 1, "a"), row(-1, 1, "a"), row(1e400, 1, "a")])
def test_a_segment_without_a_start_is_reported_with_its_line_and_stays_in_its_place(bad: object) -> None:
    found = reading([row(0, 1, "first"), bad, row(2, 3, "last")])
    assert [(one.text, one.start) for one in found.transcript.segments] == [
        ("first", 0),
        ("a", 1000),
        ("last", 2000),
    ]
    assert {str(finding.where).split(":")[1] for finding in found.findings} <= {"10", "12"}


@pytest.mark.parametrize("bad", [row(0, 1, None), 7, ["a"]])
def test_a_segment_without_text_is_reported_with_its_line(bad: object) -> None:
    found = reading([row(0, 1, "kept"), bad, row(2, 3, "kept too")])
    assert [one.text for one in found.transcript.segments] == ["kept", "kept too"]
    (finding,) = found.findings
    assert finding.severity == "warning"
    assert finding.where
    assert finding.where.line == 10


def test_a_number_in_quotes_is_a_number() -> None:
    assert reading([row("1.5", "2", "a")]).transcript.segments[0].start == 1500


def test_what_was_read_before_the_text_breaks_off_is_kept() -> None:
    text = json.dumps({"segments": [row(0, 1, "kept"), row(1, 2, "broken")]}, indent=1)
    found = parse(text[:-30].encode(), Path("talk.json"))
    assert [one.text for one in found.transcript.segments] == ["kept"]
    assert "breaks off" in found.findings[0].message


@pytest.mark.parametrize(
    "text",
    [
        '{"segments": {"startTime": 1}}',
        '{"segments": [], "startTime": 1',
        '{"segments":' + "[" * 9000 + '"startTime":',
    ],
)
def test_other_json_is_an_error_and_no_traceback(text: str) -> None:
    with pytest.raises(InputError):
        parse(text.encode(), Path("talk.json"))
