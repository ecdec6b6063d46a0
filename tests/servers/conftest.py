"""A PostgreSQL server of Debian's, started for the tests and thrown away behind them."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

HOW = "apt-get install postgresql, or put initdb and pg_ctl on the PATH"


def programs() -> Path | None:
    """The folder of the newest server that is installed; none is on the PATH on Debian."""
    on_path = shutil.which("initdb")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return Path(on_path).parent if on_path else found[-1].parent if found else None


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a fresh server, on a socket in a folder of its own."""
    folder = programs()
    if folder is None:
        pytest.skip(f"no PostgreSQL server is installed: {HOW}")
    if not find_spec("psycopg"):
        pytest.skip("psycopg is not installed: pip install 'podcast-pipeline[postgres]'")
    # Short, for the path of a socket may have a hundred letters; the server refuses to be run by root.
    place = Path(tempfile.mkdtemp(prefix="pg"))
    before: list[str] = []
    if os.geteuid() == 0:
        before = ["runuser", "-u", "postgres", "--"]
        shutil.chown(place, "postgres")

    def run(program: str, *options: str) -> None:
        subprocess.run(
            [*before, str(folder / program), "-D", str(place / "data"), *options], check=True, cwd=place
        )

    run("initdb", "-A", "trust", "-U", "tests", "-E", "UTF8")
    settings = f"-c listen_addresses='' -c fsync=off -k {place}"
    run("pg_ctl", "-o", settings, "-l", str(place / "log"), "-w", "start")
    try:
        yield f"postgresql://tests@/postgres?host={place}"
    finally:
        run("pg_ctl", "-m", "fast", "stop")
        shutil.rmtree(place)
