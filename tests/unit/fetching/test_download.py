"""Downloads from servers that stop half way, change the file, or send what they please."""

import re
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from podcast.errors import InputError
from podcast.fetching import Limits, download
from tests.unit.fetching.test_whole import OK, server

DATA = bytes(range(256)) * 4_000
PUBLIC = Limits(size=4_000_000, is_private=lambda _host: False)


def whole(data: bytes = DATA, mark: str = 'ETag: "one"', status: str = "200 OK", more: str = "") -> bytes:
    head = f"HTTP/1.1 {status}\r\n{mark}\r\nContent-Type: audio/mpeg\r\n{more}"
    return f"{head}Content-Length: {len(data)}\r\n\r\n".encode() + data


def piece(start: int, data: bytes = DATA) -> bytes:
    return whole(
        data[start:],
        status="206 Partial Content",
        more=f"Content-Range: bytes {start}-{len(data) - 1}/{len(data)}\r\n",
    )


@contextmanager
def requests(answer: Callable[[str], Iterator[bytes] | list[bytes]]) -> Generator[tuple[str, list[str]]]:
    """The address of a server, and the whole requests that it gets."""
    asked: list[str] = []

    def note(request: str) -> Iterator[bytes] | list[bytes]:
        asked.append(request)
        return answer(request)

    with server(note, whole_request=True) as address:
        yield address, asked


def ranged(request: str) -> int:
    """Where the piece begins that a request asks for."""
    found = re.search(r"Range: bytes=(\d+)-", request)
    return int(found[1]) if found else 0


def test_a_file_comes_whole(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with requests(lambda _request: [whole()]) as (address, asked):
        found = download(
            address, tmp_path / "a.mp3", PUBLIC, told=lambda have, all_: told.append((have, all_))
        )
    assert (tmp_path / "a.mp3").read_bytes() == DATA
    assert (found.size, found.media_type) == (len(DATA), "audio/mpeg")
    assert told[-1] == (len(DATA), len(DATA))
    assert [each.name for each in tmp_path.iterdir()] == ["a.mp3"]
    assert len(asked) == 1


def test_a_connection_that_breaks_is_taken_up_where_it_broke(tmp_path: Path) -> None:
    def answer(request: str) -> list[bytes]:
        start = ranged(request)
        return [(piece(start) if start else whole())[: 300_000 if start < 500_000 else None]]

    with requests(answer) as (address, asked):
        download(address, tmp_path / "a.mp3", PUBLIC)
    assert (tmp_path / "a.mp3").read_bytes() == DATA
    assert [bool(ranged(each)) for each in asked] == [False, True, True]
    assert all('If-Range: "one"' in each for each in asked[1:])


def test_what_was_begun_goes_on_another_day(tmp_path: Path) -> None:
    with (
        requests(lambda _request: [whole()[:300_000]]) as (address, _),
        pytest.raises(InputError, match="early"),
    ):
        download(address, tmp_path / "a.mp3", PUBLIC)
    assert not (tmp_path / "a.mp3").exists()
    with requests(lambda request: [piece(ranged(request))]) as (address, asked):
        download(address, tmp_path / "a.mp3", PUBLIC)
    assert (tmp_path / "a.mp3").read_bytes() == DATA
    assert ranged(asked[0]) > 200_000


def test_a_file_that_changed_meanwhile_is_taken_from_the_start(tmp_path: Path) -> None:
    other = DATA[::-1]
    with (
        requests(lambda _request: [whole()[:300_000]]) as (address, _),
        pytest.raises(InputError, match="early"),
    ):
        download(address, tmp_path / "a.mp3", PUBLIC)
    with requests(lambda _request: [whole(other, 'ETag: "two"')]) as (address, _):
        download(address, tmp_path / "a.mp3", PUBLIC)
    assert (tmp_path / "a.mp3").read_bytes() == other


def test_without_a_mark_nothing_is_put_together(tmp_path: Path) -> None:
    """A weak ETag says that a file is alike, not that its bytes are (RFC 9110, 13.1.5)."""
    with (
        requests(lambda _r: [whole(mark='ETag: W/"one"')[:300_000]]) as (address, asked),
        pytest.raises(InputError),
    ):
        download(address, tmp_path / "a.mp3", PUBLIC)
    assert asked
    assert not any(ranged(each) for each in asked)


def test_a_server_that_has_less_than_is_here_is_asked_anew(tmp_path: Path) -> None:
    with requests(lambda _request: [whole()[:300_000]]) as (address, _), pytest.raises(InputError):
        download(address, tmp_path / "a.mp3", PUBLIC)
    gone = b"HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\n\r\n"
    with requests(lambda request: [gone if ranged(request) else whole(b"short")]) as (address, _):
        download(address, tmp_path / "a.mp3", PUBLIC)
    assert (tmp_path / "a.mp3").read_bytes() == b"short"


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (b"HTTP/1.1 404 Not Found\r\n\r\n", "the server answers 404 Not Found"),
        (OK + b"Content-Length: 5000000\r\n\r\n", "is larger than 4 MB"),
        (OK + b"\r\n" + bytes(4_100_000), "is larger than 4 MB"),
    ],
)
def test_what_cannot_be_had_is_one_sentence(tmp_path: Path, answer: bytes, sentence: str) -> None:
    with requests(lambda _request: [answer]) as (address, _), pytest.raises(InputError, match=sentence):
        download(address, tmp_path / "a.mp3", PUBLIC)
    assert not (tmp_path / "a.mp3").exists()


def test_another_piece_than_was_asked_for_is_refused(tmp_path: Path) -> None:
    with requests(lambda _request: [whole()[:300_000]]) as (address, _), pytest.raises(InputError):
        download(address, tmp_path / "a.mp3", PUBLIC)
    with requests(lambda _r: [piece(7)]) as (address, _), pytest.raises(InputError, match="another piece"):
        download(address, tmp_path / "a.mp3", PUBLIC)


def test_a_feed_from_outside_names_nothing_inside(tmp_path: Path) -> None:
    with requests(lambda _request: [whole()]) as (address, asked):
        for named_by in ("", "https://feeds.example.org/harbour.xml"):
            with pytest.raises(InputError, match="it is not on the public web"):
                download(address, tmp_path / "a.mp3", named_by=named_by)
        assert not asked
        download(address, tmp_path / "a.mp3", named_by="http://127.0.0.1/feed.xml")
    assert (tmp_path / "a.mp3").read_bytes() == DATA


def test_a_name_that_leads_elsewhere_the_second_time_is_found_out(tmp_path: Path) -> None:
    """DNS rebinding: public when it was looked up, this machine when it was connected to."""
    limits = Limits(is_private=lambda host: host == "127.0.0.1")
    with requests(lambda _request: [whole()]) as (address, asked):
        named = address.replace("127.0.0.1", "localhost")
        with pytest.raises(InputError, match="its name leads to a host that is not on the public web"):
            download(named, tmp_path / "a.mp3", limits, named_by="")
        assert not any(asked)
