"""A small host for the pages under test: byte ranges, right types, the strict policy as a header."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from podcast import links

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)


class _Host(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, root: Path, missing: Path, policy: str, complaints: list[str], *rest: object) -> None:
        self.root, self.missing, self.policy, self.complaints = root, missing, policy, complaints
        super().__init__(*rest)  # type: ignore[arg-type]

    def log_message(self, *_: object) -> None:
        pass

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:  # browsers drop the rest of a recording all the time
            self.close_connection = True

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).lstrip("/")
        file = self.root / path
        if file.is_dir():
            file /= "index.html"
        found = file.is_file()
        data = (file if found else self.missing).read_bytes()
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        start = int(asked[1]) if asked else 0
        end = min(int(asked[2]), len(data) - 1) if asked and asked[2] else len(data) - 1
        self.send_response((206 if asked else 200) if found else 404)
        if asked:
            self.send_header("Content-Range", f"bytes {start}-{end}/{len(data)}")
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Type", links.content_type(file.name if found else "404.html"))
        self.send_header("Content-Length", str(end + 1 - start))
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        self.end_headers()
        self.wfile.write(data[start : end + 1])

    def do_POST(self) -> None:
        """A browser reports what broke the policy."""
        self.complaints.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(204)
        self.end_headers()


@contextmanager
def serving(
    root: Path, site: str = "show", policy: str = POLICY, complaints: list[str] | None = None
) -> Iterator[str]:
    """The address of a host for the folder `site` inside `root`, for as long as the block runs.

    A site that is not at the root of its host is the harder case, so that is what is tested. What browsers
    send to a report-uri of the policy goes into `complaints`.
    """
    heard = [] if complaints is None else complaints
    host = partial(_Host, root, root / site / "404.html", policy, heard)
    server = ThreadingHTTPServer(("127.0.0.1", 0), host)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{site}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
