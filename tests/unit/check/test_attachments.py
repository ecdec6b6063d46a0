import json

import pytest

from podcast.check.attachments import CHECKS, chapter_starts, chapters, segments, srt, vtt, words
from podcast.links import CHAPTERS_TYPE

CUE = "00:00.000 --> 00:01.000\nWelcome.\n"


def said(faults: object) -> list[tuple[int | None, str]]:
    """What a check found, to compare."""
    return list(faults)  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize(
    "text",
    [
        f"WEBVTT\n\n{CUE}",
        f"WEBVTT - Title\n\nNOTE a --> b\n\n1\n{CUE}\n2\n00:01.000 --> 00:02.000 align:start\n<v Mara>Hi.\n",
        "WEBVTT\n",
    ],
)
def test_webvtt_that_apps_read(text: str) -> None:
    assert said(vtt(text)) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (CUE, "It is no WebVTT: Invalid format"),
        (
            "WEBVTT\n\n00:00:61.000 --> 00:01:02.000\nHi\n",
            "It is no WebVTT: Invalid timestamp '00:00:61.000'",
        ),
        ("WEBVTT\n\n00:00.000 -> 00:01.000\nHi\n", "It has 1 lines with times and 0 cues that apps can read"),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\nHi\n", "It has a cue that ends at 00:00:01.000, not after"),
    ],
)
def test_webvtt_that_apps_do_not_read(text: str, sentence: str) -> None:
    ((_, message),) = said(vtt(text))
    assert message.startswith(sentence)


def test_subrip_that_apps_read() -> None:
    text = "1\n00:00:00,000 --> 00:00:01,000\nHi.\n\n\n2\n00:00:01,000 --> 00:00:02,500\nHo.\nHum.\n"
    assert said(srt(text)) == said(srt(text.replace("\n", "\r\n"))) == []


def test_subrip_that_apps_do_not_read_is_told_with_its_lines() -> None:
    text = (
        "1\n00:00:00,000 --> 00:00:01,000\nHi.\n\n"
        "3\n00:00:01.000 --> 00:00:02.000\nHo.\n\n\n"
        "3\n00:00:05,000 --> 00:00:05,000\nHum.\n\n"
        "4\n00:00:06,000 --> 00:00:07,000\n\n"
    )
    assert said(srt(text)) == [
        (5, "Cue 2 has the number '3'"),
        (6, "Cue 2 has no line of times such as 00:00:01,000 --> 00:00:02,000"),
        (11, "Cue 3 does not end after its start"),
        (14, "Cue 4 has no words"),
    ]
    assert len(said(srt(""))) == 3


def segment(start: object = 0, end: object = 1, **more: object) -> dict[str, object]:
    """A segment of a JSON transcript."""
    return {"startTime": start, "endTime": end, "body": "Hi.", **more}


@pytest.mark.parametrize(
    ("items", "sentences"),
    [
        ([segment(), segment(1, 2, speaker="Mara")], []),
        ([segment("0")], ["Segment 1 has no startTime and endTime in seconds, one after the other"]),
        ([segment(2, 1)], ["Segment 1 has no startTime and endTime in seconds, one after the other"]),
        ([segment(5, 6), segment(4, 6)], ["Segment 2 starts before the one above it"]),
        ([segment(body=None)], ["Segment 1 has no body"]),
        ([segment(), "Hi."], ["It has no list of segments that are objects"]),
        ([], ["It has no list of segments that are objects"]),
    ],
)
def test_json_transcripts(items: list[object], sentences: list[str]) -> None:
    text = json.dumps({"version": "1.0.0", "segments": items})
    assert [message for _, message in said(segments(text))] == sentences


@pytest.mark.parametrize(
    ("items", "sentences"),
    [
        ([{"startTime": 0, "title": "A"}, {"startTime": 9.5, "title": "B"}], []),
        ([{"startTime": 0, "title": "A"}, {"startTime": 9, "toc": False}], []),
        ([{"startTime": 0}], ["Chapter 1 has no title"]),
        ([{"startTime": True, "title": "A"}], ["Chapter 1 has no startTime in seconds"]),
        ([{"startTime": -1, "title": "A"}], ["Chapter 1 has no startTime in seconds"]),
        (
            [{"startTime": 61, "title": "A"}, {"startTime": 61, "title": "B"}],
            ["Chapter 2 at 1:01 does not start after the one before it"],
        ),
    ],
)
def test_json_chapters(items: list[object], sentences: list[str]) -> None:
    text = json.dumps({"version": "1.2.0", "chapters": items})
    assert [message for _, message in said(chapters(text))] == sentences


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{\n"version": 1.2}', (None, "It does not say its version")),
        ("{\n,", (2, "It is no JSON: Expecting property name enclosed in double quotes")),
        ("[" * 100_000, (None, "It is JSON beyond measure")),
        ("[]", (None, "It has no list of chapters that are objects")),
    ],
)
def test_json_that_is_none_of_ours(text: str, fault: tuple[int | None, str]) -> None:
    assert fault in said(chapters(text))


def test_only_chapters_that_are_shown_have_starts() -> None:
    items = [{"startTime": 0}, {"startTime": 5, "toc": False}, {"startTime": "x"}, {"startTime": 9.25}]
    assert chapter_starts(json.dumps({"version": "1", "chapters": items})) == [0, 9250]
    assert chapter_starts("{") == chapter_starts("[]") == chapter_starts('{"chapters": 1}') == []


def test_text_and_html_must_say_something() -> None:
    assert said(words("<p>Hi.</p>")) == said(words("Hi.")) == []
    assert said(words("<p> </p>\n")) == [(None, "It has no words")]


def test_each_type_that_the_feed_offers_is_checked() -> None:
    assert {"text/vtt", "application/x-subrip", "application/json", "text/html", "text/plain"} | {
        CHAPTERS_TYPE
    } <= set(CHECKS)
