"""Lists of a saved page that were tables or pairs of facts before it was saved, put back into their shape."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from podcast.scaffold.guide.glue import Words

Row = tuple[str, ...]
Items = Sequence[str]

_RATING = re.compile(r"(.*\D)(\d{1,3}/(?:5|10|20|100))")
_ROUTE = re.compile(r"(.*?\D)(\d{1,2}% take|100% take)(.+?)(\$+|€+|£+)")
_STEP = re.compile(r"(?:[<>~]\s?)?\d")
_VALUE = re.compile(r"[,·/;\d]")
_LONGEST = 200
"""A longer item is a paragraph, no row: it is not looked at, as that would take very long."""
_KIND = re.compile(r"[A-Z][a-z]+")


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape that a list can have: `read` gives its rows, or None when an item does not fit for certain.

    To add one: write its `read` and its row in SHAPES. With `heads` the rows become a table.
    """

    read: Callable[[Items, Words], list[Row] | None]
    heads: Row = ()
    line: str = ""


def facts(items: Items, _words: Words) -> list[Row] | None:
    """Labels and values in turn: ``Typical hours``, ``40 a week``."""
    labels, values = items[::2], items[1::2]
    if len(items) < 4 or len(labels) != len(values):
        return None
    if any(_VALUE.search(label) or label[-1] in ".!?:" or len(label.split()) > 4 for label in labels):
        return None
    return list(zip(labels, values, strict=True)) if all(map(_VALUE.search, values)) else None


def ratings(items: Items, _words: Words) -> list[Row] | None:
    """``Patience88/100``."""
    return _matches(_RATING, items)


def routes(items: Items, _words: Words) -> list[Row] | None:
    """``Trade school60% take2 yrs$$``."""
    return _matches(_ROUTE, items)


def steps(items: Items, words: Words) -> list[Row] | None:
    """``2 yearsApprentice``: most begin with a length of time, or they might be names like AirTable."""
    rows = [pair for item in items if (pair := words.pair(item))]
    if len(rows) < max(3, len(items)) or 2 * sum(bool(_STEP.match(row[0])) for row in rows) < len(rows):
        return None
    return [*rows]


def sources(items: Items, words: Words) -> list[Row] | None:
    """``PublisherTitle of the pageExpert``: all end in a word for their kind, half in three parts."""
    rows: list[Row] = []
    for item in items:
        cut = next((at for at in reversed(words.seams(item)) if _KIND.fullmatch(item, at)), None)
        if cut is None:
            return None
        rows.append((*(words.pair(item[:cut]) or ("", item[:cut])), item[cut:]))
    return rows if 2 * sum(bool(row[0]) for row in rows) >= len(rows) > 1 else None


SHAPES = (
    Shape(facts, line="**{}:** {}"),
    Shape(ratings, heads=("Skill", "Rating")),
    Shape(routes, heads=("Route", "Share", "Time", "Cost")),
    Shape(steps, heads=("Stage", "Step")),
    Shape(sources, line="{}: {} ({})"),
)


def render_list(items: Items, words: Words) -> str:
    """Markdown for a list: a table or a list of facts where every item fits the shape, else a plain list."""
    for shape in SHAPES:
        if rows := shape.read(items, words):
            return table([shape.heads, *rows]) if shape.heads else _lines(shape.line, rows)
    return "\n".join(f"- {escape(item)}" for item in items)


def table(rows: Sequence[Row]) -> str:
    """A Markdown table, the first row its head."""
    lines = [" | ".join(escape(cell).replace("|", "\\|") for cell in row) for row in rows]
    return "\n".join(f"| {line} |" for line in [lines[0], " | ".join(["---"] * len(rows[0])), *lines[1:]])


def escape(text: str) -> str:
    """Text as Markdown: what would be taken for HTML, a list, a heading or a link's address is not."""
    text = re.sub(r"<(?=[A-Za-z/!?])", r"\\<", text)
    return re.sub(r"^(#{1,6}(?=\s|$)|[-+*>=~](?=[\s~=-]|$)|\[(?=[^\]]+\]:)|```)", r"\\\1", text)


def _lines(line: str, rows: Sequence[Row]) -> str:
    made = (line.format(*map(escape, row)) if row[0] else f"{escape(row[1])} ({row[2]})" for row in rows)
    return "\n".join(f"- {each}" for each in made)


def _matches(pattern: re.Pattern[str], items: Items) -> list[Row] | None:
    found = [pattern.fullmatch(item) for item in items if len(item) <= _LONGEST]
    rows = [tuple(part.strip() for part in match.groups()) for match in found if match]
    return rows if len(rows) == len(items) > 1 else None
