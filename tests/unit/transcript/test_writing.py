from dataclasses import replace
from pathlib import Path

import pytest

from podcast.model import Cue, Segment, Timing, Transcript, Word
from podcast.timecode import Millis
from podcast.transcript import FORMATS, Format, formats_for_writing, parse, write, write_cues
from tests.support import make_transcript

PATH = Path("talk")
OF_TALK = [form for form in FORMATS if form.write]
OF_CUES = [form for form in FORMATS if form.write_cues]


def name(form: Format) -> str:
    return form.name


def test_every_format_with_a_writer_is_named() -> None:
    assert formats_for_writing() == tuple(form.name for form in FORMATS if form.write or form.write_cues)
    assert {"vtt", "srt", "json", "html", "txt", "ttml", "sbv", "lrc", "ass", "tsv"} <= set(
        formats_for_writing()
    )


def test_an_unknown_name_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        write(make_transcript(), "vtt")
    with pytest.raises(KeyError):
        write_cues([], "html")


def seen(transcript: Transcript, form: Format) -> list[tuple[object, ...]]:
    """What of a transcript a format holds."""
    measured = form.holds.words and transcript.timing == "word"
    return [
        (
            one.start,
            one.end if form.holds.ends else None,
            one.speaker if form.holds.speakers else None,
            one.text,
            [(word.text, word.start, word.end) for word in one.words] if measured else [],
        )
        for one in transcript.segments
    ]


@pytest.mark.parametrize("timing", ["segment", "word"])
@pytest.mark.parametrize("form", OF_TALK, ids=name)
def test_a_written_transcript_reads_as_it_was(form: Format, timing: Timing) -> None:
    talk = replace(make_transcript(), timing=timing, language="de")
    talk = replace(talk, segments=tuple(replace(one, words=whole(one.words)) for one in talk.segments))
    reading = parse(write(talk, form.name).encode(), PATH)
    assert (reading.format, reading.findings) == (form.name, ())
    assert seen(reading.transcript, form) == seen(talk, form)
    assert reading.transcript.language == ("de" if form.holds.language else None)
    assert (reading.transcript.timing == "word") == (form.holds.words and timing == "word")


def whole(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Words that begin and end on hundredths of a second."""
    return tuple(
        replace(word, start=Millis(word.start // 10 * 10), end=Millis(word.end // 10 * 10)) for word in words
    )


@pytest.mark.parametrize("form", OF_CUES, ids=name)
def test_written_captions_read_as_they_were(form: Format) -> None:
    talk = make_transcript()
    cues = [
        Cue(start=s.start, end=s.end, lines=(s.text[:30], s.text[30:]), speaker=s.speaker)
        for s in talk.segments
    ]
    reading = parse(write_cues(cues, form.name, "de").encode(), PATH)
    assert (reading.format, reading.findings) == (form.name, ())
    read = [(*one[:3], str(one[3]).replace(" ", "")) for one in seen(reading.transcript, form)]
    assert read == [(*one[:3], str(one[3]).replace(" ", "")) for one in seen(talk, form)]
    assert reading.transcript.language == ("de" if form.holds.language and form.write else None)


@pytest.mark.parametrize("form", OF_TALK, ids=name)
def test_times_are_off_by_no_more_than_the_format_says(form: Format) -> None:
    odd = (
        Segment(start=Millis(1_016), end=Millis(4_987), text="Good morning to you all", speaker="Ann"),
        Segment(start=Millis(4_994), end=Millis(359_999_499), text="And to you", speaker="Bo"),
    )
    reading = parse(write(Transcript(segments=odd), form.name).encode(), PATH)
    for one, two in zip(reading.transcript.segments, odd, strict=True):
        assert abs(one.start - two.start) < form.holds.precision
        assert not form.holds.ends or abs(one.end - two.end) < form.holds.precision


def test_formats_have_names_of_their_own_and_say_how_they_are_recognised() -> None:
    assert len({form.name for form in FORMATS}) == len(FORMATS)
    for form in FORMATS:
        assert not form.looks_like("Just a sentence.")
        assert form.read("Just a sentence.").pieces == ()


@pytest.mark.parametrize("form", OF_TALK, ids=name)
def test_writing_nothing_is_no_error(form: Format) -> None:
    assert "None" not in write(Transcript(segments=()), form.name)


def test_times_are_exact_to_the_millisecond_in_json() -> None:
    odd = Segment(start=Millis(1001), end=Millis(359_999_999), text="a b")
    text = write(Transcript(segments=(odd,)), "json")
    assert '"startTime": 1.001, "endTime": 359999.999' in text
    (read,) = parse(text.encode(), PATH).transcript.segments
    assert read == odd
