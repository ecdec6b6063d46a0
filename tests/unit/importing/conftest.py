"""A host on the air with the feed of a show and all that it names."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import pytest

from podcast import serve
from tests.unit.importing import feeds


@dataclass(frozen=True, slots=True)
class Host:
    """Its address and its folder."""

    address: str
    folder: Path

    @property
    def feed(self) -> str:
        """The address of the feed."""
        return f"{self.address}feed.xml"

    def publish(self, text: str) -> str:
        """Put a feed on the air in place of the one there; gives its address."""
        (self.folder / "other.xml").write_text(text, encoding="utf-8")
        return f"{self.address}other.xml"


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory) -> Generator[Host]:
    folder = tmp_path_factory.mktemp("host")
    sizes = feeds.write_files(folder)
    with serve.running(folder) as address:
        text = feeds.feed(feeds.PODLOVE + feeds.HOST + feeds.BLOG, address, **sizes)
        (folder / "feed.xml").write_text(text, encoding="utf-8")
        yield Host(address, folder)
