"""One request to the preview server and its answer (RFC 9110)."""

import io
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import formatdate
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import BinaryIO

from podcast import links
from podcast.serve import reload
from podcast.serve.files import Moved, find
from podcast.serve.ranges import Span, UnsatisfiableError, is_unchanged, wanted

_METHODS = "GET, HEAD, OPTIONS"
_HTML = links.content_type("404.html")
# Web players on other hosts read captions and seek in the audio: they need all of these.
_ALWAYS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Accept-Ranges, Content-Length, Content-Range, ETag",
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
}
_NOT_FOUND = b"<!doctype html>\n<html lang=en>\n<title>Not found</title>\n<p>There is nothing here.</p>\n"
_LOG = logging.getLogger(__name__)
_CHUNK = 1 << 16
_PING = 15.0


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file that is open for reading: rebuilding replaces files, and this one stays whole."""

    stream: BinaryIO
    size: int
    content_type: str
    etag: str
    modified: str


class Handler(BaseHTTPRequestHandler):
    """Answers for the files under `root`; with a `bell`, pages reload when it rings."""

    root: Path
    bell: reload.Bell | None = None
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        """Send a file, or what keeps pages up to date."""
        path = self.path.partition("?")[0]
        if self.bell and path == reload.EVENTS:
            self._send_events(self.bell)
        elif self.bell and path == reload.SCRIPT_PATH:
            self._send_bytes(HTTPStatus.OK, reload.SCRIPT.encode(), links.content_type(path))
        else:
            self._send_found(find(self.root, self.path))

    do_HEAD = do_GET  # noqa: N815

    def do_OPTIONS(self) -> None:
        """Allow what a web player on another host asks before it sends a Range."""
        self._start(
            HTTPStatus.NO_CONTENT,
            {
                "Allow": _METHODS,
                "Access-Control-Allow-Methods": _METHODS,
                "Access-Control-Allow-Headers": "Range, If-Range, If-None-Match, If-Modified-Since",
            },
        )

    def _refuse(self) -> None:
        # What a refused request carried is not read, so the connection cannot be used again.
        self.close_connection = True
        self._start(HTTPStatus.METHOD_NOT_ALLOWED, {"Allow": _METHODS, "Content-Length": "0"})

    do_POST = do_PUT = do_DELETE = do_PATCH = _refuse  # noqa: N815

    def version_string(self) -> str:
        """The Server header: which program, and not which Python."""
        return "podcast"

    def log_request(self, code: int | str = 0, size: int | str = 0) -> None:  # noqa: ARG002
        """Tell the log who asked for what and the status; `podcast serve --log` prints it."""
        asker = self.headers.get("User-Agent", "-") if hasattr(self, "headers") else "-"
        said = f"{self.requestline} {int(code)} {asker}"
        _LOG.info("%s", "".join(each if each.isprintable() else "?" for each in said))

    def log_message(self, *_args: object) -> None:
        """Stay quiet: the terminal is for what is wrong with the show."""

    def _send_found(self, found: Path | Moved | None) -> None:
        if isinstance(found, Moved):
            self._start(HTTPStatus.MOVED_PERMANENTLY, {"Location": found.location, "Content-Length": "0"})
        elif found and (opened := self._open(found)):
            with opened.stream:
                self._send_file(opened)
        else:
            self._send_not_found()

    def _open(self, path: Path) -> _Opened | None:
        try:
            stream = path.open("rb")
        except OSError:  # it was removed a moment ago, or may not be read
            return None
        status = os.fstat(stream.fileno())
        tag, size = f"{status.st_size:x}-{status.st_mtime_ns:x}", status.st_size
        kind = links.content_type(path.relative_to(self.root).as_posix())
        opened: BinaryIO = stream
        if self.bell and kind == _HTML:
            with stream:
                page = stream.read() + reload.TAG
            opened, tag, size = io.BytesIO(page), f"{tag}-r", len(page)
        return _Opened(opened, size, kind, f'"{tag}"', formatdate(status.st_mtime, usegmt=True))

    def _send_file(self, opened: _Opened) -> None:
        headers = {"ETag": opened.etag, "Last-Modified": opened.modified, "Accept-Ranges": "bytes"}
        if is_unchanged(self.headers, opened.etag, opened.modified):
            self._start(HTTPStatus.NOT_MODIFIED, headers)
            return
        try:
            span = wanted(self.headers, opened.etag, opened.modified, opened.size)
        except UnsatisfiableError:
            headers |= {"Content-Range": f"bytes */{opened.size}", "Content-Length": "0"}
            self._start(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers)
            return
        status = HTTPStatus.PARTIAL_CONTENT if span else HTTPStatus.OK
        if span:
            headers["Content-Range"] = f"bytes {span.start}-{span.end - 1}/{opened.size}"
        span = span or Span(0, opened.size)
        headers |= {"Content-Type": opened.content_type, "Content-Length": str(span.end - span.start)}
        self._start(status, headers)
        self._copy(opened.stream, span)

    def _send_not_found(self) -> None:
        path = find(self.root, "/404.html")
        body = _NOT_FOUND + (reload.TAG if self.bell else b"")
        if isinstance(path, Path) and (opened := self._open(path)):
            with opened.stream:
                body = opened.stream.read()
        self._send_bytes(HTTPStatus.NOT_FOUND, body, _HTML)

    def _send_bytes(self, status: HTTPStatus, body: bytes, content_type: str) -> None:
        self._start(status, {"Content-Type": content_type, "Content-Length": str(len(body))})
        self._copy(io.BytesIO(body), Span(0, len(body)))

    def _start(self, status: HTTPStatus, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in (_ALWAYS | dict(headers)).items():
            self.send_header(name, value)
        self.end_headers()

    def _copy(self, stream: BinaryIO, span: Span) -> None:
        if self.command == "HEAD":
            return
        stream.seek(span.start)
        left = span.end - span.start
        while left and (chunk := stream.read(min(_CHUNK, left))):
            self.wfile.write(chunk)
            left -= len(chunk)
        if left:  # The file got shorter: only an early end can tell that the promised length is wrong.
            self.close_connection = True

    def _send_events(self, bell: reload.Bell) -> None:
        self.close_connection = True
        self._start(HTTPStatus.OK, {"Content-Type": "text/event-stream", "Connection": "close"})
        known: reload.News | None = None
        while self.command != "HEAD" and not bell.closed:
            news = bell.wait(known, _PING)
            # The comment between events is how the end of a connection that nobody closed shows.
            self.wfile.write(news.event() if news != known else b": \n\n")
            known = news
