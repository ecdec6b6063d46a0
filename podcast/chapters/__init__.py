"""Chapters: proposed for a talk, settled when a producer lists them, read and written in every format.

`propose` finds the places and the titles, `settle` puts a list in order, `platform_findings` says what the
platforms would make of it, `read` and `write` exchange it with other tools.
"""

from podcast.chapters.anchors import anchored, with_openings
from podcast.chapters.exchange import looks_like, read, write
from podcast.chapters.format import Format
from podcast.chapters.formats import FORMATS
from podcast.chapters.notes import inserted
from podcast.chapters.platforms import RULES, platform_findings
from podcast.chapters.proposing import propose
from podcast.chapters.settling import listed, parse_line, settle
from podcast.chapters.titler import retitled

__all__ = [
    "FORMATS",
    "RULES",
    "Format",
    "anchored",
    "inserted",
    "listed",
    "looks_like",
    "parse_line",
    "platform_findings",
    "propose",
    "read",
    "retitled",
    "settle",
    "with_openings",
    "write",
]
