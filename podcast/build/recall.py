"""What the cache knows of files of the show, and values of ours that it keeps."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from podcast import codec
from podcast.cache import Cache
from podcast.errors import InputError, Where

T = TypeVar("T")


def content(cache: Cache, path: Path) -> str:
    """The digest of a file of the show; raises InputError when it cannot be read."""
    try:
        return cache.digest(path)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=Where(path)) from error


def recall(cache: Cache, key: str, kind: type[T]) -> T | None:
    """The value kept under a key, or None when there is none of this shape.

    What cannot be read any more was written by other code, and is made again.
    """
    data = cache.find(key)
    if data is None:
        return None
    try:
        return codec.load(kind, data)
    except (ValueError, TypeError, KeyError, LookupError):
        return None


def kept(cache: Cache, key: str, kind: type[T], make: Callable[[], T]) -> T:
    """The value kept under a key, made first if there is none."""
    value = recall(cache, key, kind)
    if value is None:
        value = make()
        cache.keep(key, codec.dump(value))
    return value
