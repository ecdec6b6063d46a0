from podcast.model import Cue, Segment, Transcript, Word
from podcast.timecode import Millis
from podcast.transcript.rows import of_cues, of_turns


def test_words_are_written_only_when_they_were_measured_and_spell_the_text() -> None:
    words = (Word(text="So", start=Millis(0), end=Millis(5)), Word(text="be", start=Millis(5), end=Millis(9)))
    one = Segment(start=Millis(0), end=Millis(9), text="So be", words=words)
    other = Segment(start=Millis(9), end=Millis(12), text="So be it", words=words)
    measured = Transcript(segments=(one, other), timing="word")
    assert [len(row.words) for row in of_turns(measured)] == [2, 0]
    assert [len(row.words) for row in of_turns(Transcript(segments=(one,), timing="segment"))] == [0]


def test_what_says_nothing_is_not_written() -> None:
    cues = [
        Cue(start=Millis(0), end=Millis(1), lines=("", " ")),
        Cue(start=Millis(1), end=Millis(2), lines=("a", "")),
    ]
    assert [row.lines for row in of_cues(cues)] == [("a",)]
