from pathlib import Path

from podcast.captions import findings, report
from podcast.errors import Where
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


def test_cues_are_judged_by_what_their_language_allows() -> None:
    wide = (cue(0, 7_000, "灯台守は冬の間もずっと一人で"),)
    assert report(wide, language="ja").flags == (("wide", 1),)
    assert report(wide, language="zh").flags == ()


def test_a_finding_for_each_rule_names_the_times() -> None:
    fast = [
        Cue(start=Millis(n * 61_000), end=Millis(n * 61_000 + 100), lines=("x" * 40,), flags=("fast",))
        for n in range(1, 8)
    ]
    wide = Cue(start=Millis(500_000), end=Millis(502_000), lines=("x" * 60,), flags=("fast", "wide"))
    first, second = findings((*fast, wide), Where(Path("talk.txt")))
    assert (first.rule, first.severity) == ("caption-fast", "info")
    assert first.message == (
        "8 of 8 captions: the talk is faster than the words can be read,"
        " at 1:01, 2:02, 3:03, 4:04, 5:05 and 3 more"
    )
    assert str(first.where) == "talk.txt"
    assert second.message.endswith("at 8:20")
    assert first.hint
    assert second.hint


def test_cues_in_order_give_no_findings() -> None:
    assert findings((cue(0, 2_000, "It was lit."),)) == ()
