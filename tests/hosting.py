"""What a host of a built show must do, as assertions: for the preview, nginx, Apache and Caddy alike."""

import json
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPMessage
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

from podcast import links
from podcast.build.site import HEADERS
from podcast.check import check_online
from podcast.check.sniff import ALIKE

SAME = ALIKE | {
    "application/javascript": "text/javascript",
    "text/xml": "application/xml",
    "image/vnd.microsoft.icon": "image/x-icon",
}
"""Types that mean the same as ours to every browser (RFC 9239, 6; RFC 7303, 9.2)."""


def matching(path: str) -> dict[str, str]:
    """The headers of the table for a path, as a host that reads _headers sends them."""
    found: dict[str, str] = {}
    for pattern, headers in HEADERS:
        if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), f"/{path}"):
            found |= dict(headers)
    return found


@dataclass(frozen=True, slots=True)
class Host:
    """A site on the air: its folder and its address. `keeps` says that it lets files be kept for a while."""

    site: Path
    address: str
    keeps: bool = True

    @property
    def paths(self) -> list[str]:
        """All published paths."""
        return sorted(json.loads((self.site / "build.json").read_text(encoding="utf-8"))["files"])

    @property
    def medium(self) -> str:
        """The path of a recording."""
        return next(path for path in self.paths if path.endswith(".mp3"))


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, headers and a body."""

    status: int
    headers: HTTPMessage
    body: bytes

    def one(self, name: str) -> str:
        """A header that is sent exactly once: browsers refuse a permission that is given twice."""
        (value,) = self.headers.get_all(name, failobj=[])
        return value

    @property
    def kind(self) -> str:
        """The media type."""
        kind = self.one("Content-Type").partition(";")[0]
        return SAME.get(kind, kind)


def ask(host: Host, path: str, method: str = "GET", **headers: str) -> Answer:
    """One request, with no redirect followed."""
    parts = urlsplit(host.address)
    connection = HTTPConnection(parts.netloc, timeout=60)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, parts.path + path, headers=named)
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())
    finally:
        connection.close()


def every_file_comes_whole_with_its_type(host: Host) -> None:
    """Every text says that it is UTF-8, where it cannot say so itself."""
    for path in host.paths:
        if path == "_headers":  # for hosts that read it
            continue
        answer = ask(host, path)
        assert (answer.status, answer.body) == (200, (host.site / path).read_bytes()), path
        kind = links.media_type(path)
        assert answer.kind == SAME.get(kind, kind), path
        if kind in ("text/plain", "text/vtt", "application/x-subrip") and path != "robots.txt":
            assert answer.one("Content-Type").lower().endswith("charset=utf-8"), path


def every_file_may_be_read_by_pages_of_other_sites(host: Host) -> None:
    for path in host.paths:
        answer = ask(host, path, "HEAD")
        assert answer.one("Access-Control-Allow-Origin") == "*", path
        assert answer.one("X-Content-Type-Options") == "nosniff", path


def what_never_changes_is_kept_and_the_feed_is_not(host: Host) -> None:
    for path in host.paths:
        expected = matching(path).get("Cache-Control") if host.keeps else "no-cache"
        said = ask(host, path, "HEAD").headers.get_all("Cache-Control")
        assert said == ([expected] if expected else None), path
    assert sum("Cache-Control" in dict(headers) for _, headers in HEADERS) > 3


def what_an_app_has_is_not_sent_again(host: Host) -> None:
    for path, packed in product(("feed.xml", host.medium, "keeper/transcript.vtt"), ("identity", "gzip")):
        first = ask(host, path, Accept_Encoding=packed)
        assert parsedate_to_datetime(first.one("Last-Modified")).tzinfo
        for again in (
            {"If_None_Match": first.one("ETag")},
            {"If_Modified_Since": first.one("Last-Modified")},
            {"If_None_Match": '"other", W/' + first.one("ETag").removeprefix("W/")},
        ):
            answer = ask(host, path, Accept_Encoding=packed, **again)
            assert (answer.status, answer.body) == (304, b""), (path, packed, again)
            assert answer.one("ETag").startswith(first.one("ETag").removesuffix('"').removesuffix("-gzip"))
            assert answer.one("Access-Control-Allow-Origin") == "*"
        assert ask(host, path, If_None_Match='"other"').status == 200


def parts_of_a_recording_can_be_had(host: Host) -> None:
    whole = (host.site / host.medium).read_bytes()
    size = len(whole)
    for asked, start, end in (
        ("0-31", 0, 32),
        ("100-", 100, size),
        ("-50", size - 50, size),
        ("9-99999999", 9, size),
    ):
        answer = ask(host, host.medium, Range=f"bytes={asked}")
        assert (answer.status, answer.body) == (206, whole[start:end])
        assert answer.one("Content-Range") == f"bytes {start}-{end - 1}/{size}"
        assert answer.kind == "audio/mpeg"
        assert answer.one("Access-Control-Allow-Origin") == "*"
    behind = ask(host, host.medium, Range=f"bytes={size}-")
    assert (behind.status, behind.headers.get("Content-Range", "")) in (
        (416, f"bytes */{size}"),
        (416, ""),  # Apache leaves it out, as it may (RFC 9110, 14.4)
    )
    assert ask(host, host.medium, "HEAD").one("Accept-Ranges") == "bytes"
    etag = ask(host, host.medium, "HEAD").one("ETag")
    assert ask(host, host.medium, Range="bytes=0-9", If_Range=etag).status == 206
    changed = ask(host, host.medium, Range="bytes=0-9", If_Range='"other"')
    assert (changed.status, changed.body) == (200, whole)


def a_head_says_what_a_get_says(host: Host) -> None:
    for path in ("feed.xml", host.medium, "keeper/chapters.json", ""):
        got, told = ask(host, path), ask(host, path, "HEAD")
        assert told.body == b""
        for name in ("Content-Type", "Content-Length", "ETag", "Last-Modified"):
            assert told.one(name) == got.one(name), (path, name)


def a_folder_is_its_page_and_what_is_not_there_gets_the_page_for_that(host: Host) -> None:
    assert ask(host, "keeper/").body == (host.site / "keeper/index.html").read_bytes()
    moved = ask(host, "keeper")
    assert moved.status in (301, 308)
    assert urlsplit(moved.one("Location")).path == urlsplit(host.address).path + "keeper/"
    for path in ("none.html", "none/", "media/none.mp3"):
        answer = ask(host, path)
        assert (answer.status, answer.kind) == (404, "text/html"), path
        assert answer.body == (host.site / "404.html").read_bytes(), path
        assert answer.headers.get("Cache-Control", "no-cache") == "no-cache", path


def the_check_of_servers_finds_nothing(host: Host) -> None:
    feed = f"{host.address}feed.xml"
    assert check_online((host.site / "feed.xml").read_bytes(), Path("feed.xml"), feed) == ()


PROMISES = (
    every_file_comes_whole_with_its_type,
    every_file_may_be_read_by_pages_of_other_sites,
    what_never_changes_is_kept_and_the_feed_is_not,
    what_an_app_has_is_not_sent_again,
    parts_of_a_recording_can_be_had,
    a_head_says_what_a_get_says,
    a_folder_is_its_page_and_what_is_not_there_gets_the_page_for_that,
    the_check_of_servers_finds_nothing,
)
