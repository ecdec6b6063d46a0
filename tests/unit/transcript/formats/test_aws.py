import json
from pathlib import Path
from typing import Any

from podcast.model import Transcript
from podcast.transcript import parse


def read(document: Any) -> Transcript:
    found = parse(json.dumps(document).encode(), Path("talk.json"))
    assert found.format == "aws"
    return found.transcript


def item(text: str, start: str = "", end: str = "") -> dict[str, Any]:
    best = {"alternatives": [{"confidence": "0.9", "content": text}]}
    if not start:
        return {**best, "type": "punctuation"}
    return {**best, "start_time": start, "end_time": end, "type": "pronunciation"}


def test_speakers_are_found_beside_the_items_by_their_times() -> None:
    items = [item("Ahoy", "0.0", "0.5"), item("!"), item("Who", "1.0", "1.5"), item("?")]
    segments = [
        {"speaker_label": "spk_0", "items": [{"start_time": "0.0", "end_time": "0.5"}]},
        {
            "speaker_label": "spk_1",
            "items": [{"start_time": "1.0", "end_time": "1.5", "speaker_label": "spk_1"}],
        },
    ]
    said = read({"results": {"items": items, "speaker_labels": {"segments": segments}}})
    assert [(one.speaker, one.text) for one in said.segments] == [("spk_0", "Ahoy!"), ("spk_1", "Who?")]
    assert said.segments[0].words[0].confidence == 0.9


def test_channels_are_read_one_by_one_and_put_in_order() -> None:
    channels = [
        {
            "channel_label": "ch_0",
            "items": [item("Ahoy", "0.0", "0.5"), item("."), item("Off", "4.0", "4.5")],
        },
        {"channel_label": "ch_1", "items": [item("Who", "1.0", "1.5"), item("?")]},
    ]
    said = read({"results": {"items": [], "channel_labels": {"channels": channels}}})
    assert [(one.speaker, one.text) for one in said.segments] == [
        ("ch_0", "Ahoy."),
        ("ch_1", "Who?"),
        ("ch_0", "Off"),
    ]


def test_segments_are_used_where_the_items_are_missing() -> None:
    segment = {"transcript": "Ahoy there.", "start_time": "1.5", "end_time": "3.0", "speaker_label": "spk_0"}
    said = read({"results": {"transcripts": [{"content": ""}], "audio_segments": [segment]}})
    assert [(one.start, one.end, one.speaker, one.text) for one in said.segments] == [
        (1500, 3000, "spk_0", "Ahoy there.")
    ]


def test_call_analytics_tells_who_by_the_part_they_have() -> None:
    words = [
        {"Type": "pronunciation", "Content": "Ahoy", "BeginOffsetMillis": 10, "EndOffsetMillis": 400},
        {"Type": "punctuation", "Content": "!", "BeginOffsetMillis": 400, "EndOffsetMillis": 400},
    ]
    turn = {
        "Content": "Ahoy!",
        "BeginOffsetMillis": 10,
        "EndOffsetMillis": 400,
        "ParticipantRole": "AGENT",
        "Items": words,
    }
    said = read({"LanguageCode": "en-US", "Transcript": [turn]})
    assert (said.language, said.segments[0].speaker, said.segments[0].text) == ("en-US", "AGENT", "Ahoy!")
    assert said.segments[0].words[0].start == 10
