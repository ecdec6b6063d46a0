"""What a request asks of a file: which bytes, and whether its copy is still good (RFC 9110, 13 and 14)."""

import re
from dataclasses import dataclass
from typing import Any, Protocol

_SINGLE = re.compile(r"bytes=\s*(\d{0,18})-(\d{0,18})\s*", re.ASCII | re.IGNORECASE)


class Headers(Protocol):
    """The headers of a request, found by name."""

    def get(self, name: str, default: Any = None, /) -> Any:
        """The value of a header, or `default`."""


class UnsatisfiableError(ValueError):
    """A range that starts behind the end of the file."""


@dataclass(frozen=True, slots=True)
class Span:
    """The bytes from `start` up to, not including, `end`."""

    start: int
    end: int


def parse_range(header: str, size: int) -> Span | None:
    """The bytes that a Range header asks of `size` bytes; None when all of them should be sent.

    A header that is malformed, or asks for several ranges, is ignored as RFC 9110, 14.2 allows.
    Raises UnsatisfiableError when the file has none of the bytes.

    >>> parse_range("bytes=0-99", 1000), parse_range("bytes=-1", 1000)
    (Span(start=0, end=100), Span(start=999, end=1000))
    """
    match = _SINGLE.fullmatch(header.strip())
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        start, end = max(0, size - int(last)), size
    else:
        start, end = int(first), min(size, int(last) + 1 if last else size)
        if last and int(last) < start:
            return None
    if start >= size or start >= end:
        raise UnsatisfiableError(header)
    return Span(start, end)


def is_unchanged(headers: Headers, etag: str, modified: str) -> bool:
    """Whether the asker's copy is still good (304), by If-None-Match, else by If-Modified-Since.

    The date must be the very one that was sent: a preview's files also go back in time.
    """
    tags = headers.get("If-None-Match")
    if tags is not None:
        return bool(tags.strip() == "*") or etag in [
            tag.strip().removeprefix("W/") for tag in tags.split(",")
        ]
    return bool(headers.get("If-Modified-Since") == modified)


def wanted(headers: Headers, etag: str, modified: str, size: int) -> Span | None:
    """The range to send, None for the whole file: If-Range asks for all of it once the file has changed.

    Raises UnsatisfiableError as parse_range does.
    """
    header = headers.get("Range")
    if header is None or headers.get("If-Range", etag) not in (etag, modified):
        return None
    return parse_range(header, size)
