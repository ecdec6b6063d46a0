"""A show that is built once, and copied by each test that wants to change it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from podcast.build import Built, Options, build
from tests.shows import write_show

Rebuild = Callable[..., Built]


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_show(tmp_path_factory.mktemp("shows") / "show")
    build(folder, Options(jobs=1))
    return folder


@pytest.fixture
def show(built_once: Path, tmp_path: Path) -> Path:
    """A built show to change."""
    return Path(shutil.copytree(built_once, tmp_path / "show"))


@pytest.fixture
def rebuild(show: Path) -> Rebuild:
    """Build the show again, one recording at a time."""

    def again(**options: object) -> Built:
        return build(show, Options(jobs=1, **options))  # type: ignore[arg-type]

    return again
