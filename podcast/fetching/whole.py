"""The whole of a small file, as bytes: a feed, a transcript, chapters, a picture."""

import zlib
from http.client import HTTPResponse
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from podcast.errors import InputError, Where
from podcast.fetching.address import USUAL, Limits, is_address
from podcast.fetching.opening import WRONG, failed, opened, reason_of


def fetch(feed: str, limits: Limits = USUAL, *, named_by: str | None = None) -> bytes:
    """The bytes of a file or an address. Raises InputError, in one sentence, when they cannot be had.

    `named_by` is what names the address, None for a person: see Limits.
    """
    if named_by is None and not is_address(feed):
        return _read(Path(feed), limits.size)
    return _fetched(feed, limits, named_by)


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


def _fetched(address: str, limits: Limits, named_by: str | None) -> bytes:
    """Read in a thread that is left behind when time is up: no read can then hold up the program."""
    done: SimpleQueue[bytes | Exception] = SimpleQueue()

    def work() -> None:
        try:
            with opened(address, limits, named_by) as answer:
                done.put(_body(answer, address, limits.size))
        except Exception as error:  # noqa: BLE001 - raised again by the one who waits
            done.put(error)

    Thread(target=work, daemon=True).start()
    try:
        found = done.get(timeout=limits.seconds)
    except Empty:
        found = TimeoutError()
    if _is_late(found):
        raise failed(address, f"it took longer than {limits.seconds:g} seconds") from None
    if isinstance(found, bytes):
        return found
    if isinstance(found, WRONG):
        raise failed(address, reason_of(found)) from found
    raise found


def _is_late(found: bytes | Exception) -> bool:
    """Whether time was up: each read has the same limit as the whole, and either may notice first."""
    reason = getattr(found, "reason", found)
    return isinstance(reason, TimeoutError) and reason.errno is None  # with a number it is the system's


def _body(answer: HTTPResponse, address: str, most: int) -> bytes:
    data = _within(answer.read(most + 1), most, address)
    if answer.length:  # what was announced and did not come
        raise ValueError(f"the answer ends {answer.length} bytes early")
    if answer.headers.get("Content-Encoding", "").lower() in ("gzip", "x-gzip"):  # without being asked
        data = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, most + 1)
    return _within(data, most, address)
