from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.chapters import FORMATS, Format, looks_like, parse_line, propose, read, settle, write
from podcast.chapters.cutting import SHORTEST
from podcast.errors import InputError
from podcast.model import Chapter, Segment, Transcript
from podcast.timecode import Millis, show
from tests.support import words

TITLE = (
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=30)
    .map(lambda text: normalize("NFC", text).strip())
    .filter(bool)
)


UNMARKED = ("text", "youtube", "cue")
"""Formats in which a title is the rest of a line, or cannot hold a quotation mark."""


@st.composite
def lists(draw: st.DrawFn) -> tuple[Chapter, ...]:
    """Chapters as `settle` leaves them, but for starts between the seconds."""
    starts = sorted(draw(st.lists(st.integers(0, 40_000_000), min_size=1, max_size=8, unique=True)))
    end = starts[-1] + draw(st.integers(1, 600_000))
    return tuple(
        Chapter(start=Millis(a), end=Millis(b), title=" ".join(draw(st.lists(TITLE, min_size=1, max_size=4))))
        for a, b in pairwise([*starts, end])
    )


@settings(deadline=None)  # a busy machine is no fault
@given(lists(), st.sampled_from(FORMATS))
def test_starts_survive_every_format_to_its_grain(chapters: tuple[Chapter, ...], form: Format) -> None:
    found = read(write(chapters, form.name).encode(), Path("x"), format_name=form.name)
    starts = sorted(each.start for each in found)
    assert all(abs(start - each.start) < form.grain for start, each in zip(starts, chapters, strict=True))


@settings(deadline=None)
@given(lists(), st.sampled_from([form for form in FORMATS if form.name not in UNMARKED]))
def test_titles_survive_every_format_that_marks_where_they_begin(
    chapters: tuple[Chapter, ...], form: Format
) -> None:
    found = read(write(chapters, form.name).encode(), Path("x"), format_name=form.name)
    assert [each.title for each in found] == [each.title for each in chapters]


@settings(deadline=None)
@given(
    st.binary(max_size=200) | st.text(max_size=200).map(str.encode),
    st.sampled_from(["", *(f.name for f in FORMATS)]),
)
def test_any_bytes_are_chapters_or_an_input_error(data: bytes, name: str) -> None:
    looks_like(data)
    with suppress(InputError):
        assert read(data, Path("x"), format_name=name)


@settings(deadline=None)
@given(st.lists(lists(), max_size=3), st.integers(0, 50_000_000))
def test_settled_chapters_cover_the_recording(parts: list[tuple[Chapter, ...]], duration: int) -> None:
    given_ = tuple(each for part in parts for each in part)
    settled, findings = settle(given_, Millis(duration))
    assert len(settled) + len(findings) - len(given_) in (0, 1)
    assert all(a.end == b.start and a.start < b.start for a, b in pairwise(settled))
    assert not settled or settled[0].start == 0
    assert all(each.start % 1000 == 0 for each in settled)


@settings(deadline=None)
@given(st.integers(0, 90_000), TITLE)
def test_a_time_and_a_word_are_a_line(second: int, title: str) -> None:
    assert parse_line(f"{show(Millis(second * 1000))} - {title}").start == second * 1000


TEXT = st.sampled_from(
    [
        "Who lit the lamp?",
        "The keeper did, with oil.",
        "And then?",
        "Hm.",
        "Let's talk about the storm.",
        "",
        "no stop",
        "Storms come in winter. What should visitors bring? Boots, mostly.",
        "灯台守は誰ですか？",
        "Before we close, thanks.",
    ]
)


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    at, segments = 0, []
    for _ in range(draw(st.integers(0, 25))):
        text, end = draw(TEXT), at + draw(st.integers(0, 90_000))
        timed = words(text, at, end) if text and draw(st.booleans()) else ()
        who = draw(st.sampled_from([None, "Mara", "Tomas"]))
        segments.append(Segment(start=Millis(at), end=Millis(end), text=text, speaker=who, words=timed))
        at = end
    return Transcript(segments=tuple(segments), language=draw(st.sampled_from([None, "en", "de", "ja"])))


@settings(deadline=None)
@given(transcripts(), st.integers(1, 1_500_000), st.none() | st.integers(1, 30))
def test_proposals_are_in_order_whatever_is_said(
    transcript: Transcript, duration: int, count: int | None
) -> None:
    found = propose(transcript, duration=Millis(duration), count=count)
    if not found:
        return
    assert found[0].start == 0
    assert found[-1].end == duration
    assert all(a.end == b.start for a, b in pairwise(found))
    assert len(found) == 1 or all(each.end - each.start >= SHORTEST for each in found)
    assert len({each.title.lower() for each in found}) == len(found)
    assert all(0 < len(each.title) <= 70 for each in found)
