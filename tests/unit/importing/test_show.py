"""A show known by its feed alone becomes a show folder that builds, and whose feed says the same."""

import hashlib
import re
import shutil
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import feedparser
import feedparser_rs
import pytest

from podcast import library, lock
from podcast.build import Options as Building
from podcast.build import build
from podcast.errors import InputError
from podcast.importing import Imported, Options, import_show
from podcast.model import Episode
from podcast.timecode import Millis
from tests.shows import tree
from tests.unit.importing import feeds
from tests.unit.importing.conftest import Host

NOW = datetime(2026, 11, 1, tzinfo=UTC)
ADDRESS = "https://new.example.net/show/"


def take(feed: str, folder: Path, **options: Any) -> Imported:
    return import_show(feed, folder, Options(at=NOW, base_url=ADDRESS, **options))


def said(done: Imported) -> list[tuple[str, int | None]]:
    return [(each.rule, each.where.line if each.where else None) for each in done.findings]


def episodes(folder: Path) -> dict[str, Episode]:
    return {each.slug: each for each in library.read(folder).episodes}


def built(folder: Path) -> bytes:
    build(folder, Building(jobs=1, at=NOW))
    return (folder / "feed/feed.xml").read_bytes()


def words(html: str) -> set[str]:
    return set(re.findall(r"\w+", unescape(re.sub(r"<[^>]*>", " ", html))))


def facts(data: bytes, *, media: bool) -> dict[str, tuple[Any, ...]]:
    """What two readers agree that each item says; without `media`, where its audio lies too.

    One of them drops addresses of this machine.
    """
    data = re.sub(rb"http://127.0.0.1:[0-9]+/", b"https://host.example.org/", data)
    one, two = feedparser.parse(data).entries, feedparser_rs.parse(data).entries
    assert [each.id for each in one] == [each.id for each in two]
    assert [unescape(each.title) for each in one] == [unescape(each.title) for each in two]
    found = {}
    for entry, other in zip(one, two, strict=True):
        (sound,) = entry.enclosures
        assert sound.href == other.enclosures[0].href
        people = sorted(each.name for each in other.podcast_persons)
        found[entry.id] = (
            unescape(entry.title),
            entry.published_parsed,
            sound.length,
            entry.get("itunes_season"),
            entry.get("itunes_episode"),
            entry.get("itunes_episodetype", "full"),
            entry.get("itunes_explicit") in (True, "true"),
            people,
            "" if media else sound.href,
        )
    return found


@pytest.mark.parametrize("media", [True, False])
def test_built_again_the_feed_says_the_same_item_by_item(host: Host, tmp_path: Path, media: bool) -> None:
    done = take(host.feed, tmp_path / "show", media=media)
    before = (host.folder / "feed.xml").read_bytes()
    after = built(tmp_path / "show")
    assert (done.episodes, done.recordings) == (3, 3 if media else 0)
    assert facts(after, media=media) == facts(before, media=media)
    for old in feedparser.parse(before).entries:
        new = next(each for each in feedparser.parse(after).entries if each.id == old.id)
        texts = " ".join([new.summary, *(each.value for each in new.get("content", []))])
        assert words(old.summary.removesuffix("…").replace("…", "")) <= words(texts)
        assert unescape(feedparser_rs.parse(after).feed.title) == "Harbour & Lights"


def test_recordings_are_published_byte_for_byte(host: Host, tmp_path: Path) -> None:
    folder = tmp_path / "show"
    take(host.feed, folder)
    built(folder)
    for slug, name in (
        ("the-keepers-winter", "keeper.mp3"),
        ("the-crane", "crane.mp3"),
        ("the-ferry", "ferry.m4a"),
    ):
        media = lock.read(folder).episodes[slug].media
        assert media
        digest = hashlib.sha256((host.folder / name).read_bytes()).hexdigest()
        assert hashlib.sha256((folder / "feed/media" / media.name).read_bytes()).hexdigest() == digest
    types = {
        each.enclosures[0].type for each in feedparser.parse((folder / "feed/feed.xml").read_bytes()).entries
    }
    assert types == {"audio/mpeg", "audio/x-m4a"}


def test_all_that_the_feed_says_of_an_episode_is_in_its_notes(host: Host, tmp_path: Path) -> None:
    take(host.feed, tmp_path / "show")
    crane = episodes(tmp_path / "show")["the-crane"]
    assert (crane.season, crane.season_name, crane.number, crane.kind, crane.explicit) == (
        2,
        "Steel",
        4,
        "bonus",
        True,
    )
    assert [(each.name, each.role, each.url) for each in crane.people] == [
        ("Tomas Okafor", "guest", "https://example.org/tomas")
    ]
    assert [(each.start, each.title, each.url) for each in crane.chapters] == [
        (0, "Steel", ""),
        (5000, "Coal", "https://example.org/coal"),
    ]
    assert crane.location
    assert crane.location.geo == "geo:53.5459,9.9669"
    assert [(each.start, each.duration, each.title) for each in crane.soundbites] == [(1500, 20_000, "Coal")]
    assert crane.notes == "\nIt lifted coal.\n\nDay & night.\n"
    assert crane.transcript
    assert crane.transcript.name == "the-crane.srt"
    assert [tag for tag, _ in crane.translations] == ["de"]
    assert crane.image
    ferry = episodes(tmp_path / "show")["the-ferry"]
    assert [(each.start, each.title, each.url, each.image) for each in ferry.chapters] == [
        (0, "Fog", "https://example.org/fog", ""),
        (Millis(4250), "- Horn", "", "https://example.org/horn.png"),
    ]
    assert ferry.notes == "\nHow the ferry\\\ncrosses in fog.\n"


def test_a_blog_post_with_an_excerpt_has_its_text_once(host: Host, tmp_path: Path) -> None:
    take(host.feed, tmp_path / "show")
    keeper = episodes(tmp_path / "show")["the-keepers-winter"]
    assert keeper.title == "The keeper’s winter"
    assert keeper.summary == ""
    assert keeper.notes == (
        "\nA winter night with the keeper of the last lighthouse & her *lamp*.\n\n### Links\n\n"
        "- [The map](https://old.example.org/map)\n- https://example.org/tide_table\n"
    )


def test_the_settings_are_those_of_the_feed(host: Host, tmp_path: Path) -> None:
    done = take(host.feed, tmp_path / "show")
    found = library.read(tmp_path / "show").config
    assert (found.title, found.description, found.language) == (
        "Harbour & Lights",
        "Stories from the coast.\n\nEvery Monday.",
        "en-US",
    )
    assert found.categories == (("Society & Culture", "Places & Travel"),)
    assert found.owner
    assert found.owner.email == "mara@example.org"
    assert found.cover == "cover.jpg"
    assert found.address == ADDRESS
    assert ("import-category", 1) in said(done)
    assert [each.message for each in done.findings if each.rule == "import-tag"] == [
        "<itunes:order> is not taken over"
    ]


def test_guids_and_dates_are_kept_in_the_lock(host: Host, tmp_path: Path) -> None:
    take(host.feed, tmp_path / "show", media=False)
    pins = lock.read(tmp_path / "show").episodes
    assert {slug: pin.guid for slug, pin in pins.items()} == {
        "the-crane": "crane-17",
        "the-ferry": "podlove-2026-10-10t08:00:00+00:00-abc",
        "the-keepers-winter": "https://old.example.org/?p=17",
    }
    assert pins["the-crane"].enclosure == f"{host.address}crane.mp3?source=feed&n=1"
    assert pins["the-keepers-winter"].published == "2026-10-03T08:00:00+02:00"


BROKEN = """\
<item><title>Same</title><enclosure url="{base}keeper.mp3" type="audio/mpeg"/><pubDate>soon</pubDate></item>
<item><title>Same</title><guid>x</guid><enclosure url="{base}gone.mp3" length="1"/>
  <pubDate>Sat, 03 Oct 2026 08:00:00 GMT</pubDate></item>
<item><title>Third</title><guid>x</guid><enclosure url="{base}cover.jpg" type="audio/mpeg"/></item>
<item><description>No & title at all.</description><enclosure url="{base}keeper.mp3" length="9"/></item>
<item><title>A page</title><guid>page</guid><pubDate>Thu, 01 Oct 2026 08:00:00 GMT</pubDate></item>
<item><title>To come</title><guid>tomorrow</guid><enclosure url="{base}crane.mp3" length="10"/>
  <pubDate>Sat, 03 Oct 2037 08:00:00 GMT</pubDate></item>
<item><title>Far away</title><guid>far</guid><enclosure url="https://[bad/x.mp3" length="10"/></item>
"""


def test_what_can_be_saved_of_a_broken_feed_is_saved_and_the_rest_told_by_line(
    host: Host, tmp_path: Path
) -> None:
    channel = (
        "<title>Harbour</title>\n<itunes:category text='Tugboats'/><itunes:image href='{base}nothing.png'/>"
    )
    done = take(host.publish(feeds.feed(BROKEN, host.address, channel)), tmp_path / "show")
    found = episodes(tmp_path / "show")
    assert set(found) == {"same", "same-2", "third", "no-title-at-all", "a-page", "to-come", "far-away"}
    assert found["same"].published == datetime(2026, 10, 3, 8, 0, 1, tzinfo=UTC)
    assert found["no-title-at-all"].draft
    assert found["to-come"].guid == "tomorrow"
    assert found["same-2"].enclosure
    assert found["third"].enclosure
    assert lock.read(tmp_path / "show").episodes["same"].guid == f"{host.address}keeper.mp3"
    lines: dict[str, list[int | None]] = {}
    for rule, line in sorted(set(said(done)), key=str):
        lines.setdefault(rule, []).append(line)
    assert {rule: sorted(found, key=str) for rule, found in lines.items()} == {
        "feed-mended": [8],
        "import-category": [1],
        "import-date": [12, 4, 7, 8],
        "import-file": [1],
        "import-guid": [4, 7, 8],
        "import-media": [12, 5, 7, 9],
        "import-title": [8],
        "import-twice": [8],
        "import-value": [1],
    }
    entries = feedparser.parse(built(tmp_path / "show")).entries
    assert [each.title for each in entries] == ["Same", "Same", "Third"]


def test_what_was_begun_goes_on(host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped in the middle, the folder holds what was fetched and no more; that is not fetched again."""
    from podcast.importing import show

    folder = tmp_path / "show"
    monkeypatch.setattr(show, "_episodes", lambda *_args: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        take(host.feed, folder)
    monkeypatch.undo()
    assert [each.name for each in folder.iterdir()] == [".podcast"]
    asked: list[str] = []
    monkeypatch.setattr(
        "podcast.importing.fetched.download", lambda address, *_a, **_k: asked.append(address)
    )
    take(host.feed, folder)
    assert not asked
    assert not (folder / ".podcast/import").exists()


def test_a_feed_in_pages_is_taken_whole(host: Host, tmp_path: Path) -> None:
    (host.folder / "2.xml").write_text(
        feeds.feed(feeds.BLOG, host.address, "<title>x</title>", size=9), encoding="utf-8"
    )
    first = feeds.CHANNEL + f'<atom:link rel="next" href="{host.address}2.xml"/>\n'
    done = take(
        host.publish(feeds.feed(feeds.PODLOVE, host.address, first, ferry=9)), tmp_path / "show", media=False
    )
    assert done.episodes == 2


def test_a_feed_from_outside_reaches_nothing_inside(host: Host, tmp_path: Path) -> None:
    """A file on this disk may come from anywhere: what it names on this machine is not asked for."""
    (tmp_path / "feed.xml").write_text(
        (host.folder / "feed.xml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    done = take(str(tmp_path / "feed.xml"), tmp_path / "show")
    assert done.recordings == 0
    refused = [each for each in done.findings if "it is not on the public web" in each.message]
    assert len(refused) >= 7


def test_files_of_somebody_are_never_written_over(host: Host, tmp_path: Path) -> None:
    (tmp_path / "show/episodes").mkdir(parents=True)
    (tmp_path / "show/episodes/the-crane.md").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="this file is there already"):
        take(host.feed, tmp_path / "show", media=False)
    assert (tmp_path / "show/episodes/the-crane.md").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "show/podcast.toml").exists()


def test_a_second_import_adds_what_is_new_and_touches_nothing_else(
    host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Published in between and corrected by hand, as a show is that moves over weeks."""
    sizes = {each.stem: each.stat().st_size for each in host.folder.glob("*.m*")}
    early = feeds.feed(feeds.BLOG + feeds.BLOG.replace("?p=17", "?p=18"), host.address, size=sizes["keeper"])
    address = host.publish(early)
    folder = tmp_path / "show"
    first = take(address, folder)
    built(folder)
    notes = folder / "episodes/the-keepers-winter.md"
    notes.write_text(notes.read_text(encoding="utf-8") + "\nCorrected by hand.\n", encoding="utf-8")
    before, pins = tree(folder), lock.read(folder).episodes

    with monkeypatch.context() as patched:
        patched.setattr("podcast.importing.fetched.download", lambda address, *_a, **_k: pytest.fail(address))
        again = take(host.publish(early), folder)
    assert (first.episodes, first.known, again.episodes, again.known) == (2, 0, 0, 2)
    assert tree(folder) == before
    assert (again.findings, again.files) == ((), ())

    late = feeds.BLOG.replace("?p=17", "?p=19")  # the same title again
    items = feeds.PODLOVE + late.replace("keeper.mp3", "crane.mp3") + feeds.BLOG
    done = take(
        host.publish(feeds.feed(items, host.address, size=sizes["keeper"], ferry=sizes["ferry"])), folder
    )
    assert (done.episodes, done.known) == (2, 1)
    assert {path: data for path, data in tree(folder).items() if path in before and path != lock.NAME} == {
        path: data for path, data in before.items() if path != lock.NAME
    }
    after = lock.read(folder).episodes
    assert {slug: after[slug] for slug in pins} == pins
    assert set(after) - set(pins) == {"the-ferry", "the-keepers-winter-3"}
    assert after["the-keepers-winter-3"].guid.endswith("?p=19")
    guids = [each.id for each in feedparser.parse(built(folder)).entries]
    assert len(guids) == len(set(guids)) == 3


def test_another_show_in_the_folder_is_left_alone(host: Host, tmp_path: Path) -> None:
    take(host.feed, tmp_path / "show", media=False)
    before = tree(tmp_path / "show")
    other = feeds.CHANNEL + "<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>"
    with pytest.raises(InputError, match="another show lies in this folder"):
        take(host.publish(feeds.feed(feeds.HOST, host.address, other, size=1)), tmp_path / "show")
    assert tree(tmp_path / "show") == before


def test_a_cover_that_directories_refuse_is_set_on_a_square(host: Host, tmp_path: Path) -> None:
    text = feeds.feed(feeds.BLOG, host.address, feeds.CHANNEL.replace("cover.jpg", "crane.png"), size=9)
    done = take(host.publish(text), tmp_path / "show", media=False)
    assert (tmp_path / "show/cover-as-received.png").read_bytes() == (host.folder / "crane.png").read_bytes()
    assert any("300 × 200" in each.message for each in done.findings)
    built(tmp_path / "show")


def test_the_show_of_our_own_feed_comes_back(built_once: Path, tmp_path: Path) -> None:
    output = shutil.copytree(built_once / "feed", tmp_path / "site")
    from podcast import serve

    with serve.running(output) as address:
        data = (
            (output / "feed.xml").read_bytes().replace(b"https://harbour.example.org/show/", address.encode())
        )
        (output / "feed.xml").write_bytes(data)
        take(f"{address}feed.xml", tmp_path / "show")
    before, after = lock.read(built_once), lock.read(tmp_path / "show")
    assert after.guid == before.guid
    assert {pin.guid for pin in after.episodes.values()} == {pin.guid for pin in before.episodes.values()}
    again = built(tmp_path / "show")
    assert facts(again, media=True) == facts(data, media=True)
    old, new = feedparser.parse(data).entries, feedparser.parse(again).entries
    assert [words(each.summary) for each in old] == [words(each.summary) for each in new]
    assert [len(each.podcast.transcript) for each in feedparser_rs.parse(again).entries] == [5, 5]
