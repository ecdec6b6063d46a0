"""The example show on the air, by the very command that a producer types."""

import hashlib
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.interop.servers import free_port

ROOT = Path(__file__).parent.parent.parent


class Request(NamedTuple):
    """A request as the preview logs it."""

    method: str
    path: str
    version: str
    status: int
    asker: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A preview that is running: the site that it serves, its address and its log."""

    site: Path
    address: str
    log: Path

    @property
    def feed(self) -> str:
        """The address of the feed."""
        return f"{self.address}feed.xml"

    def requests(self) -> list[Request]:
        """All requests so far."""
        lines = [line.split(" ", 4) for line in self.log.read_text(encoding="utf-8").splitlines()]
        return [
            Request(method, path, version, int(status), who) for method, path, version, status, who in lines
        ]


@pytest.fixture(scope="session")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("guides")
    for name in ("podcast.toml", "cover.png"):
        shutil.copy2(ROOT / name, folder)
    for name in ("episodes", "transcripts"):
        shutil.copytree(ROOT / name, folder / name)
    port = free_port()
    command = [sys.executable, "-m", "podcast", "serve", "--log", "--port", str(port), "--show", str(folder)]
    log = folder / "requests.log"
    with (
        log.open("wb") as out,
        subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.PIPE, text=True) as process,
    ):
        said = []
        for line in process.stderr or ():
            said.append(line)
            if line.startswith("serving "):
                break
        try:
            assert process.poll() is None, "".join(said)
            yield Preview(folder / ".podcast/preview", f"http://127.0.0.1:{port}/", log)
        finally:
            process.send_signal(signal.SIGINT)


def digests(folder: Path) -> list[str]:
    """The SHA-256 of all recordings below a folder, in order."""
    return sorted(hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*.mp3"))
