from podcast.captions.runs import runs, spread, width
from podcast.model import Segment, Transcript, Word
from podcast.timecode import Millis


def segment(text: str, words: tuple[Word, ...] = ()) -> Segment:
    return Segment(start=Millis(0), end=Millis(1_000), text=text, words=words)


def word(text: str) -> Word:
    return Word(text=text, start=Millis(0), end=Millis(500))


def line(text: str, *words: str) -> str:
    transcript = Transcript(segments=(segment(text, tuple(map(word, words))),))
    (run,) = runs(transcript, 42)
    return run.text(0, len(run.pieces))


def test_a_full_width_character_takes_two_columns() -> None:
    assert (width("lamp"), width("Lämp…"), width("灯台")) == (4, 5, 4)


def test_words_that_touch_in_the_text_touch_on_the_line() -> None:
    assert line("灯台 守は", "灯台", "守", "は") == "灯台 守は"


def test_words_that_the_text_does_not_hold_are_spaced() -> None:
    assert line("one two", "one", "three", "four") == "one three four"


def test_words_without_times_share_the_segment_by_width_and_rest() -> None:
    a, b = spread(segment("Now, go"))
    assert (a.start, a.end, b.end) == (0, 727, 1_000)
    assert b.start == a.end


def test_a_segment_that_ends_before_it_starts_has_words_without_length() -> None:
    made = Segment(start=Millis(500), end=Millis(100), text="Now, go")
    assert [(each.start, each.end) for each in spread(made)] == [(500, 500), (500, 500)]
