from podcast.captions import PROFILES
from podcast.captions.runs import Run, runs, spread
from podcast.model import Segment, Timing, Transcript, Word
from podcast.timecode import Millis


def segment(text: str, words: tuple[Word, ...] = ()) -> Segment:
    return Segment(start=Millis(0), end=Millis(1_000), text=text, words=words)


def word(text: str) -> Word:
    return Word(text=text, start=Millis(0), end=Millis(500))


def line(text: str, *words: str) -> str:
    transcript = Transcript(segments=(segment(text, tuple(map(word, words))),))
    (run,) = runs(transcript, PROFILES["broadcast"])
    return run.text(0, len(run.pieces))


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


def laid_out(timing: Timing) -> Run:
    first = (
        Word(text="Now,", start=Millis(0), end=Millis(300)),
        Word(text="go", start=Millis(700), end=Millis(900)),
    )
    talk = (
        Segment(start=Millis(0), end=Millis(900), text="Now, go", speaker="Mara", words=first),
        Segment(start=Millis(1_900), end=Millis(2_500), text="on.", speaker="Mara"),
    )
    (run,) = runs(Transcript(segments=talk, timing=timing), PROFILES["broadcast"])
    return run


def test_a_silence_counts_where_both_its_ends_were_measured() -> None:
    assert laid_out("word").pauses == [0, 400, 1_000]
    assert laid_out("segment").pauses == [0, 0, 1_000]
    assert laid_out("estimated").pauses == [0, 0, 0]


def test_a_cue_may_start_as_far_from_its_word_as_its_time_is_unsure() -> None:
    assert laid_out("word").slack == [(125, 125)] * 3
    assert laid_out("segment").slack == [(125, 125), (500, 500), (125, 125)]
    assert laid_out("estimated").slack == [(0, 500), (500, 500), (0, 500)]


def test_sentences_of_a_script_without_spaces_meet_without_one() -> None:
    talk = tuple(
        Segment(start=Millis(at), end=Millis(at + 900), text=text, speaker="Mara")
        for at, text in ((0, "冬です。"), (1_000, "灯台は"), (2_000, "Rødvik"))
    )
    (run,) = runs(Transcript(segments=talk), PROFILES["broadcast"])
    assert run.text(0, len(run.pieces)) == "冬です。灯台は Rødvik"


def test_a_voice_lasts_until_the_next_says_its_first_word() -> None:
    one = Segment(start=Millis(0), end=Millis(1_300), text="Yes?", speaker="Mara", words=(word("Yes?"),))
    late = Word(text="Yes.", start=Millis(1_400), end=Millis(1_800))
    two = Segment(start=Millis(1_000), end=Millis(1_800), text="Yes.", speaker="Tomas", words=(late,))
    first, _ = runs(Transcript(segments=(one, two), timing="estimated"), PROFILES["broadcast"])
    assert first.until == 1_400
