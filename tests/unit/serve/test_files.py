from pathlib import Path

import pytest

from podcast.serve.files import Moved, find


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "feed"
    (root / "keeper").mkdir(parents=True)
    (root / "empty").mkdir()
    for name in ("index.html", "keeper/index.html", "über.txt"):
        (root / name).write_text("x")
    (tmp_path / "secret.txt").write_text("x")
    (root / "leak.txt").symlink_to(tmp_path / "secret.txt")
    (root / "leaks").symlink_to(tmp_path)
    return root


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("/", "index.html"),
        ("/?q=tide", "index.html"),
        ("/keeper/", "keeper/index.html"),
        ("/keeper//index.html", "keeper/index.html"),
        ("/%C3%BCber.txt", "über.txt"),
        ("//keeper/", "keeper/index.html"),
    ],
)
def test_a_target_names_a_file_of_the_site(site: Path, target: str, name: str) -> None:
    assert find(site, target) == site / name


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt",
        "/keeper/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..\\secret.txt",
        "/..%5csecret.txt",
        "/./index.html",
        "/leak.txt",
        "/leaks/secret.txt",
        "/leaks/",
        "/index.html%00.txt",
        "/c:/index.html",
        "/%ff",
        "/none.txt",
        "/index.html/",
        "/empty/",
        "/" + "x" * 5000,
    ],
)
def test_nothing_outside_the_site_is_found(site: Path, target: str) -> None:
    assert find(site, target) is None


def test_a_folder_without_its_slash_is_sent_on(site: Path) -> None:
    assert find(site, "/keeper?t=1") == Moved("/keeper/?t=1")


def test_a_folder_never_sends_on_to_another_host(site: Path) -> None:
    (site / "example.org").mkdir()
    assert find(site, "//example.org") == Moved("/example.org/")
