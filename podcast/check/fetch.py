"""A feed had from wherever it lies: a file, or a server that is not trusted to behave.

A server may answer with anything, for ever, or not at all. So there is a limit to the bytes and to the whole
time (a limit for each read would let one byte a second go on), redirects lead to the web alone and never
from a public host into the reader's own network, and whatever else goes wrong is one sentence.
"""

import socket
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from ipaddress import ip_address
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.error import HTTPError
from urllib.parse import quote, urljoin, urlsplit, urlunsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from podcast.errors import InputError, Where

MOST_BYTES = 50_000_000
MOST_REDIRECTS = 10
_HANDLERS = (ProxyHandler, HTTPHandler, HTTPSHandler, HTTPErrorProcessor, HTTPDefaultErrorHandler)
"""Neither files nor FTP, and no redirects but those looked at here."""
_AS_THEY_ARE = "%/:=&?~#+!$,;'@()*[]"


def _is_private(host: str) -> bool:
    """Whether a host is this machine, or one of a network that only its members reach."""
    try:
        found = {str(row[4][0]).partition("%")[0] for row in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return False  # nobody there: fetching says so
    return any(not ip_address(each).is_global for each in found)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken from a server: bytes, and seconds for all of it. `is_private` tells hosts apart."""

    size: int = MOST_BYTES
    seconds: float = 60
    is_private: Callable[[str], bool] = _is_private


USUAL = Limits()


def is_address(feed: str) -> bool:
    """Whether a feed is named by an address and not by the name of a file."""
    return "://" in feed and not Path(feed).exists()


def place(feed: str) -> Path:
    """What findings call a feed: its file, or its address without the scheme, since no path holds ``//``."""
    return Path(feed.partition("://")[2] or feed) if is_address(feed) else Path(feed)


def fetch(feed: str, limits: Limits = USUAL) -> bytes:
    """The bytes of a feed. Raises InputError, in one sentence, when they cannot be had."""
    return _fetched(feed, limits) if is_address(feed) else _read(Path(feed), limits.size)


def _read(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except OSError as error:
        hint = f"to check a show folder: podcast check --show {path}"
        if not path.is_dir():
            hint = "give the file of a feed or a transcript, or an address that begins with https://"
        raise InputError(f"cannot be read: {error.strerror}", where=Where(path), hint=hint) from error
    return _within(data, most, str(path))


def _within(data: bytes, most: int, feed: str) -> bytes:
    if len(data) > most:
        raise InputError(f"{feed} is larger than {most // 1_000_000} MB", hint="no podcast's feed is")
    return data


def _fetched(address: str, limits: Limits) -> bytes:
    """Read in a thread that is left behind when time is up: no read can then hold up the program."""
    done: SimpleQueue[bytes | Exception] = SimpleQueue()

    def work() -> None:
        try:
            done.put(_asked(address, limits))
        except Exception as error:  # noqa: BLE001 - raised again by the one who waits
            done.put(error)

    Thread(target=work, daemon=True).start()
    try:
        found = done.get(timeout=limits.seconds)
    except Empty:
        raise _failed(address, f"it took longer than {limits.seconds:g} seconds") from None
    if isinstance(found, bytes):
        return found
    if isinstance(found, OSError | HTTPException | ValueError | zlib.error):
        raise _failed(address, _reason(found)) from found
    raise found


def _failed(address: str, reason: str) -> InputError:
    said = "".join(each if each.isprintable() else "?" for each in f"{address} cannot be fetched: {reason}")
    return InputError(said, hint="is the address right?", rule="fetch")


def _reason(error: Exception) -> str:
    """What went wrong, on one line, without the quotes and numbers of the system's own errors."""
    inner = getattr(error, "reason", error)
    if isinstance(inner, HTTPException) and not isinstance(inner, OSError):
        return f"the server does not speak HTTP as it should ({type(inner).__name__})"
    if isinstance(inner, zlib.error):
        return "what was compressed cannot be read"
    return (inner.strerror if isinstance(inner, OSError) else None) or str(inner) or type(inner).__name__


def _asked(address: str, limits: Limits) -> bytes:
    opener = OpenerDirector()
    for kind in _HANDLERS:
        opener.add_handler(kind())
    target = _in_ascii(address)
    for _ in range(MOST_REDIRECTS):
        request = Request(target, headers={"User-Agent": "podcast-pipeline"})  # noqa: S310 - see _in_ascii
        try:
            with opener.open(request, timeout=limits.seconds) as answer:
                return _body(answer, address, limits.size)
        except HTTPError as error:
            with error:
                target = _sent_on(target, error, limits)
    raise ValueError("the server sends on and on")


def _body(answer: HTTPResponse, address: str, most: int) -> bytes:
    data = _within(answer.read(most + 1), most, address)
    if answer.length:  # what was announced and did not come
        raise ValueError(f"the answer ends {answer.length} bytes early")
    if answer.headers.get("Content-Encoding", "").lower() in ("gzip", "x-gzip"):  # without being asked
        data = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, most + 1)
    return _within(data, most, address)


def _sent_on(address: str, answer: HTTPError, limits: Limits) -> str:
    """Where an answer leads on to; raises ValueError when nowhere, or where a stranger may not lead."""
    location = answer.headers.get("Location", "")
    if answer.code not in (301, 302, 303, 307, 308) or not location:
        raise ValueError(f"the server answers {answer.code} {answer.reason}".strip())
    try:
        target = _in_ascii(urljoin(address, quote(location, _AS_THEY_ARE, "latin-1")))
    except ValueError as error:
        raise ValueError("the server sends on to no address of the web") from error
    asked, sent = (urlsplit(each).hostname or "" for each in (address, target))
    if limits.is_private(sent) and not limits.is_private(asked):
        raise ValueError(f"the server sends on to {target}, which is not on the public web")
    return target


def _in_ascii(address: str) -> str:
    """An address as it is sent; raises ValueError for what is none, or none of the web."""
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
    path, query = (quote(part, _AS_THEY_ARE) for part in (parts.path or "/", parts.query))
    return urlunsplit((parts.scheme, netloc, path, query, ""))
