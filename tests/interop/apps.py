"""Podcast apps, each a row: where it is had, what it is told before its first visit, what it does on one.

An app is given a home of its own, so that what it keeps there is all it knows.
"""

import json
import os
import pty
import select
import shutil
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).parent.parent.parent
PYTHON = ROOT / ".interop/python/bin"
"""The environment of those apps that pip installs: made by `make interop`."""
PATIENCE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """An app of Debian's or of pip's. `asks` names the visit on which it first asks for changes alone.

    `settings` gives the files of a home, by name, for the address of a feed; `visits` are the commands of one
    visit to it, run in that home with `variables` in the environment; `fetch` is what they leave to be done.
    """

    name: str
    program: str
    package: str
    visits: Callable[[Path, str], tuple[tuple[str, ...], ...]]
    settings: Callable[[Path, str], dict[str, str]] = lambda _home, _feed: {}
    variables: Callable[[Path], dict[str, str]] = lambda _home: {}
    fetch: Callable[[Path], None] = lambda _home: None
    asks: Literal["", "second", "third"] = ""

    @property
    def is_debian(self) -> bool:
        """Whether Debian has it; the others are installed by pip."""
        return not self.program.startswith("/")

    @property
    def missing(self) -> str:
        """What to install, "" when it is there."""
        if shutil.which(self.program):
            return ""
        return f"apt-get install {self.package}" if self.is_debian else "make interop"

    def prepare(self, home: Path, feed: str) -> None:
        """Write the settings into `home`."""
        for name, text in self.settings(home, feed).items():
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_text(text, encoding="utf-8")

    def visit(self, home: Path, feed: str) -> None:
        """Look for what is new and download it."""
        for command in self.visits(home, feed):
            subprocess.run(
                command, check=True, cwd=home, timeout=PATIENCE, env=self._environment(home),
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            )  # fmt: skip
        self.fetch(home)

    def _environment(self, home: Path) -> dict[str, str]:
        kept = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", "TERM": "xterm"}
        return kept | self.variables(home)


def _gpodder(home: Path, feed: str) -> tuple[tuple[str, ...], ...]:
    subscribe = () if (home / "Database").exists() else (("gpo", "subscribe", feed),)
    return (*subscribe, ("gpo", "update"), ("gpo", "download"))


def _newsboat(home: Path, feed: str) -> dict[str, str]:
    told = f'podcast-auto-enqueue yes\ndownload-path "{home}/audio/"\nmax-downloads 9\n'
    return {".newsboat/urls": f"{feed}\n", ".newsboat/config": told}


def _podboat(home: Path) -> None:
    """podboat wants a terminal, and a person who leaves it when all is there."""
    queue = home / ".newsboat/queue"
    if not queue.exists():
        return
    expected = [Path(line.split('"')[1]) for line in queue.read_text(encoding="utf-8").splitlines()]
    terminal, inner = pty.openpty()
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "TERM": "xterm"}
    with subprocess.Popen(
        ("podboat", "-a"), stdin=inner, stdout=inner, stderr=inner, env=environment
    ) as process:
        os.close(inner)
        end = time.monotonic() + PATIENCE
        with suppress(OSError):  # the terminal is gone when podboat is
            while time.monotonic() < end and _shown(terminal):
                if all(path.exists() for path in expected):  # until then each has another name
                    os.write(terminal, b"q")
        os.close(terminal)
        process.kill()


def _shown(terminal: int) -> bool:
    ready, _, _ = select.select([terminal], [], [], 0.5)
    return not ready or bool(os.read(terminal, 1 << 16))


def _podget(home: Path, feed: str) -> dict[str, str]:
    told = {
        "CONFIG_SERVERLIST": "serverlist",
        "DIR_LIBRARY": f"{home}/audio",
        "DIR_SESSION": f"{home}/session",
        "LOG_FAIL": "errors",
        "LOG_COMPLETE": "done",
        "MIN_SPACE": "0",
        "WGET_BASEOPTS": '"-c -nH"',
        "FILENAME_REPLACECHAR": "_",
        "FILENAME_BADCHARS": '"~"',
    }
    head = "# Podget configuration file created by version 0.9.0\n"  # without it the file is refused
    settings = head + "".join(f"{key}={value}\n" for key, value in told.items())
    return {"podgetrc": settings, "serverlist": f"{feed} guides Show\n"}


def _poca(home: Path, feed: str) -> dict[str, str]:
    show = f"<subscription><title>show</title><url>{feed}</url></subscription>"
    settings = f"<settings><base_dir>{home}/audio</base_dir></settings>"
    return {"poca.xml": f'<poca version="1.1">{settings}<subscriptions>{show}</subscriptions></poca>'}


def _downloader(home: Path, feed: str) -> dict[str, str]:
    shows = [{"name": "show", "rss_link": feed, "path": str(home / "audio")}]
    return {"settings.json": json.dumps({"podcasts": shows}), "audio/.keep": ""}


APPS = (
    App(
        name="gPodder",
        program="gpo",
        package="gpodder",
        visits=_gpodder,
        variables=lambda home: {"GPODDER_HOME": str(home), "GPODDER_DOWNLOAD_DIR": f"{home}/audio"},
        asks="second",
    ),
    App(
        name="podboat (newsboat)",
        program="podboat",
        package="newsboat",
        settings=_newsboat,
        visits=lambda _home, _feed: (("newsboat", "-x", "reload"),),
        fetch=_podboat,
        asks="third",
    ),
    App(
        name="podget",
        program="podget",
        package="podget",
        settings=_podget,
        visits=lambda home, _feed: (("podget", "-d", str(home), "-c", "podgetrc", "-s"),),
    ),
    App(
        name="poca",
        program=f"{PYTHON}/poca",
        package="poca",
        settings=_poca,
        visits=lambda home, _feed: ((f"{PYTHON}/poca", "-q", "-c", str(home)),),
        asks="second",
    ),
    App(
        name="podcast-downloader",
        program=f"{PYTHON}/python",
        package="podcast-downloader",
        settings=_downloader,
        visits=lambda _home, _feed: (
            (
                f"{PYTHON}/python",
                "-m",
                "podcast_downloader",
                "--config",
                "settings.json",
                "--if_directory_empty",
                "download_all_from_feed",
            ),
        ),
    ),
    App(
        name="podcast-archiver",
        program=f"{PYTHON}/podcast-archiver",
        package="podcast-archiver",
        settings=lambda _home, _feed: {"audio/.keep": ""},
        visits=lambda _home, feed: (
            (
                f"{PYTHON}/podcast-archiver",
                "--quiet",
                "--feed",
                feed,
                "--dir",
                "audio",
                "--database",
                "known.db",
            ),
        ),
    ),
)
