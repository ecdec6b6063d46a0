from pathlib import Path

from podcast.errors import Where
from podcast.model import Transcript
from podcast.timecode import Millis
from podcast.transcript.shifting import shifted
from tests.support import make_transcript

NOTES = Where(Path("talk.md"), 4)
TALK = make_transcript(
    ((0, 1000, "Mara", "one"), (1000, 3000, "Tomas", "two three"), (4000, 5000, "Mara", "four"))
)


def times(transcript: Transcript) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in transcript.segments]


def test_times_are_stretched_before_they_are_moved() -> None:
    done, findings = shifted(TALK, Millis(500), 1.5, NOTES)

    assert times(done) == [(500, 2000), (2000, 5000), (6500, 8000)]
    assert findings == ()


def test_words_go_with_their_segment() -> None:
    done, _ = shifted(TALK, Millis(-200), 2, NOTES)

    assert [(word.text, word.start, word.end) for word in done.segments[1].words] == [
        ("two", 1800, 3800),
        ("three", 3800, 5800),
    ]


def test_what_would_begin_before_the_recording_begins_with_it() -> None:
    done, findings = shifted(TALK, Millis(-400), 1, NOTES)

    assert times(done)[0] == (0, 600)
    assert [word.start for word in done.segments[0].words] == [0]
    assert findings == ()


def test_what_would_end_before_the_recording_is_left_out_and_told_at_the_offset() -> None:
    done, (finding,) = shifted(TALK, Millis(-3000), 1, NOTES)

    assert [one.text for one in done.segments] == ["four"]
    assert (finding.rule, str(finding.where)) == ("transcript-offset", "talk.md:4")
    assert "2 of 3" in finding.message
    assert "'two three'" in finding.message


def test_nothing_is_touched_without_offset_and_stretch() -> None:
    assert shifted(TALK, Millis(0), 1.0, NOTES) == (TALK, ())
