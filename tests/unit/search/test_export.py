import json
from pathlib import Path

import pytest

from podcast import search
from podcast.errors import InputError
from tests.support import TALK, make_episode, make_release, make_show


def test_every_document_is_a_line_with_all_that_a_hit_says(tmp_path: Path) -> None:
    db = tmp_path / "search.db"
    search.update(db, make_show(), [make_release("tower"), make_release(episode=make_episode(season=2))])

    lines = [json.loads(line) for line in search.export(db)]

    assert [line["id"] for line in lines] == sorted((line["id"] for line in lines), key=_place)
    assert lines[-1 - len(lines) // 2] == {
        "id": "keeper/8",
        "episode": "keeper",
        "title": "The keeper's winter",
        "date": "2026-10-03",
        "season": 2,
        "language": "en",
        "kind": "turn",
        "start_ms": 24_000,
        "end_ms": 40_000,
        "speaker": "Tomas",
        "chapter": "Reading the gauge",
        "text": TALK[-1][3],
        "url": "https://example.org/show/keeper/#t=24",
    }
    assert lines[0]["url"] == "https://example.org/show/keeper/"


def _place(name: str) -> tuple[str, int]:
    slug, _, place = name.partition("/")
    return slug, int(place)


def test_without_an_index_there_is_nothing_to_export(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no search index yet"):
        list(search.export(tmp_path / "none.db"))
