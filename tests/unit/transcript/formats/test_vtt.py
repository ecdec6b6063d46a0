from pathlib import Path

import pytest
import webvtt

from podcast.model import Cue, Segment
from podcast.timecode import Millis
from podcast.transcript import Reading, parse, write_cues


def reading(body: str, header: str = "WEBVTT") -> Reading:
    return parse(f"{header}\n\n{body}\n".encode(), Path("talk.vtt"))


def said(body: str) -> list[tuple[str | None, str]]:
    return [(one.speaker, one.text) for one in reading(body).transcript.segments]


def cue(text: str, speaker: str | None = None, start: int = 0) -> Cue:
    return Cue(start=Millis(start), end=Millis(start + 1000), lines=tuple(text.split("\n")), speaker=speaker)


A, B, C = (f"00:0{n}.000 --> 00:0{n + 1}.000\n" for n in (1, 2, 3))


def test_markup_goes_and_entities_are_read() -> None:
    assert said(f"{A}<i>Q&amp;A</i>\n<c.loud>now</c> &lt;3") == [(None, "Q&A now <3")]


def test_each_voice_of_a_cue_is_a_segment_of_its_own() -> None:
    segments = reading(f"{A}<v Ann>Are you there?</v> <v Bo>Yes").transcript.segments
    assert [(one.speaker, one.text) for one in segments] == [("Ann", "Are you there?"), ("Bo", "Yes")]
    assert segments[0].start == 1000
    assert segments[0].end == segments[1].start
    assert segments[1].end == 2000
    assert segments[0].words == ()


def test_a_voice_goes_on_until_the_next() -> None:
    assert said(f"{A}<v Ann>one</v>\n\n{B}two\n\n{C}<v.loud Bo Ek>three") == [
        ("Ann", "one"),
        ("Ann", "two"),
        ("Bo Ek", "three"),
    ]


def test_without_voices_labels_before_a_colon_count() -> None:
    assert said(f"{A}Ann Lee: one\n\n{B}Bo: two") == [("Ann Lee", "one"), ("Bo", "two")]


def test_inline_times_become_word_times() -> None:
    found = reading(f"{A}So <00:01.400>we <00:01.600>go on").transcript
    assert found.timing == "word"
    assert [(w.text, w.start) for w in found.segments[0].words] == [
        ("So", 1000),
        ("we", 1400),
        ("go", 1600),
        ("on", 1800),
    ]


def test_a_label_takes_no_word_time() -> None:
    found = reading(f"{A}Ann: So <00:01.500>we").transcript.segments[0]
    assert (found.speaker, found.text, [w.text for w in found.words]) == ("Ann", "So we", ["So", "we"])


def test_rolling_captions_are_said_once() -> None:
    body = (
        "00:00.000 --> 00:02.000 align:start\n \nso<00:00.400><c> here</c><00:01.000><c> we</c>\n\n"
        "00:02.000 --> 00:02.010\nso here we\n \n\n"
        "00:02.010 --> 00:04.000\nso here we\nso<00:02.400><c> here</c>\n\n"
        "00:04.000 --> 00:04.010\nso here\n"
    )
    assert [text for _, text in said(body)] == ["so here we", "so here"]


def test_a_line_of_one_word_is_timed_in_a_rolling_file_and_does_not_last_through_the_silence_after_it() -> (
    None
):
    body = (
        "00:00.000 --> 00:02.000\n \nso<00:00.400><c> here</c>\n\n"
        "00:02.000 --> 00:02.010\nso here\n \n\n"
        "00:02.010 --> 00:30.000\nso here\nnow\n"
    )
    words = [word for one in reading(body).transcript.segments for word in one.words]
    assert [(word.text, word.start) for word in words] == [("so", 0), ("here", 400), ("now", 2010)]
    assert words[-1].end == 3010


def test_what_was_said_twice_is_kept_twice() -> None:
    assert len(said(f"{A}Hear <00:01.500>hear\n\n{B}Hear <00:02.500>hear")) == 2


def test_the_language_of_the_header_is_kept() -> None:
    assert reading(f"{A}x", "WEBVTT\nKind: captions\nLanguage: pt-BR").transcript.language == "pt-BR"
    assert reading(f"{A}x").transcript.language is None


def test_times_that_people_can_read_are_used_with_a_warning() -> None:
    found = reading(f"0:1,5 --> 0:02,000\nloose\n\n{B}strict")
    assert [(one.start, one.text) for one in found.transcript.segments] == [(1500, "loose"), (2000, "strict")]
    (finding,) = found.findings
    assert (finding.severity, str(finding.where)) == ("warning", "talk.vtt:3")


def test_what_belongs_to_no_cue_is_reported_and_the_rest_kept() -> None:
    found = reading(f"{A}kept\n\nlost\n\nsoon --> later\nlost too\n\n{B}kept too\n\nSTYLE\n::cue {{}}")
    assert [one.text for one in found.transcript.segments] == ["kept", "kept too"]
    assert [finding.where and finding.where.line for finding in found.findings] == [6, 8]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("plain", None),
        ("Q&A <b> --> 3 < 4", "Ann"),
        ("two\nlines", "R&D & Co"),
        ("\n blank \n\n", "A <b> c"),
        ("-->", "-->"),
        ("NOTE this\nSTYLE", None),
        ("&amp; &lt;", "Zoë"),
    ],
)
def test_what_is_written_is_accepted_by_a_strict_reader(text: str, speaker: str | None) -> None:
    written = write_cues([cue(text, speaker), cue("next", speaker, 360_000_000 - 1000)], "vtt")
    strict = webvtt.from_string(written, strict=True)
    assert len(strict) == 2
    (first, _) = parse(written.encode(), Path("t")).transcript.segments
    assert first.text == " ".join(text.split())


def test_every_cue_names_its_speaker_without_an_ampersand() -> None:
    written = write_cues([cue("a", "R&D"), cue("b", "R&D", 1000)], "vtt")
    assert written == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n<v R and D>a\n\n"
        "00:00:01.000 --> 00:00:02.000\n<v R and D>b\n"
    )


def test_cues_without_a_word_are_not_written() -> None:
    assert write_cues([cue(" \n")], "vtt") == "WEBVTT\n"


def test_a_voice_written_by_hand_reads_like_one_with_entities() -> None:
    (found,) = reading(f"{A}<v Ann &amp; Bo>hi").transcript.segments
    assert found == Segment(start=Millis(1000), end=Millis(2000), text="hi", speaker="Ann & Bo")
