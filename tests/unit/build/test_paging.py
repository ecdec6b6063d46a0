"""A show with many episodes, built in pages: whole on the disk, in the lock, in the checks and taken over."""

import json
import shutil
from pathlib import Path

import pytest

from podcast import lock, serve
from podcast.build import Options, build
from podcast.feed import read
from podcast.importing import Options as Importing
from podcast.importing import import_show
from podcast.lint import lint_show
from podcast.lintfile import lint_file
from tests.shows import edit, notes

PAGES = ["feed.2.xml", "feed.1.xml"]


@pytest.fixture(scope="module")
def long(built_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show of 34 episodes whose audio lies elsewhere, in pages of 10."""
    folder = tmp_path_factory.mktemp("long") / "show"
    folder.mkdir()
    for name in ("podcast.toml", "cover.png"):
        shutil.copy(built_once / name, folder / name)
    edit(folder / "podcast.toml", 'cover = "cover.png"\n', 'cover = "cover.png"\n[feed]\npage_size = 10\n')
    (folder / "episodes").mkdir()
    for number in range(34):
        audio = f'{{url = "https://audio.example.org/{number}.mp3", length = 480000, duration = "0:40"}}'
        text = notes(
            f"Part {number}", f"2026-{number // 28 + 1:02}-{number % 28 + 1:02}", f"enclosure = {audio}\n"
        )
        (folder / f"episodes/part-{number}.md").write_text(text, encoding="utf-8")
    build(folder, Options(jobs=1))
    return folder


def guids(output: Path) -> list[list[str]]:
    names = ["feed.xml", *PAGES]
    return [[item.guid for item in read((output / name).read_bytes(), Path(name)).items] for name in names]


def test_every_page_is_built_listed_and_clean(long: Path) -> None:
    found = guids(long / "feed")
    listed = json.loads((long / "feed/build.json").read_text())["files"]

    assert [len(each) for each in found] == [14, 10, 10]
    assert {guid for page in found for guid in page} == {
        pin.guid for pin in lock.read(long).episodes.values()
    }
    assert all(listed[name]["media_type"] == "application/rss+xml" for name in PAGES)
    assert all(listed[name]["sources"] == listed["feed.xml"]["sources"] for name in PAGES)
    assert "/feed.2.xml\n  Content-Type: application/rss+xml" in (long / "feed/_headers").read_text()
    assert lint_show(long) == ()
    assert lint_file(str(long / "feed/feed.xml")) == ()


def test_a_page_that_is_missing_is_told(long: Path, tmp_path: Path) -> None:
    site = shutil.copytree(long / "feed", tmp_path / "site")
    (site / "feed.1.xml").unlink()

    (found,) = lint_file(str(site / "feed.xml"))
    assert (found.rule, found.severity, found.where and found.where.path.name) == (
        "page-skipped",
        "info",
        "feed.2.xml",
    )


def test_without_a_lock_the_guids_of_all_pages_are_taken_for_published(long: Path, tmp_path: Path) -> None:
    show = shutil.copytree(long, tmp_path / "show")
    before = lock.read(show)
    (show / lock.NAME).unlink()
    (show / "episodes/part-2.md").rename(show / "episodes/part-two.md")
    with pytest.raises(ExceptionGroup) as error:
        build(show, Options(jobs=1))
    assert "feed.1.xml" in str(error.value.exceptions[1].args)
    (show / "episodes/part-two.md").rename(show / "episodes/part-2.md")
    build(show, Options(jobs=1))

    assert {slug: pin.guid for slug, pin in lock.read(show).episodes.items()} == {
        slug: pin.guid for slug, pin in before.episodes.items()
    }


def test_pages_go_when_the_feed_is_in_one_piece_again(long: Path, tmp_path: Path) -> None:
    show = shutil.copytree(long, tmp_path / "show")
    edit(show / "podcast.toml", "page_size = 10", "")

    assert set(build(show, Options(jobs=1)).outcome.removed) == set(PAGES)
    assert len(read((show / "feed/feed.xml").read_bytes(), Path("f")).items) == 34


def test_all_pages_are_taken_over_and_checked_from_a_server(long: Path, tmp_path: Path) -> None:
    site = shutil.copytree(long / "feed", tmp_path / "site")
    with serve.running(site) as address:
        for name in ["feed.xml", *PAGES]:
            text = (site / name).read_text().replace("https://harbour.example.org/show/", address)
            (site / name).write_text(text)
        taken = import_show(f"{address}feed.xml", tmp_path / "taken", Importing(media=False))
        found = lint_file(f"{address}feed.xml")

    assert taken.episodes == 34
    assert {each.rule for each in found} == {"url-https"}
    assert {each.where.path.name for each in found if each.where} == {"feed.xml", *PAGES}
