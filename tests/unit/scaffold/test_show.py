import sys
import types
from pathlib import Path

import pytest

from podcast import config, library
from podcast.errors import InputError
from podcast.scaffold import new
from podcast.scaffold.show import ACCENT


@pytest.fixture(autouse=True)
def drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cover that is drawn in no time."""
    artwork = types.ModuleType("podcast.artwork")
    artwork.draw_cover = lambda accent, size=0: f"{accent} {size}".encode()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "podcast.artwork", artwork)


def test_a_new_show_can_be_read_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "my show é"
    files = new(folder)
    assert {path.relative_to(folder).as_posix() for path in files} == {
        "podcast.toml",
        "cover.png",
        "episodes/README.md",
        "transcripts/README.md",
        ".gitignore",
    }
    found = library.read(folder)
    assert found.config.title == "My show é"
    assert found.config.address == "https://example.org/my-show-e/"
    assert (found.episodes, found.findings) == ((), ())


def test_the_cover_is_drawn_in_the_colour_of_the_show(tmp_path: Path) -> None:
    new(tmp_path / "show")
    found, _ = config.read(tmp_path / "show")
    assert found.accent == ACCENT
    assert (tmp_path / "show" / found.cover).read_bytes() == f"{ACCENT} 3000".encode()


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    new(tmp_path)
    assert (tmp_path / "podcast.toml").exists()


@pytest.mark.parametrize("name", ["podcast.toml", "cover.png", "episodes", ".gitignore"])
def test_what_is_there_is_named_and_stays(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(InputError) as caught:
        new(tmp_path)
    assert name in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text() == "mine"


@pytest.mark.parametrize("name", ['say "cheese"', "back\\slash", "tab\there", "日本"])
def test_any_name_of_a_folder_makes_a_readable_show(tmp_path: Path, name: str) -> None:
    new(tmp_path / name)
    assert library.read(tmp_path / name).config.title
