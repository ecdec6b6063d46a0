from pathlib import Path

from podcast.transcript import parse


def test_subtitles_with_a_capital_on_each_line_are_none_of_teams() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nMara\nHi\n\n2\n00:00:03.000 --> 00:00:04.000\nTomas\nYes\n"
    assert parse(text.encode(), Path("t")).format == "srt"


def test_a_line_alone_is_said_and_not_a_name() -> None:
    text = "0:0:1.0 --> 0:0:2.0\nMara Lind\nHi\n" * 4 + "0:0:3.0 --> 0:0:4.0\nHello\n"
    reading = parse(text.encode(), Path("t"))
    assert reading.format == "teams"
    assert (reading.transcript.segments[-1].speaker, reading.transcript.segments[-1].text) == (None, "Hello")
