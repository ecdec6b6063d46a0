"""The further pages of a feed (RFC 5005), from wherever the first one lies, and no end of them."""

import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from podcast.errors import InputError
from podcast.fetching.address import USUAL, Limits, is_address
from podcast.fetching.whole import fetch

NOT_ASKED = "page-skipped"
"""The rule of the error about a page that lies on the web, where only files are looked at."""
MOST_PAGES = 1000
MOST_BYTES = 200_000_000
LONGEST = 300.0
"""Seconds for all pages together."""


@dataclass
class Pages:
    """The pages of one feed, a file or an address, in the order in which each names the next.

    Those of a file are the files beside it; with `online` they are asked for where they are named, too.
    """

    feed: str
    limits: Limits = USUAL
    online: bool = True
    most: int = MOST_PAGES
    most_bytes: int = MOST_BYTES
    seen: set[str] = field(default_factory=set)
    count: int = 0
    size: int = 0
    began: float = field(default_factory=time.monotonic)
    place: str = ""

    def follow(self, named: str) -> bytes | None:
        """The page that the last one names as its next, found at `place`; None when it was there before.

        Raises InputError when it cannot be had, or when there are too many, too large or too slow.
        """
        before = self.place or self.feed
        self.seen |= {before}
        address = urljoin(before, named) if is_address(before) else named
        if address in self.seen:
            return None
        self.seen.add(address)
        if self.count >= self.most or time.monotonic() - self.began > LONGEST:
            hint = "give its address to go on from there"
            raise InputError(f"{address} was left out after {self.count} others", hint=hint)
        data = self._fetched(address)
        self.count += 1
        self.size += len(data)
        if self.size > self.most_bytes:
            raise InputError(f"its pages are larger than {self.most_bytes // 1_000_000} MB together")
        return data

    def _fetched(self, address: str) -> bytes:
        if is_address(self.feed):
            self.place = address
            return fetch(address, self.limits, named_by=self.feed)
        beside = Path(self.feed).parent / _name(address)
        if beside.is_file() and beside.name:
            self.place = str(beside)
            return fetch(self.place, self.limits)
        if not self.online:
            hint = "put the page beside the feed, or check the feed by its address"
            raise InputError(f"{address} was not looked at", hint=hint, rule=NOT_ASKED)
        self.place = address
        return fetch(address, self.limits, named_by="")


def _name(address: str) -> str:
    """The name of the file that an address ends in, "" where it has none or a wrong one."""
    try:
        name = urlsplit(address).path.rpartition("/")[2]
    except ValueError:
        return ""
    return name if "\0" not in name and len(name) < 200 else ""
