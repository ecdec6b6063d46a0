"""The pages behind the first page of a feed, from files and from servers, and no end of them."""

from pathlib import Path

import pytest

from podcast import serve
from podcast.errors import InputError
from podcast.fetching import Pages
from podcast.fetching.pages import NOT_ASKED


def test_pages_of_a_file_are_the_files_beside_it(tmp_path: Path) -> None:
    (tmp_path / "feed.2.xml").write_bytes(b"two")
    pages = Pages(str(tmp_path / "feed.xml"), online=False)

    assert pages.follow("https://example.org/show/feed.2.xml?x=1") == b"two"
    assert pages.place == str(tmp_path / "feed.2.xml")


@pytest.mark.parametrize(
    "named", ["https://example.org/feed.9.xml", "https://example.org/", "x://[", "https://e.org/%00"]
)
def test_a_page_on_the_web_is_not_asked_for_unless_it_may_be(tmp_path: Path, named: str) -> None:
    with pytest.raises(InputError, match="was not looked at") as error:
        Pages(str(tmp_path / "feed.xml"), online=False).follow(named)

    assert error.value.finding.rule == NOT_ASKED


def test_a_page_that_was_there_before_ends_it(tmp_path: Path) -> None:
    (tmp_path / "2.xml").write_bytes(b"two")
    pages = Pages(str(tmp_path / "feed.xml"), seen={"https://example.org/feed.xml"})

    assert pages.follow("https://example.org/2.xml")
    assert pages.follow("https://example.org/2.xml") is None
    assert pages.follow("https://example.org/feed.xml") is None


def test_addresses_are_followed_from_the_page_that_names_them(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old/2.xml").write_bytes(b"two")
    (tmp_path / "old/1.xml").write_bytes(b"one")
    with serve.running(tmp_path) as address:
        pages = Pages(f"{address}feed.xml")

        assert pages.follow("old/2.xml") == b"two"
        assert pages.follow("1.xml") == b"one"
        assert pages.place == f"{address}old/1.xml"


def test_a_file_from_elsewhere_reaches_nothing_inside(tmp_path: Path) -> None:
    with serve.running(tmp_path) as address, pytest.raises(InputError, match="not on the public web"):
        Pages(str(tmp_path / "feed.xml")).follow(f"{address}2.xml")


def test_there_are_no_more_pages_and_bytes_than_a_podcast_needs(tmp_path: Path) -> None:
    for number in range(9):
        (tmp_path / f"{number}.xml").write_bytes(b"x" * 1000)
    few = Pages(str(tmp_path / "feed.xml"), most=4)
    small = Pages(str(tmp_path / "feed.xml"), most_bytes=2500)

    def all_of(pages: Pages) -> int:
        got = 0
        for number in range(9):
            got += bool(pages.follow(f"{number}.xml"))
        return got

    with pytest.raises(InputError, match=r"4\.xml was left out after 4 others"):
        all_of(few)
    with pytest.raises(InputError, match="larger than 0 MB together"):
        all_of(small)


def test_they_take_no_longer_than_anybody_waits(tmp_path: Path) -> None:
    (tmp_path / "2.xml").write_bytes(b"two")
    pages = Pages(str(tmp_path / "feed.xml"), began=-1e9)

    with pytest.raises(InputError, match="left out after 0 others"):
        pages.follow("2.xml")
