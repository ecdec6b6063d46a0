"""On which lines the entries of a TOML list or table stand, which `tomllib` does not tell.

https://toml.io/en/v1.0.0
"""

import re
from collections.abc import Iterator, Sequence

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|\n|[\[\]{},=]'
    r"|[^\s\[\]{},=#\"']+",
    re.DOTALL,
)
_OPEN, _CLOSE = ("[", "{"), ("]", "}")

Token = tuple[str, int]
"""A token of TOML and the line it begins on, counted from 1."""


def entry_lines(text: str, key: str) -> tuple[int, ...]:
    r"""The lines, counted from 1, of the entries of the list or table `key` of valid TOML, in their order.

    It may be written as one value, as a table under its header, as dotted keys, or as a list of tables.

    >>> entry_lines('fix = {"a" = "b", "c" = "d"}', "fix"), entry_lines('[fix]\n"a" = "b"\n"c" = "d"', "fix")
    ((1, 1), (2, 3))
    >>> entry_lines('turns = [\n  {at = "1:00"},\n  {at = "2:00"},\n]', "turns")
    (2, 3)
    """
    found: list[int] = []
    header: list[str] = []
    for statement in _statements(text):
        words = [word for word, _ in statement]
        line = statement[0][1]
        if words[0] == "[":
            header = words
            if words[:3] == ["[", "[", key]:
                found.append(line)
        elif header == ["[", key, "]"] or (not header and words[0].startswith(f"{key}.")):
            found.append(line)
        elif not header and words[:2] == [key, "="]:
            found += _entries(statement[2:])
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


def _entries(value: Sequence[Token]) -> Iterator[int]:
    """The lines on which the entries of a bracketed value begin."""
    depth = 0
    begins = False
    for word, line in value:
        if begins and word not in _CLOSE:
            yield line
        begins = depth == 0 or (depth == 1 and word == ",")
        depth += (word in _OPEN) - (word in _CLOSE)
