"""Our frozen values as JSON and back, for the cache: the type says how to read what was written.

Only what the nouns are made of is known: dataclasses, tuples, texts, numbers, dates and None.
"""

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
Reader = Callable[[Any], Any]


def dump(value: Any) -> bytes:
    """A value as compact JSON: a dataclass becomes the list of its fields' values."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":")).encode()


def load(kind: type[T], data: bytes) -> T:
    """Read what `dump` wrote of a value of this type."""
    wanted: Any = kind
    made: T = _value(_reader(wanted), json.loads(data))
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
def _fields(kind: type) -> tuple[tuple[str, Reader | None], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((field.name, _reader(hints[field.name])) for field in dataclasses.fields(kind))


@cache
def _reader(kind: Any) -> Reader | None:
    """What makes a value of what was written; None where that is the value.

    Found out once for each type: of a show of 10,000 episodes there are six million values to read.
    """
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _reader(next(each for each in typing.get_args(kind) if each is not type(None)))
    if origin is tuple:
        return partial(_tuple, typing.get_args(kind))
    if dataclasses.is_dataclass(kind):
        return partial(_dataclass, kind)  # type: ignore[arg-type]
    return _OF.get(kind)


_OF: dict[Any, Reader] = {datetime: datetime.fromisoformat, Path: Path}


def _value(read: Reader | None, data: Any) -> Any:
    return data if read is None or data is None else read(data)


def _tuple(kinds: tuple[Any, ...], data: list[Any]) -> tuple[Any, ...]:
    if kinds[1:] != (...,):
        return tuple(_value(_reader(kind), each) for kind, each in zip(kinds, data, strict=True))
    read = _reader(kinds[0])
    return tuple(data if read is None else [_value(read, each) for each in data])


def _dataclass(kind: type, data: list[Any]) -> Any:
    return kind(
        **{
            name: each if read is None or each is None else read(each)
            for (name, read), each in zip(_fields(kind), data, strict=True)
        }
    )
