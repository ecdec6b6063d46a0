from pathlib import Path

from podcast.model import Cue
from podcast.timecode import Millis
from podcast.transcript import parse, write_cues

PATH = Path("talk.sbv")


def test_hours_are_one_digit_and_more_where_needed() -> None:
    cues = [Cue(start=Millis(1500), end=Millis(36_000_000), lines=("So", "it is"), speaker="Ann")]
    assert write_cues(cues, "sbv") == "0:00:01.500,10:00:00.000\nAnn: So\nit is\n"


def test_a_label_is_written_where_the_voice_changes_or_the_text_seems_to_have_one() -> None:
    said = [("Ann", "One."), ("Ann", "Two."), ("Ann", "Bo: no."), ("Bo", "Three.")]
    cues = [
        Cue(start=Millis(n * 1000), end=Millis(n * 1000 + 900), lines=(text,), speaker=who)
        for n, (who, text) in enumerate(said)
    ]
    text = write_cues(cues, "sbv")
    assert [line for line in text.split("\n") if line and not line[0].isdigit()] == [
        "Ann: One.",
        "Two.",
        "Ann: Bo: no.",
        "Bo: Three.",
    ]
    assert [(one.speaker, one.text) for one in parse(text.encode(), PATH).transcript.segments] == said


def test_a_line_that_looks_like_times_is_written_with_a_dash() -> None:
    cues = [Cue(start=Millis(0), end=Millis(1000), lines=("0:00:01.000,0:00:02.000",))]
    assert write_cues(cues, "sbv").endswith("\n0:00:01.000–0:00:02.000\n")


def test_text_before_the_first_time_is_reported() -> None:
    reading = parse(b"Title\nmore\n\n0:00:01.000,0:00:02.000\nHi\n", PATH)
    assert [str(finding).split("\n")[0] for finding in reading.findings] == [
        "talk.sbv:1: text before the first time was left out"
    ]
