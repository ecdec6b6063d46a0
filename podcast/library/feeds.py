"""The feeds that podcast.toml asks for beside the show's own, held against the rest of it."""

from collections.abc import Iterator

from podcast.config import Config
from podcast.declared import Source
from podcast.errors import ConfigError, Finding
from podcast.lock import MAIN

_KEYS = ("feed", "extra")


def wrong_in_feeds(found: Config, source: Source) -> Iterator[Finding]:
    """An error for each feed under a name that another has, and for each in a form that is not made."""
    seen: set[str] = set()
    for number, extra in enumerate(found.feed.extra, 1):
        place = source.within(number, *_KEYS)
        if extra.path in seen:
            message = f"feed.extra.path is {extra.path!r}, as that of a feed above"
            hint = "give each feed a name of its own"
            yield ConfigError(message, where=place.where(*_KEYS, "path"), hint=hint).finding
        seen.add(extra.path)
        if extra.format not in (MAIN, *found.audio.formats):
            message = f"feed.extra.format is {extra.format!r}, and no such audio is made"
            hint = f'ask for it too: [audio] formats = ["{extra.format}"]'
            yield ConfigError(message, where=place.where(*_KEYS, "format"), hint=hint).finding
