from podcast.captions import report
from podcast.model import Cue
from podcast.timecode import Millis


def cue(start: int, end: int, *lines: str, speaker: str = "Mara") -> Cue:
    return Cue(start=Millis(start), end=Millis(end), lines=lines, speaker=speaker)


def test_counts_say_what_is_wrong() -> None:
    found = report(
        (cue(0, 2_000, "We saw the", "lamp."), cue(1_900, 2_000, "It was lit."), cue(3_000, 11_000, "x" * 50))
    )
    assert (found.cues, found.conforming, found.overlaps) == (3, 0, 1)
    assert found.flags == (("fast", 1), ("short", 1), ("long", 1), ("close", 1), ("wide", 1))


def test_breaks_are_counted_within_one_voice() -> None:
    found = report(
        (
            cue(0, 2_000, "We saw the", "lamp."),
            cue(2_100, 4_000, "It was"),
            cue(4_100, 6_000, "No", speaker="Tomas"),
        )
    )
    assert (found.line_breaks, found.bad_line_breaks, found.good_line_breaks) == (1, 1, 0)
    assert (found.cue_breaks, found.good_cue_breaks, found.bad_cue_breaks) == (1, 1, 0)


def test_no_cues_are_all_in_order() -> None:
    assert report(()).share == 1.0


def test_blank_lines_are_no_breaks() -> None:
    found = report((cue(0, 2_000), cue(2_100, 4_000, "", "lit")))
    assert (found.cue_breaks, found.line_breaks) == (0, 0)
