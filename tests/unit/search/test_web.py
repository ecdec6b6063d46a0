import gzip
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from podcast import search
from podcast.errors import InputError
from podcast.page import make_assets
from tests.support import make_release, make_show, make_transcript


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "search.db"
    search.update(path, make_show(), [make_release("tower"), make_release("keeper")])
    return path


def test_the_file_is_named_after_what_is_in_it(db: Path) -> None:
    made = search.web_index(db)

    assert made.path == f"search/index-{hashlib.sha256(made.data).hexdigest()[:8]}.js"
    assert made.media_type == "text/javascript"


def test_it_holds_the_documents_by_slug_and_place(db: Path) -> None:
    made = json.loads(search.web_index(db).data.removeprefix(b"podcastIndex(").removesuffix(b");\n"))

    assert [(slug, title, language, year) for slug, title, language, year, _ in made["episodes"]] == [
        ("keeper", "The keeper's winter", "en", 2026),
        ("tower", "The keeper's winter", "en", 2026),
    ]
    assert made["speakers"] == ["Mara", "Tomas"]
    assert made["episodes"][0][4][-1] == [
        "turn",
        24,
        1,
        "It tells how far the storm has pushed the tide. Above <two> metres she calls the coast guard.",
    ]


def test_a_change_and_its_undoing_give_the_same_bytes(db: Path) -> None:
    tower = make_release("tower", transcript=make_transcript(((0, 1000, "Ada", "No one is here."),)))
    search.update(db, make_show(), [make_release("keeper"), tower])
    before = search.web_index(db)
    changed = replace(make_release("keeper"), summary="Something else")

    search.update(db, make_show(), [changed, tower])
    between = search.web_index(db)
    search.update(db, make_show(), [make_release("keeper"), tower])

    assert between.path != before.path
    assert search.web_index(db) == before


def test_another_address_changes_nothing(db: Path) -> None:
    before = search.web_index(db)

    search.update(
        db, make_show(base_url="https://new.example/"), [make_release("tower"), make_release("keeper")]
    )

    assert search.web_index(db) == before


def test_a_long_archive_is_cut_into_shards(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert search.web_files(db) == (search.web_index(db),)

    monkeypatch.setattr("podcast.search.web.SHORT", 1)
    first, *others = search.web_files(db)

    assert first.path == f"search/root-{hashlib.sha256(first.data).hexdigest()[:8]}.json"
    assert {each.path.split("/")[1] for each in others} == {"s", "p", "t", "l"}


def test_without_an_index_there_is_nothing_to_publish(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no search index yet"):
        search.web_index(tmp_path / "none.db")


@pytest.mark.parametrize(
    "forbidden",
    [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "Function(",
        ".style",
        "http",
    ],
)
def test_the_scripts_need_no_leave_from_a_strict_policy(forbidden: str) -> None:
    script = search.client().decode()
    assert forbidden not in script
    assert script.startswith("(() => {")
    assert script.endswith("})();\n")


def test_the_script_has_what_an_index_needs_and_no_more(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    short = search.client(db).decode()
    monkeypatch.setattr("podcast.search.web.SHORT", 1)
    long = search.client(db).decode()

    assert "STEMMERS.en" in short
    assert "STEMS" not in short
    assert "inMemory =" in short
    assert "renewed =" in short
    assert "renewed =" not in long
    assert "inShards =" not in short
    assert "inShards =" in long
    assert "inMemory =" not in long


def test_what_only_some_questions_need_is_in_the_second_script_alone(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("podcast.search.web.SHORT", 1)
    first, second = search.client(db).decode(), search.client_later(db).decode()

    for part in ("phrasesIn =", "placesIn =", "near =", "distance ="):
        assert f"const {part}" in second
        assert f"const {part}" not in first


def test_the_script_knows_the_forms_of_the_languages_that_are_spoken(db: Path) -> None:
    search.update(db, make_show(), [make_release(language="es-MX"), make_release("tower", language="fi")])
    script = search.client(db).decode()

    assert '{"es":{' in script
    assert '"de":{' not in script
    assert "STEMMERS.en" not in script


def test_the_script_of_a_short_show_is_small(db: Path) -> None:
    made = make_assets(make_show(), search.client(db))
    script = next(each.data for each in made.artifacts if each.path == made.search)

    assert len(gzip.compress(script)) <= 10_800
    assert search.client_later(db) == b""


def test_the_first_script_of_a_long_archive_is_small_and_names_the_second(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("podcast.search.web.SHORT", 1)
    made = make_assets(make_show(), search.client(db), search.client_later(db))
    first, second = (
        next(each for each in made.artifacts if each.path.startswith(f"assets/{name}-"))
        for name in ("search", "later")
    )

    assert first.path == made.search
    assert len(gzip.compress(first.data, 9)) <= 12_500
    assert len(gzip.compress(second.data, 9)) <= 3_300
    assert f"./{second.path.removeprefix('assets/')}" in first.data.decode()
