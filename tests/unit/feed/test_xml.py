from pathlib import Path

import pytest

from podcast.errors import InputError
from podcast.feed import xml
from podcast.feed.xml import parse

PATH = Path("feed.xml")


def refuses(data: bytes, sentence: str) -> None:
    """Nothing is read, and the one error says so."""
    with pytest.raises(InputError) as refused:
        parse(data, PATH)
    assert sentence in str(refused.value)
    assert refused.value.finding.rule == "feed-xml"
    assert refused.value.finding.hint


def test_nodes_know_their_lines_names_and_text() -> None:
    root = parse(b'<a>\n <b x=" y ">\n  one<c/> two\n </b>\n <b/></a>', PATH).root
    assert [(node.name, node.line) for node in root.walk()] == [("a", 1), ("b", 2), ("c", 3), ("b", 5)]
    first = root.all("b")[0]
    assert first.attributes == {"x": " y "}
    assert root.text("b") == first.text() == "one two"
    assert root.text("nothing") == ""


@pytest.mark.parametrize(
    ("uri", "name"),
    [
        ("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes:image"),
        ("http://www.itunes.com/DTDs/Podcast-1.0.dtd", "itunes:image"),
        ("https://www.itunes.com/dtds/podcast-1.0.dtd", "itunes:image"),
        ("http://podcastindex.org/namespace/1.0/", "podcast:image"),
        ("https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md", "podcast:image"),
        ("urn:mine", "{urn:mine}image"),
    ],
)
def test_a_name_has_the_usual_prefix_however_its_namespace_is_spelt(uri: str, name: str) -> None:
    assert parse(f'<q:image xmlns:q="{uri}"/>'.encode(), PATH).root.name == name


def test_a_namespace_may_be_taken_back() -> None:
    found = parse(b'<a xmlns="http://www.w3.org/2005/Atom"><b xmlns=""/></a>', PATH)
    assert [node.name for node in found.root.walk()] == ["atom:a", "b"]
    assert [each.meant for each in found.namespaces] == ["atom"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<a",
        b"<a></b>",
        b"<a>salt & light</a>",
        b"<a>&nbsp;</a>",
        b"<a>\x00</a>",
        b"<a:b/>",
        b"\xff\xfe<",
        b"<?xml version='1.0' encoding='never-heard'?><a/>",
        b"<?xml version='1.0' encoding='utf-8'?><a>\xff</a>",
    ],
)
def test_what_is_not_xml_is_refused_in_a_sentence(data: bytes) -> None:
    refuses(data, "feed.xml:1: The feed is not well-formed XML: ")


def test_the_line_of_a_fault_is_told() -> None:
    refuses(b"<a>\n\n<b>&</b></a>", "feed.xml:3: ")


@pytest.mark.parametrize(
    "doctype",
    [
        b'<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]><a>&y;</a>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>',
        b"<!DOCTYPE a><a/>",
        b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>',
    ],
)
def test_bombs_and_outside_entities_are_refused_unread(doctype: bytes) -> None:
    refuses(doctype, "document type")


def test_depth_size_and_items_have_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    parse(b"<a>" * 256 + b"</a>" * 256, PATH)
    refuses(b"<a>" * 257, "more than 256 levels")
    monkeypatch.setattr(xml, "MOST_ITEMS", 3)
    parse(b"<a>" + b"<item/>" * 3 + b"</a>", PATH)
    refuses(b"<a>" + b"<item/>" * 4 + b"</a>", "more than 3 items")
    monkeypatch.setattr(xml, "LARGEST", 2_000_000)
    refuses(b" " * 2_000_001, "more than 2 MB")
