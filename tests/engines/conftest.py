"""A show on the air, and a window of each engine before it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from podcast.model import Release, Segment, Transcript
from podcast.timecode import Millis
from tests.browser import sample
from tests.browser.harbour import build_show
from tests.browser.serving import POLICY, serving
from tests.engines.driving import ENGINES, Window, programs

READY = """!document.querySelector('audio') ||
  (document.querySelector('[data-ready]') && document.querySelector('audio').readyState > 0)"""
REPORTING = f"{POLICY}; manifest-src 'self'; report-uri /reports"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the site in show/."""
    root = tmp_path_factory.mktemp("engines")
    build_show(root / "work", root / "public/show")
    sample.write_site(root / "public/show/long", sample.show(), [long_talk()])
    return root / "public"


def long_talk() -> Release:
    """So many turns that most of them are far out of sight; one word is in the first and in the last."""
    turns = tuple(
        Segment(
            start=Millis(n * 200), end=Millis(n * 200 + 200), text=f"The {'lamp' if n % 374 == 0 else 'sea'}."
        )
        for n in range(375)
    )
    return replace(sample.lamp(), transcript=Transcript(segments=turns, language="en"), chapters=())


@pytest.fixture(scope="session", params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> str:
    """The name of an engine; the run fails for one that is not here."""
    name: str = request.param
    if name not in programs():
        pytest.fail(f"{name} was not found: run `sh tests/engines/engines.sh`", pytrace=False)
    return name


@dataclass
class Visit:
    """A window, the address of the show, and what broke the policy of the host."""

    window: Window
    url: str
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Window:
        """A page of the show, once its player is there."""
        # The other fragment of a page that is open would not load it again.
        self.window.open("about:blank")
        self.window.open(self.url + path)
        self.window.until(READY)
        return self.window


@pytest.fixture(scope="session")
def window(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    with ENGINES[engine](programs()[engine], tmp_path_factory.mktemp(engine)) as made:
        yield made


@pytest.fixture
def visit(window: Window, site: Path) -> Iterator[Visit]:
    """Nobody was here before; whatever a test does, the strict policy of the host allows it."""
    complaints: list[str] = []
    with serving(site, policy=REPORTING, complaints=complaints) as url:
        yield Visit(window, url, complaints)
    assert complaints == []
