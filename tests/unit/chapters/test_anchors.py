from dataclasses import replace
from pathlib import Path

import pytest

from podcast.chapters import anchored, with_openings
from podcast.chapters.anchors import opening
from podcast.errors import Where
from podcast.model import Chapter, Transcript
from podcast.timecode import Millis
from tests.support import TALK, make_transcript

CHAPTERS = (
    Chapter(start=Millis(0), end=Millis(20_000), title="Alone in winter"),
    Chapter(start=Millis(20_000), end=Millis(40_000), title="Reading the gauge"),
)
WHERE = Where(Path("episodes/keeper.md"), 3)


def later(by: int) -> Transcript:
    """The same talk behind a longer jingle."""
    return make_transcript(tuple((a + by, b + by, who, text) for a, b, who, text in TALK))


def starts(chapters: tuple[Chapter, ...]) -> list[int]:
    return [chapter.start for chapter in chapters]


def test_a_chapter_says_what_it_begins_with_and_the_first_says_nothing() -> None:
    found = with_openings(CHAPTERS, make_transcript())
    assert [chapter.says for chapter in found] == ["", "And what does the gauge tell her? It"]


def test_a_chapter_begins_with_the_turn_that_starts_in_its_second() -> None:
    talk = ((0, 20_400, "Mara", "It ends so."), (20_400, 30_000, "Tomas", "And it begins."))
    assert opening(make_transcript(talk), Millis(20_000)) == "And it begins."


def test_behind_the_end_nothing_is_said() -> None:
    assert opening(make_transcript(), Millis(90_000)) == ""


def test_a_transcript_that_is_the_same_moves_nothing() -> None:
    talk = make_transcript()
    said = with_openings(CHAPTERS, talk)
    assert anchored(said, talk) == (said, ())


def test_chapters_go_with_their_words() -> None:
    found, findings = anchored(with_openings(CHAPTERS, make_transcript()), later(12_000), WHERE)
    assert starts(found) == [0, 32_000]
    assert [(each.rule, each.severity, each.where) for each in findings] == [("chapter-moved", "info", WHERE)]


@pytest.mark.parametrize(
    "says",
    [
        "and what does the GAUGE tell her it",
        "And what does a gauge tell her? It",
        "what does the gauge tell her",
        "and what does the very gauge tell her",
    ],
)
def test_words_heard_or_spelt_otherwise_do_no_harm(says: str) -> None:
    listed = (CHAPTERS[0], replace(CHAPTERS[1], says=says))
    assert starts(anchored(listed, later(12_000))[0]) == [0, 32_000]


def test_of_two_places_the_nearer_counts() -> None:
    twice = (*TALK, (40_000, 44_000, "Mara", TALK[2][3]), (44_000, 60_000, "Tomas", TALK[3][3]))
    said = with_openings(CHAPTERS, make_transcript())
    assert starts(anchored(said, make_transcript(twice))[0]) == [0, 20_000]
    near = (said[0], replace(said[1], start=Millis(36_000)))
    assert starts(anchored(near, make_transcript(twice))[0]) == [0, 40_000]


def test_half_of_the_words_are_not_enough() -> None:
    listed = (CHAPTERS[0], replace(CHAPTERS[1], says="And what does the cheese cost here today"))
    assert [each.rule for each in anchored(listed, later(12_000))[1]] == ["chapter-lost"]


def test_words_that_are_said_no_more_are_reported_and_nothing_moves() -> None:
    listed = (CHAPTERS[0], replace(CHAPTERS[1], says="Let us speak of cheese and of wine"))
    found, findings = anchored(listed, make_transcript(), WHERE)
    assert found == listed
    assert [(each.rule, each.severity) for each in findings] == [("chapter-lost", "warning")]
    assert "cheese" in findings[0].message


def test_chapters_that_say_nothing_stay() -> None:
    assert anchored(CHAPTERS, later(12_000)) == (CHAPTERS, ())
    assert anchored((replace(CHAPTERS[1], says="?!"),), later(9_000))[0][0].start == 20_000


def test_without_word_times_a_chapter_starts_with_its_segment() -> None:
    said = with_openings(CHAPTERS, make_transcript())
    bare = later(12_000)
    bare = replace(bare, segments=tuple(replace(each, words=()) for each in bare.segments))
    assert starts(anchored(said, bare)[0]) == [0, 32_000]
