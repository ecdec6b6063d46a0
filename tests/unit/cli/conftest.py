"""A show that the command built, to look at and never to change."""

from pathlib import Path

import pytest

from podcast.cli import main
from tests.shows import write_show


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_show(tmp_path_factory.mktemp("cli") / "show")
    assert main(["build", "--show", str(folder), "--quiet", "--jobs", "1"]) == 0
    return folder
