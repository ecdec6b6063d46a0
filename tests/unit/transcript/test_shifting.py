from dataclasses import replace

from podcast.model import Transcript
from podcast.timecode import Millis
from podcast.transcript.shifting import shifted
from tests.support import make_transcript

TALK = make_transcript(
    ((0, 1000, "Mara", "one"), (1000, 3000, "Tomas", "two three"), (4000, 5000, "Mara", "four"))
)


def times(transcript: Transcript) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in transcript.segments]


def test_times_are_stretched_before_they_are_moved() -> None:
    done, _, findings = shifted(TALK, (), Millis(500), 1.5)

    assert times(done) == [(500, 2000), (2000, 5000), (6500, 8000)]
    assert findings == ()


def test_words_go_with_their_segment() -> None:
    done, _, _ = shifted(TALK, (), Millis(-200), 2)

    assert [(word.text, word.start, word.end) for word in done.segments[1].words] == [
        ("two", 1800, 3800),
        ("three", 3800, 5800),
    ]


def test_what_would_begin_before_the_recording_begins_with_it() -> None:
    done, _, findings = shifted(TALK, (), Millis(-400), 1)

    assert times(done)[0] == (0, 600)
    assert [word.start for word in done.segments[0].words] == [0]
    assert findings == ()


def test_what_would_end_before_the_recording_is_left_out_and_told() -> None:
    done, lines, (finding,) = shifted(TALK, (2, 4, 9), Millis(-3000), 1)

    assert [one.text for one in done.segments] == ["four"]
    assert list(lines) == [9]
    assert (finding.rule, finding.severity) == ("transcript-offset", "warning")
    assert "2 of 3" in finding.message
    assert "'two three'" in finding.message


def test_nothing_is_touched_without_offset_and_stretch() -> None:
    assert shifted(TALK, (1, 2, 3), Millis(0), 1.0) == (TALK, (1, 2, 3), ())


def test_turns_stamped_with_whole_seconds_are_so_still() -> None:
    starts = (0, 12_000, 17_000, 31_000, 44_000, 52_000)
    stamped = replace(
        make_transcript(tuple((at, at + 9_000, "Mara", "so") for at in starts)), timing="estimated"
    )
    done, _, _ = shifted(stamped, (), Millis(-1_400), 1.01)

    # 17 s is 17.5 s most likely, which 1.01 and -1.4 make 16.275 s.
    assert [one.start for one in done.segments] == [0, 11_000, 16_000, 30_000, 43_000, 51_000]


def test_turns_without_any_time_stay_where_they_are() -> None:
    paced = replace(TALK, timing="paced")

    assert shifted(paced, (), Millis(9_000), 1.0) == (paced, (), ())
