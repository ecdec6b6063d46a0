"""A show built for the address it is served from."""

import shutil
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import pytest

from podcast import serve
from podcast.build import Options, build
from tests.shows import write_show


@dataclass(frozen=True, slots=True)
class Served:
    """A built show on the air: its folder and its address."""

    folder: Path
    address: str


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Generator[Served]:
    folder = write_show(tmp_path_factory.mktemp("served") / "show")
    with (folder / "podcast.toml").open("a", encoding="utf-8") as settings:
        settings.write('[audio]\nformats = ["m4a", "opus"]\n')
    output = folder / "feed"
    output.mkdir()
    with serve.running(output) as address:
        build(folder, Options(jobs=1, base_url=address))
        yield Served(folder, address)
    shutil.rmtree(folder)
