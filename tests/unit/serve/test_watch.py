import os
from pathlib import Path

import pytest

from podcast.serve.watch import Watcher


@pytest.fixture
def show(tmp_path: Path) -> Path:
    for room in ("episodes", "feed", ".podcast"):
        (tmp_path / room).mkdir()
    (tmp_path / "podcast.toml").write_text("title")
    (tmp_path / "episodes" / "keeper.md").write_text("notes")
    return tmp_path


def test_nothing_has_changed_at_first(show: Path) -> None:
    assert Watcher([show]).changed() == ()


def test_files_that_come_go_and_change_are_named_once(show: Path) -> None:
    watcher = Watcher([show])
    (show / "episodes" / "gauge.md").write_text("notes")
    (show / "episodes" / "keeper.md").write_text("other notes")
    (show / "podcast.toml").unlink()
    assert watcher.changed() == (
        show / "episodes" / "gauge.md",
        show / "episodes" / "keeper.md",
        show / "podcast.toml",
    )
    assert watcher.changed() == ()


def test_a_change_of_the_same_length_is_seen(show: Path) -> None:
    watcher = Watcher([show])
    os.utime(show / "podcast.toml", ns=(1, 1))
    assert watcher.changed() == (show / "podcast.toml",)


@pytest.mark.parametrize(
    "name", ["feed/feed.xml", ".podcast/cache.db", "podcast.lock", "episodes/keeper.md~", "a.wav.tmp"]
)
def test_what_a_build_or_an_editor_leaves_is_no_change(show: Path, name: str) -> None:
    watcher = Watcher([show], ignore=[show / "feed"])
    (show / name).write_text("x")
    assert watcher.changed() == ()


def test_a_single_file_is_watched_before_it_exists(tmp_path: Path) -> None:
    watcher = Watcher([tmp_path / "podcast.toml"])
    (tmp_path / "podcast.toml").write_text("x")
    assert watcher.changed() == (tmp_path / "podcast.toml",)


def test_links_to_folders_are_not_followed(show: Path) -> None:
    (show / "episodes" / "loop").symlink_to(show)
    watcher = Watcher([show / "episodes"])
    (show / "podcast.toml").write_text("other")
    assert watcher.changed() == ()
