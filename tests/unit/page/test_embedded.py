import json
from dataclasses import replace

from podcast.model import Segment, Word
from podcast.page import embedded
from podcast.timecode import Millis
from tests.support import make_release, make_show, make_transcript


def turn(text: str, *words: tuple[str, int]) -> Segment:
    return Segment(
        start=Millis(1000),
        end=Millis(9000),
        text=text,
        words=tuple(Word(text=word, start=Millis(at), end=Millis(at + 100)) for word, at in words),
    )


def test_json_cannot_end_its_element() -> None:
    text = embedded.to_script({"title": "</script><!-- & \u2028"})
    assert "<" not in text
    assert json.loads(text) == {"title": "</script><!-- & \u2028"}


def test_the_player_learns_what_the_page_does_not_say() -> None:
    data = embedded.player_data(make_show(), make_release())
    assert data["guid"] == "guid-of-keeper"
    assert data["duration"] == 40
    assert (data.pop("page"), data.pop("embed")) == ("./", "embed/")
    assert data["silences"] == [[19, 20]]
    assert data["cover"] == {
        "src": "../assets/cover-600-0a1b2c3d.jpg",
        "sizes": "600x600",
        "type": "image/jpeg",
    }
    assert "words" not in data


def test_a_show_without_a_picture_or_a_waveform_has_neither() -> None:
    data = embedded.player_data(make_show(thumbnail=None), replace(make_release(), waveform=None))
    assert "cover" not in data
    assert data["silences"] == []


def test_only_measured_words_are_passed_on() -> None:
    release = make_release(transcript=make_transcript(timing="word"))
    data = embedded.player_data(make_show(), release)
    assert [len(each) for each in data["words"]] == [9, 16, 7, 18]
    assert data["words"][2] == [0, 57, 57, 57, 57, 57, 57]


def test_steps_lead_from_word_to_word() -> None:
    assert embedded.word_steps(turn("Oh, no way.", ("Oh,", 1250), ("no", 1500), ("way.", 2000))) == [
        25,
        25,
        50,
    ]


def test_words_between_no_spaces_come_with_their_places() -> None:
    assert embedded.word_steps(turn("𠮷野さん。", ("𠮷野", 1000), ("さん。", 1500))) == [[0, 50], [0, 3]]


def test_words_that_are_not_in_the_text_leave_it_to_guessing() -> None:
    assert embedded.word_steps(turn("Oh no.", ("Eh", 1000))) == []
    assert embedded.word_steps(turn("Oh no.")) == [[], []]
