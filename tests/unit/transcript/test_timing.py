from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from podcast.errors import Where
from podcast.model import Segment, Transcript
from podcast.timecode import Millis
from podcast.transcript.timing import with_ends, with_words, within
from tests.support import make_transcript

PATH = Path("talk.txt")
LONG = "The keeper climbs the tower every evening and lights the lamp before the ships come in."


def stamped(*starts: int, text: str = LONG) -> Transcript:
    segments = tuple(Segment(start=Millis(at), end=Millis(at), text=text) for at in starts)
    return Transcript(segments=segments, timing="estimated")


def times(transcript: Transcript, duration: int | None = None) -> list[tuple[int, int]]:
    done = with_ends(transcript, None if duration is None else Millis(duration))
    return [(one.start, one.end) for one in done.segments]


def test_a_turn_ends_a_breath_before_the_next_begins() -> None:
    (_, end), _ = times(stamped(0, 3000))
    assert 2_000 < end < 3_000


def test_a_turn_ends_when_it_has_been_said() -> None:
    (_, end), _ = times(stamped(0, 600_000))
    assert 3_000 < end < 8_000


def test_the_last_turn_ends_with_the_recording_at_the_latest() -> None:
    assert times(stamped(0, 3000), 4000)[1] == (3000, 4000)
    assert times(stamped(0, 3000), 60_000)[1] == times(stamped(0, 3000))[1]


def test_turns_with_the_same_stamp_share_its_second() -> None:
    done = with_ends(stamped(5000, 5000, 5000, 9000), None)
    assert [one.start for one in done.segments] == [5000, 5333, 5666, 9000]
    words = [one.words for one in done.segments]
    assert all(one[-1].end <= two[0].start for one, two in pairwise(words))


def test_measured_ends_are_kept() -> None:
    talk = make_transcript()
    assert with_ends(talk, Millis(60_000)) == talk
    assert with_ends(talk, None) == talk


def test_what_overruns_the_recording_is_clipped_and_reported() -> None:
    talk, (finding,) = within(make_transcript(), Millis(35_000), PATH, (1, 2, 3, 4))
    done = with_ends(talk, Millis(35_000))
    assert done.segments[-1].end == 35_000
    assert all(word.end <= 35_000 for word in done.segments[-1].words)
    assert "5.0 s longer" in finding.message
    assert (finding.severity, finding.where) == ("warning", Where(PATH, 4))


def test_a_fraction_of_a_second_more_is_clipped_unmentioned() -> None:
    assert within(make_transcript(), Millis(39_500), PATH) == (make_transcript(), ())
    assert with_ends(make_transcript(), Millis(39_500)).segments[-1].end == 39_500


def test_a_turn_behind_the_recording_is_left_out_and_reported_at_its_line() -> None:
    done, (finding,) = within(make_transcript(), Millis(21_000), PATH, (2, 5, 8, 11))
    assert done.segments == make_transcript().segments[:3]
    assert finding.message == (
        "1 of 4 segments start after the recording ends at 0:21, the first at 0:24: it is left out"
    )
    assert (finding.severity, finding.where) == ("warning", Where(PATH, 11))


def test_a_transcript_that_lies_for_the_most_part_behind_the_recording_is_an_error() -> None:
    done, (finding,) = within(make_transcript(), Millis(5_000), PATH, (2, 5, 8, 11))
    assert done == make_transcript()
    assert (finding.severity, finding.where) == ("error", Where(PATH, 5))
    assert "3 of 4" in finding.message
    assert "another recording" in finding.hint


def test_half_a_transcript_behind_the_recording_is_not_yet_another_recording() -> None:
    _, (finding,) = within(make_transcript(), Millis(20_000), PATH)
    assert (finding.severity, finding.where) == ("warning", Where(PATH))


def test_a_transcript_without_times_of_its_own_reaches_as_far_as_the_recording() -> None:
    paced = replace(make_transcript(), timing="paced")
    assert within(paced, Millis(1_000), PATH) == (paced, ())


def test_an_end_that_was_estimated_is_no_fault() -> None:
    talk = replace(make_transcript(), timing="estimated")
    assert within(talk, Millis(35_000), PATH) == (talk, ())


def test_nothing_to_say_needs_no_ends() -> None:
    assert with_ends(stamped(), Millis(1)) == stamped()
    assert within(stamped(), Millis(1), PATH) == (stamped(), ())


def test_every_word_gets_a_time_and_measured_ones_stay() -> None:
    talk = make_transcript()
    bare = replace(talk.segments[1], words=())
    done = with_words(replace(talk, segments=(talk.segments[0], bare), language=None), "de")
    assert done.language == "de"
    assert done.segments[0] == talk.segments[0]
    assert " ".join(word.text for word in done.segments[1].words) == bare.text
    assert (done.segments[1].words[0].start, done.segments[1].words[-1].end) == (6000, 20_000)
