"""A show that is built once for all; tests that change it copy it first."""

from pathlib import Path

import pytest

from podcast.build import Options, build
from tests.shows import write_show


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_show(tmp_path_factory.mktemp("shows") / "show")
    build(folder, Options(jobs=1))
    return folder
