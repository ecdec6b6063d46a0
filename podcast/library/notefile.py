"""A file of notes taken apart: the front matter between lines of +++, and the Markdown behind it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from podcast import config
from podcast.declared import Source, load
from podcast.errors import InputError, Where
from podcast.library.frontmatter import FrontMatter
from podcast.places import entry_lines

CORRECTIONS = ("speakers", "fix", "turns", "offset", "stretch")
"""The keys that correct a transcript."""

_FENCE = re.compile(r"\A\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*$\n?", re.DOTALL | re.MULTILINE)


class Notes(NamedTuple):
    """A file of notes: `lines` as in an Episode, `text` the Markdown, which begins at `line`."""

    front: FrontMatter
    lines: tuple[tuple[str, int, tuple[int, ...]], ...]
    text: str
    line: int


def split(path: Path) -> Notes:
    """The front matter and the notes of an episode."""
    text = config.read_text(path).replace("\r\n", "\n")
    match = _FENCE.match(text)
    if match is None:
        opened = text.startswith("+++")
        raise InputError(
            "the front matter has no end" if opened else "there is no front matter",
            where=Where(path, 1),
            hint='begin the file with a line +++, lines such as title = "…", and another line +++',
            rule="front-matter",
        )
    source = Source(match[1], path, 2)
    front = load(FrontMatter, source)
    return Notes(
        front, tuple(_lines(front, source)), text[match.end() :], text.count("\n", 0, match.end()) + 1
    )


def _lines(front: FrontMatter, source: Source) -> Iterator[tuple[str, int, tuple[int, ...]]]:
    """The lines of the corrections that are set, which a new export of the transcript may leave behind."""
    for key in CORRECTIONS:
        if getattr(front, key) != FrontMatter.__dataclass_fields__[key].default:
            entries = (source.line - 1 + line for line in entry_lines(source.text, key))
            yield key, source.where(key).line or source.line, tuple(entries)
