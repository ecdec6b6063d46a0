from pathlib import Path

import pytest
import webvtt

from podcast import transcript
from podcast.errors import InputError
from podcast.transcript import rewrite
from podcast.transcript.webvtt import parse

WHOLE = """\
WEBVTT the harbour log

NOTE
Kind: captions
Language: en

STYLE
::cue(.loud) { color: red }

REGION
id:low
width:40%

NOTE
checked by Ann

first
00:00:01.000 --> 00:00:02.000 region:low align:start
<v.loud Ann &amp; Co>Q&amp;A <00:00:01.500><i>now</i></v>
<c.loud>- or</c> <lang fr>jamais</lang>

NOTE
halfway

00:00:02.000 --> 00:00:04.000 line:0% position:10%,line-left
<ruby>base<rt>gloss</rt></ruby> &lt;3
"""


def rewritten(text: str, to: str) -> tuple[str, list[str]]:
    written, findings = rewrite(text.encode(), Path("talk"), to)
    return written, [finding.message for finding in findings]


def test_webvtt_stays_as_it_is() -> None:
    assert rewritten(WHOLE, "vtt") == (WHOLE, [])


def test_what_subrip_cannot_hold_is_told_with_its_count() -> None:
    written, messages = rewritten(WHOLE, "srt")
    assert written == (
        "1\n00:00:01,000 --> 00:00:02,000\nAnn & Co: Q&A <i>now</i>\n- or jamais\n\n"
        "2\n00:00:02,000 --> 00:00:04,000\nbase <3\n"
    )
    assert messages == [
        "left out of the srt: 3 notes, 1 style sheet, 1 region, 1 word time, 4 tags, 1 id and 2 positions"
    ]


SUBRIP = """\
1
00:00:01,000 --> 00:00:02,500
Ann: <i>one</i> & two
three

2
00:00:02,500 --> 00:00:04,000
four

3
00:00:05,000 --> 00:00:06,000
Bo: five
"""


def test_subrip_stays_as_it_is() -> None:
    assert rewritten(SUBRIP, "srt") == (SUBRIP, [])


def test_subrip_becomes_webvtt_with_a_voice_on_every_cue_and_back() -> None:
    written, messages = rewritten(SUBRIP, "vtt")
    assert written == (
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.500\n<v Ann><i>one</i> &amp; two\nthree</v>\n\n"
        "2\n00:00:02.500 --> 00:00:04.000\n<v Ann>four</v>\n\n"
        "3\n00:00:05.000 --> 00:00:06.000\n<v Bo>five</v>\n"
    )
    assert messages == []
    assert rewritten(written, "srt") == (SUBRIP, [])


def test_colours_and_places_of_subrip_are_told() -> None:
    written, messages = rewritten("1\n0:01,0 --> 0:02,0\n{\\an8}<font color=red>1 < 2</font>\n", "vtt")
    assert written.endswith("\n1 &lt; 2\n")
    assert messages == ["2 marks of colour or place were left out: no other format has them"]


def test_another_voice_in_a_cue_begins_a_line() -> None:
    written, _ = rewritten("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>So?</v> <v Bo>Yes</v>\n", "srt")
    assert written.endswith("Ann: So?\nBo: Yes\n")


def test_lines_below_the_signature_become_a_note_that_still_tells_the_language() -> None:
    written, messages = rewritten(
        "WEBVTT\nKind: captions\nLanguage: pt\n\n00:01.000 --> 00:02.000\nsim\n", "vtt"
    )
    assert written.startswith("WEBVTT\n\nNOTE\nKind: captions\nLanguage: pt\n\n00:00:01")
    assert messages == []
    assert transcript.parse(written.encode(), Path("t")).transcript.language == "pt"


@pytest.mark.parametrize(
    ("cue", "written", "left_out"),
    [
        (
            "00:01.000 --> 00:02.000 line:x align:end\na",
            "00:00:01.000 --> 00:00:02.000 align:end\na",
            "1 malformed setting",
        ),
        (
            "00:01.000 --> 00:02.000\na <00:01.500>b <00:01.500>c <00:09.000>d",
            "00:00:01.000 --> 00:00:02.000\na <00:00:01.500>b c d",
            "2 disordered inline times",
        ),
        (
            "00:01.000 --> 00:02.000\n<b>a\n<x>\n</b>b & c",
            "00:00:01.000 --> 00:00:02.000\n<b>a\n</b>b &amp; c",
            "",
        ),
    ],
)
def test_what_strict_readers_refuse_is_put_right(cue: str, written: str, left_out: str) -> None:
    text, messages = rewritten(f"WEBVTT\n\n{cue}\n", "vtt")
    assert text == f"WEBVTT\n\n{written}\n"
    assert messages == ([f"left out of the vtt: {left_out}"] if left_out else [])
    assert len(webvtt.from_string(text, strict=True)) == 1


def test_cues_out_of_order_and_without_a_length_are_put_right_and_told() -> None:
    text = "WEBVTT\n\n00:05.000 --> 00:05.000\nlate\n\n00:01.000 --> 00:02.000\nearly\n\nSTYLE\n::cue {}\n"
    written, messages = rewritten(text, "vtt")
    assert [(cue.start, cue.text) for cue in parse(written).cues] == [(1000, "early"), (5000, "late")]
    assert [message[:20] for message in messages] == [
        "the end 0:05 does no",
        "the times run backwa",
        "a style or region be",
    ]


def test_a_time_of_100_hours_is_told_and_a_cue_that_only_ends_so_late_is_kept() -> None:
    text = "WEBVTT\n\n00:01.000 --> 100:00:02.000\nHi\n\n100:00:01.000 --> 100:00:02.000\nfar\n"
    written, findings = rewrite(text.encode(), Path("a.vtt"), "vtt")
    (cue,) = parse(written).cues
    assert (cue.start, cue.text) == (1_000, "Hi")
    assert cue.end < 9_000
    assert [str(finding.where) for finding in findings] == ["a.vtt:3", "a.vtt:6"]


def test_a_rolling_file_keeps_its_cues_in_webvtt_and_its_lines_in_subrip() -> None:
    rolling = (
        "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n \nso<00:00:00.400><c> here</c>\n\n"
        "00:00:02.000 --> 00:00:02.010\nso here\n \n\n"
        "00:00:02.010 --> 00:00:04.000\nso here\nwe<00:00:02.400><c> are</c>\n"
    )
    assert rewritten(rolling, "vtt") == (rolling, [])
    written, messages = rewritten(rolling, "srt")
    assert [block.split("\n", 2)[2] for block in written.split("\n\n")] == ["so here", "we are\n"]
    assert messages == ["left out of the srt: 2 word times and 2 tags"]


def test_captions_without_a_cue_are_an_error() -> None:
    with pytest.raises(InputError, match="no usable cue"):
        rewrite(b"WEBVTT\n\nNOTE nothing here\n", Path("t"), "vtt")
