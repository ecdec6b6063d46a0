"""The search on a real PostgreSQL server, held to what the SQLite index finds."""

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from podcast import search
from podcast.cli import main
from podcast.errors import InputError, Problems
from podcast.search import Filters, Results, postgres
from tests.browser.test_search_page import MARKED, queries, releases
from tests.support import make_release, make_show

pytestmark = pytest.mark.postgres
Ask = Callable[..., Results]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "search.db"
    search.update(path, make_show(), [*releases(), make_release("keeper")])
    return path


@pytest.fixture
def filled(server: str, db: Path) -> str:
    assert postgres.fill(server, search.export(db), show="harbour") == sum(1 for _ in search.export(db))
    return server


def found(results: Results) -> set[tuple[str, int, str, str, str]]:
    return {(hit.episode, hit.start_ms, hit.text, hit.url, hit.chapter) for hit in results.hits}


def _said(results: Results) -> tuple[str | None, tuple[str, ...], int]:
    return results.corrected, results.alternatives, results.total


def test_it_finds_what_the_index_finds(filled: str, db: Path) -> None:
    asked = [*MARKED, *queries(random.Random(21), 40)]  # noqa: S311
    hits = 0
    for query in asked:
        mine, theirs = (
            search.search(db, query, limit=1000),
            postgres.search(filled, query, limit=1000),
        )
        assert _said(theirs) == _said(mine), query
        assert found(theirs) == found(mine), query
        assert {(group.episode, group.count) for group in theirs.groups} == {
            (group.episode, group.count) for group in mine.groups
        }
        hits += bool(mine.hits)
    assert hits > len(asked) // 2


@pytest.mark.parametrize(
    "filters",
    [
        Filters(speaker="tomas"),
        Filters(episode="tide"),
        Filters(since=date(2026, 1, 1), until=date(2026, 12, 31)),
        Filters(until=date(2000, 1, 1)),
        Filters(chapter="gauge"),
    ],
)
def test_filters_narrow_it_down_alike(filled: str, db: Path, filters: Filters) -> None:
    for query in ("model", "storm", "the", "storm -guard"):
        mine = search.search(db, query, filters=filters, limit=1000)
        assert found(postgres.search(filled, query, filters=filters, limit=1000)) == found(mine)


@pytest.mark.parametrize("filters", [Filters(speaker="Tomass"), Filters(episode="tid"), Filters(season=9)])
def test_what_is_not_there_is_said_alike(filled: str, db: Path, filters: Filters) -> None:
    mine, theirs = Problems(), Problems()
    with mine.collect():
        search.search(db, "tide", filters=filters)
    with theirs.collect():
        postgres.search(filled, "tide", filters=filters)
    assert mine.findings == theirs.findings
    assert mine.findings


def test_what_is_there_as_typed_stands_first_and_no_episode_takes_it_all(filled: str) -> None:
    texts = [hit.text for hit in postgres.search(filled, "recommendation").hits]
    assert "recommendation model" in texts[0]

    few = postgres.search(filled, "storm", each=2)
    assert max(len(group.hits) for group in few.groups) == 2
    assert max(group.count for group in few.groups) == 12


ODD = ["", '"', "'", "\\", "a' | 'b", ":*", "!(", "c++", "\0", "\ud800", "🎉", "((" * 99]


@pytest.mark.parametrize("query", [*ODD, "x" * 10_000, "tide " * 2_000])
def test_nothing_typed_is_an_error(filled: str, query: str) -> None:
    assert postgres.search(filled, query).total >= 0


def test_shows_stand_side_by_side_and_are_filled_anew(filled: str, db: Path) -> None:
    before = postgres.search(filled, "storm").total
    postgres.fill(filled, search.export(db), show="other")
    assert postgres.search(filled, "storm").total == 2 * before
    assert len(postgres.search(filled, "storm guard").groups) == 2

    assert postgres.fill(filled, [], show="other") == 0
    assert postgres.search(filled, "storm").total == before


def test_odd_texts_are_taken(server: str) -> None:
    about = '{"id": "a/0", "title": "\\u0000", "date": "2026-01-01", "season": null, "language": "en", '
    at = '"kind": "turn", "start_ms": 0, "end_ms": 9, "speaker": "\\ud800", "chapter": "", "url": "u", '
    line = about + at + '"text": "%s"}'
    lines = [line % ("tide\\u0000's " * 400 + "x" * 9_000 + " \\\\ ' \\t")]
    assert postgres.fill(server, lines, show="odd") == 1
    assert [hit.episode for hit in postgres.search(server, '"tide s tide"').hits] == ["a"]
    postgres.fill(server, [], show="odd")


def test_the_command_fills_and_asks(
    server: str, db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".podcast").mkdir()
    (tmp_path / ".podcast/search.db").write_bytes(db.read_bytes())
    assert main(["search", "--export", "--server", server, "--show", str(tmp_path)]) == 0
    assert "documents" in capsys.readouterr().out
    assert main(["search", "storm", "guard", "--server", server]) == 0
    assert "12 hits" in capsys.readouterr().out
    postgres.fill(server, [], show=make_show().base_url)


def test_a_server_that_is_not_there_is_said(server: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be used"):
        postgres.search(server.partition("host=")[0] + f"host={tmp_path}", "tide")


def test_a_server_without_an_index_is_said(server: str) -> None:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("create database bare")
    with pytest.raises(InputError, match="holds no search index yet"):
        postgres.search(server.replace("/postgres?", "/bare?"), "tide")
