from pathlib import Path

import pytest

from podcast.model import Cue
from podcast.timecode import Millis
from podcast.transcript import Reading, parse, write_cues


def reading(text: str) -> Reading:
    found = parse(text.encode(), Path("talk.srt"))
    assert found.format == "srt"
    return found


def said(text: str) -> list[tuple[int, int, str | None, str]]:
    return [(one.start, one.end, one.speaker, one.text) for one in reading(text).transcript.segments]


def cues(*lines: tuple[str | None, str]) -> list[Cue]:
    return [
        Cue(start=Millis(n * 1000), end=Millis(n * 1000 + 900), lines=tuple(text.split("\n")), speaker=who)
        for n, (who, text) in enumerate(lines)
    ]


@pytest.mark.parametrize(
    "time",
    [
        "00:00:01,000 --> 00:00:02,000",
        "00:00:01.000 --> 00:00:02.000",
        "0:0:1 --> 0:0:2",
        "00:01,000-->00:02,000  X1:40 X2:600",
    ],
)
def test_times_may_be_written_like_this(time: str) -> None:
    assert said(f"1\n{time}\ntext\n") == [(1000, 2000, None, "text")]


def test_speakers_are_named_at_each_change() -> None:
    text = "1\n0:01,0 --> 0:02,0\nAnn: one\n\n2\n0:02,0 --> 0:03,0\ntwo\n\n3\n0:03,0 --> 0:04,0\nBo:\nthree\n"
    assert [(who, words) for _, _, who, words in said(text)] == [
        ("Ann", "one"),
        ("Ann", "two"),
        ("Bo", "three"),
    ]


def test_markup_goes_and_other_brackets_stay() -> None:
    text = "1\n0:01,0 --> 0:02,0\n{\\an8}<i>one</i> <font color=red>two</font> <three> a<b\n"
    assert said(text)[0][3] == "one two <three> a<b"


def test_blank_lines_and_figures_in_the_text_are_kept() -> None:
    text = "1\n0:01,0 --> 0:02,0\nin\n\n1984\n\n2\n0:02,0 --> 0:03,0\ntwo\n"
    assert [words for *_, words in said(text)] == ["in 1984", "two"]


def test_a_cue_without_a_readable_time_is_reported_and_the_rest_kept() -> None:
    found = reading("1\n0:01,0 --> 0:02,0\none\n\n2\nsoon --> later\nlost\n\n3\n0:03,0 --> 0:04,0\nthree\n")
    assert [one.text for one in found.transcript.segments] == ["one", "three"]
    (finding,) = found.findings
    assert (finding.severity, str(finding.where)) == ("warning", "talk.srt:6")


def test_a_name_is_written_where_the_voice_changes() -> None:
    written = write_cues(cues(("Ann", "one"), ("Ann", "two"), ("Bo", "three"), ("Ann", "four\nfive")), "srt")
    assert written == (
        "1\n00:00:00,000 --> 00:00:00,900\nAnn: one\n\n"
        "2\n00:00:01,000 --> 00:00:01,900\ntwo\n\n"
        "3\n00:00:02,000 --> 00:00:02,900\nBo: three\n\n"
        "4\n00:00:03,000 --> 00:00:03,900\nAnn: four\nfive\n"
    )


def test_a_text_that_looks_like_a_name_has_the_name_before_it_again() -> None:
    talk = [
        ("Ann", "The van first."),
        ("Ann", "Rule: the rope."),
        ("Bo", "Yes."),
        ("Bo", "Rule: no smoking."),
    ]
    written = write_cues(cues(*talk), "srt")
    assert [(who, words) for *_, who, words in said(written)] == talk


def test_an_arrow_in_the_text_is_no_time() -> None:
    written = write_cues(cues((None, "a --> b"), (None, " "), (None, "c")), "srt")
    assert [words for *_, words in said(written)] == ["a → b", "c"]


def test_a_conversion_of_rolling_captions_says_each_line_once() -> None:
    lines = [f"this is line {n}" for n in range(6)]
    blocks = []
    for n, line in enumerate(lines):
        above = lines[n - 1] if n else " "
        blocks.append(f"{2 * n + 1}\n00:00:0{n},000 --> 00:00:0{n},990\n{above}\n{line}\n")
        blocks.append(f"{2 * n + 2}\n00:00:0{n},990 --> 00:00:0{n + 1},000\n{line}\n \n")
    assert [words for *_, words in said("\n".join(blocks))] == lines
