"""Feeds with a choice of a show's episodes."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest

from podcast.check import check_feed
from podcast.feed import Feed, read, render, render_all, show_guid
from podcast.model import Attachment, Audio, Edition, Release
from tests.support import BASE_URL, make_cues, make_episode, make_release, make_show

GUID = show_guid(BASE_URL + "other.xml")


def edition(**choice: Any) -> Edition:
    return Edition(**{"path": "other.xml", "title": "Other lights", "guid": GUID} | choice)


def release(
    slug: str, day: int, *, language: str = "en", season: int | None = None, **changes: Any
) -> Release:
    made = make_release(slug, published=datetime(2026, 10, day, tzinfo=UTC), language=language, **changes)
    return replace(made, episode=make_episode(slug, number=day, season=season))


def translated(made: Release, tag: str) -> Release:
    """A release with captions in another language, offered behind its own transcripts."""
    path = f"{made.slug}/transcript.{tag}.vtt"
    offered = Attachment(path=path, media_type="text/vtt", language=tag, rel="captions")
    return replace(made, translations=((tag, make_cues()),), transcripts=(*made.transcripts, offered))


ENGLISH = release("keeper", 1, season=1)
CAPTIONED = translated(release("lamp", 2, season=2), "de-CH")
GERMAN = release("sturm", 3, language="de", season=2)
SHOW = (ENGLISH, CAPTIONED, GERMAN)


def feeds(made: Edition, releases: tuple[Release, ...] = SHOW, **show: Any) -> tuple[Feed, Feed]:
    """The show's own feed and one beside it, read back."""
    own, other = render_all(make_show(editions=(made,), **show), releases)
    assert (own.path, other.path) == ("feed.xml", made.path)
    assert other.media_type == "application/rss+xml"
    return read(own.data, Path(own.path)), read(other.data, Path(other.path))


def slugs(feed: Feed) -> list[str]:
    return [item.guid.removeprefix("guid-of-") for item in feed.items]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({}, ["sturm", "lamp", "keeper"]),
        ({"season": 2}, ["sturm", "lamp"]),
        ({"season": 7}, []),
        ({"language": "en"}, ["lamp", "keeper"]),
        ({"language": "de"}, ["sturm", "lamp"]),
        ({"language": "DE", "translated": False}, ["sturm"]),
        ({"language": "de-CH"}, ["lamp"]),
        ({"language": "d"}, []),
        ({"language": "de", "season": 1}, []),
        ({"form": "opus"}, ["sturm", "lamp", "keeper"]),
    ],
)
def test_a_feed_has_the_episodes_that_it_chooses_newest_first(
    choice: dict[str, Any], expected: list[str]
) -> None:
    own, other = feeds(edition(**choice))

    assert slugs(other) == expected
    assert slugs(own) == ["sturm", "lamp", "keeper"]


def test_it_is_a_feed_of_its_own_and_says_so() -> None:
    own, other = feeds(edition(description="Lights elsewhere.", language="de"), guid="")

    assert (other.self_url, own.self_url) == (BASE_URL + "other.xml", BASE_URL + "feed.xml")
    assert (other.guid, own.guid) == (GUID, show_guid(BASE_URL + "feed.xml"))
    assert (other.title, other.description, other.language) == ("Other lights", "Lights elsewhere.", "de")
    assert (other.author, other.categories, other.image) == (own.author, own.categories, own.image)


def test_items_are_those_of_the_shows_own_feed() -> None:
    own, other = feeds(edition(season=2))

    assert [replace(item, line=0) for item in other.items] == [
        replace(item, line=0) for item in own.items[:2]
    ]


def test_the_shows_own_feed_does_not_change_when_there_are_others() -> None:
    show = make_show(editions=(edition(),))

    assert render_all(show, SHOW)[0] == render(make_show(), SHOW)


def test_what_it_leaves_out_is_said_as_in_the_shows_own_feed() -> None:
    own, other = feeds(edition())

    assert (other.description, other.language) == (own.description, own.language)


def opus(made: Release) -> Release:
    assert made.audio
    path = made.audio.path.replace(".mp3", ".opus")
    return replace(made, alternates=(replace(made.audio, path=path, media_type="audio/ogg", size=320_000),))


def test_another_form_of_the_audio_is_the_enclosure_and_the_mp3_its_alternate() -> None:
    _, other = feeds(edition(form="opus"), (opus(ENGLISH), GERMAN))
    (data,) = (
        made.data.decode()
        for made in render_all(make_show(editions=(edition(form="opus"),)), [opus(ENGLISH)])[1:]
    )

    newest, oldest = other.items
    assert newest.enclosure
    assert newest.enclosure.url.endswith("sturm-0a1b2c3d.mp3"), "without Opus it stays what it is"
    assert oldest.enclosure
    assert (oldest.enclosure.media_type, oldest.enclosure.length) == ("audio/ogg", 320_000)
    assert oldest.enclosure.url == BASE_URL + "media/keeper-0a1b2c3d.opus"
    forms = [part.partition(">")[0] for part in data.split("<podcast:alternateEnclosure ")[1:]]
    assert ['type="audio/ogg"' in form for form in forms] == [True, False]
    assert ['default="true"' in form for form in forms] == [True, False]


def test_an_episode_that_is_translated_offers_that_transcript_first() -> None:
    own, other = feeds(edition(language="de"))

    assert other.items[1].transcripts[0].path == BASE_URL + "lamp/transcript.de-CH.vtt"
    assert own.items[1].transcripts[0].path == BASE_URL + "lamp/transcript.vtt"
    assert sorted(each.path for each in other.items[1].transcripts) == sorted(
        each.path for each in own.items[1].transcripts
    )


def test_directories_can_be_asked_not_to_list_it() -> None:
    own, other = feeds(edition(block=True))

    assert (dict(own.block), dict(other.block)) == ({}, {"*": True})


@pytest.mark.parametrize(
    ("moved_to", "expected"),
    [(BASE_URL + "feed.xml", BASE_URL + "other.xml"), ("https://else.example.org/rss", "")],
)
def test_a_move_of_the_whole_site_moves_it_too(moved_to: str, expected: str) -> None:
    _, other = feeds(edition(), new_feed_url=moved_to)

    assert other.new_url == expected


@pytest.mark.parametrize(
    "choice", [{"season": 2}, {"language": "de"}, {"form": "opus", "block": True}, {"block": True}]
)
def test_the_checks_find_nothing_in_it(choice: dict[str, Any]) -> None:
    show = make_show(editions=(edition(**choice),))
    other = render_all(show, [opus(each) for each in SHOW])[1]

    assert check_feed(other.data, Path("f"), base_url=BASE_URL, name=other.path) == ()
    told = check_feed(other.data, Path("f"), base_url=BASE_URL)
    assert [each.rule for each in told] == ["channel-self"]


def test_that_apple_plays_none_of_it_is_told_once() -> None:
    show = make_show(editions=(edition(form="opus"),))
    other = render_all(show, [opus(each) for each in SHOW])[1]

    (found,) = check_feed(other.data, Path("f"), base_url=BASE_URL, name=other.path)
    assert found.rule == "enclosure-apple"
    assert found.message == "All items have audio of the type audio/ogg, which Apple does not play"


def test_another_reader_reads_it() -> None:
    show = make_show(editions=(edition(form="opus"),))
    found = feedparser.parse(render_all(show, [opus(each) for each in SHOW])[1].data)

    assert not found.bozo
    assert found.feed.title == "Other lights"
    assert [each.enclosures[0].type for each in found.entries] == ["audio/ogg"] * 3


def test_audio_without_a_form_of_its_own_name_is_not_taken_for_another() -> None:
    elsewhere = Audio(
        path="https://example.org/a.opus?x=.mp3", media_type="audio/ogg", size=0, duration=ENGLISH.duration,
        bitrate=0, channels=0, rate=0,
    )  # fmt: skip
    _, other = feeds(edition(form="mp3"), (replace(ENGLISH, audio=elsewhere, alternates=()),))

    assert other.items[0].enclosure
    assert other.items[0].enclosure.url == elsewhere.path
