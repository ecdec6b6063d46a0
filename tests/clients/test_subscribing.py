"""Three independent readers subscribe to a served feed, and fetch what it names."""

import hashlib
from email.utils import parsedate_to_datetime
from http.client import HTTPResponse
from io import BytesIO
from urllib.request import Request, urlopen

import feedparser
import feedparser_rs
import podcastparser
import pytest

from podcast.transcript import parse
from tests.clients.conftest import Served


def fetch(url: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    request = Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})  # noqa: S310
    with urlopen(request, timeout=60) as answer:  # noqa: S310 - 127.0.0.1
        return answer, answer.read()


@pytest.fixture(scope="module")
def feed(served: Served) -> bytes:
    answer, data = fetch(f"{served.address}feed.xml")
    assert answer.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    return data


def test_every_enclosure_downloads_whole_and_in_parts(served: Served, feed: bytes) -> None:
    entries = feedparser.parse(feed).entries
    assert len(entries) == 2
    for entry in entries:
        (enclosure,) = entry.enclosures
        answer, whole = fetch(enclosure.href)
        assert len(whole) == int(enclosure.length)
        assert answer.headers["Content-Type"] == enclosure.type == "audio/mpeg"
        file = served.folder / "feed" / enclosure.href.removeprefix(served.address)
        assert hashlib.sha256(whole).digest() == hashlib.sha256(file.read_bytes()).digest()

        answer, part = fetch(enclosure.href, Range="bytes=1000-1999")
        assert answer.status == 206
        assert answer.headers["Content-Range"] == f"bytes 1000-1999/{len(whole)}"
        assert part == whole[1000:2000]


def test_a_second_visit_costs_nothing(served: Served) -> None:
    answer, _ = fetch(f"{served.address}feed.xml")
    with pytest.raises(OSError, match="304"):
        fetch(f"{served.address}feed.xml", If_None_Match=answer.headers["ETag"])


def test_transcripts_and_chapters_have_the_types_that_the_feed_says(feed: bytes) -> None:
    # The namespace's own parser keeps only the last of several tags, so the XML is looked at here.
    for item in feedparser_rs.parse(feed).entries:
        kinds = {each.url: each.type for each in item.podcast.transcript}
        kinds[item.podcast.chapters.url] = item.podcast.chapters.type
        assert len(kinds) == 6
        for url, kind in kinds.items():
            answer, data = fetch(url)
            assert answer.headers["Content-Type"].partition(";")[0] == kind
            assert answer.headers["Access-Control-Allow-Origin"] == "*"
            assert data


def test_three_readers_agree(served: Served, feed: bytes) -> None:
    feed = feed.replace(served.address.encode(), b"https://example.org/")  # one of them drops local addresses
    one = feedparser.parse(feed)
    two = feedparser_rs.parse(feed)
    three = podcastparser.parse("https://example.org/feed.xml", BytesIO(feed))

    first = [(e.title, e.id, e.enclosures[0].href, int(e.itunes_duration)) for e in one.entries]
    second = [(e.title, e.id, e.enclosures[0].href, int(e.itunes.duration)) for e in two.entries]
    third = [(e["title"], e["guid"], e["enclosures"][0]["url"], e["total_time"]) for e in three["episodes"]]
    assert first == second == third
    assert [row[3] for row in first] == [6, 8]
    assert not one.bozo
    assert [len(e["chapters"]) >= 1 for e in three["episodes"]] == [True, True]


def test_dates_are_those_that_were_declared(feed: bytes) -> None:
    dates = [parsedate_to_datetime(entry.published).isoformat() for entry in feedparser.parse(feed).entries]

    assert dates == ["2026-10-08T06:00:00+00:00", "2026-10-01T06:00:00+00:00"]


def test_all_five_shapes_of_a_transcript_have_the_same_words(served: Served) -> None:
    """Of captions and JSON as our reader has them, of the page and the plain text as they stand there."""
    for slug in ("crane", "keeper"):
        folder = served.folder / "feed" / slug
        words = {}
        for suffix in ("vtt", "srt", "json", "html"):
            path = folder / f"transcript.{suffix}"
            said = parse(path.read_bytes(), path).transcript.segments
            words[suffix] = " ".join(each.text for each in said).split()
        plain = (folder / "transcript.txt").read_text(encoding="utf-8").split()
        assert len(words["vtt"]) > 9
        assert words["vtt"] == words["srt"] == words["json"] == words["html"]
        assert [word for word in plain if word in words["vtt"]] == words["vtt"]
