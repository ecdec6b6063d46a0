"""What the libraries behind podcast apps read out of our feed."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import feedparser
import feedparser_rs
import podcastparser

from podcast.feed import render
from podcast.model import Chapter, Person, Soundbite
from podcast.timecode import Millis
from tests.support import BASE_URL, make_episode, make_release, make_show

TITLES = ("The keeper's winter", 'Salt & <light>: "quay" — ¿qué? 🗼', "שלום, harbour")
CHAPTERS = (
    Chapter(start=Millis(0), end=Millis(9_000), title="Arrival"),
    Chapter(start=Millis(9_000), end=Millis(20_000), title="Lamp & lens", url="https://example.org/lamp"),
    Chapter(start=Millis(20_000), end=Millis(40_000), title="Goodbye"),
)
RELEASES = tuple(
    replace(
        make_release(
            f"part-{number}", chapters=CHAPTERS, published=datetime(2026, 10, number, 6, tzinfo=UTC)
        ),
        episode=make_episode(
            f"part-{number}",
            title=title,
            number=number,
            season=2,
            people=(Person(name="Tomas", role="guest"),),
            soundbites=(Soundbite(start=Millis(1_000), duration=Millis(20_000), title="Storm"),),
        ),
    )
    for number, title in enumerate(TITLES, 1)
)
DATA = render(make_show(), RELEASES).data
NEWEST_FIRST = RELEASES[::-1]
AUDIO = [(f"{BASE_URL}media/{each.slug}-0a1b2c3d.mp3", 480_000, "audio/mpeg") for each in NEWEST_FIRST]


def test_feedparser_reads_titles_guids_and_audio() -> None:
    read = feedparser.parse(DATA)
    assert not read.bozo
    assert read.feed.title == "Harbour & Lights"
    # It takes <light> for HTML, as it does in any feed, and throws it out.
    assert [each.title.replace("<light>", "") for each in read.entries] == [
        each.episode.title.replace("<light>", "") for each in NEWEST_FIRST
    ]
    assert [each.id for each in read.entries] == [each.guid for each in NEWEST_FIRST]
    enclosures = [each.enclosures for each in read.entries]
    assert [(each.href, int(each.length), each.type) for (each,) in enclosures] == AUDIO
    assert [each.itunes_duration for each in read.entries] == ["40"] * 3
    assert [each.published_parsed[:6] for each in read.entries] == [(2026, 10, n, 6, 0, 0) for n in (3, 2, 1)]


def test_podcastparser_reads_audio_lengths_and_chapters() -> None:
    """The reader of gPodder, which has its chapters from psc alone."""
    read = podcastparser.parse(BASE_URL + "feed.xml", BytesIO(DATA))
    assert read["title"] == "Harbour & Lights"
    assert read["cover_url"] == BASE_URL + "assets/cover-0a1b2c3d.png"
    episodes = read["episodes"]
    assert [each["title"] for each in episodes] == [each.episode.title for each in NEWEST_FIRST]
    assert [each["guid"] for each in episodes] == [each.guid for each in NEWEST_FIRST]
    assert [each["total_time"] for each in episodes] == [40] * 3
    assert [each["published"] for each in episodes] == [
        int(each.published.timestamp()) for each in NEWEST_FIRST
    ]
    enclosures = [each["enclosures"] for each in episodes]
    assert [(each["url"], each["file_size"], each["mime_type"]) for (each,) in enclosures] == AUDIO
    for each in episodes:
        assert [(chapter["start"], chapter["title"]) for chapter in each["chapters"]] == [
            (chapter.start / 1000, chapter.title) for chapter in CHAPTERS
        ]
        assert each["chapters"][1]["href"] == "https://example.org/lamp"
        assert "<li>The tower is 31 metres high.</li>" in each["description_html"]


def test_feedparser_rs_reads_the_podcast_namespace() -> None:
    read = feedparser_rs.parse(DATA)
    assert not read.bozo
    assert read.feed.podcast.guid == "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert [each.id for each in read.entries] == [each.guid for each in NEWEST_FIRST]
    enclosures = [each.enclosures for each in read.entries]
    assert [(each.href, int(each.length), each.type) for (each,) in enclosures] == AUDIO
    for each in read.entries:
        slug = each.id.removeprefix("guid-of-")
        podcast = each.podcast
        assert (each.itunes.duration, each.itunes.season, podcast.season) == ("40", "2", "2")
        assert [(file.url, file.type, file.language, file.rel) for file in podcast.transcript] == [
            (f"{BASE_URL}{slug}/transcript.{suffix}", kind, "en", rel)
            for suffix, kind, rel in (
                ("vtt", "text/vtt", "captions"),
                ("srt", "application/x-subrip", "captions"),
                ("json", "application/json", None),
                ("html", "text/html", None),
                ("txt", "text/plain", None),
            )
        ]
        chapters = (podcast.chapters.url, podcast.chapters.type)
        assert chapters == (f"{BASE_URL}{slug}/chapters.json", "application/json+chapters")
        assert [(each.name, each.role) for each in podcast.persons] == [
            ("Mara Lind", "host"),
            ("Tomas", "guest"),
        ]
        (bite,) = podcast.soundbite
        assert (bite.start_time, bite.duration, bite.title) == (1.0, 20.0, "Storm")


def test_feedparser_rs_reads_on_behind_another_form_of_the_audio() -> None:
    (other,) = {replace(each.audio, path="media/a.m4a", sha256="ab" * 32) for each in RELEASES[:1] if each.audio}
    data = render(make_show(), [replace(each, alternates=(other,)) for each in RELEASES]).data
    read = feedparser_rs.parse(data)
    assert not read.bozo
    assert [each.id for each in read.entries] == [each.guid for each in NEWEST_FIRST]
    forms = [[form.type for form in each.podcast.alternate_enclosures] for each in read.entries]
    assert forms == [["audio/mpeg", "audio/mpeg"]] * 3
