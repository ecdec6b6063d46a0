"""Six podcast apps subscribe to the preview of the example show and download it."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.interop.apps import APPS, App
from tests.interop.conftest import Preview, Request, digests

pytestmark = pytest.mark.interop
VISITS = 3


@pytest.fixture(scope="module", params=APPS, ids=lambda app: app.name)
def app(request: pytest.FixtureRequest) -> App:
    app: App = request.param
    if app.missing:
        pytest.skip(f"{app.name} is not installed: {app.missing}")
    return app


@pytest.fixture(scope="module")
def home(app: App, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp(app.program.rpartition("/")[2])


@pytest.fixture(scope="module")
def visits(app: App, home: Path, preview: Preview) -> list[list[Request]]:
    """What the app asked for on each of its visits."""
    app.prepare(home, preview.feed)
    made = []
    for _ in range(VISITS):
        before = len(preview.requests())
        app.visit(home, preview.feed)
        made.append(preview.requests()[before:])
    return made


def test_it_has_every_episode_byte_for_byte(
    visits: list[list[Request]], home: Path, preview: Preview
) -> None:
    assert visits
    assert len(digests(preview.site)) == 3
    assert digests(home) == digests(preview.site)


def test_nothing_that_it_asks_for_is_missing_and_no_recording_is_had_twice(
    visits: list[list[Request]],
) -> None:
    assert {each.status for visit in visits for each in visit} <= {200, 206, 304}
    media = [
        each.path for visit in visits for each in visit if "/media/" in each.path and each.method == "GET"
    ]
    assert len(media) == len(set(media)) == 3


def test_a_later_visit_costs_nothing_where_it_asks_for_changes_alone(
    app: App, visits: list[list[Request]]
) -> None:
    feeds = [[each.status for each in visit if each.path == "/feed.xml"] for visit in visits]
    first = {"second": 1, "third": 2, "": VISITS}[app.asks]
    assert [statuses[-1] for statuses in feeds][first:] == [304] * (VISITS - first)
    assert all(304 not in statuses for statuses in feeds[1:first])


def test_gpodder_has_the_chapters_of_the_feed(preview: Preview, tmp_path: Path) -> None:
    """Those of psc: it reads no others."""
    app = APPS[0]
    if app.missing:
        pytest.skip(f"{app.name} is not installed: {app.missing}")
    app.prepare(tmp_path, preview.feed)
    app.visit(tmp_path, preview.feed)

    database = sqlite3.connect(tmp_path / "Database")
    kept = {
        link.split("/")[-2]: [(each["start"], each["title"]) for each in json.loads(chapters)]
        for link, chapters in database.execute("select link, chapters from episode")
    }
    database.close()

    said = {
        path.parent.name: [
            (each["startTime"], each["title"])
            for each in json.loads(path.read_text(encoding="utf-8"))["chapters"]
        ]
        for path in preview.site.glob("*/chapters.json")
    }
    assert kept == said
    assert sum(map(len, said.values())) > 9
