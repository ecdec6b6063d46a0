from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from podcast.errors import InputError
from podcast.feed import Feed, read, render
from podcast.feed.converters import count, duration, flag, moment
from podcast.model import Chapter, Location, Person, Soundbite
from podcast.timecode import Millis
from tests.support import BASE_URL, make_episode, make_release, make_show

NAMESPACES = (
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:podcast="https://podcastindex.org/namespace/1.0" '
    'xmlns:psc="http://podlove.org/simple-chapters" xmlns:atom="http://www.w3.org/2005/Atom"'
)


def feed(channel: str) -> Feed:
    """A feed with this in its channel."""
    return read(f'<rss version="2.0" {NAMESPACES}><channel>{channel}</channel></rss>'.encode(), Path("f.xml"))


def test_our_own_feed_is_read_back() -> None:
    show = make_show(
        people=(Person(name="Mara Lind", url="https://example.org/mara"),),
        funding=(("https://example.org/give", "Give"),),
        location=Location(name="Harbour", geo="geo:1,2"),
        license="cc0-1.0",
        owner_email="hello@example.org",
    )
    bite = Soundbite(start=Millis(1_500), duration=Millis(20_000), title="Storm")
    episode = make_episode(
        season=2, season_name="Winter", soundbites=(bite,), people=(Person(name="Tomas", role="guest"),)
    )
    release = make_release(episode=episode)
    made = read(render(show, [release]).data, Path("feed.xml"))
    assert (made.title, made.link, made.self_url) == (show.title, BASE_URL, BASE_URL + "feed.xml")
    assert (made.description, made.language, made.author) == (show.description, "en", show.author)
    assert (made.categories, made.guid, made.locked) == (show.categories, show.guid, True)
    assert (made.people, made.funding, made.location) == (show.people, show.funding, show.location)
    assert (made.license, made.owner_email, made.medium) == ("cc0-1.0", "hello@example.org", "podcast")
    (item,) = made.items
    assert (item.title, item.guid, item.guid_is_permalink) == (episode.title, release.guid, False)
    assert (item.published, item.duration) == (release.published, Millis(40_000))
    assert item.enclosure is not None
    assert (item.enclosure.url, item.enclosure.length) == (BASE_URL + "media/keeper-0a1b2c3d.mp3", 480_000)
    assert (item.season, item.season_name, item.number, item.kind) == (2, "Winter", 1, "full")
    assert item.people == (*show.people, *episode.people)
    assert item.soundbites == (bite,)
    assert item.chapters == tuple(
        replace(each, end=end)
        for each, end in zip(release.chapters, (Millis(20_000), Millis(0)), strict=True)
    )
    assert item.chapters_file is not None
    assert item.chapters_file.path == BASE_URL + "keeper/chapters.json"
    assert [each.rel for each in item.transcripts] == ["captions", "captions", "", "", ""]
    assert item.content.startswith("<h2>Facts</h2>")
    assert item.line > 20


def test_a_feed_that_says_nothing_is_read_as_nothing() -> None:
    assert feed("") == Feed()
    assert feed("<title/><item/>").items[0].line == 1


def test_what_cannot_be_read_is_left_out_and_the_rest_stays() -> None:
    (item,) = feed(
        """<item><title>A</title><pubDate>soon</pubDate><itunes:duration>long</itunes:duration>
        <enclosure url="a.mp3" length="big"/><itunes:episode>one</itunes:episode>
        <podcast:transcript/><podcast:person/><podcast:location/><podcast:soundbite startTime="1"/>
        <podcast:funding/><podcast:chapters/>
        <psc:chapters><psc:chapter start="x" title="A"/><psc:chapter start="5" title="B"/></psc:chapters>
        </item>"""
    ).items
    assert (item.title, item.published, item.duration, item.number) == ("A", None, None, None)
    assert item.enclosure is not None
    assert (item.enclosure.url, item.enclosure.length) == ("a.mp3", None)
    assert (item.transcripts, item.people, item.location, item.soundbites) == ((), (), None, ())
    assert item.chapters_file is None
    assert item.chapters == (Chapter(start=Millis(5_000), end=Millis(0), title="B"),)


def test_what_apple_and_the_podcast_namespace_both_say_is_taken_from_apple() -> None:
    (item,) = feed(
        "<item><itunes:season>2</itunes:season><podcast:season name='W'>3</podcast:season></item>"
    ).items
    assert (item.season, item.season_name) == (2, "W")


def test_channel_fields_that_need_more_than_a_text() -> None:
    made = feed(
        """<atom:link rel="hub" href="h"/><atom:link rel="self" href=" s "/><image><url>i</url></image>
        <itunes:category text="Arts"><itunes:category text="Books"/><itunes:category text="Food"/>
        </itunes:category><itunes:category text="News"/><itunes:category/>
        <podcast:locked>NO</podcast:locked><itunes:explicit>clean</itunes:explicit>
        <podcast:license url="u">l</podcast:license><itunes:new-feed-url>n</itunes:new-feed-url>"""
    )
    assert (made.self_url, made.image, made.new_url) == ("s", "i", "n")
    assert made.categories == (("Arts", "Books"), ("Arts", "Food"), ("News", ""))
    assert (made.locked, made.explicit) == (False, False)
    assert (made.license, made.license_url) == ("l", "u")
    assert feed('<itunes:image href="big"/><image><url>small</url></image>').image == "big"


def test_a_feed_of_another_kind_is_refused_with_its_line() -> None:
    with pytest.raises(InputError, match=r"feed\.xml:2: <feed> holds no <channel>"):
        read(b'<?xml version="1.0"?>\n<feed/>', Path("feed.xml"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sat, 03 Oct 2026 08:00:00 +0200", datetime(2026, 10, 3, 8, tzinfo=timezone(timedelta(hours=2)))),
        ("Mon, 3 Oct 2026 06:00 GMT", datetime(2026, 10, 3, 6, tzinfo=UTC)),
        ("Sat, 03 Oct 2026 06:00:00 -0000", datetime(2026, 10, 3, 6, tzinfo=UTC)),
        ("2026-10-03T06:00:00Z", datetime(2026, 10, 3, 6, tzinfo=UTC)),
        ("2026-10-03", datetime(2026, 10, 3, tzinfo=UTC)),
        ("Sat, 32 Oct 2026 06:00:00 GMT", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_of_any_feed(text: str, expected: datetime | None) -> None:
    assert moment(text) == expected


def test_small_values_of_any_feed() -> None:
    assert [duration(each) for each in ("90", "1:30", "00:01:30.5", "soon")] == [90_000, 90_000, 90_500, None]
    assert [flag(each) for each in ("Yes", "clean", "explicit", "perhaps")] == [True, False, True, None]
    assert [count(each) for each in (" 7 ", "-7", "7.5", "٧", "9" * 19)] == [7, None, None, None, None]
