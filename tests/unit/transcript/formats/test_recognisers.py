"""What holds for the JSON of every recogniser."""

import json
from pathlib import Path
from typing import Any

import pytest

from podcast.model import Word
from podcast.transcript import FORMATS, Reading, parse
from tests.recognised import SHAPES, Said, Shape

TALK = (
    Said("Good", 0, 300, 0.9, "0"),
    Said("evening,", 300, 700, 0.8, "0"),
    Said("keeper.", 750, 1200, 0.7, "0"),
    Said("Is", 1500, 1600, 0.6, "1"),
    Said("it", 1600, 1700, 0.5, "1"),
    Said("no", 1800, 2000, 0.4, "1"),
    Said("no", 2100, 2300, 0.3, "1"),
    Said("no?", 2400, 2600, 0.2, "1"),
)


def reading(document: Any, indent: int | None = 1) -> Reading:
    return parse(json.dumps(document, indent=indent).encode(), Path("talk.json"))


def words(found: Reading) -> list[Word]:
    return [word for segment in found.transcript.segments for word in segment.words]


@pytest.fixture(params=list(SHAPES.values()), ids=list(SHAPES))
def shape(request: pytest.FixtureRequest) -> Shape:
    found: Shape = request.param
    return found


def test_the_content_tells_the_format(shape: Shape) -> None:
    text = json.dumps(shape.document(TALK))
    assert next(form.name for form in FORMATS if form.looks_like(text)) == shape.format


def test_every_word_keeps_its_times(shape: Shape) -> None:
    found = reading(shape.document(TALK))
    assert found.findings == ()
    assert found.transcript.timing == "word"
    assert [(word.text, word.start) for word in words(found)] == [(one.text, one.start) for one in TALK]
    if shape.ends:
        assert [word.end for word in words(found)] == [one.end for one in TALK]


def test_every_word_keeps_how_sure_the_recogniser_was(shape: Shape) -> None:
    sure = [word.confidence for word in words(reading(shape.document(TALK)))]
    assert sure == [one.sure if shape.sure else None for one in TALK]


def called(label: str | None) -> str | None:
    """A voice that is only numbered has a word before its number."""
    return f"Speaker {label}" if label and label.isdecimal() else label


def test_speakers_are_called_as_the_source_calls_them(shape: Shape) -> None:
    said = [
        (segment.speaker, text)
        for segment in reading(shape.document(TALK)).transcript.segments
        for text in segment.text.split()
    ]
    expected = [(called(shape.speakers(one.speaker)) if shape.speakers else None, one.text) for one in TALK]
    assert said == expected


def test_a_file_on_one_line_reads_the_same(shape: Shape) -> None:
    document = shape.document(TALK)
    assert reading(document, None).transcript == reading(document).transcript


def leaves(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[tuple[Any, ...], Any]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [leaf for key, item in pairs for leaf in leaves(item, (*at, key))]
    return found or [(at, value)]


def changed(document: Any, at: tuple[Any, ...], value: Any) -> Any:
    copy = json.loads(json.dumps(document))
    target = copy
    for key in at[:-1]:
        target = target[key]
    target[at[-1]] = value
    return copy


NOT_READ = {"word_segments", "timestamps", "aAppend"}
TIMES = ("start", "end", "startTime", "endTime", "startOffset", "ts", "end_ts", "start_time", "from")


def times(document: Any) -> list[tuple[Any, ...]]:
    """The path of a time in every third word or so; those of whole segments too."""
    found = [at for at, _ in leaves(document) if at[-1] in (*TIMES, "offsetInTicks", "tStartMs", "tOffsetMs")]
    return [at for at in found if not {*at} & NOT_READ and at[:2] != ("events", 0)][::3]


@pytest.mark.parametrize(
    "bad", ["soon", -5, True, [], 1e30, float("nan"), float("inf"), 10**40, {"at": 1}], ids=repr
)
def test_a_wrong_time_is_reported_and_no_word_is_lost(shape: Shape, bad: Any) -> None:
    document = shape.document(TALK)
    for at in times(document):
        found = reading(changed(document, at, bad))
        said = sorted(" ".join(segment.text for segment in found.transcript.segments).split())
        assert said == sorted(one.text for one in TALK), at
        assert any("it was estimated" in finding.message for finding in found.findings), at
        assert all(finding.where and finding.where.line for finding in found.findings), at


def test_a_finding_names_the_place_where_lines_mean_nothing() -> None:
    document = changed(
        SHAPES["deepgram"].document(TALK),
        ("results", "channels", 0, "alternatives", 0, "words", 2, "start"),
        "x",
    )
    (finding,) = reading(document, None).findings
    assert "results.channels[0].alternatives[0].words[2].start" in finding.message


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes(shape: Shape) -> None:
    if shape.format in ("whisper-cpp", "azure"):
        pytest.skip("all of this talk is in one element")
    text = json.dumps(shape.document(TALK), indent=1)
    found = parse(text[: text.rindex("2")].encode(), Path("talk.json"), format_name=shape.format)
    assert "Good" in found.transcript.segments[0].text
    assert "breaks off" in " ".join(finding.message for finding in found.findings)
