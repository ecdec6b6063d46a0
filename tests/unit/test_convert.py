import json
from pathlib import Path

from podcast.convert import convert

CAPTIONS = """\
WEBVTT

one
00:00:01.000 --> 00:00:02.000 align:start
<v Ann>The crane</v>

two
00:00:02.000 --> 00:00:09.000
<v Ann>lifts what it can, and the tide does the rest of the work.</v>
"""


def converted(text: str, to: str, profile: str = "") -> str:
    return convert(text.encode(), Path("talk"), to, profile=profile)[0]


def test_captions_stay_cue_by_cue_until_a_profile_is_named() -> None:
    assert converted(CAPTIONS, "vtt") == CAPTIONS
    assert converted(CAPTIONS, "srt").startswith("1\n00:00:01,000 --> 00:00:02,000\nAnn: The crane\n")
    assert converted(CAPTIONS, "vtt", "podcast") != CAPTIONS


def test_captions_become_turns_in_formats_that_hold_talk() -> None:
    (turn,) = json.loads(converted(CAPTIONS, "json"))["segments"]
    assert turn["body"].startswith("The crane lifts")


def test_a_transcript_that_is_no_captions_is_cut_for_the_screen() -> None:
    long = "The crane lifts what it can, and the tide does the rest of the work. " * 6
    text = f"[0:00] Ann: {long}\n[0:40] Bo: Good night.\n"
    assert converted(text, "vtt").count("-->") > 4
