from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from podcast.chapters import listed, parse_line, settle
from podcast.errors import Where
from podcast.model import Chapter, Location
from podcast.timecode import Millis

WHERE = Where(Path("episodes/keeper.md"), 4)


def mark(start: int, title: str = "", hidden: bool = False) -> Chapter:
    return Chapter(start=Millis(start), end=Millis(start), title=title or f"at {start}", hidden=hidden)


@pytest.mark.parametrize(
    ("line", "start", "title"),
    [
        ("12:30 The storm", 750_000, "The storm"),
        ("0:00 Arrival", 0, "Arrival"),
        ("01:02:03 - Dawn", 3_723_000, "Dawn"),
        ("(4:05) Low tide", 245_000, "Low tide"),
        ("[4:05] – Low tide", 245_000, "Low tide"),
        ("- 4:05: Low tide", 245_000, "Low tide"),
        ("75:10 Late", 4_510_000, "Late"),
        ("0:01.500 -3 degrees", 1_500, "-3 degrees"),
    ],
)
def test_a_line_is_a_time_and_a_title(line: str, start: int, title: str) -> None:
    assert parse_line(line) == Chapter(start=Millis(start), end=Millis(start), title=title)


@pytest.mark.parametrize(
    "line", ["", "The storm", "12:30", "12:75 The storm", "1:99:00 The storm", "1230 The storm"]
)
def test_a_line_that_is_neither_says_what_it_must_be(line: str) -> None:
    with pytest.raises(ValueError, match=r"^must "):
        parse_line(line)


def test_chapters_are_sorted_and_end_where_the_next_starts() -> None:
    settled, findings = settle((mark(60_400), mark(0), mark(20_000)), Millis(90_500))
    assert [(each.start, each.end) for each in settled] == [(0, 20_000), (20_000, 60_000), (60_000, 90_500)]
    assert findings == ()


def test_a_chapter_at_the_start_is_always_there() -> None:
    settled, findings = settle((mark(20_000, "Dawn"),), Millis(90_000))
    assert [(each.start, each.title) for each in settled] == [(0, "Introduction"), (20_000, "Dawn")]
    assert findings == ()


def test_what_starts_after_the_end_is_reported_with_its_place() -> None:
    settled, findings = settle((mark(0), mark(90_000, "Dawn")), Millis(90_000), WHERE)
    assert len(settled) == 1
    assert [(each.rule, each.severity, each.where) for each in findings] == [
        ("chapter-range", "warning", WHERE)
    ]
    assert "'Dawn' starts at 1:30" in findings[0].message


def test_of_two_in_one_second_the_first_is_kept() -> None:
    settled, findings = settle((mark(0), mark(20_000, "Dawn"), mark(20_900, "Dusk")), Millis(90_000), WHERE)
    assert [each.title for each in settled] == ["at 0", "Dawn"]
    assert [each.rule for each in findings] == ["chapter-twice"]


def test_nothing_settles_to_nothing() -> None:
    assert settle((), Millis(90_000)) == ((), ())


def test_while_the_length_is_not_known_nothing_is_late() -> None:
    settled, findings = settle((mark(0), mark(90_000)), Millis(0))
    assert [(each.start, each.end) for each in settled] == [(0, 90_000), (90_000, 90_000)]
    assert findings == ()


def test_all_out_of_range_leaves_nothing() -> None:
    settled, findings = settle((mark(90_000),), Millis(50_000))
    assert (settled, len(findings)) == ((), 1)


def test_hidden_chapters_stay_hidden() -> None:
    settled, _ = settle((mark(0), mark(20_000, hidden=True)), Millis(90_000))
    assert [each.hidden for each in settled] == [False, True]


NOTES = """\
We walk from the quay to the lamp.

## What to hear

- [0:00](#t=0) Quay
- (2:10) [Crane](https://example.org/crane)
- **4:00** The *old* lamp

At 12:30 the ferry leaves.
"""


def test_lines_in_show_notes_are_chapters() -> None:
    found = listed(NOTES)
    assert [(each.start, each.title, each.url) for each in found] == [
        (0, "Quay", ""),
        (130_000, "Crane", "https://example.org/crane"),
        (240_000, "The *old* lamp", ""),
    ]


@pytest.mark.parametrize(
    "notes",
    ["", "0:00 Quay\n2:10 Crane\n", "0:10 Quay\n2:10 Crane\n3:00 Lamp\n", "0:00 A\n3:00 B\n2:00 C\n"],
)
def test_lines_that_apps_would_not_take_are_none(notes: str) -> None:
    assert listed(notes) == ()


def stop(start: int, title: str, **changes: Any) -> Chapter:
    place = Location(name=title, geo="geo:54.18,7.88")
    return replace(Chapter(start=Millis(start), end=Millis(start), title=title, location=place), **changes)


def test_stops_are_numbered_and_chapters_without_a_place_are_not() -> None:
    walk = (stop(0, "Quay"), stop(60_000, "On the way", location=None), stop(90_000, "Crane"))
    assert [each.title for each in settle(walk, Millis(180_000))[0]] == ["1. Quay", "On the way", "2. Crane"]


def test_a_single_place_and_numbers_of_the_producers_own_stay() -> None:
    assert [each.title for each in settle((stop(0, "Quay"),), Millis(9_000))[0]] == ["Quay"]
    own = (stop(0, "101 Quay"), stop(90_000, "Crane"))
    assert [each.title for each in settle(own, Millis(180_000))[0]] == ["101 Quay", "Crane"]
