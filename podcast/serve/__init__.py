"""Preview of a built site on this machine: the headers of a good host, rebuilding and reloading on change."""

import errno
import socketserver
import sys
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from podcast.errors import BusyError, Finding, InputError, PodcastError, findings_of
from podcast.serve.handler import Handler
from podcast.serve.reload import Bell
from podcast.serve.watch import Watcher

__all__ = ["Rebuild", "Watcher", "running", "serve"]

HOST = "127.0.0.1"
_POLL_SECONDS = 1.0

Rebuild = Callable[[], Sequence[Finding]]
"""Builds the site again and returns what it has to say; an error among it leaves the old site on the air.

While another process builds the show it raises BusyError, and is asked again.
"""


def serve(
    folder: Path,
    *,
    port: int = 8000,
    rebuild: Rebuild | None = None,
    watcher: Watcher | None = None,
    ready: Callable[[str], None] | None = None,
) -> None:
    """Serve `folder` on 127.0.0.1 until Ctrl-C; `ready` is told the address once it answers.

    With `rebuild` and `watcher` the site is built again when this sees a change; open pages then reload.
    Raises InputError when there is nothing to serve or the port is taken.
    """
    with suppress(KeyboardInterrupt), running(folder, port=port, rebuild=rebuild, watcher=watcher) as address:
        if ready:
            ready(address)
        threading.Event().wait()


@contextmanager
def running(
    folder: Path, *, port: int = 0, rebuild: Rebuild | None = None, watcher: Watcher | None = None
) -> Generator[str]:
    """Serve `folder` while the block runs; gives the address, such as ``http://127.0.0.1:8000/``.

    With port 0 the system picks one that is free. Raises as `serve` does.
    """
    if not folder.is_dir() and rebuild is None:
        raise InputError(f"there is no folder {folder} to serve", hint="run: podcast build")
    bell = Bell() if rebuild and watcher else None
    root = folder.resolve()
    server = _listen(port, type("BoundHandler", (Handler,), {"root": root, "bell": bell}))
    stop = threading.Event()
    threads = [threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)]
    if rebuild and bell and watcher:
        threads.append(threading.Thread(target=_keep_up, args=(watcher, rebuild, bell, stop), daemon=True))
    for thread in threads:
        thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}/"
    finally:
        stop.set()
        if bell:
            bell.close()
        server.shutdown()
        server.server_close()
        for thread in threads:
            thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # A page with media keeps connections open; joining their threads would hold up Ctrl-C.
    block_on_close = False

    def server_bind(self) -> None:
        # The base class asks the name service who we are, which can take seconds, and does not need it.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):  # a player that went away
            super().handle_error(request, client_address)


def _listen(port: int, handler: type[Handler]) -> _Server:
    try:
        return _Server((HOST, port), handler)
    except (OSError, OverflowError) as error:
        taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        raise InputError(
            f"port {port} is taken by another program" if taken else f"port {port} cannot be used: {error}",
            hint=f"choose another one: podcast serve --port {port + 1 if 1023 < port < 65535 else 8000}",
        ) from error


def _keep_up(watcher: Watcher, rebuild: Rebuild, bell: Bell, stop: threading.Event) -> None:
    pending = False
    while not stop.wait(_POLL_SECONDS):
        changed = watcher.changed()
        # A recording may take a while to be copied in: build when the files have come to rest.
        pending = not build_once(rebuild, bell) if pending and not changed else bool(changed)


def build_once(rebuild: Rebuild, bell: Bell) -> bool:
    """Build again, say on standard error what there is to say, and tell the open pages.

    Returns False, with nothing said, when it must be tried again because the show is being built elsewhere.
    """
    try:
        findings = list(rebuild())
    except BusyError:
        return False
    except PodcastError as error:
        findings = [error.finding]
    except OSError as error:
        findings = [Finding(rule="input", message=f"building again failed: {error}")]
    except BaseExceptionGroup as group:
        ours, others = group.split(PodcastError)
        if others or ours is None:
            raise
        findings = findings_of(ours)
    for finding in findings:
        sys.stderr.write(f"{finding.severity}: {finding}\n")
    bell.ring("\n".join(str(each) for each in findings if each.severity == "error"))
    return True
