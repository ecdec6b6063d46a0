from pathlib import Path

import pytest

from podcast.errors import InputError
from podcast.transcript import Reading, parse


def read(text: str) -> Reading:
    return parse(text.encode(), Path("talk.csv"))


def said(text: str) -> list[tuple[int, int, str | None, str]]:
    reading = read(text)
    assert reading.format == "tsv"
    return [(one.start, one.end, one.speaker, one.text) for one in reading.transcript.segments]


@pytest.mark.parametrize(
    "text",
    [
        "start\tend\ttext\n1000\t2500\tSo, it is\n",
        "start\tend\ttext\n1.0\t2.5\tSo, it is\n",
        'Start,End,Text\n1,2.5,"So, it is"\n',
        "start_ms;end_ms;text\n1000;2500;So, it is\n",
        "Start (s),Duration (s),Transcript\n1,1.5,So, it is\n",
        "Timecode In,Timecode Out,Text\n00:00:01.000,00:00:02:15,So, it is\n",
        "1.000000\t2.500000\tSo, it is\n",
        'id,text,start,end\n7,"So, it is",1.0,2.5\n',
        "\n\nbegin\tstop\tsentence\n00:00:01,000\t0:00:02.5\tSo, it is\n",
    ],
)
def test_columns_and_units_are_told_by_the_header_and_the_numbers(text: str) -> None:
    assert said(text) == [(1000, 2500, None, "So, it is")]


def test_whole_seconds_in_csv_are_told_by_the_pace() -> None:
    assert said("start,end,text\n0,3,So it is and was\n3,5,Yes indeed\n")[1] == (
        3000,
        5000,
        None,
        "Yes indeed",
    )


def test_speakers_have_a_column() -> None:
    assert said("Speaker Name,Start,End,Text\nAnn,0.0,1.0,Hi\n,1.0,2.0,Oh\n") == [
        (0, 1000, "Ann", "Hi"),
        (1000, 2000, None, "Oh"),
    ]


def test_a_row_with_too_many_cells_is_reported() -> None:
    reading = read("text,start,end\nSo, it is,1.0,2.5\nYes,3.0,4.0\n")
    assert [one.text for one in reading.transcript.segments] == ["Yes"]
    assert [finding.where and finding.where.line for finding in reading.findings] == [2]


@pytest.mark.parametrize("text", ["a\tb\tc\n1\t2\tx\n", "start,stop\n1,2\n", "1\t2\n3\t4\n", "text\nHi\n"])
def test_other_tables_are_no_transcripts(text: str) -> None:
    with pytest.raises(InputError, match="no timestamped transcript"):
        read(text)
