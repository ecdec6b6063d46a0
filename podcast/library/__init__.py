"""A show folder on disk, read into a Library: its settings, its episodes, and what is wrong with them.

The slug joins the rooms: episodes/<slug>.md, its recording and picture beside it, transcripts/<slug>.*.
Nothing in these rooms is ever written.
"""

from podcast.library.corrections import settings_of
from podcast.library.episode import RESERVED
from podcast.library.files import KNOWN, TRANSCRIPTS
from podcast.library.frontmatter import FrontMatter
from podcast.library.show import Library, find, look, read
from podcast.suffixes import PICTURES, RECORDINGS

__all__ = [
    "KNOWN",
    "PICTURES",
    "RECORDINGS",
    "RESERVED",
    "TRANSCRIPTS",
    "FrontMatter",
    "Library",
    "find",
    "look",
    "read",
    "settings_of",
]
