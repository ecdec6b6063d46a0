from dataclasses import replace
from pathlib import Path

import pytest

from podcast.model import Segment, Transcript, Word
from podcast.timecode import Millis
from podcast.transcript import Reading, parse, write

PATH = Path("song.lrc")


def read(text: str) -> Reading:
    return parse(text.encode(), PATH)


def test_a_line_with_several_times_is_said_at_each() -> None:
    segments = read("[00:01.00][00:09.50] Light <00:02.00>it\n[00:05.00]Turn it\n").transcript.segments
    assert [(one.start, one.text) for one in segments] == [
        (1000, "Light it"),
        (5000, "Turn it"),
        (9500, "Light it"),
    ]
    assert [one.words[1].start for one in segments if one.words] == [2000, 10_500]


@pytest.mark.parametrize(("offset", "start"), [("+500", 1500), ("-500", 2500), ("500", 1500), ("9000", 0)])
def test_a_positive_offset_is_earlier(offset: str, start: int) -> None:
    assert read(f"[offset:{offset}]\n[00:02.00]Hi\n[00:20.00]Yes\n").transcript.segments[0].start == start


def test_an_offset_that_is_no_number_is_reported() -> None:
    reading = read("[offset:soon]\n[00:02.00]Hi\n")
    assert "'soon' is no number" in reading.findings[0].message
    assert reading.transcript.segments[0].start == 2000


def test_lines_that_are_all_cleared_have_measured_ends() -> None:
    transcript = read("[00:01.00]Hi\n[00:02.00]\n[00:05.00]Yes\n[00:06.00]\n").transcript
    assert (transcript.timing, [one.end for one in transcript.segments]) == ("segment", [2000, 6000])
    assert read("[00:01.00]Hi\n[00:05.00]Yes\n[00:06.00]\n").transcript.timing == "estimated"


def test_syllables_make_one_word() -> None:
    (one,) = read("[00:01.00]<00:01.00>slow<00:01.40>ly <00:02.00>round<00:02.50>\n").transcript.segments
    assert [(word.text, word.start, word.end) for word in one.words] == [
        ("slowly", 1000, 2000),
        ("round", 2000, 2500),
    ]


def test_text_with_times_in_whole_seconds_is_not_taken_for_lyrics() -> None:
    assert read("[00:01] Ann: Hi\n[00:05] Bo: Yes\n").format == "txt"
    assert read("[ti:Song]\n[00:01]Hi\n[00:05]Yes\n").format == "lrc"
    assert read("[00:01.50] Ann: Hi\nand more\nand more\n[00:05.20] Bo: Yes\n").format == "txt"


def test_word_times_are_written_when_they_were_measured() -> None:
    words = (
        Word(text="So", start=Millis(1004), end=Millis(1200)),
        Word(text="[0:12]", start=Millis(1500), end=Millis(1996)),
    )
    one = Segment(start=Millis(1000), end=Millis(2000), text="So [0:12]", speaker="Ann", words=words)
    measured = Transcript(segments=(one,), timing="word")
    expected = "[00:01.00]Ann: <00:01.00>So<00:01.20> <00:01.50>[\u20600:12]<00:02.00>\n[00:02.00]\n"
    assert write(measured, "lrc") == expected
    assert "<" not in write(replace(measured, timing="segment"), "lrc")
    assert read(expected).transcript.segments[0].text == "So [0:12]"


def test_minutes_run_on() -> None:
    late = Segment(start=Millis(6_000_000), end=Millis(6_001_000), text="Late again")
    text = write(Transcript(segments=(late,)), "lrc")
    assert text == "[100:00.00]Late again\n[100:01.00]\n"
    assert read(text).transcript.segments[0].start == 6_000_000
