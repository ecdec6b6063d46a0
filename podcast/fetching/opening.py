"""One request and its answer, wherever redirects lead (RFC 9110, 15.4)."""

import zlib
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urljoin
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from podcast.errors import InputError
from podcast.fetching.address import AS_THEY_ARE, Limits, host, in_ascii

MOST_REDIRECTS = 10
AGENT = "podcast-pipeline"
WRONG = (OSError, HTTPException, ValueError, zlib.error)
"""What may be raised while a server is asked."""
_SENT_ON = (301, 302, 303, 307, 308)


@contextmanager
def opened(
    address: str,
    limits: Limits,
    named_by: str | None = None,
    headers: Mapping[str, str] | None = None,
    method: str = "GET",
) -> Generator[HTTPResponse]:
    """The answer of the server that an address leads to in the end, with the status 200 or 206.

    Raises HTTPError for another status and one of WRONG for all else; `named_by` is explained at Limits.
    """
    target, by = in_ascii(address), named_by
    for _ in range(MOST_REDIRECTS):
        if not limits.lets(target, by):
            raise _OutsideError(target, address)
        request = Request(target, headers={"User-Agent": AGENT, **(headers or {})}, method=method)  # noqa: S310 - see in_ascii
        try:
            with _opener(limits, by).open(request, timeout=limits.seconds) as answer:
                yield answer
                return
        except HTTPError as error:
            with error:
                if error.code not in _SENT_ON or not error.headers.get("Location"):
                    raise
                by, target = target, _sent_on(target, error)
    raise ValueError("the server sends on and on")


class _OutsideError(ValueError):
    """A stranger leads into the reader's own network."""

    def __init__(self, target: str, address: str) -> None:
        leads = f"the server sends on to {target}, which" if target != in_ascii(address) else "it"
        super().__init__(f"{leads} is not on the public web")


def _sent_on(address: str, answer: HTTPError) -> str:
    try:
        return in_ascii(urljoin(address, quote(answer.headers["Location"], AS_THEY_ARE, "latin-1")))
    except ValueError as error:
        raise ValueError("the server sends on to no address of the web") from error


def _opener(limits: Limits, named_by: str | None) -> OpenerDirector:
    """What opens neither files nor FTP, follows nothing by itself, and looks whom it is connected to."""
    opener = OpenerDirector()
    is_open = named_by is None or limits.is_private(host(named_by))
    handlers = HTTPHandler(), HTTPSHandler()
    if not is_open:
        handlers = _plain(limits), _secure(limits)
    for handler in (ProxyHandler(), *handlers, HTTPErrorProcessor(), HTTPDefaultErrorHandler()):
        opener.add_handler(handler)
    return opener


def _plain(limits: Limits) -> HTTPHandler:
    class Handler(HTTPHandler):
        def http_open(self, req: Request) -> HTTPResponse:
            return self.do_open(HTTPConnection if _by_proxy(req) else _looking(HTTPConnection, limits), req)

    return Handler()


def _secure(limits: Limits) -> HTTPSHandler:
    class Handler(HTTPSHandler):
        def https_open(self, req: Request) -> HTTPResponse:
            return self.do_open(HTTPSConnection if _by_proxy(req) else _looking(HTTPSConnection, limits), req)

    return Handler()


def _by_proxy(request: Request) -> bool:
    """Whether the connection is to a proxy, which is somewhere near and looks up names itself."""
    return request.has_proxy() or bool(getattr(request, "_tunnel_host", None))


def _looking(kind: type[HTTPConnection], limits: Limits) -> Any:
    """A kind of connection that ends where its other end is private.

    The name was looked up once before, to say so in a better sentence; a name server may answer otherwise the
    second time (DNS rebinding), so what counts is who is at the other end before anything is sent.
    """

    class Connection(kind):  # type: ignore[valid-type, misc]
        def connect(self) -> None:
            super().connect()
            if limits.is_private(self.sock.getpeername()[0]):
                self.close()
                raise ValueError("its name leads to a host that is not on the public web")

    return Connection


def failed(address: str, reason: str) -> InputError:
    """The error that says in one line why an address cannot be fetched."""
    said = "".join(each if each.isprintable() else "?" for each in f"{address} cannot be fetched: {reason}")
    return InputError(said, hint="is the address right?", rule="fetch")


def reason_of(error: Exception) -> str:
    """What went wrong, on one line, without the quotes and numbers of the system's own errors."""
    if isinstance(error, HTTPError):
        return f"the server answers {error.code} {error.reason}".strip()
    inner = getattr(error, "reason", error)
    if isinstance(inner, HTTPException) and not isinstance(inner, OSError):
        return f"the server does not speak HTTP as it should ({type(inner).__name__})"
    if isinstance(inner, zlib.error):
        return "what was compressed cannot be read"
    return (inner.strerror if isinstance(inner, OSError) else None) or str(inner) or type(inner).__name__
