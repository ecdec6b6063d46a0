"""Two readers in JavaScript have every tag as it was written: feedsmith and podcast-partytime."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.interop.apps import ROOT
from tests.readings import FEED, NODE, READERS, Reading, agrees, rows, written

pytestmark = pytest.mark.interop
MODULES = ROOT / ".interop"
WRITTEN = written()


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    if not shutil.which("node"):
        pytest.skip("Node.js is not installed: apt-get install nodejs npm")
    if not (MODULES / "node_modules/feedsmith").is_dir():
        pytest.skip("the readers are not installed: make interop, with npm on the PATH")
    feed = tmp_path_factory.mktemp("readers") / "feed.xml"
    feed.write_bytes(FEED)
    program = Path(__file__).parent / "readers/read.mjs"
    done = subprocess.run(["node", program, feed, MODULES], check=True, capture_output=True)
    read = json.loads(done.stdout)
    return {name: {"channel": read[name], "item": read[name]["items"][0]} for name in NODE}


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row[0]} {row[1]}")
def test_readers_in_javascript_have_what_was_written(row: Reading, found: dict[str, dict[str, Any]]) -> None:
    place, tag, *paths = row
    for reader, path in zip(READERS, paths, strict=True):
        if path and reader in NODE:
            assert agrees(path, found[reader][place], WRITTEN[place, tag]), (reader, path)
