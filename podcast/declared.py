"""Typed values out of the TOML that producers write, with file and line for every fault.

A settings class is a frozen dataclass whose fields are made with `option`: a converter, a sentence and an
example each. `load` reads TOML into it and reports all faults of the text in one go. The same options make
the tables of the documentation, so that those cannot lag behind.
"""

import dataclasses
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from podcast.errors import ConfigError, Problems, Where
from podcast.places import entry_lines
from podcast.toml import blanked
from podcast.values import WrongEntries

T = TypeVar("T")
Convert = Callable[[Any], Any]
"""From a TOML value to a value of ours; raises ValueError with half a sentence: ``must be …``."""

_REQUIRED = object()
_QUOTES = 'texts stand in quotes: title = "My show"; dates do not: published = 2026-09-07T06:00:00Z'
_HEADER = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?")
_KEY = re.compile(r"\s*[\"']?([\w-]+)[\"']?(?:\s*\.\s*[\"']?([\w-]+)[\"']?)?\s*=")
_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)| \(at end of document\)")


@dataclass(frozen=True, slots=True)
class Source:
    """TOML as it stands in a file: `line` is the number of its first line there."""

    text: str
    path: Path
    line: int = 1

    def where(self, *keys: str) -> Where:
        """The place where a key, or a key of a table, is set; else that of the table around it."""
        table: tuple[str, ...] = ()
        for number, text in enumerate(blanked(self.text).splitlines(), self.line):
            if header := _HEADER.match(text):
                here = table = tuple(re.split(r"\s*\.\s*", header[1]))
            elif match := _KEY.match(text):
                here = (*table, *filter(None, match.groups()))
            else:
                continue
            if here[: len(keys)] == keys:
                return Where(self.path, number)
        return self.where(*keys[:-1]) if keys else Where(self.path, self.line)

    def within(self, number: int, *keys: str) -> "Source":
        """The text of an entry of a list of tables, up to the next one; entries are counted from 1."""
        lines = entry_lines(self.text, *keys)
        if number > len(lines):
            return self
        first = lines[number - 1]
        after = lines[number] if number < len(lines) else len(self.text)
        rows = self.text.splitlines()[first - 1 : max(first, after - 1)]
        return Source("\n".join(rows), self.path, self.line + first - 1)

    def entry(self, number: int, *keys: str) -> Where:
        """The place of an entry of the list or table that a key is set to; entries are counted from 1."""
        lines = entry_lines(self.text, *keys)
        if number > len(lines):
            return self.where(*keys)
        return Where(self.path, self.line + lines[number - 1] - 1)


def option(convert: Convert, doc: str, *, example: str, default: Any = _REQUIRED, unset: str = "") -> Any:
    """A field of a settings class. `example` is TOML as a producer would write it after the ``=``.

    `unset` says in words what holds when the key is left out, where the default alone does not.
    """
    metadata = {"convert": convert, "doc": doc, "example": example, "unset": unset}
    if default is _REQUIRED:
        return dataclasses.field(metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


def section(kind: type, doc: str, *, example: str, default: Any, unset: str = "") -> Any:
    """A field that is a TOML table of its own, read into the settings class `kind`."""
    metadata = {
        "section": kind,
        "convert": _table_expected,
        "doc": doc,
        "example": example,
        "unset": unset,
    }
    return dataclasses.field(default=default, metadata=metadata)


def sections(kind: type, doc: str, *, example: str) -> Any:
    """A field that is a TOML list of tables, each read into the settings class `kind`; it may be left out."""
    metadata = {"entries": kind, "convert": _tables_expected, "doc": doc, "example": example, "unset": ""}
    return dataclasses.field(default=(), metadata=metadata)


def _table_expected(_value: Any) -> Any:
    raise ValueError("must be a table")


def _tables_expected(_value: Any) -> Any:
    raise ValueError("must be a list of tables")


def options(kind: type) -> Iterator[tuple[str, str, str, str]]:
    """(key, example, sentence, what holds when it is left out) of each option of a class, in order."""
    for field in dataclasses.fields(kind):
        unset = field.metadata["unset"] or _in_toml(field.default)
        yield field.name, field.metadata["example"], field.metadata["doc"], unset


def _in_toml(default: Any) -> str:
    """A default as a producer would write it; what is empty is nothing."""
    if default is dataclasses.MISSING:
        return "**required**"
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    if isinstance(default, int | float):
        return f"`{default:g}`"
    return f'`"{default}"`' if default else "–"


def load(kind: type[T], source: Source) -> T:
    """Read TOML into the settings class `kind`.

    Raises a group of ConfigErrors: one for each unknown key, missing key and value that does not fit,
    or a single one where the text is not TOML.
    """
    try:
        values = tomllib.loads(source.text)
    except RecursionError as error:
        raise ConfigError(
            "this is nested too deeply", where=Where(source.path, source.line), hint=_QUOTES
        ) from error
    except ValueError as error:  # TOML's own, or a number of thousands of digits
        raise ConfigError(
            f"this is not TOML: {_AT_LINE.sub('', str(error))}",
            where=Where(source.path, _line_of(error, source)),
            hint=_QUOTES,
        ) from error
    problems = Problems()
    with problems.collect():
        found = convert_table(kind, values, source)
    problems.raise_any()
    return found


def _line_of(error: ValueError, source: Source) -> int:
    match = _AT_LINE.search(str(error))
    inside = int(match[1]) if match and match[1] else max(1, len(source.text.splitlines()))
    return source.line + inside - 1


def convert_table(kind: type[T], values: dict[str, Any], source: Source, *above: str) -> T:
    """Convert the values of one TOML table, whose own key is `above`; raises as `load` does."""
    problems = Problems()
    fields = {field.name: field for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
    for key in values.keys() - fields.keys():
        with problems.collect():
            raise _unknown(key, list(fields), source.where(*above, key))
    made: dict[str, Any] = {}
    for name, field in fields.items():
        with problems.collect():
            if name in values:
                made[name] = _convert(field, values[name], source, *above, name)
            elif field.default is dataclasses.MISSING:
                raise ConfigError(
                    f"{'.'.join((*above, name))} is missing",
                    where=source.where(*above) if above else Where(source.path, source.line),
                    hint=f"add a line such as: {name} = {field.metadata['example']}",
                )
    problems.findings.sort(key=lambda finding: finding.where.line or 0 if finding.where else 0)
    problems.raise_any()
    return kind(**made)


def _convert(field: dataclasses.Field[Any], value: Any, source: Source, *keys: str) -> Any:
    kind = field.metadata.get("section")
    if kind and isinstance(value, dict):
        return convert_table(kind, value, source, *keys)
    entries = field.metadata.get("entries")
    if entries and isinstance(value, list) and all(isinstance(each, dict) for each in value):
        return _convert_entries(entries, value, source, *keys)
    try:
        return field.metadata["convert"](value)
    except WrongEntries as error:
        faults = [(f": entry {n} {fault}", source.entry(n, *keys)) for n, fault in error.entries]
    except ValueError as error:
        faults = [(f" {error}", source.where(*keys))]
    name, hint = ".".join(keys), f"for example: {field.name} = {field.metadata['example']}"
    raise ExceptionGroup(name, [ConfigError(name + fault, where=where, hint=hint) for fault, where in faults])


def _convert_entries(kind: type, value: list[dict[str, Any]], source: Source, *keys: str) -> tuple[Any, ...]:
    """Every entry of a list of tables; the faults of all of them are raised together."""
    problems = Problems()
    made: list[Any] = []
    for number, each in enumerate(value, 1):
        with problems.collect():
            made.append(convert_table(kind, each, source.within(number, *keys), *keys))
    problems.raise_any()
    return tuple(made)


def _unknown(key: str, known: list[str], where: Where) -> ConfigError:
    near = get_close_matches(key, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"the keys are: {', '.join(known)}"
    return ConfigError(f"there is no key {key!r}", where=where, hint=hint)
