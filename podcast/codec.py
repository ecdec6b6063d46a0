"""Our frozen values as JSON and back, for the cache: the type says how to read what was written.

Only what the nouns are made of is known: dataclasses, tuples, texts, numbers, dates and None.
"""

import dataclasses
import json
import types
import typing
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


def dump(value: Any) -> bytes:
    """A value as compact JSON: a dataclass becomes the list of its fields' values."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":")).encode()


def load(kind: type[T], data: bytes) -> T:
    """Read what `dump` wrote of a value of this type."""
    made: T = _value(kind, json.loads(data))
    return made


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in dataclasses.fields(value)]
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Path) else value


@cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((field.name, hints[field.name]) for field in dataclasses.fields(kind))


def _value(kind: Any, data: Any) -> Any:
    origin = typing.get_origin(kind)
    if data is None:
        return None
    if origin in (typing.Union, types.UnionType):
        return _value(next(each for each in typing.get_args(kind) if each is not type(None)), data)
    if origin is tuple:
        return _tuple(typing.get_args(kind), data)
    if dataclasses.is_dataclass(kind):
        return _dataclass(kind, data)  # type: ignore[arg-type]
    if kind is datetime:
        return datetime.fromisoformat(data)
    return Path(data) if kind is Path else data


def _tuple(kinds: tuple[Any, ...], data: list[Any]) -> tuple[Any, ...]:
    if kinds[1:] == (...,):
        return tuple(_value(kinds[0], each) for each in data)
    return tuple(_value(kind, each) for kind, each in zip(kinds, data, strict=True))


def _dataclass(kind: type, data: list[Any]) -> Any:
    values = {name: _value(hint, each) for (name, hint), each in zip(_fields(kind), data, strict=True)}
    return kind(**values)
