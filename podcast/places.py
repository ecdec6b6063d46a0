"""On which lines the entries of a TOML list or table stand, which `tomllib` does not tell.

https://toml.io/en/v1.0.0
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from podcast.errors import Where

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|\n|[\[\]{},=]'
    r"|[^\s\[\]{},=#\"']+",
    re.DOTALL,
)
_OPEN, _CLOSE = ("[", "{"), ("]", "}")

Token = tuple[str, int]
"""A token of TOML and the line it begins on, counted from 1."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where keys of a file stand, with the lines of their entries; what is not known has the file alone."""

    path: Path
    lines: tuple[tuple[str, int, tuple[int, ...]], ...] = ()

    def where(self, key: str, entry: int) -> Where:
        """The place of an entry of a key, counted from 0; that of the key where it has no such entry."""
        for name, line, entries in self.lines:
            if name == key:
                return Where(self.path, entries[entry] if entry < len(entries) else line)
        return Where(self.path)


def entry_lines(text: str, *keys: str) -> tuple[int, ...]:
    r"""The lines, counted from 1, of the entries of a list or table of valid TOML, in their order.

    It may be written as one value, as a table under its header, as dotted keys, or as a list of tables.

    >>> entry_lines('fix = {"a" = "b", "c" = "d"}', "fix"), entry_lines('[fix]\n"a" = "b"\n"c" = "d"', "fix")
    ((1, 1), (2, 3))
    >>> entry_lines('[build]\nsteps = [\n  {at = "1:00"},\n  {at = "2:00"},\n]', "build", "steps")
    (3, 4)
    """
    found: list[int] = []
    table: tuple[str, ...] = ()
    listed = False
    for statement in _statements(text):
        first, line = statement[0]
        name, value = _parted(statement)
        if first == "[":  # a header, of a list of tables when it has two brackets
            table, listed = name, statement[1:2] == [("[", line)]
            if listed and table == keys:
                found.append(line)
        elif (at := (*table, *name)) == keys:
            found += _entries(value)
        elif at[:-1] == keys and not (listed and table == keys):
            found.append(line)
    return tuple(found)


def _tokens(text: str) -> Iterator[Token]:
    line = 1
    for match in _TOKEN.finditer(text):
        if not match[0].startswith("#"):
            yield match[0], line
        line += match[0].count("\n")


def _statements(text: str) -> Iterator[list[Token]]:
    """Headers and keys with their values; a bracket that is open holds its lines together."""
    statement: list[Token] = []
    depth = 0
    for word, line in _tokens(f"{text}\n"):
        depth += (word in _OPEN) - (word in _CLOSE)
        if word != "\n":
            statement.append((word, line))
        elif statement and depth <= 0:
            yield statement
            statement = []


def _parted(statement: Sequence[Token]) -> tuple[tuple[str, ...], Sequence[Token]]:
    """The parts of the key or header that a statement begins with, and what follows the ``=``."""
    name: list[str] = []
    for n, (word, _) in enumerate(statement):
        if word == "=":
            return tuple(name), statement[n + 1 :]
        if word[0] in "\"'":
            name.append(word[1:-1])
        elif word not in ("[", "]"):
            name += filter(None, word.split("."))
    return tuple(name), ()


def _entries(value: Sequence[Token]) -> Iterator[int]:
    """The lines on which the entries of a bracketed value begin."""
    depth = 0
    begins = False
    for word, line in value:
        if begins and word not in _CLOSE:
            yield line
        begins = depth == 0 or (depth == 1 and word == ",")
        depth += (word in _OPEN) - (word in _CLOSE)
