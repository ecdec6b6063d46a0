import locale
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from podcast.feed import read, render, show_guid
from podcast.feed.xml import Node, parse
from podcast.model import Chapter, Location, Person, Picture, Release, Show, Soundbite
from podcast.timecode import Millis
from tests.support import BASE_URL, make_episode, make_release, make_show


def channel(show: Show | None = None, *releases: Release) -> Node:
    """The channel of a rendered feed."""
    made = render(show or make_show(), releases or (make_release(),))
    found = parse(made.data, Path("feed.xml")).root.first("channel")
    assert found is not None
    return found


def item(release: Release, **show: object) -> Node:
    """The only item of a rendered feed."""
    (found,) = channel(make_show(**show), release).all("item")
    return found


def made_of(**episode: Any) -> Release:
    """A release whose episode says more than usual."""
    return make_release(episode=make_episode(**episode))


def on(day: int, slug: str = "keeper", **changes: object) -> Release:
    """A release of a day in October."""
    return make_release(slug, published=datetime(2026, 10, day, tzinfo=UTC), **changes)


def test_the_feed_is_an_artifact() -> None:
    made = render(make_show(), [make_release("keeper"), make_release("silent", audio=None)])
    assert (made.path, made.media_type) == ("feed.xml", "application/rss+xml")
    assert made.data.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<rss ")


def test_namespaces_are_declared_once_on_the_root_with_their_usual_prefixes() -> None:
    data = render(make_show(), [make_release()]).data.decode()
    declared = [each.prefix for each in parse(data.encode(), Path("feed.xml")).namespaces]
    assert sorted(declared) == ["atom", "content", "itunes", "podcast", "psc"]
    assert data.count("xmlns:") == 5
    assert data.index("xmlns:psc") < data.index("<channel>")


def test_the_newest_comes_first_and_of_one_time_the_later_number() -> None:
    same = replace(on(5, "b"), episode=make_episode("b", number=2))
    read_back = read(render(make_show(), [on(1, "a"), on(5, "c"), same, on(9, "d")]).data, Path("f"))
    assert [each.guid for each in read_back.items] == [f"guid-of-{slug}" for slug in "dbca"]


def test_a_serial_is_newest_first_too() -> None:
    read_back = read(render(make_show(order="serial"), [on(1, "a"), on(2, "b")]).data, Path("f"))
    assert read_back.order == "serial"
    assert [each.guid for each in read_back.items] == ["guid-of-b", "guid-of-a"]


def test_the_order_of_the_input_changes_no_byte() -> None:
    releases = [on(1, "a"), on(2, "b"), on(2, "c")]
    assert render(make_show(), releases).data == render(make_show(), releases[::-1]).data


def test_the_channel_is_built_when_its_newest_item_appeared() -> None:
    assert channel(None, on(1, "a"), on(2, "b")).text("lastBuildDate") == "Fri, 02 Oct 2026 00:00:00 +0000"


def test_a_feed_without_items_has_no_date_and_no_clock() -> None:
    empty = channel(None, make_release(audio=None))
    assert empty.all("item") == []
    assert empty.first("lastBuildDate") is None


def test_dates_are_utc_and_english_and_leave_the_locale_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> str:
        raise AssertionError("the locale belongs to the whole process")

    monkeypatch.setattr(locale, "setlocale", refuse)
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    time.tzset()
    east = datetime(2026, 10, 3, 1, 0, tzinfo=timezone(timedelta(hours=5)))
    assert item(make_release(published=east)).text("pubDate") == "Fri, 02 Oct 2026 20:00:00 +0000"
    monkeypatch.undo()
    time.tzset()


def test_the_channel_says_what_directories_require() -> None:
    found = channel()
    assert found.text("title") == "Harbour & Lights"
    assert found.text("link") == BASE_URL
    assert found.text("language") == "en"
    assert found.text("generator") == "podcast-pipeline"
    assert found.text("itunes:author") == "The Harbour Museum"
    assert found.text("itunes:type") == "episodic"
    assert found.text("itunes:explicit") == "false"
    assert found.text("podcast:locked") == "yes"
    assert found.text("podcast:medium") == "podcast"
    assert found.text("podcast:guid") == "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert found.text("copyright") == "The Harbour Museum"
    (self_link,) = found.all("atom:link")
    assert self_link.attributes == {
        "href": BASE_URL + "feed.xml",
        "rel": "self",
        "type": "application/rss+xml",
    }


def test_categories_are_nested_and_the_cover_is_the_large_picture() -> None:
    found = channel()
    society, history = found.all("itunes:category")
    assert [society.attributes["text"], history.attributes["text"]] == ["Society & Culture", "History"]
    assert [each.attributes["text"] for each in society.children] == ["Places & Travel"]
    image = found.first("itunes:image")
    assert image is not None
    assert image.attributes["href"] == BASE_URL + "assets/cover-0a1b2c3d.png"


def test_without_a_stored_guid_it_is_made_from_the_address() -> None:
    made = channel(make_show(guid="", base_url="https://podnews.net/")).text("podcast:guid")
    assert made == show_guid("https://podnews.net/feed.xml")


def test_an_address_for_mail_is_published_only_when_the_show_has_one() -> None:
    assert channel().first("itunes:owner") is None
    owner = channel(make_show(owner_email="hello@example.org")).first("itunes:owner")
    assert owner is not None
    assert (owner.text("itunes:name"), owner.text("itunes:email")) == (
        "The Harbour Museum",
        "hello@example.org",
    )


def test_what_a_show_may_say_is_said() -> None:
    show = make_show(
        funding=(("https://example.org/give", "Keep the light on"),),
        location=Location(name="Old Harbour", geo="geo:51.5,-0.1", osm="R113314"),
        license="CC-BY-4.0",
        license_url="https://creativecommons.org/licenses/by/4.0/",
        update_frequency="Every week",
        update_rrule="FREQ=WEEKLY",
        synthetic_voices=True,
        locked=False,
        explicit=True,
        people=(Person(name="Mara Lind", image="assets/mara.jpg", url="https://example.org/mara"),),
    )
    found = channel(show)
    values = {
        child.name: (child.text(), child.attributes)
        for child in found.children
        if child.name.startswith("podcast:")
    }
    assert values["podcast:funding"] == ("Keep the light on", {"url": "https://example.org/give"})
    assert values["podcast:location"] == (
        "Old Harbour",
        {"rel": "subject", "geo": "geo:51.5,-0.1", "osm": "R113314"},
    )
    assert values["podcast:license"] == (
        "cc-by-4.0",
        {"url": "https://creativecommons.org/licenses/by/4.0/"},
    )
    assert values["podcast:updateFrequency"] == ("Every week", {"rrule": "FREQ=WEEKLY"})
    assert values["podcast:txt"] == ("true", {"purpose": "ai-content"})
    assert values["podcast:locked"] == ("no", {})
    assert values["podcast:person"][1]["img"] == BASE_URL + "assets/mara.jpg"
    assert found.text("itunes:explicit") == "true"


def test_a_trailer_is_named_in_the_channel() -> None:
    trailer = make_release(episode=make_episode(kind="trailer", season=2))
    (found,) = channel(None, trailer).all("podcast:trailer")
    assert found.text() == "The keeper's winter"
    assert found.attributes == {
        "pubdate": "Sat, 03 Oct 2026 06:00:00 +0000",
        "url": BASE_URL + "media/keeper-0a1b2c3d.mp3",
        "length": "480000",
        "type": "audio/mpeg",
        "season": "2",
    }


def test_an_item_says_what_directories_require() -> None:
    found = item(make_release())
    assert found.text("title") == found.text("itunes:title") == "The keeper's winter"
    assert found.text("link") == BASE_URL + "keeper/"
    assert found.text("itunes:duration") == "40"
    assert found.text("itunes:episode") == found.text("podcast:episode") == "1"
    assert found.text("itunes:episodeType") == "full"
    assert found.text("itunes:explicit") == "false"
    guid, enclosure = found.first("guid"), found.first("enclosure")
    assert guid is not None
    assert enclosure is not None
    assert (guid.text(), guid.attributes) == ("guid-of-keeper", {"isPermaLink": "false"})
    assert enclosure.attributes == {
        "url": BASE_URL + "media/keeper-0a1b2c3d.mp3",
        "length": "480000",
        "type": "audio/mpeg",
    }


def test_every_shape_of_the_transcript_is_offered_and_timed_ones_are_captions() -> None:
    found = item(make_release()).all("podcast:transcript")
    assert [each.attributes["type"] for each in found] == [
        "text/vtt",
        "application/x-subrip",
        "application/json",
        "text/html",
        "text/plain",
    ]
    assert [each.attributes.get("rel") for each in found] == ["captions", "captions", None, None, None]
    assert {each.attributes["language"] for each in found} == {"en"}


def test_chapters_stand_in_a_file_and_inline_in_whole_seconds() -> None:
    chapters = (
        Chapter(start=Millis(400), end=Millis(9_000), title="Dawn", url="https://example.org/dawn"),
        Chapter(start=Millis(9_000), end=Millis(12_900), title="An advert", hidden=True),
        Chapter(start=Millis(12_900), end=Millis(40_000), title="Dusk"),
    )
    found = item(make_release(chapters=chapters))
    file, inline = found.first("podcast:chapters"), found.first("psc:chapters")
    assert file is not None
    assert inline is not None
    assert file.attributes == {
        "url": BASE_URL + "keeper/chapters.json",
        "type": "application/json+chapters",
    }
    assert inline.attributes == {"version": "1.2"}
    assert [each.attributes for each in inline.children] == [
        {"start": "00:00:00.000", "title": "Dawn", "href": "https://example.org/dawn"},
        {"start": "00:00:12.000", "title": "Dusk"},
    ]


def test_the_hosts_are_said_again_with_the_people_of_an_episode() -> None:
    show = {"people": (Person(name="Mara Lind"), Person(name="Ada Rey", role="producer"))}
    guest = Person(name="Tomas", role="Guest")
    own_host = Person(name="Mara Lind", url="https://example.org/mara")
    assert item(make_release(), **show).all("podcast:person") == []
    found = item(made_of(people=(own_host, guest)), **show).all("podcast:person")
    assert [(each.text(), each.attributes["role"]) for each in found] == [
        ("Ada Rey", "producer"),
        ("Mara Lind", "host"),
        ("Tomas", "guest"),
    ]


def test_an_episode_may_say_season_place_licence_and_be_explicit() -> None:
    release = made_of(
        season=2,
        season_name="Winter",
        location=Location(name="Quay"),
        license="cc0-1.0",
        explicit=True,
        narrate=True,
        kind="bonus",
    )
    found = item(replace(release, image=Picture(path="a.jpg", media_type="image/jpeg", width=1, height=1)))
    season = found.first("podcast:season")
    assert season is not None
    assert (season.text(), season.attributes) == ("2", {"name": "Winter"})
    assert found.text("itunes:season") == "2"
    assert found.text("podcast:location") == "Quay"
    assert found.text("podcast:license") == "cc0-1.0"
    assert found.text("itunes:explicit") == "true"
    assert found.text("itunes:episodeType") == "bonus"
    assert found.first("podcast:txt") is None  # an item has a recording, and a recording was not narrated
    image = found.first("itunes:image")
    assert image is not None
    assert image.attributes == {"href": BASE_URL + "a.jpg"}


def test_an_item_that_was_spoken_says_so_unless_the_whole_show_does() -> None:
    spoken = replace(make_release(), synthetic=True)
    said = item(spoken).first("podcast:txt")
    assert said is not None
    assert (said.text(), said.attributes) == ("true", {"purpose": "ai-content"})
    assert item(spoken, synthetic_voices=True).first("podcast:txt") is None


def test_only_soundbites_that_apps_take_are_offered() -> None:
    bites = tuple(
        Soundbite(start=Millis(start), duration=Millis(length), title=title)
        for start, length, title in (
            (1_250, 15_000, "Storm"),
            (0, 14_999, "too short"),
            (30_000, 15_000, "runs over the end"),
        )
    )
    (found,) = item(made_of(soundbites=bites)).all("podcast:soundbite")
    assert (found.text(), found.attributes) == ("Storm", {"startTime": "1.25", "duration": "15"})


def test_notes_stand_whole_in_cdata_with_links_that_work_anywhere() -> None:
    notes = '<h2>Links</h2>\n<p><a href="../map/">map</a> <code>a[b[0]]&gt;1</code> ]]></p>\n'
    data = render(make_show(), [make_release(notes_html=notes)]).data
    assert b"<content:encoded><![CDATA[<h2>Links</h2>" in data
    (found,) = read(data, Path("feed.xml")).items
    assert found.content == (
        f'<h2>Links</h2>\n<p><a href="{BASE_URL}map/">map</a> <code>a[b[0]]&gt;1</code> ]]&gt;</p>'
    )
    assert data.count(b"]]>") == 1


def test_an_episode_without_notes_has_no_encoded_content() -> None:
    assert item(make_release(notes_html="")).first("content:encoded") is None


def test_a_text_of_nothing_but_controls_still_makes_a_feed() -> None:
    show = make_show(title="\x00", description="\x1b", author="\x0b", copyright="", cover=None)
    found = channel(show, made_of(title="\x01"))
    assert found.text("title") == found.text("description") == BASE_URL
    assert found.first("itunes:author") is None
    assert found.all("item")[0].text("title") == "keeper"
    assert found.text("image/url") == ""


def test_the_channels_description_is_plain_text_in_4000_bytes() -> None:
    about = channel(make_show(description="Salt & light <script>x</script> " + "é" * 1000 + " ü" * 2000))
    text = about.text("description")
    assert text.startswith("Salt & light &lt;script>x&lt;/script>")
    assert len(text.encode()) <= 4000
    assert text.endswith("ü…")


def test_a_guid_is_never_cut_or_changed() -> None:
    guid = "https://old.example.org/?p=17  &x=" + "y" * 300
    data = render(make_show(), [make_release(guid=guid)]).data
    assert [item.guid for item in read(data, Path("feed.xml")).items] == [guid]


def test_no_style_sheet_stands_between_an_app_and_the_feed() -> None:
    """An app may take one for a page: the page of the show is another file."""
    head = render(make_show(), [make_release()]).data.partition(b"<channel>")[0]
    assert head.count(b"<?") == 1
    assert head.startswith(b"<?xml ")


def test_the_paragraphs_of_a_show_are_kept() -> None:
    found = channel(make_show(description="Salt & light.\n\nEvery Monday."))
    assert found.text("description") == "Salt & light.\n\nEvery Monday."
