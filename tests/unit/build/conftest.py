"""The built show as a copy that each test may change."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from podcast.build import Built, Options, build

Rebuild = Callable[..., Built]


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
