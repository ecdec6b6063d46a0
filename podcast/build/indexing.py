"""The search index of a show, brought up to date beside the one that people search."""

from collections.abc import Sequence
from pathlib import Path

from podcast import search
from podcast.files import beside, copy
from podcast.model import Release, Show
from podcast.search.index import remove


def updated(place: Path, show: Show, releases: Sequence[Release]) -> Path:
    """A copy of the index at `place` that holds these releases; it takes its place when the build is through.

    So a build that fails leaves the index as it was.
    """
    part = beside(place)
    remove(part)  # with the journal of a build that was killed, which SQLite would play into the copy
    if place.is_file() and not place.with_name(f"{place.name}-journal").exists():
        copy(place, part)
    search.update(part, show, releases)
    return part
