"""The items of the feeds as the last build made them, in a file under .podcast/ that may be deleted."""

from pathlib import Path

from podcast.build.source import code_digest
from podcast.feed import Kept
from podcast.files import beside

_CODE = ("feed", "links.py", "model", "notes.py", "podcasting.py", "timecode.py", "values")


def listed_before(place: Path) -> Kept:
    """What there is to take over; nothing when there is none, or when it was made by other code."""
    try:
        data = place.read_bytes()
    except OSError:
        data = b""
    return Kept(data, code_digest(*_CODE))


def keep(kept: Kept, place: Path) -> None:
    """Leave the items for the next build. What is cut short is known by its digest, so nothing is synced."""
    if kept.is_new:
        part = beside(place)
        part.write_bytes(kept.data())
        part.replace(place)
