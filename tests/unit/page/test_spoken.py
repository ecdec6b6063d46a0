import json

from podcast.model import Artifact, Release, Segment, Word
from podcast.page import spoken
from podcast.timecode import Millis
from tests.support import make_release, make_transcript

EARLY = ((0, 5_000, "A", "One."), (6_070, 9_000, "B", "Two."))


def turn(text: str, *words: tuple[str, int], start: int = 1000) -> Segment:
    return Segment(
        start=Millis(start),
        end=Millis(9000),
        text=text,
        words=tuple(Word(text=word, start=Millis(at), end=Millis(at + 100)) for word, at in words),
    )


def times(release: Release) -> list[list[list[int]]]:
    made = spoken.render_times(release)
    assert made is not None
    head, _, data = made.data.decode().partition("=")
    assert head == "wordTimes"
    found: list[list[list[int]]] = json.loads(data)
    return found


def test_measured_words_have_a_file_named_by_its_bytes() -> None:
    release = make_release(transcript=make_transcript(timing="word"))
    made = spoken.render_times(release)
    assert made is not None
    assert made.media_type == "text/javascript"
    assert made.path.startswith("keeper/times-")
    assert made == spoken.render_times(release)
    assert [len(steps) for (steps,) in times(release)] == [10, 17, 8, 19]
    assert times(release)[2] == [[0, 28, 29, 28, 29, 28, 29, 29]]


def test_where_only_turns_were_measured_there_are_their_ends() -> None:
    release = make_release(transcript=make_transcript(EARLY))
    # From 6.0 s, which is what the page says of the turn at 6.07 s.
    assert times(release) == [[[250]], [[150]]]


def test_without_pauses_and_measured_words_there_is_nothing_to_add() -> None:
    assert spoken.render_times(make_release()) is None
    assert spoken.render_times(make_release(transcript=None)) is None


def test_the_page_is_told_the_tenths_and_the_file() -> None:
    release = make_release(transcript=make_transcript(EARLY))
    file = Artifact(path="keeper/times-1.js", data=b"", media_type="text/javascript")
    assert spoken.told(release, file) == {"tenths": "00", "times": "times-1.js"}
    late = make_transcript(((190, 1_000, "A", "One."), (1_999, 3_000, "B", "Two.")))
    assert spoken.told(make_release(transcript=late), None) == {"tenths": "19"}
    assert spoken.told(make_release(transcript=None), None) == {}


def test_steps_lead_from_word_to_word_and_to_the_end() -> None:
    said = turn("Oh, no way.", ("Oh,", 1260), ("no", 1500), ("way.", 2000))
    assert spoken.word_steps(said) == [[13, 12, 25, 350]]


def test_steps_begin_at_what_the_page_says_of_the_start() -> None:
    assert spoken.word_steps(turn("Oh.", ("Oh.", 1099), start=1099)) == [[4, 396]]


def test_words_between_no_spaces_come_with_their_places() -> None:
    said = turn("𠮷野さん。", ("𠮷野", 1000), ("さん。", 1500))
    assert spoken.word_steps(said) == [[0, 25, 375], [0, 3]]


def test_words_that_are_not_in_the_text_leave_it_to_guessing() -> None:
    assert spoken.word_steps(turn("Oh no.", ("Oh", 1000), ("Eh", 2000))) == [[400]]
    assert spoken.word_steps(turn("Oh no.")) == [[400]]
