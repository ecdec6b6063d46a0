"""Tags that are a list of attributes: written from what a producer says, read back the same by three readers."""

from dataclasses import replace
from pathlib import Path

import feedparser
import feedparser_rs
import pytest

from podcast import config, library, podcasting
from podcast.feed import read, render
from podcast.importing.fitting import fitted
from podcast.importing.settings import settings
from podcast.errors import Where
from podcast.model import Release, Show
from tests.support import make_release, make_show

GUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
MARA = {"name": "Mara", "type": "lnaddress", "address": "mara@example.org", "split": "60"}
VALUE = {"type": "lightning", "method": "lnaddress", "suggested": "0.00000005", "recipients": [MARA, MARA]}
SOCIAL = {"protocol": "activitypub", "url": "https://example.org/@mara/1", "account": "@mara"}
CHAT = {"server": "irc.example.org", "protocol": "irc", "space": "#harbour"}
SHOW = {
    "podroll": [{"guid": GUID, "url": "https://example.org/old.xml", "title": "Old Harbour"}, {"guid": GUID}],
    "publisher": {"guid": GUID, "url": "https://example.org/all.xml"},
    "txt": [{"purpose": "verify", "text": "S6lpp"}, {"text": "plain"}],
    "value": [VALUE],
    "social": [SOCIAL],
    "chat": CHAT,
    "block": {"*": True, "google": False},
    "hub": "https://hub.example.org/",
    "complete": True,
}
EPISODE = {
    "links": [{"url": "https://video.example.org/17", "text": "Watch"}],
    "value": [VALUE],
    "social": [SOCIAL],
    "chat": CHAT,
    "txt": [{"text": "plain"}],
    "display": "Ch. 3",
}


def converted(kind: type, said: dict[str, object]) -> dict[str, object]:
    fields = kind.__dataclass_fields__  # type: ignore[attr-defined]
    return {key: fields[key].metadata["convert"](value) for key, value in said.items()}


@pytest.fixture
def data() -> bytes:
    show: Show = replace(make_show(), **converted(config.Config, SHOW))  # type: ignore[arg-type]
    made: Release = make_release()
    episode = replace(made.episode, **converted(library.FrontMatter, EPISODE))  # type: ignore[arg-type]
    return render(show, [replace(made, episode=episode)]).data


def test_our_own_reader_reads_what_was_said(data: bytes) -> None:
    found = read(data, Path("feed.xml"))
    assert [dict(each) for each in found.podroll] == SHOW["podroll"]
    assert found.publisher == {**SHOW["publisher"], "medium": "publisher"}  # type: ignore[dict-item]
    for key in ("txt", "value", "social"):
        assert list(getattr(found, key)) == SHOW[key]
    assert (found.chat, dict(found.block), found.hub, found.complete) == (
        CHAT,
        SHOW["block"],
        SHOW["hub"],
        True,
    )
    (item,) = found.items
    for key in ("links", "txt", "value", "social"):
        assert list(getattr(item, key)) == EPISODE[key]
    assert (item.chat, item.display) == (CHAT, "Ch. 3")


def test_feedparser_rs_reads_them(data: bytes) -> None:
    found = feedparser_rs.parse(data)
    show, item = found.feed.podcast, found.entries[0].podcast
    assert [(each.feed_guid, each.title) for each in show.podroll] == [(GUID, "Old Harbour"), (GUID, None)]
    for each in (show, item):
        assert [(chat.server, chat.protocol, chat.space) for chat in each.chat] == [
            ("irc.example.org", "irc", "#harbour")
        ]
        assert (each.value.type, each.value.method) == ("lightning", "lnaddress")
        assert [(who.name, who.address, who.split) for who in each.value.recipients] == [
            ("Mara", "mara@example.org", 60)
        ] * 2
    assert [(txt.purpose, txt.value) for txt in show.txt] == [("verify", "S6lpp"), (None, "plain")]
    assert [each.uri for each in item.social_interact] == [SOCIAL["url"]]


def test_feedparser_reads_the_last_of_each(data: bytes) -> None:
    found = feedparser.parse(data)
    show, (item,) = found.feed, found.entries
    assert show.podcast_remoteitem["feedurl"] == "https://example.org/all.xml"
    assert show.podcast_block == {"id": "google"}
    assert (show.itunes_block, show.itunes_complete) == (1, "Yes")
    assert [link.href for link in show.links if link.rel == "hub"] == ["https://hub.example.org/"]
    for each in (show, item):
        assert each.podcast_chat == {"server": "irc.example.org", "protocol": "irc", "space": "#harbour"}
        assert each.podcast_value["method"] == "lnaddress"
        assert each.podcast_valuerecipient["address"] == "mara@example.org"
        assert each.podcast_socialinteract["accountid"] == "@mara"
        assert each.podcast_txt == "plain"
    assert item.podcast_contentlink == {"href": "https://video.example.org/17"}
    assert item.podcast_episode == {"display": "Ch. 3"}


def test_a_show_that_is_taken_over_keeps_them_all(data: bytes, tmp_path: Path) -> None:
    feed = read(data, Path("feed.xml"))
    text, findings = settings(feed, Where(Path("feed.xml")), "https://example.org/", "cover.png")
    assert not findings
    (tmp_path / "podcast.toml").write_text(text, encoding="utf-8")
    found, _ = config.read(tmp_path)
    for key, value in converted(config.Config, SHOW).items():
        expected = {**SHOW["publisher"], "medium": "publisher"} if key == "publisher" else value  # type: ignore[dict-item]
        assert getattr(found, key) == expected


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("podroll", [{"guid": "none"}], "its guid must be a UUID"),
        ("podroll", [{"url": "https://example.org/"}], "must say its guid"),
        ("value", [{"type": "lightning", "method": "keysend"}], "must say its recipients"),
        ("value", [{**VALUE, "recipients": []}], "must hold at least one entry"),
        ("value", [{**VALUE, "suggested": "much"}], "must be an amount"),
        ("value", [{**VALUE, "recipients": [{**MARA, "split": 0}]}], "must be a whole number from 1"),
        ("chat", {"server": "irc.example.org"}, "must say its protocol"),
        ("block", ["google"], "must be a table"),
        ("txt", [{"purpose": "verify"}], "must say its text"),
    ],
)
def test_what_does_not_fit_is_told(key: str, value: object, fault: str) -> None:
    kept, findings = fitted(config.Config, {key: value}, Where(Path("feed.xml")))
    assert not kept
    assert fault in findings[0].message


def test_every_form_is_a_tag_that_the_checks_know() -> None:
    from podcast.check.podcasting import ATTRIBUTES

    for form in (podcasting.REMOTE, podcasting.CHAT, podcasting.LINK, podcasting.VALUE, podcasting.RECIPIENT):
        needed = {attribute for _, attribute, _, must in form.keys if must}
        assert set(ATTRIBUTES[form.tag]) == needed | ({"href"} if form is podcasting.LINK else set())
