"""Feeds with a choice of the episodes: built, listed, found from the pages, checked, and removed again."""

import json
from pathlib import Path

from podcast import lock
from podcast.feed import read, show_guid
from podcast.lint import lint_show
from tests.shows import BASE_URL, edit
from tests.unit.build.conftest import Rebuild

EXTRA = '[[feed.extra]]\npath = "winter.xml"\ntitle = "Harbour in winter"\nseason = 2\n'


def test_a_feed_of_a_season_comes_and_goes(show: Path, rebuild: Rebuild) -> None:
    edit(show / "episodes/keeper.md", "+++\n", "+++\nseason = 2\n")
    edit(show / "podcast.toml", 'cover = "cover.png"\n', f'cover = "cover.png"\n{EXTRA}')
    built = rebuild()

    path = show / "feed/winter.xml"
    found, own = read(path.read_bytes(), path), read((show / "feed/feed.xml").read_bytes(), path)
    assert [item.guid for item in found.items] == [own.items[1].guid]
    assert found.guid == show_guid(f"{BASE_URL}winter.xml") == lock.read(show).feeds["winter.xml"]
    listed = json.loads((show / "feed/build.json").read_text())["files"]
    assert listed["winter.xml"]["media_type"] == "application/rss+xml"
    assert "episodes/" in listed["winter.xml"]["sources"]
    link = '<link rel="alternate" type="application/rss+xml" title="Harbour in winter" href="{}winter.xml">'
    assert link.format("") in (show / "feed/index.html").read_text()
    assert link.format("../") in (show / "feed/keeper/index.html").read_text()
    assert '<a href="winter.xml">Harbour in winter</a>' in (show / "feed/index.html").read_text()
    assert (
        "/winter.xml\n  Content-Type: application/rss+xml; charset=utf-8"
        in (show / "feed/_headers").read_text()
    )
    assert not [each for each in (*built.findings, *lint_show(show)) if each.severity != "info"]

    path.write_bytes(path.read_bytes().replace(b"/winter.xml", b"/feed.xml"))
    assert {each.rule for each in lint_show(show)} >= {"channel-self", "build-size"}

    edit(show / "podcast.toml", EXTRA, "")
    assert rebuild().outcome.removed == ("winter.xml",)
    assert "winter.xml" not in (show / "feed/index.html").read_text()


def test_its_guid_stays_when_the_show_moves_or_it_is_left_out_for_a_while(
    show: Path, rebuild: Rebuild
) -> None:
    edit(show / "podcast.toml", 'cover = "cover.png"\n', f'cover = "cover.png"\n{EXTRA}')
    rebuild()
    guid = lock.read(show).feeds["winter.xml"]
    edit(show / "podcast.toml", EXTRA, "")
    rebuild()
    edit(show / "podcast.toml", 'cover = "cover.png"\n', f'cover = "cover.png"\n{EXTRA}')
    rebuild(base_url="https://new.example.org/")

    path = show / "feed/winter.xml"
    assert read(path.read_bytes(), path).guid == guid
    assert read(path.read_bytes(), path).self_url == "https://new.example.org/winter.xml"


def test_its_guid_is_read_from_the_feed_when_the_lock_is_gone(show: Path, rebuild: Rebuild) -> None:
    edit(show / "podcast.toml", 'cover = "cover.png"\n', f'cover = "cover.png"\n{EXTRA}')
    rebuild()
    guid = lock.read(show).feeds["winter.xml"]
    (show / lock.NAME).unlink()
    rebuild(base_url="https://new.example.org/")

    assert lock.read(show).feeds == {"winter.xml": guid}
