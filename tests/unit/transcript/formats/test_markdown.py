from pathlib import Path

import pytest

from podcast.errors import InputError
from podcast.timecode import Millis
from podcast.transcript import Reading, Settings, parse, prepare

PATH = Path("talk.md")


def read(text: str) -> Reading:
    reading = parse(text.encode(), PATH)
    assert reading.format == "md"
    return reading


@pytest.mark.parametrize(
    "line",
    [
        "**Ann Lee:** [0:12] So it *is*",
        r"**Ann Lee:** \[00:12\] So it is",
        "**Ann Lee** (00:12): So it is",
        "**Ann Lee (0:12):** So it is",
        "**Ann Lee** 0:12 So it is",
        "[00:12] **Ann Lee**: So it is",
        "**[0:12] Ann Lee:** So it is",
        "**00:00:12 - Ann Lee:** So it is",
        "**Ann Lee** [00:00:12.04]:\nSo it is",
        "### Ann Lee (0:12)\n\nSo it is\n\n### Ann Lee 0:14\n\nyes\n\n### Bo 0:15\n\nno\n\n### Bo 0:16\n\nno",
        "### 00:00:12\n\n**Ann Lee:** So it is",
    ],
)
def test_a_turn_may_be_headed_like_this(line: str) -> None:
    one = read(f"{line}\n").transcript.segments[0]
    assert (one.start // 1000, one.speaker, one.text) == (12, "Ann Lee", "So it is")


def test_any_name_will_do_in_bold() -> None:
    assert read("**qx():** [0:01] Hi\n").transcript.segments[0].speaker == "qx()"


def test_a_name_without_a_word_is_nobody_else() -> None:
    text = "**Ann:** One.\n\n**Break:**\n\n**Ann:** Two.\n\n**Break:**\n\n**Bo:** Three.\n\n**Bo:** Four.\n"
    segments = read(text).transcript.segments
    assert [(one.speaker, one.text) for one in segments] == [
        ("Ann", "One."),
        ("Ann", "Two."),
        ("Bo", "Three."),
        ("Bo", "Four."),
    ]


def test_turns_without_a_time_share_that_between_two_others() -> None:
    reading = read("**Ann:** [0:10] One.\n\n**Bo:** Two.\n\n**Ann:** Three.\n\n**Bo:** [0:40] Four.\n")
    starts = [one.start for one in reading.transcript.segments]
    assert (starts[0], starts[3]) == (10_000, 40_000)
    assert 10_000 < starts[1] < starts[2] < 40_000
    assert reading.transcript.timing == "estimated"
    assert "2 of 4 turns have no time" in reading.findings[0].message


def test_a_text_without_any_time_is_spread_over_the_recording() -> None:
    text = (
        "**Ann:** One, two and three.\n\n**Bo:** Four?\n\n**Ann:** Five, six and seven.\n\n**Bo:** Eight!\n"
    )
    reading = read(text)
    assert (reading.transcript.timing, reading.findings[0].severity) == ("paced", "warning")
    known = Settings(duration=Millis(60_000))
    done, _ = prepare(reading.transcript, path=PATH, settings=known)
    starts = [one.start for one in done.segments]
    assert starts[0] == 0
    assert 40_000 < starts[-1] < 60_000
    assert done.segments[-1].end <= 60_000
    assert done.timing == "paced"


@pytest.mark.parametrize(
    "text",
    [
        "# Facts\n\n**Pay:** good\n\n**Hours:** long\n\n**Tools:** many\n\n**Place:** the coast\n",
        "**Q:** Is it open?\n\n**A:** Yes.\n\n**Q:** Always?\n\n**A:** No.\n",
        "Ann: Hi.\n\nBo: Yes.\n",
        "A page.\n\n" * 20 + "**Ann:** Hi.\n\n**Bo:** Yes.\n\n**Ann:** So.\n\n**Bo:** No.\n",
    ],
)
def test_bold_words_alone_make_no_transcript(text: str) -> None:
    with pytest.raises(InputError, match="no timestamped transcript found"):
        parse(text.encode(), PATH)


def test_front_matter_headings_and_what_follows_are_left_out_and_counted() -> None:
    head = "---\ntitle: x\n---\n# T\n"
    talk = "**Ann:** [0:01] Hi.\n## Part\n**Bo:** [0:05] Yes.\nMore.\n"
    text = f"{head}{talk}## Links\n- one\n- two\n"
    reading = read(text)
    assert [one.text for one in reading.transcript.segments] == ["Hi.", "Yes. More."]
    assert "4 lines before it, 2 headings in it and 2 lines behind it" in reading.findings[0].message
    assert str(reading.findings[0].where) == "talk.md:5"


def test_lines_of_a_script_without_spaces_are_one() -> None:
    found = parse(
        "**田中:** [0:00] 灯台は\n古い。\n\n**林:** [0:09] はい、\n*とても*。\n".encode(), Path("a.md")
    )
    assert [one.text for one in found.transcript.segments] == ["灯台は古い。", "はい、とても。"]
