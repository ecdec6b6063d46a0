"""What holds for every transcript: writing loses nothing that the format can hold, reading never fails."""

import json
import re
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import webvtt
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from podcast.errors import PodcastError, Problems
from podcast.model import Cue, Segment, Timing, Transcript, Word
from podcast.timecode import Millis
from podcast.transcript import FORMATS, Format, Settings, parse, prepare, write, write_cues
from podcast.transcript.speakers import guess
from podcast.transcript.timing import within
from podcast.transcript.words import paragraph, spread
from tests.recognised import SHAPES, Said, Shape

PATH = Path("talk")
NAMES = ("Mara", "Tomas Lind", "Zoë van Dyk", "Speaker 1")
# No colon: behind a name at the start of a turn it would be a label. No digits: a time could come about.
LETTERS = st.text("aeknzäß&<>'-", min_size=1, max_size=7)
TEXT = st.builds(
    lambda first, more, end: " ".join((first, *more)) + end,
    LETTERS,
    st.lists(LETTERS, min_size=1, max_size=5),
    st.sampled_from(("", ".", "?", ",")),
)


# What formats use as marks, and what is hard to show. Tabs and line breaks are single spaces in a segment.
HOSTILE = st.lists(
    st.sampled_from(
        (
            *(
                "-->",
                "<b>",
                "</p>",
                "&",
                "&amp;",
                "]]>",
                "{",
                "}",
                "{\\an8}",
                "\\N",
                "\\h",
                "\\",
                "\\{",
                '"',
                '"a',
                "'",
            ),
            *(
                ",",
                ";",
                "a,b",
                "**a**",
                "*",
                "_a_",
                "`",
                "#",
                "-",
                ">>",
                "[",
                "](",
                "[a](b)",
                "~",
                "|",
                "<!--",
            ),
            *("12", "3.5", "0:12", "0:00:01.000,", "[00:12.34]", "(1:02)", "<00:01.00>", "[0:05]", "1"),
            *(
                "שלום",
                "مرحبا",
                "\u202eabc\u202c",
                "🙂",
                "👩\u200d🚒",
                "e\u0301",
                "a\u0308\u0323",
                "灯台",
                "ﬁ",
                "word",
            ),
            *("a\tb", "a\nb", "a\u00a0b", "\x0b"),
        )
    ),
    min_size=1,
    max_size=8,
).map(lambda parts: paragraph(" ".join((*parts, "said", "so"))))
MARKUP = re.compile(r"</?[biu]>|\{\\an?\d")
"""What SubRip has no way to say as text: its readers take it for markup."""


@st.composite
def transcripts(
    draw: st.DrawFn, *, step: int = 1, timing: Timing = "segment", text: Any = TEXT
) -> Transcript:
    """Turns one after the other, all with speakers or all without; times are multiples of `step` ms."""
    named = draw(st.booleans())
    at = 0
    segments: list[Segment] = []
    for _ in range(draw(st.integers(1, 8))):
        start = at + draw(st.integers(0, 50_000 // step)) * step
        at = start + draw(st.integers(1, 20_000 // step + 1)) * step
        speaker = draw(st.sampled_from(NAMES)) if named else None
        said = draw(text)
        words = measured(said, start, at, step) if timing == "word" else ()
        one = Segment(start=Millis(start), end=Millis(at), text=said, speaker=speaker, words=words)
        segments.append(one)
    return Transcript(segments=tuple(segments), timing=timing, language="de")


def measured(text: str, start: int, end: int, step: int) -> tuple[Word, ...]:
    """Words with times that are multiples of `step`, with pauses; the last one ends with the turn."""
    spoken = spread(text.split(), Millis(0), Millis((end - start) // step))
    words = [
        Word(text=one.text, start=Millis(start + one.start * step), end=Millis(start + one.end * step))
        for one in spoken
    ]
    return (*words[:-1], replace(words[-1], end=Millis(end)))


def seen(transcript: Transcript) -> list[tuple[int, int, str | None, str]]:
    return [(one.start, one.end, one.speaker, one.text) for one in transcript.segments]


def held(transcript: Transcript, form: Format) -> tuple[object, ...]:
    """What of a transcript a format holds, as its table says."""
    holds = form.holds
    by_word = holds.words and transcript.timing == "word"
    return (
        transcript.language if holds.language else None,
        [
            (
                one.start,
                one.end if holds.ends else None,
                one.speaker if holds.speakers else None,
                one.text.replace("-->", "→") if form.name == "srt" else one.text,
                [(word.text, word.start, word.end) for word in one.words] if by_word else [],
            )
            for one in transcript.segments
        ],
    )


def as_cues(transcript: Transcript) -> list[Cue]:
    return [
        Cue(start=one.start, end=one.end, lines=tuple(one.text.rsplit(" ", 1)), speaker=one.speaker)
        for one in transcript.segments
    ]


@pytest.mark.parametrize("timing", ["segment", "word"])
@pytest.mark.parametrize("form", [form for form in FORMATS if form.write], ids=lambda form: form.name)
@given(data=st.data())
def test_what_is_written_is_read_as_the_table_says(form: Format, timing: Timing, data: st.DataObject) -> None:
    transcript = data.draw(transcripts(step=form.holds.precision, timing=timing, text=HOSTILE | TEXT))
    written = write(transcript, form.name)
    reading = parse(written.encode(), PATH)
    assert (reading.format, reading.findings) == (form.name, ())
    assert held(reading.transcript, form) == held(transcript, form)
    again = parse(write(reading.transcript, form.name).encode(), PATH)
    assert held(again.transcript, form) == held(transcript, form)


@pytest.mark.parametrize("form", [form for form in FORMATS if form.write_cues], ids=lambda form: form.name)
@given(data=st.data())
def test_captions_are_read_as_the_table_says(form: Format, data: st.DataObject) -> None:
    transcript = data.draw(transcripts(step=form.holds.precision, text=HOSTILE | TEXT))
    assume(form.name != "srt" or not any(MARKUP.search(one.text) for one in transcript.segments))
    written = write_cues(as_cues(transcript), form.name, "de")
    reading = parse(written.encode(), PATH)
    assert (reading.format, reading.findings) == (form.name, ())
    assert held(reading.transcript, form) == held(transcript, form)


@given(
    st.lists(
        st.builds(
            Cue, start=st.just(0), end=st.just(9), lines=st.tuples(st.text(), st.text()), speaker=st.text()
        )
    )
)
def test_written_captions_please_a_strict_reader(cues: list[Cue]) -> None:
    webvtt.from_string(write_cues(cues, "vtt"), strict=True)


@settings(max_examples=300)
@given(st.binary(max_size=60), st.sampled_from(("", *(form.name for form in FORMATS))))
def test_any_bytes_are_read_or_refused_in_words(data: bytes, name: str) -> None:
    heads = (
        b"",
        b"WEBVTT\n\n",
        b"0:00 a\n0:05 ",
        b'{"segments":[{"startTime":0,"body":',
        b"<time>0:00</time><p>",
    )
    for head in heads:
        problems = Problems()
        with problems.collect():
            assert parse(head + data, PATH, format_name=name).transcript.segments
        assert all(finding.where and finding.hint for finding in problems.findings)


@given(transcripts(), st.integers(0, 200), st.sampled_from(("vtt", "srt", "json")), st.binary(max_size=4))
def test_a_damaged_file_is_read_as_far_as_it_goes(whole: Transcript, at: int, name: str, junk: bytes) -> None:
    data = write_cues(as_cues(whole), name).encode()
    try:
        reading = parse(data[:at] + junk + data[at + 3 :], PATH, format_name=name)
    except PodcastError:
        return
    check(reading.transcript)


def check(transcript: Transcript) -> None:
    """Segments in order, each with words and time; measured words inside their segment and in order."""
    starts = [one.start for one in transcript.segments]
    assert starts == sorted(starts)
    for one in transcript.segments:
        assert one.end > one.start
        assert one.text == " ".join(one.text.split()) != ""
        times = [time for word in one.words for time in (word.start, word.end)]
        assert times == sorted(times)
        assert not times or one.start <= times[0] <= times[-1] <= one.end


@given(transcripts(), st.sampled_from(("segment", "estimated", "paced")), st.none() | st.integers(1, 400_000))
def test_a_prepared_transcript_has_every_word_with_a_time(
    transcript: Transcript, timing: str, duration: int | None
) -> None:
    source = Transcript(segments=transcript.segments, timing=timing)  # type: ignore[arg-type]
    known = None if duration is None else Millis(duration)
    done, findings = prepare(source, path=PATH, settings=Settings(duration=known))
    check(done)
    kept, past = within(source, known, PATH)
    assert set(past) <= set(findings)
    said = " ".join(one.text for one in kept.segments)
    assert " ".join(one.text for one in done.segments) == said
    assert " ".join(word.text for one in done.segments for word in one.words) == said
    assert done.timing == timing


@given(
    st.lists(st.from_regex(r"[\w.,?]{1,12}", fullmatch=True), min_size=1),
    st.integers(0, 9_000),
    st.integers(0, 9_000),
)
def test_shared_out_words_fill_their_time_in_order(parts: list[str], start: int, length: int) -> None:
    words = spread(parts, Millis(start), Millis(start + length))
    times = [time for word in words for time in (word.start, word.end)]
    assert times == sorted(times)
    assert (times[0], times[-1]) == (start, start + length)


@given(st.lists(TEXT, max_size=30))
def test_a_guess_is_a_role_for_each_turn_and_a_probability(texts: list[str]) -> None:
    guessed = guess(texts)
    assert len(guessed.roles) == len(guessed.sure) == len(guessed.labels) == len(texts)
    assert all(0.5 <= each <= 1 for each in guessed.sure)
    assert 0 <= guessed.pair <= 1


@st.composite
def talks(draw: st.DrawFn) -> list[Said]:
    """What a recogniser hears: words one after the other, each with a time and a speaker."""
    said: list[Said] = []
    at = 0
    for _ in range(draw(st.integers(2, 12))):
        start = at + draw(st.integers(0, 3_000))
        at = start + draw(st.integers(20, 900))  # a word beside its segment is found to 10 ms
        text = draw(st.text("aeknzäß", min_size=1, max_size=6)) + draw(st.sampled_from(("", ".", ",", "?")))
        sure = draw(st.integers(0, 100)) / 100
        said.append(Said(text, start, at, sure, draw(st.sampled_from("01"))))
    return said


def as_whole(transcript: Transcript) -> list[str]:
    return sorted(" ".join(one.text for one in transcript.segments).split())


@pytest.mark.parametrize("shape", list(SHAPES.values()), ids=list(SHAPES))
@settings(max_examples=15)
@given(talks())
def test_every_recogniser_gives_back_every_word_with_its_time(shape: Shape, talk: list[Said]) -> None:
    reading = parse(json.dumps(shape.document(talk)).encode(), PATH, format_name=shape.format)
    assert reading.findings == ()
    words = [word for one in reading.transcript.segments for word in one.words]
    assert as_whole(reading.transcript) == sorted(one.text for one in talk)
    # Few words one by one, or words with full stops, are segments of Podcasting 2.0 JSON and not a stream.
    if shape.format != "json":
        assert reading.transcript.timing == "word"
        assert sorted((word.text, word.start) for word in words) == sorted(
            (one.text, one.start) for one in talk
        )


def spots(value: object, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The path of everything in a document."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(spot for key, item in pairs for spot in spots(item, (*at, key)))][not at :]


ODD: tuple[object, ...] = (
    None,
    True,
    -1,
    1e300,
    10**40,
    "",
    "soon",
    "\ud800",
    [],
    {},
    [[]],
    {"a": []},
    float("nan"),
)


@pytest.mark.parametrize("shape", list(SHAPES.values()), ids=list(SHAPES))
@settings(max_examples=15)
@given(talks(), st.data())
def test_json_of_another_form_is_read_or_refused_in_words(
    shape: Shape, talk: list[Said], data: st.DataObject
) -> None:
    document = json.loads(json.dumps(shape.document(talk)))
    for _ in range(data.draw(st.integers(1, 4))):
        *way, last = data.draw(st.sampled_from(spots(document)))
        target = document
        for key in way:
            target = target[key]
        if data.draw(st.booleans()):
            target[last] = deepcopy(data.draw(st.sampled_from(ODD)))  # what is put in may be changed next
        else:
            del target[last]
        if not spots(document):
            break
    text = json.dumps(document, indent=data.draw(st.sampled_from((None, 1))))
    looked_at(text.encode(), shape.format)


@pytest.mark.parametrize("shape", list(SHAPES.values()), ids=list(SHAPES))
@settings(max_examples=15)
@given(talks(), st.data())
def test_json_with_flipped_bytes_is_read_or_refused_in_words(
    shape: Shape, talk: list[Said], data: st.DataObject
) -> None:
    damaged = bytearray(json.dumps(shape.document(talk), indent=1).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(1, 255))
    looked_at(bytes(damaged), shape.format)


def looked_at(data: bytes, name: str) -> None:
    problems = Problems()
    with problems.collect():
        check(parse(data, PATH, format_name=name).transcript)
    assert all(finding.where and finding.hint for finding in problems.findings)
