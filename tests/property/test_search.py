"""Whatever is typed, and whatever is said, search answers and keeps its word."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from podcast import search
from podcast.errors import Problems
from podcast.search import Filters
from podcast.search.documents import cuts
from podcast.search.excerpt import excerpt
from podcast.search.fold import count, tokens
from podcast.search.porter import stem
from podcast.search.query import parse
from tests.support import TALK, make_release, make_show, make_transcript

OPERATORS = [
    "AND",
    "OR",
    "NOT",
    "NEAR(",
    '"',
    "*",
    "-",
    "^",
    ":",
    "words:",
    "+",
    "(",
    ")",
    "'",
    "\\",
    "\0",
    "{",
    "c++",
]
MIXED = [
    "keeper",
    "Winter",
    "gauge*",
    "tide",
    "東京都",
    "ﬁn",
    "İ",
    "e\u0301",
    "🎉",
    "\ud800",
    " ",
    "\u3000",
    "½",
]
QUERIES = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(OPERATORS + MIXED), max_size=12).map("".join),
    st.lists(st.sampled_from(OPERATORS + MIXED), max_size=12).map(" ".join),
)
SPOKEN = st.lists(
    st.sampled_from(
        ["tide", "Storm.", "“lamp!”", "東京都の夜。", "don’t", "Straße", "e-mail", "—", "½", "ok?"]
    ),
    min_size=1,
    max_size=400,
).map(" ".join)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "search.db"
    talk = (*TALK, (40_000, 44_000, "Mara", "東京都の灯台も冬は一人です。"))
    search.update(path, make_show(), [make_release(transcript=make_transcript(talk))])
    return path


@given(query=QUERIES, name=st.none() | QUERIES)
@settings(max_examples=150, deadline=None)
@example(query='"' * 9, name=None)
@example(query='words:"x" OR -', name="\ud800")
def test_no_query_is_an_error_and_a_name_that_is_not_there_is_said(
    db: Path, query: str, name: str | None
) -> None:
    results = search.search(db, query)
    assert json.loads(search.to_json(results).encode())
    assert results.total >= len(results.hits)

    said = Problems()
    with said.collect():
        assert search.search(db, query, filters=Filters(speaker=name, episode=name)).total <= results.total
    assert len(said.errors) <= 2
    assert all(finding.hint for finding in said.errors)


@given(piece=QUERIES.filter(bool))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(piece="a")
@example(piece="keper ")
@example(piece="a OR b ")
@example(piece="-x ")
@example(piece="東")
@example(piece='"')
def test_ten_thousand_characters_are_no_error(db: Path, piece: str) -> None:
    query = (piece * (10_000 // len(piece) + 1))[:10_000]

    assert search.search(db, query).total >= 0


@given(query=QUERIES)
@settings(max_examples=100, deadline=None)
def test_every_hit_shows_in_marks_why_it_is_one(db: Path, query: str) -> None:
    results = search.search(db, query)

    for hit in results.hits:
        assert hit.marks
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.marks)
        assert all(before[1] <= after[0] for before, after in pairwise(hit.marks))


@given(text=SPOKEN)
@settings(max_examples=60, deadline=None)
def test_cutting_a_talk_loses_nothing(text: str) -> None:
    places = cuts(text)

    assert "".join(text[a:b] for a, b in pairwise(places)) == text
    assert all(a < b for a, b in pairwise(places))
    assert count(text) == len(tokens(text))


@given(text=st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_words_stand_where_they_are_said_to(text: str) -> None:
    found = tokens(text)

    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert [token.start for token in found] == sorted(token.start for token in found)
    assert all(" " not in token.word and token.word for token in found)


@given(
    text=SPOKEN,
    query=st.lists(st.sampled_from(["tide", "stor*", "夜", "lamp", "dont"]), max_size=3).map(" ".join),
)
@settings(max_examples=60, deadline=None)
def test_an_excerpt_is_a_stretch_of_the_text(text: str, query: str) -> None:
    shown = excerpt(text, parse(query))

    assert shown.text.removeprefix("…").removesuffix("…") in text


@given(word=st.text("abcdeilnorstuyz", min_size=1, max_size=12))
def test_a_stem_is_never_longer_than_its_word_by_more_than_an_e(word: str) -> None:
    assert len(stem(word)) <= len(word) + 1
