import tomllib

import pytest

from podcast.chapters import inserted
from podcast.chapters.notes import as_toml
from podcast.model import Chapter, Location
from podcast.timecode import Millis

CHAPTERS = (
    Chapter(start=Millis(0), end=Millis(1), title='The "old" quay \\ pier'),
    Chapter(
        start=Millis(3_723_000),
        end=Millis(1),
        title="Crane",
        says="Who built it?",
        url="https://example.org/",
        image="https://example.org/a.jpg",
        location=Location(name="Quay 4", geo="geo:1,2", osm="W1"),
        hidden=True,
    ),
)
NOTES = """\
+++
# what listeners see
title = "Crane"   # not final
speakers = ["Mara",  'Tomas']

[location]
name = "Quay"
+++

0:30 is when it starts.
"""


def test_what_is_written_is_what_is_read() -> None:
    found = tomllib.loads(as_toml(CHAPTERS))["chapters"]
    assert found[0] == '0:00 The "old" quay \\ pier'
    assert found[1] == {
        "start": "1:02:03",
        "title": "Crane",
        "says": "Who built it?",
        "url": "https://example.org/",
        "image": "https://example.org/a.jpg",
        "location": {"name": "Quay 4", "geo": "geo:1,2", "osm": "W1"},
        "hidden": True,
    }


def test_the_list_stands_before_tables_and_all_else_stays() -> None:
    made = inserted(NOTES, CHAPTERS)
    block = as_toml(CHAPTERS) + "\n"
    assert made.replace(block, "") == NOTES
    assert made.index(block) + len(block) == made.index("[location]")


def test_without_tables_it_stands_last() -> None:
    assert inserted('+++\ntitle = "x"\n+++\n', CHAPTERS[:1]).splitlines()[1:3] == [
        'title = "x"',
        "chapters = [",
    ]


def test_what_only_looks_like_a_table_is_left_whole() -> None:
    notes = '+++\nsummary = """\n[location]\n"""\ntitle = "x"\n+++\n'
    made = inserted(notes, CHAPTERS[:1])
    assert made.replace(as_toml(CHAPTERS[:1]) + "\n", "") == notes


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    notes = "\ufeff" + NOTES.replace("\n", "\r\n")
    made = inserted(notes, CHAPTERS)
    assert made.count("\n") == made.count("\r\n")
    assert made.replace(as_toml(CHAPTERS).replace("\n", "\r\n") + "\r\n", "") == notes


@pytest.mark.parametrize(
    ("notes", "said"),
    [
        ("Just words.\n", "no front matter"),
        ('+++\nchapters = ["0:00 x"]\n+++\n', "chapters of its own"),
        ("+++\ntitle = \n+++\n", "no list can be put"),
    ],
)
def test_what_cannot_take_a_list_is_told(notes: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        inserted(notes, CHAPTERS)
