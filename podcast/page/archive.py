"""All episodes of a long show, a hundred a page.

Pages are counted from the oldest episode on, so that a new episode changes only the newest of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from podcast.model import Artifact, Release, Show
from podcast.page.assets import Assets
from podcast.page.shell import Page, interface, pour

FULL = 100
"""Episodes of a page of the archive."""
WHOLE = 60
"""So many are listed on the show's page; of more than these only the newest there."""
NEWEST = 12


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the archive: its number, its path from the root, and what is on it, newest first."""

    number: int
    path: str
    releases: tuple[Release, ...]


def sheets(releases: Sequence[Release]) -> list[Sheet]:
    """The pages of an archive, the newest first; none for a show that is listed whole on its own page."""
    if len(releases) <= WHOLE:
        return []
    oldest_first = tuple(reversed(releases))
    parts = [oldest_first[n : n + FULL] for n in range(0, len(oldest_first), FULL)]
    made = [
        Sheet(number, "archive/" if number == len(parts) else f"archive/{number}/", tuple(reversed(part)))
        for number, part in enumerate(parts, 1)
    ]
    return made[::-1]


def render_archive(show: Show, releases: Sequence[Release], assets: Assets) -> tuple[Artifact, ...]:
    """The pages of the archive; `releases` newest first."""
    made = sheets(releases)
    spoken = interface(show)
    return tuple(
        pour(
            Page("archive.html", f"{sheet.path}index.html", "../" * sheet.path.count("/"), show.language),
            show,
            assets,
            description=f"{spoken.say('archive')}: {show.title}",
            sheet=sheet,
            sheets=made,
            newer=made[place - 1] if place else None,
            older=made[place + 1] if place + 1 < len(made) else None,
        )
        for place, sheet in enumerate(made)
    )
