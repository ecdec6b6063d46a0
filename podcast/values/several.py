"""Values that hold others: lists, tables, pairs."""

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from podcast.values.plain import any_text, text, web

T = TypeVar("T")


class WrongEntries(ValueError):  # noqa: N818 - reads as what it is
    """Entries of a list that do not fit: the number of each, from 1, and half a sentence."""

    def __init__(self, entries: list[tuple[int, str]]) -> None:
        super().__init__("; ".join(f"entry {number} {sentence}" for number, sentence in entries))
        self.entries = entries


def many(convert: Callable[[Any], T]) -> Callable[[Any], tuple[T, ...]]:
    """A list of values, each converted; raises WrongEntries with all that do not fit."""

    def convert_all(value: Any) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise ValueError("must be a list in square brackets")
        made, wrong = [], []
        for number, each in enumerate(value, 1):
            try:
                made.append(convert(each))
            except ValueError as error:
                wrong.append((number, str(error)))
        if wrong:
            raise WrongEntries(wrong)
        return tuple(made)

    return convert_all


def some(convert: Callable[[Any], T]) -> Callable[[Any], tuple[T, ...]]:
    """A list that is not empty."""

    def convert_some(value: Any) -> tuple[T, ...]:
        if value == []:
            raise ValueError("must hold at least one entry")
        return many(convert)(value)

    return convert_some


def table(**converters: Callable[[Any], Any]) -> Callable[[Any], dict[str, Any]]:
    """An inline table; a converter named with a leading underscore is for a key that may be absent."""
    required = {name for name in converters if not name.startswith("_")}
    known = {name.lstrip("_"): convert for name, convert in converters.items()}

    def convert(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise ValueError(f"must be a table such as {{{', '.join(f'{k} = …' for k in known)}}}")
        if strange := sorted(value.keys() - known.keys()):
            raise ValueError(f"must not hold {strange[0]!r}: the keys are {', '.join(known)}")
        if missing := sorted(required - value.keys()):
            raise ValueError(f"must say its {missing[0]}")
        return {key: _inside(key, known[key], value[key]) for key in known if key in value}

    return convert


def _inside(key: str, convert: Callable[[Any], Any], value: Any) -> Any:
    try:
        return convert(value)
    except ValueError as error:
        raise ValueError(f"must be right: its {key} {error}") from error


def pairs(value: Any) -> tuple[tuple[str, str], ...]:
    """A table of texts, in order."""
    if not isinstance(value, Mapping) or not all(isinstance(each, str) for each in value.values()):
        raise ValueError('must be a table of texts such as {"Kubernets" = "Kubernetes"}')
    return tuple((unicodedata.normalize("NFC", k), text(v)) for k, v in value.items())


def addresses(value: Any) -> tuple[tuple[str, str], ...]:
    """A table from names to addresses on the web, in order."""
    return tuple((name, web(address)) for name, address in pairs(value))


def corrections(value: Any) -> tuple[tuple[str, str], ...]:
    """A table from what is wrong to what is right, which may be nothing."""
    if not isinstance(value, Mapping) or not all(isinstance(each, str) for each in value.values()):
        raise ValueError('must be a table of texts such as {"Kubernets" = "Kubernetes"}')
    return tuple((unicodedata.normalize("NFC", k), any_text(v)) for k, v in value.items())


def names(value: Any) -> tuple[tuple[str, str], ...]:
    """Names of speakers: a list in the order they first speak, or a table from label to name."""
    if isinstance(value, list):
        return tuple(("", name) for name in many(text)(value))
    return pairs(value)
