import html
import re
from pathlib import Path

import cmarkgfm
import pytest

from podcast.scaffold.guide import split

BOAT = Path(__file__).parent
PAGE = (BOAT / "boat.txt").read_text(encoding="utf-8")
TALK = (BOAT / "boat.talk.txt").read_text(encoding="utf-8")
NOTES = (BOAT / "boat.notes.md").read_text(encoding="utf-8")
DROPPED = (
    "01 · Glance",
    "04 · A real day",
    "03 · Pathway",
    "05 · Skills",
    "06 · Schools",
    "07 · Doubts",
    "10 · FAQ",
    "08 · Sources",
    "09 · TranscriptThe talk as text",
    "Full transcript of the talk. Read along.",
)


def test_a_page_becomes_the_notes_an_editor_would_write() -> None:
    guide = split(PAGE)
    assert guide.title == "How to become a Boat Builder"
    assert guide.summary.startswith("Build and mend wooden boats")
    assert guide.notes == NOTES


def test_the_talk_is_the_stamped_lines_as_they_stand() -> None:
    assert split(PAGE).transcript == TALK


def test_what_was_left_out_is_said() -> None:
    assert split(PAGE).dropped == DROPPED


def test_every_word_can_be_read_on_the_page_that_the_notes_make() -> None:
    shown = re.sub(r"<[^>]+>", " ", cmarkgfm.github_flavored_markdown_to_html(split(PAGE).notes))
    for word in (
        "Tidewater",
        "sanding",
        "EUR 42,800",
        "88/100",
        "Journeyman / traveller",
        "and rain",
        "Soup",
    ):
        assert word in shown


def test_a_page_without_a_talk_is_all_notes() -> None:
    guide = split("How to become a Cook\nOverview\nStir the pot and taste it often, all day long.\n")
    assert guide.transcript == ""
    assert guide.notes == "## Overview\n\nStir the pot and taste it often, all day long.\n"


def test_a_timetable_and_a_list_of_chapters_are_no_talk() -> None:
    times = "7:30 — Light the box\n9:00 — Bend the planks\n12:15 — Soup\n"
    chapters = "0:00 Hello\n12:40 The yard\n31:05 Questions\n"
    assert split(times).transcript == ""
    assert split(chapters).transcript == ""


def test_a_list_of_chapters_above_the_talk_stays_in_the_notes() -> None:
    chapters = "0:00 Hello\n0:17 The day\n0:31 Sanding\n"
    guide = split(f"# Boats\n\nChapters\n{chapters}\n# Talk\n{TALK}")
    assert guide.transcript == TALK
    assert "0:17 The day" in guide.notes


def test_a_talk_under_several_headings_is_one_talk() -> None:
    first, second = TALK[: TALK.index("00:17")], TALK[TALK.index("00:17") :]
    guide = split(f"# The yard\n{first}# The day\n{second}")
    assert guide.transcript == first + second
    assert guide.notes == "## The day\n"


def test_a_schedule_behind_the_talk_does_not_go_on_with_it() -> None:
    schedule = "1:30 — Light the box\n9:00 — Bend the planks\n12:15 — Soup\n"
    assert split(f"{TALK}02 · DayA usual day\n{schedule}").transcript == TALK


def test_a_list_of_chapters_right_behind_the_talk_does_not_go_on_with_it() -> None:
    guide = split(f"{TALK}# Chapters\n00:35 More\n12:40 The yard\n31:05 Questions\n")
    assert guide.transcript == TALK
    assert "12:40 The yard" in guide.notes


def test_turns_with_the_time_on_a_line_of_its_own_keep_their_text() -> None:
    talk = re.sub(r"^(\d\d:\d\d)", r"\1\n", TALK, flags=re.MULTILINE)
    guide = split(f"{talk}\nNotes\nNo plank was harmed.\n")
    assert guide.transcript == talk
    assert "No plank was harmed." in guide.notes


def test_a_sentence_above_the_talk_that_says_more_stays() -> None:
    guide = split(f"Transcript\nRecorded in the yard on a wet day.\n{TALK}")
    assert guide.dropped == ()
    assert "Recorded in the yard" in guide.notes


def test_a_long_sentence_that_names_the_transcript_stays() -> None:
    sentence = "This transcript was read by two people, who put right the names of planks and of tools."
    guide = split(f"Top\n\n{sentence}\n{TALK}")
    assert guide.notes == f"{sentence}\n"


def test_lines_that_were_cut_short_are_joined_again() -> None:
    assert split("A builder bends planks while they are\nstill hot from the steam.\n").notes == (
        "A builder bends planks while they are still hot from the steam.\n"
    )


def test_rows_without_a_rule_become_a_table() -> None:
    assert split("Ladder\n| Level | Title |\n| Entry | Apprentice |\n").notes.endswith(
        "| Level | Title |\n| --- | --- |\n| Entry | Apprentice |\n"
    )


def test_headings_that_the_page_marks_keep_their_level() -> None:
    assert split("# Boats\n## Oak ##\n### C#\nSharp.\n").notes == "## Oak\n\n### C#\n\nSharp.\n"


def test_a_marker_that_cannot_be_cut_for_certain_stays_whole() -> None:
    assert split("01 · OakBirchLarch\nWood.\n").notes == "## OakBirchLarch\n\nWood.\n"


@pytest.mark.parametrize("text", ["- \n", "[a]: b\n", "<b> is bold\n", "```\n", "===\n"])
def test_text_is_never_taken_for_markup(text: str) -> None:
    shown = cmarkgfm.github_flavored_markdown_to_html(split(f"Top\n\nFirst line.\n\n{text}").notes)
    read = html.unescape(re.sub(r"<[^>]+>", "", shown))
    assert re.sub(r"\W", "", text) in re.sub(r"\W", "", read)


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", "one", "01 · \n", "|\n|\n", "?\n?\n?\n"])
def test_odd_little_files_are_no_trouble(text: str) -> None:
    assert split(text).transcript == ""


@pytest.mark.parametrize("text", ["<!---->" * 3000, f"- {'1% take' * 3000}\n- x\n", f"# {'#' * 9000}x\n"])
def test_a_page_that_means_harm_is_done_soon(text: str) -> None:
    assert split(text).transcript == ""
