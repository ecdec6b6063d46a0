from itertools import pairwise
from pathlib import Path

import pytest

from podcast.captions import PROFILES
from podcast.check import CUE_RULES, Known, check_transcript
from podcast.errors import Finding, InputError

GOOD = """WEBVTT

00:00:00.000 --> 00:00:03.000
<v Mara>Who keeps the lamp
when the winter storms come?

00:00:03.100 --> 00:00:06.000
<v Tomas>The keeper does, all alone.

00:00:06.100 --> 00:00:09.500
<v Tomas>She reads the gauge
and writes it all down.
"""
BROKEN = (
    ("cue-empty", "", GOOD.replace("<v Tomas>The keeper does, all alone.", "<v Tomas>"), 7),
    ("cue-overlap", "", GOOD.replace("--> 00:00:03.000", "--> 00:00:04.000"), 7),
    (
        "cue-repeated",
        "",
        GOOD + "\n00:00:06.100 --> 00:00:09.500\n<v Tomas>She reads the gauge\nand writes it all down.\n",
        14,
    ),
    ("cue-rush", "", GOOD.replace("00:00:06.100 --> 00:00:09.500", "00:00:06.100 --> 00:00:06.500"), 10),
    ("cue-gap", "broadcast", GOOD.replace("00:00:03.100", "00:00:03.050"), 7),
    ("cue-fast", "", GOOD.replace("--> 00:00:03.000", "--> 00:00:02.000"), 3),
    ("cue-short", "", GOOD.replace("The keeper does, all alone.", "She.").replace("06.000", "03.900"), 7),
    ("cue-long", "broadcast", GOOD.replace("00:00:09.500", "00:00:14.500"), 10),
    ("cue-long", "", GOOD.replace("00:00:09.500", "00:00:16.500"), 10),
    ("cue-lines", "", GOOD.replace("reads the gauge\n", "reads\nthe gauge\n"), 10),
    ("cue-wide", "", GOOD.replace("She reads", "She reads " + "it out " * 7), 10),
    ("cue-wide", "podcast", GOOD.replace("She reads", "She reads every single night"), 10),
    ("cue-break", "", GOOD.replace("Who keeps the lamp\nwhen", "Who keeps the\nlamp when"), 3),
)


def checked(text: str, profile: str = "", **known: object) -> list[Finding]:
    return list(check_transcript(text.encode(), Path("talk.vtt"), profile=profile, known=Known(**known)))  # type: ignore[arg-type]


def rules(findings: list[Finding]) -> set[str]:
    return {finding.rule for finding in findings}


@pytest.mark.parametrize("profile", ["", "broadcast", "podcast", "web"])
def test_good_captions_break_no_rule(profile: str) -> None:
    assert checked(GOOD, profile, names=frozenset(("Mara", "Tomas"))) == []


@pytest.mark.parametrize(("rule", "profile", "text", "line"), BROKEN)
def test_each_rule_is_told_with_its_line_and_a_hint(rule: str, profile: str, text: str, line: int) -> None:
    found = [finding for finding in checked(text, profile) if finding.rule == rule]

    assert [finding.where and finding.where.line for finding in found] == [line]
    assert found[0].hint


def test_every_rule_has_a_file_that_breaks_it() -> None:
    tested = {rule for rule, *_ in BROKEN} | {"speaker-unknown"}
    assert tested == {rule.id for rule in CUE_RULES}


def test_without_a_profile_reading_is_judged_by_what_all_allow_and_as_a_hint() -> None:
    (narrow,) = checked(GOOD.replace("She reads", "She reads every single night"), "podcast")
    (wide,) = checked(GOOD.replace("She reads", "She reads " + "it out " * 7).replace("09.500", "12.000"))

    assert (narrow.severity, wide.severity) == ("warning", "info")
    assert checked(GOOD.replace("She reads", "She reads every single night")) == []
    assert "wider than 65" in wide.message


def test_somebody_unknown_is_told_once() -> None:
    found = checked(GOOD, names=frozenset(("Mara",)))
    assert [(each.rule, each.where and each.where.line) for each in found] == [("speaker-unknown", 7)]
    assert "'Tomas'" in found[0].message


def test_a_rule_that_is_broken_everywhere_says_how_often() -> None:
    cues = "".join(f"00:00:{n:02}.000 --> 00:00:{n:02}.400\nAye.\n\n" for n in range(30))
    found = checked("WEBVTT\n\n" + cues, most=2)

    assert [each.message for each in found if each.rule == "cue-short"] == [
        "The cue at 0:00 stands for 400 ms, not 833",
        "The cue at 0:01 stands for 400 ms, not 833, and 28 more like it",
    ]


def test_captions_that_roll_up_are_told_once() -> None:
    lines = ("Who keeps the lamp", "in the winter storms", "out on the island", "far from the shore", "alone")
    cues = [
        f"00:00:{n * 3:02}.000 --> 00:00:{n * 3 + 3:02}.000\n{one}\n{two}\n"
        for n, (one, two) in enumerate(pairwise(lines))
    ]
    found = [each for each in checked("WEBVTT\n\n" + "\n".join(cues)) if each.rule == "cue-repeated"]

    assert [each.message for each in found] == [
        "3 of 4 cues begin with what stood before them: captions that roll up"
    ]


def test_two_voices_in_one_cue_break_no_line_and_a_frame_is_no_overlap() -> None:
    two = GOOD.replace(
        "Who keeps the lamp\nwhen the winter storms come?", "- Who keeps the\n- What, the lamp?"
    )
    assert checked(two) == []
    assert checked(GOOD.replace("--> 00:00:03.000", "--> 00:00:03.140")) == []
    assert rules(checked(GOOD.replace("--> 00:00:03.000", "--> 00:00:03.141"))) == {"cue-overlap"}


def test_breaks_are_judged_in_the_language_that_is_known() -> None:
    text = GOOD.replace("<v Mara>Who keeps the lamp\nwhen", "<v Mara>Wer hütet denn die\nLampe when")
    assert checked(text) == []
    assert rules(checked(text, language="de")) == {"cue-break"}
    assert rules(checked(text.replace("WEBVTT", "WEBVTT\nLanguage: de"))) == {"cue-break"}


def test_turns_are_no_captions_and_are_held_to_the_pace_of_speech_alone() -> None:
    text = "0:00 " + "word " * 400 + "\n0:20 Yes indeed.\n0:30 No, not at all, never.\n"
    found = checked(text)

    assert [(each.rule, each.where and each.where.line) for each in found] == [("cue-rush", 1)]
    assert found[0].message == "400 words at 0:00 have 20.00 s: nobody speaks so fast"


def test_what_reading_tells_is_told_too() -> None:
    assert "transcript" in rules(checked(GOOD.replace("00:00:03.100 -->", "00:00:09.100 -->")))


def test_captions_in_subrip_are_held_to_the_same_rules() -> None:
    text = (
        "1\n00:00:00,000 --> 00:00:03,000\nMara: Who keeps\n<i>the\nlamp?</i>\n\n"
        "2\n00:00:02,000 --> 00:00:05,000\nTomas: I do.\n"
    )
    found = check_transcript(text.encode(), Path("talk.srt"), known=Known(names=frozenset(("Mara",))))

    assert [(each.rule, each.where and each.where.line) for each in found] == [
        ("cue-lines", 2),
        ("cue-break", 2),
        ("cue-overlap", 8),
        ("speaker-unknown", 8),
    ]


def test_a_file_that_holds_no_transcript_is_told() -> None:
    assert rules(checked("nothing here")) == {"no-transcript"}


def test_a_profile_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(InputError, match="'cinema'") as caught:
        checked(GOOD, "cinema")
    assert all(name in caught.value.finding.hint for name in PROFILES)
