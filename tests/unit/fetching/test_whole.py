"""Feeds had from servers that do what no server should."""

import gzip
import socket
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn
from urllib.error import URLError

import pytest

from podcast.errors import InputError
from podcast.fetching import Limits, fetch, place

NO_HTTP = "the server does not speak HTTP as it should"
FOUND = b"HTTP/1.1 302 Found\r\nLocation: "
CHUNKED = OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED += b"Transfer-Encoding: chunked\r\n\r\n"
FEED = b'<rss version="2.0"><channel><title>Harbour</title></channel></rss>'
WHOLE = OK + b"Content-Length: %d\r\n\r\n" % len(FEED) + FEED
EVERYBODY_IS_PUBLIC = Limits(is_private=lambda _host: False)


@contextmanager
def server(
    answer: Callable[[str], Iterable[bytes]], *, abort: bool = False, whole_request: bool = False
) -> Generator[str]:
    """The address of a server that answers the path asked for, or all that is asked, and hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection, suppress(OSError):
                    request = connection.recv(65_536).decode()
                    path = request if whole_request else request.split(" ")[1]
                    if abort:
                        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                    for piece in answer(path):
                        connection.sendall(piece)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        listening.shutdown(socket.SHUT_RDWR)
    thread.join()


def refused(address: str, limits: Limits = EVERYBODY_IS_PUBLIC) -> str:
    """The sentence about a feed that cannot be had."""
    with pytest.raises(InputError) as error:
        fetch(address, limits)
    said = error.value.finding.message
    assert said.isprintable()
    assert error.value.finding.hint
    return said


def endless() -> Iterator[bytes]:
    """An answer without an end."""
    yield OK + b"\r\n"
    while True:
        yield b"<!-- and on -->" * 1_000


@pytest.mark.parametrize(
    "answer",
    [
        WHOLE,
        OK + b"\r\n" + FEED,
        OK + b"Content-Length: soon\r\n\r\n" + FEED,
        CHUNKED + b"%x\r\n%b\r\n0\r\n\r\n" % (len(FEED), FEED),
        OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(FEED),
    ],
    ids=["whole", "until it hangs up", "of no known length", "in chunks", "compressed without being asked"],
)
def test_a_feed_is_had_however_it_is_sent(answer: bytes) -> None:
    with server(lambda _path: [answer]) as address:
        assert fetch(address) == FEED


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ([b"hello\r\n\r\n"], f"{NO_HTTP} (BadStatusLine)"),
        ([b"HTTP/1.1 \x1b[31m\r\n\r\n"], f"{NO_HTTP} (BadStatusLine)"),
        ([b""], "Remote end closed connection without response"),
        ([OK, *(b"X-%d: x\r\n" % n for n in range(200)), b"\r\n"], NO_HTTP),
        ([OK + b"X: " + b"x" * 70_000 + b"\r\n\r\n"], f"{NO_HTTP} (LineTooLong)"),
        ([CHUNKED + b"nonsense\r\nabc"], NO_HTTP),
        ([CHUNKED + b"ff\r\nabc"], NO_HTTP),
        ([OK + b"Content-Length: 100\r\n\r\n" + FEED], f"the answer ends {100 - len(FEED)} bytes early"),
        ([OK + b"Content-Encoding: gzip\r\n\r\n" + FEED], "what was compressed cannot be read"),
        ([b"HTTP/1.1 404 Not \x1b[31mFound\r\n\r\n"], "the server answers 404 Not ?[31mFound"),
        ([b"HTTP/1.1 500\r\n\r\n"], "the server answers 500"),
        ([FOUND + b"/again\r\n\r\n"], "the server sends on and on"),
        ([FOUND + b"file:///etc/passwd\r\n\r\n"], "the server sends on to no address"),
        ([FOUND + b"ftp://example.org/\r\n\r\n"], "the server sends on to no address"),
        ([FOUND + b"http://[bad/\r\n\r\n"], "the server sends on to no address"),
        ([b"HTTP/1.1 302 Found\r\n\r\n"], "the server answers 302 Found"),
    ],
)  # fmt: skip
def test_a_server_that_misbehaves_is_one_sentence(answer: list[bytes], sentence: str) -> None:
    with server(lambda _path: answer) as address:
        assert refused(address).startswith(f"{address} cannot be fetched: {sentence}")


def test_a_connection_that_breaks_is_one_sentence() -> None:
    with server(lambda _path: [OK + b"Content-Length: 9\r\n\r\n"], abort=True) as address:
        assert f"{address} cannot be fetched: " in refused(address)


def test_nobody_at_an_address_is_one_sentence() -> None:
    with socket.socket() as silent:  # it listens to nobody, and nobody else gets the port meanwhile
        silent.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        assert refused(address) == f"{address} cannot be fetched: Connection refused"


def test_an_answer_without_end_is_left() -> None:
    with server(lambda _path: endless()) as address:
        assert refused(address, Limits(size=2_000_000)) == f"{address} is larger than 2 MB"


def test_what_swells_when_it_is_unpacked_is_left() -> None:
    answer = OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(bytes(20_000_000))
    with server(lambda _path: [answer]) as address:
        assert refused(address, Limits(size=1_000_000)) == f"{address} is larger than 1 MB"


def test_a_server_that_trickles_has_so_much_time_and_no_more() -> None:
    hung_up = threading.Event()

    def trickle(_path: str) -> Iterator[bytes]:
        yield OK
        while not hung_up.wait(0.01):
            yield b"X"

    with server(trickle) as address:
        assert refused(address, Limits(seconds=0.2)).endswith(
            "cannot be fetched: it took longer than 0.2 seconds"
        )
        hung_up.set()


@pytest.mark.parametrize("late", [TimeoutError("timed out"), URLError(TimeoutError("timed out"))])
def test_whichever_clock_rings_first_says_the_same(monkeypatch: pytest.MonkeyPatch, late: OSError) -> None:
    def opened(*_given: object) -> NoReturn:
        raise late

    monkeypatch.setattr("podcast.fetching.whole.opened", opened)

    assert refused("http://127.0.0.1/").endswith("cannot be fetched: it took longer than 60 seconds")


def test_a_redirect_is_followed() -> None:
    moved = b"HTTP/1.1 301 Moved\r\nLocation: /new feed\xc3\xa9\r\n\r\n"
    with server(lambda path: [moved if path == "/" else WHOLE]) as address:
        assert fetch(address) == FEED


def test_nobody_outside_is_sent_on_into_the_own_network() -> None:
    def answer(path: str) -> list[bytes]:
        return [WHOLE if path == "/inside" else f"HTTP/1.1 302 Found\r\nLocation: {inside}\r\n\r\n".encode()]

    with server(answer) as address:
        inside = address.replace("127.0.0.1", "localhost") + "inside"
        sentence = f"the server sends on to {inside}, which is not on the public web"
        limits = Limits(is_private=lambda host: host == "localhost")
        assert refused(address, limits) == f"{address} cannot be fetched: {sentence}"
        assert fetch(address, Limits(is_private=lambda _host: True)) == FEED
        assert fetch(address) == FEED


def test_what_is_private_is_told_by_the_address_behind_the_name() -> None:
    is_private = Limits().is_private
    assert [is_private(each) for each in ("127.0.0.1", "10.1.2.3", "169.254.1.1", "::1", "localhost")] == [
        True
    ] * 5
    assert [is_private(each) for each in ("1.1.1.1", "2606:4700::1111", "a..b")] == [False] * 3


@pytest.mark.parametrize(
    "address",
    [
        "http://[bad/", "http://h:abc/", "http://h:999999/", "http://", "http:///feed.xml", "http://a..b/",
        "http://" + "a" * 300 + "/", "ftp://example.org/feed.xml", "file:///etc/passwd", "://", "http://h:0/",
    ],
)  # fmt: skip
def test_what_is_no_address_is_one_sentence(address: str) -> None:
    sentence = "it is no address that begins with http:// or https://"
    assert refused(address) == f"{address} cannot be fetched: {sentence}"


def test_names_and_passwords_are_not_sent() -> None:
    assert refused("http://mara:secret@127.0.0.1/").endswith("names and passwords are not sent")


def test_letters_that_no_request_can_hold_are_written_as_servers_want_them() -> None:
    asked: list[str] = []

    def answer(path: str) -> list[bytes]:
        asked.append(path)
        return [WHOLE]

    with server(answer) as address:
        fetch(f"{address}a b/é%20?q=ü&r=1#x")

    assert asked == ["/a%20b/%C3%A9%20?q=%C3%BC&r=1"]


def test_a_file_is_read_and_what_is_none_is_told(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(FEED)

    assert fetch(str(path)) == FEED
    assert refused(str(path), Limits(size=3)).endswith("feed.xml is larger than 0 MB")
    assert refused(str(tmp_path / "no.xml")) == "cannot be read: No such file or directory"
    with pytest.raises(InputError, match=f"podcast check --show {tmp_path}"):
        fetch(str(tmp_path))


def test_findings_call_a_feed_by_its_file_or_by_its_address_without_the_scheme() -> None:
    assert place("a/feed.xml") == Path("a/feed.xml")
    assert str(place("https://podcasts.example.org/feed.xml?a=1")) == "podcasts.example.org/feed.xml?a=1"
