"""What a build may be asked to do differently."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from podcast import values
from podcast.errors import ConfigError

OUTPUT = "feed"
"""Where in a show folder its site is built, unless a build is told where."""

Progress = Callable[[str, float], None]
"""Called with what is being worked on and how much of it is done, from 0 to 1."""


def silent(_label: str, _share: float) -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to build. Left as they are, the show is built as it is to be published now.

    `at` is the time the build takes for now. `drafts` adds drafts and what is not due yet. `pin` off leaves
    podcast.lock as it is, for previews. `remaster` names slugs whose recording is to be finished again.
    `reports` is a folder for a report of each recording that is finished now.
    `executor` makes what runs the work on recordings, given how many at a time; left out, local processes.
    """

    output: Path | None = None
    base_url: str = ""
    at: datetime | None = None
    jobs: int = 0
    drafts: bool = False
    rehash: bool = False
    pin: bool = True
    allow_guid_change: bool = False
    remaster: tuple[str, ...] = ()
    reports: Path | None = None
    progress: Progress = silent
    executor: Callable[[int], Executor] | None = None

    @property
    def index(self) -> str:
        """The name of the search index under .podcast/: a preview has other addresses and one of its own."""
        return "search.db" if self.pin else "preview.db"

    @property
    def items(self) -> str:
        """The name of the file under .podcast/ with the items of the feeds; a preview has its own too."""
        return "items.feed" if self.pin else "preview.feed"

    def published(self, folder: Path) -> Path:
        """Where the published site of the show in `folder` is: a preview has another place for its own."""
        return (self.output if self.pin else None) or folder / OUTPUT

    def now(self) -> datetime:
        """The time of this build."""
        return self.at or datetime.now(UTC)

    def today(self) -> datetime:
        """The first moment of this build's day in UTC: builds of one day agree on it."""
        return self.now().astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)

    def address(self, declared: str, hint_at: str) -> str:
        """The base URL: the one asked for, else the declared one; raises ConfigError without either."""
        if not (self.base_url or declared):
            raise ConfigError(
                "the show has no address yet",
                hint=f'write address = "https://…/" into {hint_at}, or use --base-url for this build',
            )
        try:
            return values.base_url(self.base_url or declared)
        except ValueError as error:
            raise ConfigError(f"the base URL {error}") from error
