import json
from pathlib import Path

import pytest

from podcast.convert import convert
from podcast.errors import UsageError

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


SHOWN = """\
1
00:00:01,000 --> 00:00:02,500
Ann: The crane lifts
what it can

2
00:00:02,500 --> 00:00:09,000
and the tide does the rest
of <the> work & more.

3
00:00:09,000 --> 00:00:11,000
Bo: So it goes.
"""


@pytest.mark.parametrize("name", ["vtt", "ttml", "ass", "sbv"])
def test_captions_keep_cues_and_lines_through_every_format_of_the_screen(name: str) -> None:
    there = converted(SHOWN, name)

    assert converted(there, name) == there
    assert converted(there, "srt") == SHOWN
    assert converted(there, "srt", "podcast") != SHOWN


def test_a_break_is_kept_where_words_are_timed() -> None:
    ass = (
        "[Events]\nFormat: Start, End, Name, Text\nDialogue: 0:00:01.00,0:00:03.00,Ann,"
        r"{\k50}The {\k50}crane\N{\k50}lifts\hit{\k50} up"
    )
    ttml = (
        '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s" end="3s">'
        '<span begin="0s" end="0.5s">The\n</span> <span begin="0.5s" end="1s">crane</span><br/>'
        '<span begin="1s" end="2s">lifts it up</span></p></div></body></tt>'
    )

    assert "The <00:00:01.500>crane\n<00:00:02.000>lifts" in converted(ass, "vtt")
    assert "The <00:00:01.500>crane\n<00:00:02.000>lifts" in converted(ttml, "vtt")


@pytest.mark.parametrize("to", ["txt", "md", "html"])
def test_a_profile_for_what_holds_turns_is_wrong_usage(to: str) -> None:
    with pytest.raises(UsageError, match=f"cannot be cut for {to}"):
        converted(CAPTIONS, to, "broadcast")


@pytest.mark.parametrize("said", ["皆さん、こんにちは。", "今日は灯台の話をします。"])
def test_talk_without_spaces_is_not_taken_for_chapters(said: str) -> None:
    text = "".join(f"{n // 6}:{n % 6}0 {said}\n" for n in range(12))
    assert converted(text, "srt").startswith("1\n00:00:00,")
