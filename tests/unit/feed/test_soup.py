"""Feeds that are no XML: what could be meant is read, and each guess is told with its line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcast.errors import InputError
from podcast.feed import read_whatever

PATH = Path("feed.xml")
HEAD = '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Harbour</title>\n'


def told(data: bytes) -> list[str]:
    return [
        f"{each.where.line if each.where else 0}: {each.message}" for each in read_whatever(data, PATH)[2]
    ]


@pytest.mark.parametrize(
    ("items", "titles", "sentence"),
    [
        ("<item><title>Salt & light</title></item>", ["Salt & light"], "2: An & stands alone, and was taken for itself"),
        ("<item><title>Caf&eacute;</title></item>", ["Café"], "2: &eacute; is HTML and no XML; its character was taken"),
        ("<item><title>One</item>\n<item><title>Two</title></item>", ["One", "Two"], "2: <title> is never closed"),
        ("<item><title>One</title>\n<item><title>Two</title></item>", ["One", "Two"], "3: <item> is never closed"),
        ("<item><title>One</title></itm></item>", ["One"], "2: </itm> closes nothing"),
        ("<item><title>A\x07B</title></item>", ["AB"], "2: A control character was taken out"),
        ("<item><title>One</title><podcast:season>2</podcast:season></item>", ["One"], "2: The prefix podcast: is not declared"),
        ("<item><title>One", ["One"], "2: The feed ends inside <title>"),
        ("<item><title><![CDATA[One <b>", ["One <b>"], "2: The feed ends inside <title>"),
        ("<item><title>a<br>b</title></item>", ["a<br>b"], ""),
    ],
)  # fmt: skip
def test_what_is_wrong_is_put_right_and_told(items: str, titles: list[str], sentence: str) -> None:
    data = (HEAD + items).encode()
    feed, _, findings = read_whatever(data, PATH)
    assert feed.title == "Harbour"
    assert [item.title for item in feed.items] == titles
    assert findings
    assert any(each.startswith(sentence) for each in told(data))


def test_a_season_is_read_though_nobody_declared_its_prefix() -> None:
    data = (
        HEAD + "<item><title>One & two</title><podcast:season name='Dawn'>2</podcast:season></item>"
    ).encode()
    (item,) = read_whatever(data, PATH)[0].items
    assert (item.season, item.season_name) == (2, "Dawn")


def test_bytes_of_another_encoding_are_taken_for_the_usual_one() -> None:
    data = HEAD.encode() + b"<item><title>Caf\xe9 \x96 \xc3\xa9</title></item></channel></rss>"
    feed, _, _ = read_whatever(data, PATH)
    assert feed.items[0].title == "Café – é"
    assert told(data)[0].startswith("2: These bytes are not UTF-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252", "koi8-r"])
def test_a_feed_is_read_in_the_encoding_that_it_names(encoding: str) -> None:
    word = "Ночь" if encoding == "koi8-r" else "Café"
    text = f'<?xml version="1.0" encoding="{encoding}"?>{HEAD}<item><title>{word} & co</title></item></channel></rss>'
    assert read_whatever(text.encode(encoding), PATH)[0].items[0].title == f"{word} & co"


def test_html_that_was_left_in_a_text_is_text() -> None:
    data = (
        HEAD
        + "<item><description>See <a href='https://e.org/'>this</a> &amp; <b>that</b></description></item></channel></rss>"
    ).encode()
    feed, _, findings = read_whatever(data, PATH)
    assert feed.items[0].description == 'See <a href="https://e.org/">this</a> & <b>that</b>'
    assert not findings


def test_many_faults_of_a_kind_are_counted() -> None:
    data = (HEAD + "<item><title>a & b</title></item>\n" * 30).encode()
    assert len([each for each in told(data) if "An & stands alone" in each]) == 6
    assert "7: An & stands alone, and was taken for itself, here and at 25 more places" in told(data)


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><title>&a;</title></channel></rss>',
        b"<rss><channel>" + b"<a>" * 200_000,
        b"<rss><channel>" + b"<item>" * 60_000,
        b"<html><body>Not found</body></html>",
        b"",
        b"\0" * 1000,
    ],
)
def test_what_is_beyond_the_limits_or_no_feed_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        read_whatever(data, PATH)


@pytest.mark.parametrize(
    "piece", [b"<", b"&", b"<a ", b"<a b='", b"<!--", b"<![CDATA[", b'<a b="x', b"</", b"&#", b"<?"]
)
def test_a_piece_that_comes_again_and_again_is_read_to_the_end(piece: bytes) -> None:
    feed, _, findings = read_whatever(HEAD.encode() + piece * 100_000, PATH)
    assert feed.title == "Harbour"
    assert len(findings) < 20


@given(
    st.lists(
        st.sampled_from(
            [
                "<item>",
                "</item>",
                "<title>",
                "</title>",
                "x & y",
                "<![CDATA[",
                "]]>",
                "<b a='",
                "'>",
                "<!--",
                "-->",
                "<itunes:image href='q'/>",
            ]
        )
    )
)
def test_no_mixture_is_a_traceback(pieces: list[str]) -> None:
    feed, _, _ = read_whatever((HEAD + "".join(pieces)).encode(), PATH)
    assert feed.title == "Harbour"
