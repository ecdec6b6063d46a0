import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from podcast import search
from podcast.errors import BusyError, InputError, Where
from podcast.model import Release
from podcast.search import entries, index
from tests.support import make_release, make_show, make_transcript

SHOW = make_show()


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "search.db"


def talking(slug: str, *said: str, **changes: Any) -> Release:
    talk = tuple((n * 1000, n * 1000 + 1000, "Mara", text) for n, text in enumerate(said))
    return make_release(slug, transcript=make_transcript(talk), **changes)


def starts(db: Path, query: str) -> list[tuple[str, int]]:
    return [(hit.episode, hit.start_ms) for hit in search.search(db, query).hits]


def test_the_first_update_indexes_everything(db: Path) -> None:
    done = search.update(db, SHOW, [talking("b", "gulls"), talking("a", "gulls")])

    assert (done.indexed, done.removed, done.unchanged, done.rebuilt) == (("a", "b"), (), 0, False)
    assert done.documents == 12
    assert starts(db, "gulls") == [("a", 0), ("b", 0)]


def test_unchanged_releases_are_left_alone_down_to_the_file(db: Path) -> None:
    releases = [talking("a", "gulls"), talking("b", "terns")]
    search.update(db, SHOW, releases)
    before = db.read_bytes()

    done = search.update(db, SHOW, releases)

    assert (done.indexed, done.unchanged, done.documents) == ((), 2, 12)
    assert db.read_bytes() == before


def test_a_changed_release_is_indexed_anew_and_its_old_words_are_gone(db: Path) -> None:
    search.update(db, SHOW, [talking("a", "gulls", "terns"), talking("b", "gulls")])

    done = search.update(db, SHOW, [talking("a", "herons"), talking("b", "gulls")])

    assert (done.indexed, done.unchanged) == (("a",), 1)
    assert starts(db, "terns") == []
    assert starts(db, "gulls") == [("b", 0)]
    assert starts(db, "herons") == [("a", 0)]


def test_what_was_said_before_is_not_found_in_what_took_its_place(db: Path) -> None:
    search.update(db, SHOW, [talking("a", "terns")])
    search.update(db, SHOW, [talking("a", "herons")])

    assert starts(db, "terns") == []
    assert search.search(db, "heron").total == 1


def test_a_removed_release_leaves(db: Path) -> None:
    search.update(db, SHOW, [talking("a", "gulls"), talking("b", "gulls")])

    assert search.update(db, SHOW, [talking("b", "gulls")]).removed == ("a",)
    assert starts(db, "gulls") == [("b", 0)]


@pytest.mark.parametrize(
    "change",
    [{"language": "de"}, {"summary": "Another"}, {"notes_html": "<p>More</p>"}, {"chapters": ()}],
)
def test_whatever_can_be_found_counts_as_a_change(db: Path, change: dict[str, Any]) -> None:
    search.update(db, SHOW, [talking("a", "gulls")])

    assert search.update(db, SHOW, [talking("a", "gulls", **change)]).indexed == ("a",)


def test_what_cannot_be_found_is_no_change(db: Path) -> None:
    search.update(db, SHOW, [talking("a", "gulls")])

    done = search.update(db, SHOW, [replace(talking("a", "gulls"), guid="x", audio=None, image=None)])

    assert done.unchanged == 1


def test_a_new_address_moves_the_links_without_indexing(db: Path) -> None:
    search.update(db, SHOW, [talking("a", "gulls")])

    done = search.update(db, make_show(base_url="https://new.example/"), [talking("a", "gulls")])

    assert done.indexed == ()
    assert search.search(db, "gulls").hits[0].url == "https://new.example/a/#t=0"


def test_many_changes_leave_what_a_fresh_index_holds(db: Path, tmp_path: Path) -> None:
    for text in ("gulls", "terns and gulls", "herons"):
        search.update(db, SHOW, [talking("b", text), talking(f"x-{text[:2]}", text), talking("a", "gulls")])
    final = [talking("a", "gulls"), talking("b", "herons"), talking("x-he", "herons")]
    search.update(db, SHOW, final)
    fresh = tmp_path / "fresh.db"
    search.update(fresh, SHOW, final[::-1])

    for query in ("gulls", "herons", "terns", "winter keeper", "gu*"):
        assert search.search(db, query) == search.search(fresh, query)
    assert search.web_index(db) == search.web_index(fresh)


def test_equal_hits_stand_by_slug_whichever_came_first(db: Path) -> None:
    search.update(db, SHOW, [talking("b", "gulls")])
    search.update(db, SHOW, [talking("a", "gulls"), talking("b", "gulls")])

    assert [hit.episode for hit in search.search(db, "gulls", limit=1).hits] == ["a"]


def test_what_is_said_comes_before_what_the_notes_say(db: Path) -> None:
    search.update(db, SHOW, [talking("a", "terns", "gulls fly low", summary="gulls fly low", notes_html="")])

    assert starts(db, "gulls") == [("a", 1000), ("a", 0)]


def test_a_stopped_update_leaves_the_old_index(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    search.update(db, SHOW, [talking("a", "gulls")])

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(entries, "documents", stop)
        with pytest.raises(KeyboardInterrupt):
            search.update(db, SHOW, [talking("a", "terns"), talking("b", "terns")])

    assert starts(db, "gulls") == [("a", 0)]
    assert starts(db, "terns") == []


def garbage(db: Path) -> None:
    db.write_bytes(b"this is no database" * 500)


def torn(db: Path) -> None:
    data = bytearray(db.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    db.write_bytes(data)


def of_another_program(db: Path) -> None:
    db.unlink()
    with sqlite3.connect(db) as other:
        other.execute("create table f(x)")
    other.close()


def of_another_version(db: Path) -> None:
    with sqlite3.connect(db) as old:
        old.execute("update about set version = 'podcast search 0'")
    old.close()


def without_version(db: Path) -> None:
    with sqlite3.connect(db) as old:
        old.execute("delete from about")
    old.close()


BROKEN = [garbage, torn, of_another_program, of_another_version, without_version]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_file_that_is_no_good_index_is_made_again(db: Path, broken: Any) -> None:
    search.update(db, SHOW, [talking("a", "gulls")])
    broken(db)

    done = search.update(db, SHOW, [talking("a", "gulls")])

    assert (done.rebuilt, done.indexed) == (True, ("a",))
    assert starts(db, "gulls") == [("a", 0)]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_search_in_a_file_that_is_no_good_index_says_what_to_do(db: Path, broken: Any) -> None:
    search.update(db, SHOW, [talking("a", "gulls")])
    broken(db)

    with pytest.raises(InputError, match="run podcast build"):
        search.search(db, "gulls")


def test_damage_that_only_a_search_meets_is_mended_by_the_next_update(db: Path) -> None:
    search.update(db, SHOW, [talking("a", "gulls")])
    with sqlite3.connect(db) as inside:
        inside.execute("update f_data set block = x'00112233' where id > 10")
    inside.close()

    with pytest.raises(InputError, match="damaged"):
        search.search(db, "gulls")

    search.update(db, SHOW, [talking("a", "gulls")])
    assert starts(db, "gulls") == [("a", 0)]


def test_a_file_in_use_is_not_taken_for_a_damaged_one(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    search.update(db, SHOW, [talking("a", "gulls")])
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **more: connect(*args, **{**more, "timeout": 0}))
    other = connect(db, isolation_level=None)
    other.execute("begin exclusive")

    with pytest.raises(BusyError, match="being written"):
        search.update(db, SHOW, [])
    with pytest.raises(BusyError, match="being written"):
        search.search(db, "gulls")

    other.execute("rollback")
    other.close()
    assert starts(db, "gulls") == [("a", 0)]


def test_a_fault_of_our_own_is_not_hidden_as_damage(db: Path) -> None:
    search.update(db, SHOW, [])

    with pytest.raises(sqlite3.OperationalError, match="no such table"), index.reading(db) as connection:
        connection.execute("select * from nowhere")
    assert db.exists()


@pytest.mark.parametrize("code", [sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL])
def test_what_the_system_refuses_is_said_and_nothing_is_deleted(
    db: Path, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    search.update(db, SHOW, [])
    refused = sqlite3.OperationalError("unable to open database file")
    refused.sqlite_errorcode = code

    def refuse(*_: object, **__: object) -> None:
        raise refused

    monkeypatch.setattr(sqlite3, "connect", refuse)

    for act in (lambda: search.search(db, "gulls"), lambda: search.update(db, SHOW, [])):
        with pytest.raises(InputError, match="cannot be used: unable to open database file") as raised:
            act()
        assert raised.value.finding.where == Where(db)
    assert db.exists()


def test_without_an_index_a_search_says_so(db: Path) -> None:
    with pytest.raises(InputError, match=r"(?s)no search index yet.*run podcast build"):
        search.search(db, "gulls")
    assert not db.exists()


def test_an_archive_of_nothing_can_be_searched(db: Path) -> None:
    search.update(db, SHOW, [])

    assert search.search(db, "gulls").hits == ()
