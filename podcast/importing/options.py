"""What taking over a show may be asked to do differently."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from podcast.fetching import USUAL, Limits

WORK = Path(".podcast/import")
"""Where in the new show folder downloads are until all of them are there."""
AT_ONCE = 4
"""Connections at a time: hosts shut out who asks for more."""

Progress = Callable[[str, float], None]


def silent(_label: str, _share: float) -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to take a show over.

    `base_url` is where it will be published; `media` off leaves the audio on its host; `at` is the time that
    is taken for now. `limits` are those for each small file.
    """

    base_url: str = ""
    media: bool = True
    at: datetime | None = None
    progress: Progress = silent
    limits: Limits = USUAL

    def now(self) -> datetime:
        """The time that tells what is published already."""
        return self.at or datetime.now(UTC)
