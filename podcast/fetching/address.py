"""Addresses: which are of the web, which lead into a private network, how they are sent."""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from podcast.errors import InputError

MOST_BYTES = 50_000_000
AS_THEY_ARE = "%/:=&?~#+!$,;'@()*[]"


def _found(host: str) -> list[IPv4Address | IPv6Address]:
    """Where a host is; nowhere when nobody knows it, which fetching says."""
    try:
        found = {str(row[4][0]).partition("%")[0] for row in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return []
    return [ip_address(each) for each in sorted(found)]


def _is_private(host: str) -> bool:
    """Whether a host is this machine, or one of a network that only its members reach."""
    return any(not each.is_global for each in _found(host))


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken from a server: bytes, and seconds for all of it. `is_private` tells hosts apart.

    Of a download, which may take hours, `seconds` is how long it may stand still.
    """

    size: int = MOST_BYTES
    seconds: float = 60
    is_private: Callable[[str], bool] = _is_private

    def lets(self, target: str, named_by: str | None) -> bool:
        """Whether `target` may be asked for when `named_by` names it.

        What a person types, which is None, may be anywhere; `refuse_private` looks at it before. A file on
        this disk, which is "", or an address names public hosts; only an address that is itself in a private
        network names private ones too.
        """
        return named_by is None or not self.is_private(host(target)) or self.is_private(host(named_by))


USUAL = Limits()


def host(address: str) -> str:
    """The host of an address, "" without one, and of what is none: fetching says so."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def is_address(feed: str) -> bool:
    """Whether a feed is named by an address and not by the name of a file."""
    return "://" in feed and not Path(feed).exists()


def refuse_private(feed: str) -> None:
    """Raise InputError when an address leads into a private network: a script may have it from a stranger.

    This machine itself is where previews are served.
    """
    found = _found(host(feed)) if is_address(feed) else []
    if any(not each.is_global and not each.is_loopback for each in found):
        raise InputError(
            f"{feed} lies in a private network", hint="if it is yours, let it be asked with --private"
        )


def place(feed: str) -> Path:
    """What findings call a feed: its file, or its address without the scheme, since no path holds ``//``."""
    return Path(feed.partition("://")[2] or feed) if is_address(feed) else Path(feed)


def in_ascii(address: str) -> str:
    """An address as it is sent; raises ValueError for what is none, or none of the web.

    >>> in_ascii("https://müller.example/der Kran.mp3")
    'https://xn--mller-kva.example/der%20Kran.mp3'
    """
    try:
        parts = urlsplit(address)
        known = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        netloc = parts.netloc.encode("idna").decode()
        if not known or not all(netloc.split(".")[:-1]):
            raise ValueError(address)  # noqa: TRY301 - one sentence for all that is no address
    except ValueError as error:
        raise ValueError("it is no address that begins with http:// or https://") from error
    if "@" in netloc:
        raise ValueError("names and passwords are not sent")
    path, query = (quote(part, AS_THEY_ARE) for part in (parts.path or "/", parts.query))
    return urlunsplit((parts.scheme, netloc, path, query, ""))
