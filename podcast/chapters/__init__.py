"""Chapters: proposed for a talk, settled when a producer lists them, read and written in every format.

`propose` finds the places and the titles, `settle` puts a list in order, `platform_findings` says what the
platforms would make of it, `read` and `write` exchange it with other tools.
"""

from podcast.chapters.exchange import looks_like, read, write
from podcast.chapters.format import Format
from podcast.chapters.formats import FORMATS
from podcast.chapters.platforms import RULES, platform_findings
from podcast.chapters.proposing import propose
from podcast.chapters.settling import parse_line, settle

__all__ = [
    "FORMATS",
    "RULES",
    "Format",
    "looks_like",
    "parse_line",
    "platform_findings",
    "propose",
    "read",
    "settle",
    "write",
]
