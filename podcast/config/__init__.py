"""podcast.toml: what a show says about itself."""

from podcast.config.feeds import Extra, Feeds
from podcast.config.reading import NAME, PLACEHOLDERS, placeholders, read, read_text
from podcast.config.show import Config
from podcast.config.tables import Narration, Owner, Pages, Sound

__all__ = [
    "NAME",
    "PLACEHOLDERS",
    "Config",
    "Extra",
    "Feeds",
    "Narration",
    "Owner",
    "Pages",
    "Sound",
    "placeholders",
    "read",
    "read_text",
]
