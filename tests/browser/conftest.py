"""A small site with a real recording, a host for it, and Chromium to look at it with."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

from tests.browser import sample
from tests.browser.serving import serving

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
)
WIDE = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}
PATIENCE = 30_000
"""How long anything may take, in milliseconds: no test holds how fast a machine is that others use too."""
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("host")
    sample.write(root / "show")
    return root


@pytest.fixture(scope="session")
def url(folder: Path) -> Iterator[str]:
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not program or not Path(program).exists():
        pytest.fail(
            "these tests need Chromium: run `sh tests/browser/chromium.sh`, or `apt-get install chromium`, "
            "or set CHROMIUM to the path of one",
            pytrace=False,
        )
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=list(ARGUMENTS), timeout=4 * PATIENCE)
        yield browser
        browser.close()


@dataclass
class Reader:
    """Somebody at a page: opens addresses of the site and notes what goes wrong meanwhile."""

    browser: Browser
    url: str
    contexts: list[BrowserContext] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    excused: list[str] = field(default_factory=list)

    def context(self, **settings: object) -> BrowserContext:
        """A browser of somebody new. A worker would ask the host past a test that stands in for it."""
        settings = {"viewport": WIDE, "service_workers": "block"} | settings
        made = self.browser.new_context(**settings)  # type: ignore[arg-type]
        made.set_default_timeout(PATIENCE)
        self.contexts.append(made)
        return made

    def open(self, path: str, context: BrowserContext | None = None, *, ready: bool = True) -> Page:
        page = (context or self.context()).new_page()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._request)
        page.goto(self.url + path)
        if ready:
            page.wait_for_selector("[data-ready]", state="attached")
        return page

    def excuse(self, *parts: str) -> None:
        """Let pass each complaint and each address with one of these in it, also one that comes later.

        What a browser says of something that failed, it says when it likes: after the test, too.
        """
        self.excused += parts

    def wrong(self) -> list[str]:
        """What was complained of, and what was asked of anybody else."""
        return self.unexcused(self.complaints) + self.unexcused(
            [each for each in self.requests if not each.startswith(self.url)]
        )

    def unexcused(self, said: list[str]) -> list[str]:
        return [each for each in said if not any(part in each for part in self.excused)]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "blocked by Playwright" not in message.text:
            self.complaints.append(message.text)

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)


@pytest.fixture
def reader(chromium: Browser, url: str) -> Iterator[Reader]:
    """Whatever a test does, nothing may be wrong on the console and nobody else may be asked for anything."""
    made = Reader(chromium, url)
    yield made
    for context in made.contexts:
        context.close()
    assert made.wrong() == []
