"""A feed held against what the servers of its files say."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from podcast import serve
from podcast.check import check_online
from podcast.cli import main
from podcast.errors import Finding
from tests.unit.fetching.test_whole import server

PATH = Path("feed.xml")
FILES = {
    "/a.mp3": ("audio/mpeg", b"ID3" + bytes(97)),
    "/a.vtt": ("text/vtt", b"WEBVTT\n"),
    "/a.json": ("application/json+chapters", b"{}"),
    "/cover.png": ("image/png", b"png"),
}
FEED = """<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
  xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><itunes:image href="{base}cover.png"/>
<item><title>One</title><enclosure url="{base}a.mp3" length="100" type="audio/mpeg"/>
<podcast:transcript url="{base}a.vtt" type="text/vtt"/>
<podcast:chapters url="{base}a.json" type="application/json+chapters"/></item></channel></rss>"""


def answer(
    request: str, more: str = "Access-Control-Allow-Origin: *\r\n", *, ranges: bool = True, head: bool = True
) -> Iterator[bytes]:
    """What a good host answers, unless told otherwise."""
    method, path = request.split(" ")[:2]
    if path not in FILES or (method == "HEAD" and not head):
        yield f"HTTP/1.1 {404 if path not in FILES else 405} No\r\nContent-Length: 0\r\n\r\n".encode()
        return
    kind, body = FILES[path]
    status = "200 OK"
    if "Range: bytes=0-31" in request and ranges:
        status, more, body = "206 Part", f"{more}Content-Range: bytes 0-31/{len(body)}\r\n", body[:32]
    yield f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}Content-Length: {len(body)}\r\n\r\n".encode()
    yield b"" if method == "HEAD" else body


@contextmanager
def host(**options: object) -> Generator[str]:
    with server(lambda request: answer(request, **options), whole_request=True) as address:  # type: ignore[arg-type]
        yield address


def found(address: str, text: str = FEED) -> list[Finding]:
    data = text.replace("{base}", address).encode()
    every = check_online(data, PATH, f"{address}feed.xml")
    return [each for each in every if each.rule != "online-cache"]


def test_a_good_host_is_told_nothing() -> None:
    with host() as address:
        assert found(address) == []


@pytest.mark.parametrize(
    ("old", "new", "options", "expected"),
    [
        ("a.mp3", "b.mp3", {}, [("online-gone", 3)]),
        ('length="100"', 'length="99"', {}, [("online-length", 3)]),
        ('"audio/mpeg"', '"audio/x-m4a"', {}, [("online-type", 3)]),
        ('type="text/vtt"', 'type="application/x-subrip"', {}, [("online-type", 4)]),
        ("", "", {"ranges": False}, [("online-range", 3)]),
        ("", "", {"more": ""}, [("online-cors", 4), ("online-cors", 5)]),
        ("", "", {"head": False}, []),
        ("{base}cover.png", "http://127.0.0.1:1/cover.png", {}, [("online-gone", 2)]),
    ],
)
def test_what_feed_and_server_say_differently_is_told(
    old: str, new: str, options: dict[str, object], expected: list[tuple[str, int]]
) -> None:
    with host(**options) as address:
        told = found(address, FEED.replace(old, new))
    assert [(each.rule, each.where.line if each.where else 0) for each in told] == expected
    assert all(each.hint for each in told)


def test_our_own_preview_is_a_good_host(built_once: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve.running(built_once / "feed") as address:
        data = (built_once / "feed/feed.xml").read_bytes()
        data = data.replace(b"https://harbour.example.org/show/", address.encode())
        assert check_online(data, PATH, f"{address}feed.xml") == ()
    assert main(["check", "--online"]) == 2
    assert "--online goes with a feed" in capsys.readouterr().err


def test_a_feed_from_a_file_makes_nobody_ask_inside() -> None:
    with host() as address:
        told = check_online(FEED.replace("{base}", address).encode(), PATH)
    assert {each.rule for each in told} == {"online-gone"}
    assert all("it is not on the public web" in each.message for each in told)


def test_a_feed_that_is_sent_again_and_again_is_told() -> None:
    with host() as address:
        told = check_online(b"<rss><channel/></rss>", PATH, f"{address}a.json")
    assert [each.rule for each in told] == ["online-cache"]


def test_no_more_is_asked_than_so_many_files_in_so_much_time(monkeypatch: pytest.MonkeyPatch) -> None:
    with host() as address:
        data = FEED.replace("{base}", address).encode()
        monkeypatch.setattr("podcast.check.online.MOST", 1)
        (told,) = [each for each in check_online(data, PATH, address) if each.rule == "online-most"]
        assert told.message == "3 files of older episodes were not asked for"
        monkeypatch.setattr("podcast.check.online.LONGEST", -1)
        (told,) = [each for each in check_online(data, PATH, address) if each.rule == "online-most"]
        assert told.message == "4 files of older episodes were not asked for"
