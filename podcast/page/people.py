"""Who is on a show, and in which episodes: a page each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from podcast.model import Artifact, Person, Release, Show
from podcast.page.assets import Assets
from podcast.page.shell import Page, pour
from podcast.page.wording import person_folder

MOST = 200
"""Episodes on a person's page; the host of ten thousand has them in the archive."""


@dataclass(slots=True)
class Cast:
    """Somebody with the episodes they are in, newest first; what is known of them comes from the newest."""

    person: Person
    releases: list[Release] = field(default_factory=list)


def cast_of(show: Show, releases: Sequence[Release]) -> dict[str, Cast]:
    """Everybody by the folder of their page: the show's people first, then as they come, the newest first."""
    found = {person_folder(person.name): Cast(person) for person in show.people}
    for release in releases:
        present = {person_folder(each.name): each for each in release.episode.people or show.people}
        for path, person in present.items():
            found.setdefault(path, Cast(person)).releases.append(release)
    return found


def render_people(show: Show, releases: Sequence[Release], assets: Assets) -> tuple[Artifact, ...]:
    """A page for everybody; `releases` newest first."""
    return tuple(
        pour(
            Page("person.html", f"{path}index.html", "../../", show.language),
            show,
            assets,
            description=f"{cast.person.name}, {show.title}",
            cast=cast,
            most=MOST,
        )
        for path, cast in cast_of(show, releases).items()
    )
