import json
from pathlib import Path
from typing import Any

from podcast.model import Transcript
from podcast.transcript import parse


def read(results: list[dict[str, Any]]) -> Transcript:
    found = parse(json.dumps({"results": results}).encode(), Path("talk.json"))
    assert found.format == "google"
    return found.transcript


def result(transcript: str, *words: tuple[str, Any, Any], **more: Any) -> dict[str, Any]:
    timed = [{"word": word, "startTime": start, "endTime": end} for word, start, end in words]
    return {"alternatives": [{"transcript": transcript, "words": timed}], **more}


def test_a_result_that_times_no_words_stays_between_those_that_do() -> None:
    said = read(
        [
            result("a b.", ("a", "0s", "1s"), ("b.", "1s", "2s")),
            result("c d."),
            result("e", ("e", "4s", "5s")),
        ]
    )
    assert [one.text for one in said.segments] == ["a b.", "c d.", "e"]
    assert (said.segments[1].start, said.segments[1].end) == (2000, 4000)


def test_results_without_words_end_when_they_say() -> None:
    said = read([result("a b", resultEndTime="2.5s"), result("c", resultEndTime="4s")])
    assert [(one.text, one.start, one.end) for one in said.segments] == [("a b", 0, 2500), ("c", 2500, 4000)]
    assert said.timing == "segment"


def test_a_time_may_be_seconds_and_nanos() -> None:
    said = read([result("a", ("a", {"seconds": "12", "nanos": 900_000_000}, {"seconds": "13"}))])
    assert (said.segments[0].start, said.segments[0].end) == (12_900, 13_000)


def test_channels_are_told_apart_where_there_are_several() -> None:
    said = read(
        [
            result("a b", ("a", "0s", "1s"), ("b", "5s", "6s"), channelTag=1),
            result("c", ("c", "2s", "3s"), channelTag=2),
        ]
    )
    assert [(one.speaker, one.text) for one in said.segments] == [
        ("Channel 1", "a"),
        ("Channel 2", "c"),
        ("Channel 1", "b"),
    ]
