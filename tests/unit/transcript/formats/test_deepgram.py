import json
from pathlib import Path
from typing import Any

from podcast.model import Transcript
from podcast.transcript import parse


def read(results: dict[str, Any]) -> Transcript:
    found = parse(json.dumps({"metadata": {}, "results": results}).encode(), Path("talk.json"))
    assert found.format == "deepgram"
    return found.transcript


def channel(*words: tuple[str, float, int | None]) -> dict[str, Any]:
    timed = [
        {"word": word, "start": at, "end": at + 0.5, **({} if who is None else {"speaker": who})}
        for word, at, who in words
    ]
    return {"alternatives": [{"transcript": "…", "words": timed}]}


def test_channels_and_their_speakers_are_told_apart() -> None:
    said = read({"channels": [channel(("ahoy", 0, 0), ("aye", 4, 1)), channel(("who", 2, None))]})
    assert [(one.speaker, one.text) for one in said.segments] == [
        ("Channel 0 Speaker 0", "ahoy"),
        ("Channel 1", "who"),
        ("Channel 0 Speaker 1", "aye"),
    ]


def test_utterances_serve_where_the_words_were_left_out() -> None:
    utterances = [{"start": 1.5, "end": 2.0, "transcript": "Ahoy.", "speaker": 0, "channel": 0}]
    said = read({"channels": [{"alternatives": [{"transcript": "Ahoy."}]}], "utterances": utterances})
    assert [(one.start, one.end, one.speaker, one.text) for one in said.segments] == [
        (1500, 2000, "Speaker 0", "Ahoy.")
    ]
    assert said.timing == "segment"
