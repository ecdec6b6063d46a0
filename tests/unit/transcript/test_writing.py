from pathlib import Path

import pytest

from podcast.model import Cue, Segment, Transcript
from podcast.timecode import Millis
from podcast.transcript import FORMATS, formats_for_writing, parse, write, write_cues
from tests.support import make_transcript

TRANSCRIPTS = ("json", "html", "txt")
CAPTIONS = ("vtt", "srt", "json")


def test_every_format_but_whisper_is_written() -> None:
    assert formats_for_writing() == ("vtt", "srt", "json", "html", "txt")


def test_an_unknown_name_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        write(make_transcript(), "vtt")
    with pytest.raises(KeyError):
        write_cues([], "html")


def seen(transcript: Transcript) -> list[tuple[int, str | None, str]]:
    return [(one.start, one.speaker, one.text) for one in transcript.segments]


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_a_written_transcript_reads_as_it_was(name: str) -> None:
    reading = parse(write(make_transcript(), name).encode(), Path("talk"))
    assert reading.format == name
    assert reading.findings == ()
    assert seen(reading.transcript) == seen(make_transcript())


@pytest.mark.parametrize("name", CAPTIONS)
def test_written_captions_read_as_they_were(name: str) -> None:
    talk = make_transcript()
    cues = [
        Cue(start=s.start, end=s.end, lines=(s.text[:30], s.text[30:]), speaker=s.speaker)
        for s in talk.segments
    ]
    reading = parse(write_cues(cues, name).encode(), Path("talk"))
    assert reading.format == name
    assert reading.findings == ()
    read = [
        (one.start, one.end, one.speaker, one.text.replace(" ", "")) for one in reading.transcript.segments
    ]
    assert read == [(s.start, s.end, s.speaker, s.text.replace(" ", "")) for s in talk.segments]


def test_formats_have_names_of_their_own_and_say_how_they_are_recognised() -> None:
    assert len({form.name for form in FORMATS}) == len(FORMATS)
    for form in FORMATS:
        assert not form.looks_like("Just a sentence.")
        assert form.read("Just a sentence.").pieces == ()


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_writing_nothing_is_no_error(name: str) -> None:
    assert "None" not in write(Transcript(segments=()), name)


def test_times_are_exact_to_the_millisecond_in_json() -> None:
    odd = Segment(start=Millis(1001), end=Millis(359_999_999), text="a b")
    text = write(Transcript(segments=(odd,)), "json")
    assert '"startTime": 1.001, "endTime": 359999.999' in text
    (read,) = parse(text.encode(), Path("t")).transcript.segments
    assert read == odd
