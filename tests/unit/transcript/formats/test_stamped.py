from pathlib import Path

import pytest

from podcast.errors import InputError
from podcast.transcript import parse, read

PAGE = Path(__file__).parents[3] / "golden" / "transcripts" / "harbour-page.txt"


def turns(text: str) -> list[tuple[int, str | None, str]]:
    reading = parse(text.encode(), Path("talk.txt"))
    assert reading.format in ("txt", "md")  # emphasis makes it Markdown
    return [(one.start // 1000, one.speaker, one.text) for one in reading.transcript.segments]


@pytest.mark.parametrize(
    ("line", "start", "text"),
    [
        ("00:12That is", 12, "That is"),
        ("1:02:03Text", 3723, "Text"),
        ("00:122 things", 12, "2 things"),
        ("1:02:034 things", 3723, "4 things"),
        ("0:12 text", 12, "text"),
        ("75:10 text", 4510, "text"),
        ("0:12 – text", 12, "text"),
        ("0:12.500 text", 12, "text"),
        ("[00:12:34] text", 754, "text"),
        ("(12:34) text", 754, "text"),
        ("[0:12]: text", 12, "text"),
        ("**[0:12]** text", 12, "text"),
        ("[0:12](https://example.org/#t=12) text", 12, "text"),
        ("  0:12 text", 12, "text"),
        ("0:12 In short: no", 12, "In short: no"),
    ],
)
def test_a_time_may_open_a_turn_like_this(line: str, start: int, text: str) -> None:
    assert turns(f"{line}\n") == [(start, None, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[0:00] Ann: One.\n[0:05] Bo: Two.\n", [(0, "Ann", "One."), (5, "Bo", "Two.")]),
        (
            "Ann Lee (00:00:01):\nOne.\n\nBo Ek (00:00:05):\nTwo.\n",
            [(1, "Ann Lee", "One."), (5, "Bo Ek", "Two.")],
        ),
        ("Ann Lee  0:01\nOne.\n\nBo Ek  0:05\nTwo.\n", [(1, "Ann Lee", "One."), (5, "Bo Ek", "Two.")]),
        ("**Ann:** [0:01] One.\n\n**Bo:** [0:05] Two.\n", [(1, "Ann", "One."), (5, "Bo", "Two.")]),
        ("0:00\none\n0:03\n3 seconds\ntwo\n", [(0, None, "one"), (3, None, "two")]),
        (
            "[00:00.000 --> 00:04.000]  One\n[00:04.000 --> 00:06.000]  two\n",
            [(0, None, "One"), (4, None, "two")],
        ),
        ("0:00 One long\nline.\n0:05 Two.\n\nNot said.\n", [(0, None, "One long line."), (5, None, "Two.")]),
    ],
)
def test_turns_of_services_and_players_are_read(
    text: str, expected: list[tuple[int, str | None, str]]
) -> None:
    assert turns(text) == expected


def test_only_a_source_that_names_every_end_has_measured_segments() -> None:
    assert parse(b"[0:00 - 0:04] a\n[0:04 - 0:06] b\n", Path("t")).transcript.timing == "segment"
    assert parse(b"[0:00 - 0:04] a\n[0:04] b\n", Path("t")).transcript.timing == "estimated"


def test_labels_need_company() -> None:
    lines = ["0:00 Ann: hello", *(f"0:{n} talk" for n in range(10, 20))]
    assert turns("\n".join(lines))[0] == (0, None, "Ann: hello")


def test_the_transcript_of_a_page_is_its_run_of_stamped_lines() -> None:
    reading = read(PAGE)
    segments = reading.transcript.segments
    assert len(segments) == 14
    assert segments[0].text.startswith("Welcome to the harbour walk.")
    assert segments[-1].text.endswith("went into keeping this light.")
    (finding,) = reading.findings
    assert (finding.severity, finding.where and finding.where.line) == ("info", 12)
    assert "11 lines before it and 5 after it" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Hours\n- 9:00 — The gate opens\n- 9:30 — First climb\n- 10:00 — Tea\n",
        "9:00 — The gate opens\n9:30 — First climb\n10:00 — Tea\n",
        "9:00 AM The gate opens\n9:30am First climb\n10:00 p.m. Tea\n",
        "We meet at 9:00 by the gate.\nUntil 10:15 there is tea.\n",
        "12:99 no time\n100:00:00 none\n",
        "One\nTwo\nThree\nFour\nFive\nSix\n12:30 lunch\nSeven\n",
        "Published Monday at noon\n",
    ],
)
def test_times_of_day_are_no_transcript(text: str) -> None:
    with pytest.raises(InputError, match="no timestamped transcript found"):
        turns(text)


def test_of_two_runs_the_one_with_more_words_is_the_transcript() -> None:
    prose = "\n".join(f"A line of prose, number {n}." for n in range(12))
    long = "0:00 The long one begins\n0:05 and goes on\n0:09 and ends here\n"
    text = f"0:00 Short\n0:05 teaser\n0:09 here\n{prose}\n{long}"
    assert turns(text)[0] == (0, None, "The long one begins")


def test_a_last_turn_below_its_time_is_no_longer_than_those_above() -> None:
    assert turns("0:00\none\n0:05\ntwo\n0:09\nthree\nFAQ\nHow?\n")[-1] == (9, None, "three")


def test_a_blank_line_ends_the_last_turn() -> None:
    assert turns("0:00\none\nmore\n0:05\ntwo\n\nAbout us\n")[-1] == (5, None, "two")


def test_a_timetable_without_bullets_stays_out() -> None:
    table = "9:00 — The gate opens for everybody\n9:30 — First climb, with a guide\n10:00 — Tea\n"
    assert [start for start, *_ in turns(f"{table}0:00 Hi there\n0:05 Oh yes\n0:15 Well\n")] == [0, 5, 15]


def test_a_transcript_may_have_dashes_throughout() -> None:
    assert [text for *_, text in turns("0:00 - Hi\n0:05 - Yes\n0:17 - No\n")] == ["Hi", "Yes", "No"]


def test_the_panel_of_a_player_is_read_in_other_languages_and_its_menu_left_out() -> None:
    said = ["hello everyone", "we look at lamps", "they cost twelve"]
    lines = [f"0:0{3 * n}\n{3 * n} Sekunden\n{text}" for n, text in enumerate(said)]
    text = "\n".join([*lines, "1:02\n1 Minute, 2 Sekunden\nand burn slowly", "Deutsch (automatisch erzeugt)"])
    found = parse(text.encode(), Path("panel.txt"))
    assert [one.text for one in found.transcript.segments] == [*said, "and burn slowly"]


def test_a_time_amid_the_talk_begins_a_turn_there() -> None:
    amid = "[00:00:04] Bo: Thanks. [00:00:07] I came by boat. [0:02] Ago."
    text = f"[00:00:00] Ann: Hello.\n\n{amid}\n\n[0:10] Ann: So.\n"
    found = parse(text.encode(), Path("talk.txt"))
    assert [(one.start, one.speaker, one.text) for one in found.transcript.segments] == [
        (0, "Ann", "Hello."),
        (4_000, "Bo", "Thanks."),
        (7_000, "Bo", "I came by boat. [0:02] Ago."),
        (10_000, "Ann", "So."),
    ]
