"""A large file downloaded beside its place, piece by piece: what stopped half way goes on from there.

The part that is there is asked for no more (Range), as long as the server still has the same file: its ETag
or date is kept beside the part and sent along (If-Range, RFC 9110, 13.1.5).
"""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path
from urllib.error import HTTPError

from podcast.errors import InputError
from podcast.fetching.address import Limits
from podcast.fetching.opening import WRONG, failed, opened, reason_of

LARGEST = 4_000_000_000
DOWNLOADS = Limits(size=LARGEST)
_CHUNK = 1 << 18
_TRIES = 3
_SLOWEST = 1 << 16
"""Bytes that must come in the seconds of the limits: a byte now and then is no download."""

Told = Callable[[int, int], None]
"""Called with how many bytes there are, and how many there will be, 0 while that is not known."""


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A file that came whole: its size in bytes, and what its server says it is."""

    size: int
    media_type: str


def download(
    address: str,
    target: Path,
    limits: Limits = DOWNLOADS,
    *,
    named_by: str | None = None,
    told: Told | None = None,
) -> Downloaded:
    """Download to `target`, whose folder must be there; what was begun before goes on.

    A connection that breaks is taken up again twice. Raises InputError, in one sentence, when the whole file
    cannot be had; what came stays beside the target, for another time.
    """
    part = _Part(target, limits, told or (lambda _have, _whole: None))
    for left in reversed(range(_TRIES)):
        before = part.size
        try:
            return part.take(address, named_by)
        except WRONG as error:
            is_final = isinstance(error, HTTPError) or not left or part.size == before
            if is_final:
                raise failed(address, reason_of(error)) from error
    raise AssertionError  # the last try returns or raises


class _Part:
    """A file on its way, and beside it what tells the server's file from another."""

    def __init__(self, target: Path, limits: Limits, told: Told) -> None:
        self.target = target
        self.limits = limits
        self.told = told
        self.file = target.with_name(f".{target.name}.part")
        self.mark = target.with_name(f".{target.name}.etag")

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return self.file.stat().st_size if self.file.exists() else 0

    def take(self, address: str, named_by: str | None) -> Downloaded:
        """Ask for what is missing, and put the file in its place when nothing is."""
        mark = self.mark.read_text(encoding="utf-8") if self.mark.exists() else ""
        have = self.size if mark else 0
        headers = {"Range": f"bytes={have}-", "If-Range": mark} if have else {}
        try:
            with opened(address, self.limits, named_by, headers) as answer:
                self._receive(answer, have if answer.status == 206 else 0)
                kind = answer.headers.get_content_type()
        except HTTPError as error:
            if error.code != 416 or not have:
                raise
            self._forget()  # there is more here than there
            return self.take(address, named_by)
        size = self.size
        self.file.replace(self.target)
        self.mark.unlink(missing_ok=True)
        return Downloaded(size, kind)

    def _forget(self) -> None:
        for path in (self.file, self.mark):
            path.unlink(missing_ok=True)

    def _receive(self, answer: HTTPResponse, start: int) -> None:
        if start and not answer.headers.get("Content-Range", "").startswith(f"bytes {start}-"):
            raise ValueError("the server sends another piece than was asked for")
        whole = start + (answer.length or 0)
        if whole > self.limits.size:
            raise InputError(f"{answer.url} is larger than {self.limits.size // 1_000_000} MB")
        self.mark.write_text(_mark_of(answer), encoding="utf-8")
        with self.file.open("r+b" if start else "wb") as out:
            out.seek(start)
            out.truncate()
            self._copy(answer, out.write, start, whole)
        if answer.length:
            raise ValueError(f"the answer ends {answer.length} bytes early")

    def _copy(self, answer: HTTPResponse, write: Callable[[bytes], int], have: int, whole: int) -> None:
        began, then = time.monotonic(), have
        while data := answer.read1(_CHUNK):
            write(data)
            have += len(data)
            if have > self.limits.size:
                raise InputError(f"{answer.url} is larger than {self.limits.size // 1_000_000} MB")
            self.told(have, whole)
            if have - then >= _SLOWEST:
                began, then = time.monotonic(), have
            elif time.monotonic() - began > self.limits.seconds:
                raise ValueError("the server sends too slowly")


def _mark_of(answer: HTTPResponse) -> str:
    """What tells this file from another: a strong ETag, else the date; "" when the server gives neither."""
    tag = answer.headers.get("ETag", "")
    with suppress(UnicodeError):
        found = tag if tag and not tag.startswith("W/") else answer.headers.get("Last-Modified", "")
        return found.encode("ascii").decode()
    return ""
