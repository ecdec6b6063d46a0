from dataclasses import replace
from itertools import pairwise
from unicodedata import category

import pytest

from podcast.model import Chapter, Person, Segment, Transcript
from podcast.search.documents import PIECE, WHOLE, cuts, documents
from podcast.timecode import Millis
from tests.support import make_episode, make_release, make_transcript, words


def sentences(count: int, length: int = 10) -> str:
    return " ".join(" ".join(f"w{n}x{at}" for at in range(length)).capitalize() + "." for n in range(count))


def turns(segment: Segment) -> list[tuple[int, int, str]]:
    release = make_release(transcript=Transcript(segments=(segment,), language="en"))
    return [(each.start, each.end, each.text) for each in documents(release) if each.kind == "turn"]


def test_an_episode_gives_its_title_people_notes_chapters_and_turns() -> None:
    release = make_release(episode=make_episode(people=(Person(name="Ada Moor"),)))

    found = [(each.kind, each.start, each.text) for each in documents(release)]

    assert found[:5] == [
        ("title", 0, "The keeper's winter"),
        ("people", 0, "Ada Moor, Mara, Tomas"),
        (
            "notes",
            0,
            "A winter night with the keeper of the last lighthouse. · Facts · The tower is 31 metres high.",
        ),
        ("chapter", 0, "Alone in winter"),
        ("chapter", 20_000, "Reading the gauge"),
    ]
    assert [(kind, start) for kind, start, _ in found[5:]] == [
        ("turn", 0),
        ("turn", 6_000),
        ("turn", 20_000),
        ("turn", 24_000),
    ]


def test_a_turn_knows_its_speaker_and_chapter() -> None:
    last = documents(make_release())[-1]

    assert (last.speaker, last.chapter, last.end) == ("Tomas", "Reading the gauge", 40_000)


def test_an_episode_without_anything_is_found_by_its_title() -> None:
    bare = make_release(summary="", notes_html="", transcript=None, chapters=())

    assert [each.kind for each in documents(bare)] == ["title"]


def test_an_episode_whose_summary_is_its_title_is_found_once() -> None:
    bare = make_release(summary=make_episode().title, notes_html="", transcript=None, chapters=())

    assert [each.kind for each in documents(bare)] == ["title"]


def test_a_hidden_chapter_is_not_found_and_names_nothing() -> None:
    hidden = Chapter(start=Millis(20_000), end=Millis(40_000), title="Advert", hidden=True)
    release = make_release(chapters=(hidden,))

    assert all("Advert" not in (each.text, each.chapter) for each in documents(release))


def test_voices_without_a_name_are_no_people() -> None:
    talk = ((0, 1000, "Speaker 1", "Hello."),)
    transcript = make_transcript(talk)
    unnamed = replace(transcript, speakers=(replace(transcript.speakers[0], label="Speaker 1"),))

    assert "people" not in [each.kind for each in documents(make_release(transcript=unnamed))]


def test_a_summary_that_the_notes_repeat_is_found_once() -> None:
    release = make_release(
        summary="Tides.", notes_html="<p>Tides.</p><p>And <em>gau</em>ges &amp; lamps.</p>"
    )

    assert [each.text for each in documents(release) if each.kind == "notes"] == [
        "Tides. · And gauges & lamps."
    ]


def test_a_turn_of_moderate_length_stays_whole() -> None:
    text = sentences(WHOLE // 10)

    assert cuts(text) == [0, len(text)]


@pytest.mark.parametrize("length", [10, 13, 29])
def test_long_talk_is_cut_at_sentences_near_the_aim(length: int) -> None:
    text = sentences(300 // length, length)

    pieces = [text[a:b].strip() for a, b in pairwise(cuts(text))]

    assert " ".join(pieces) == text
    assert all(piece.endswith(".") and abs(len(piece.split()) - PIECE) <= length for piece in pieces)


def test_talk_without_sentences_is_cut_between_words() -> None:
    text = " ".join(f"w{n}" for n in range(600))

    pieces = [text[a:b].strip() for a, b in pairwise(cuts(text))]

    assert " ".join(pieces) == text
    assert {len(piece.split()) for piece in pieces} == {PIECE}


def test_talk_without_spaces_is_cut_at_its_full_stops() -> None:
    text = ("灯台守は嵐の夜に一人で灯を守る。" * 12)[:-1]

    pieces = [text[a:b] for a, b in pairwise(cuts(text))]

    assert len(pieces) == 3
    assert all(piece.endswith("。") for piece in pieces[:-1])


@pytest.mark.parametrize("said", ["등대지기는 겨울 ", "ปีนี้เราไปเที่ยว ทะเล "])
def test_talk_without_full_stops_is_cut_at_its_spaces(said: str) -> None:
    text = (said * 20).strip()

    pieces = [text[a:b].strip() for a, b in pairwise(cuts(text))]

    assert len(pieces) > 1
    assert " ".join(pieces) == text


def test_a_letter_keeps_its_marks_where_a_run_has_to_be_cut() -> None:
    for length in range(100, 160):
        text = "ที่ก็น้" * length

        assert all(category(text[at])[0] == "L" for at in cuts(text)[1:-1])


def test_an_opening_quote_stays_with_its_sentence() -> None:
    quoted = " ".join(f"“{each}”" for each in sentences(30).split(". "))

    for a, b in pairwise(cuts(quoted)):
        piece = quoted[a:b].strip()
        assert piece.startswith("“")
        assert piece.endswith("”")


@pytest.mark.parametrize("glued", ["-", "…“"])
def test_words_that_nothing_parts_are_cut_in_two_all_the_same(glued: str) -> None:
    text = glued.join(f"w{n}" for n in range(200))

    assert "".join(text[a:b] for a, b in pairwise(cuts(text))) == text
    assert len(cuts(text)) == 4


def test_a_piece_starts_when_its_first_word_is_said() -> None:
    text = sentences(30)
    said = words(text, 10_000, 310_000)
    found = turns(Segment(start=Millis(10_000), end=Millis(310_000), text=text, words=said))

    assert [(start, end) for start, end, _ in found] == [
        (10_000 + 60_000 * n, 10_000 + 60_000 * (n + 1)) for n in range(5)
    ]


def test_without_word_times_a_piece_starts_about_there() -> None:
    text = sentences(30)
    found = turns(Segment(start=Millis(10_000), end=Millis(310_000), text=text))

    assert [start for start, _, _ in found] == sorted({start for start, _, _ in found})
    assert all(abs(start - (10_000 + 60_000 * n)) < 15_000 for n, (start, _, _) in enumerate(found))


def test_pieces_of_talk_without_spaces_start_at_the_word_they_start_with() -> None:
    said = "灯台守は嵐の夜に一人で灯を守る。"
    times = [n * 1_000 if n < 2 else 20_000 + n * 1_000 for n in range(12)]
    spoken = tuple(word for at in times for word in words(said, at, at + 900))
    turn = Segment(start=Millis(0), end=Millis(40_000), text=said * 12, words=spoken)

    found = documents(make_release(transcript=Transcript(segments=(turn,))))

    starts = [each.start for each in found if said in each.text]
    assert len(starts) > 1
    assert set(starts) <= set(times)
