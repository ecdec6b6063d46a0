"""Values of ours in the cache: what cannot be read any more was written by other code, and is made again."""

from typing import TypeVar

from podcast import codec
from podcast.cache import Cache

T = TypeVar("T")


def recall(cache: Cache, key: str, kind: type[T]) -> T | None:
    """The value kept under a key, or None when there is none of this shape."""
    data = cache.find(key)
    if data is None:
        return None
    try:
        return codec.load(kind, data)
    except (ValueError, TypeError, KeyError, LookupError):
        return None
