from pathlib import Path

import pytest

from podcast.model import Cue, Segment, Transcript, Word
from podcast.timecode import Millis
from podcast.transcript import Reading, parse, write, write_cues

PATH = Path("talk.ass")
EVENTS = "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"


def read(text: str) -> Reading:
    return parse(text.encode(), PATH)


def event(text: str, fields: str = "0,0:00:01.00,0:00:03.00,Default,Ann,0,0,0,,") -> str:
    return f"{EVENTS}Dialogue: {fields}{text}\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (r"One\Ntwo\nthree\hfour", "One two three four"),
        (r"{\i1}Plain{\i0}, {a note}text", "Plain, text"),
        ("With, commas, in it", "With, commas, in it"),
        (r"\{braces\} and {open", "{braces} and {open"),
        ("back\\\u2060Nslash", r"back\Nslash"),
    ],
)
def test_what_is_said_and_what_is_markup(text: str, said: str) -> None:
    assert read(event(text)).transcript.segments[0].text == said


def test_the_format_line_says_where_the_fields_are() -> None:
    row = "Dialogue: 0:00:01.00,Ann,Hi you,Default,0:00:02.00"
    text = f"[Events]\nFormat: Start, Actor, Text, Style, End\n{row}\n"
    # The text is not the last field here, so it ends at its comma.
    (one,) = read(text).transcript.segments
    assert (one.start, one.end, one.speaker, one.text) == (1000, 2000, "Ann", "Hi you")


def test_syllables_are_word_times() -> None:
    (one,) = read(event(r"{\k20}{\k30}Slow{\kf20}ly {\kt200}{\K50}round")).transcript.segments
    assert [(word.text, word.start, word.end) for word in one.words] == [
        ("Slowly", 1200, 1700),
        ("round", 3000, 3000),
    ]


@pytest.mark.parametrize(
    ("style", "name", "speaker"),
    [("Default", "Ann", "Ann"), ("Speaker00", "", "Speaker00"), ("Default", "", None), ("Main", "NTP", None)],
)
def test_who_speaks(style: str, name: str, speaker: str | None) -> None:
    fields = f"0,0:00:01.00,0:00:03.00,{style},{name},0,0,0,,"
    assert read(event("Hi", fields)).transcript.segments[0].speaker == speaker


def test_pauses_between_words_are_syllables_without_text() -> None:
    words = (
        Word(text="So", start=Millis(1100), end=Millis(1300)),
        Word(text="{it}", start=Millis(1500), end=Millis(1990)),
    )
    one = Segment(start=Millis(1000), end=Millis(2000), text="So {it}", speaker="Lind, Mara", words=words)
    text = write(Transcript(segments=(one,), timing="word"), "ass")
    assert text.endswith(
        "Dialogue: 0,0:00:01.00,0:00:02.00,Default,Lind; Mara,0,0,0,,"
        "{\\k10}{\\k20}So {\\k20}{\\k49}\\{it\\}\n"
    )


def test_captions_keep_their_lines() -> None:
    cues = [Cue(start=Millis(4), end=Millis(6), lines=("One", "two"))]
    assert write_cues(cues, "ass").endswith("Dialogue: 0,0:00:00.00,0:00:00.01,Default,,0,0,0,,One\\Ntwo\n")
