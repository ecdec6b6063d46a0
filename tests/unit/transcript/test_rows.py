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


def test_words_are_parted_as_in_the_text() -> None:
    said = (
        Word(text="灯台は", start=Millis(0), end=Millis(1)),
        Word(text="古い。", start=Millis(1), end=Millis(2)),
    )
    last = Word(text="Ja.", start=Millis(2), end=Millis(3))
    turn = Segment(start=Millis(0), end=Millis(3), text="灯台は古い。 Ja.", words=(*said, last))
    (row,) = of_turns(Transcript(segments=(turn,), timing="word"))
    assert row.parted(["<a>", "<b>", "<c>"]) == "<a><b> <c>"


def test_the_lines_of_a_caption_without_spaces_meet_without_one() -> None:
    (row,) = of_cues([Cue(start=Millis(0), end=Millis(1), lines=("灯台は", "古い。"))])
    assert row.text == "灯台は古い。"
