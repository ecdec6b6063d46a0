"""A feed may be from anybody: what it may cost is bounded, and told in one finding with a line."""

from pathlib import Path

import pytest

from podcast.check import check_feed
from podcast.feed import xml
from podcast.lintfile import lint_file

HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
TAIL = b"</channel></rss>"
BOMB = b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (HEAD + b"<a>" * 300 + b"</a>" * 300 + TAIL, "256 levels"),
        (HEAD + b"<item/>" * 50_001 + TAIL, "50,000 items"),
        (HEAD.replace(b"<rss", BOMB + b"<rss") + b"<title>&c;</title>" + TAIL, "a document type"),
        (HEAD.replace(b"UTF-8", b"x-strange") + TAIL, "not well-formed XML"),
    ],
    ids=["depth", "items", "entities", "encoding"],
)
def test_what_is_beyond_measure_is_one_finding(data: bytes, said: str) -> None:
    (found,) = check_feed(data, Path("feed.xml"))

    assert (found.rule, found.severity) == ("feed-xml", "error")
    assert said in found.message
    assert found.hint
    assert found.where
    assert found.where.line


def test_just_within_measure_is_read() -> None:
    deep = HEAD + b"<a>" * 254 + b"</a>" * 254 + TAIL

    assert "feed-xml" not in {each.rule for each in check_feed(deep, Path("feed.xml"))}


def test_bytes_are_bounded_before_they_are_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml, "LARGEST", 2_000_000)
    (found,) = check_feed(HEAD + b" " * 2_000_000 + TAIL, Path("feed.xml"))

    assert "more than 2 MB" in found.message


def test_a_file_that_never_ends_is_read_to_the_limit_and_no_further(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    with path.open("wb") as file:
        file.truncate(50_000_001)  # a hole: it takes no room

    with pytest.raises(Exception, match="larger than 50 MB"):
        lint_file(str(path))
