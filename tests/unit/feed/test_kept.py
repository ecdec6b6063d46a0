"""Items that are kept from one build to the next: the same bytes with them and without."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from podcast.feed import Kept, read, render, render_all
from podcast.feed.document import NAMESPACES, document
from podcast.feed.editions import channel_of
from podcast.feed.kept import UNREAD
from podcast.feed.tag import Item
from podcast.model import (
    Attachment,
    Audio,
    Chapter,
    Edition,
    Episode,
    Location,
    Person,
    Picture,
    Release,
    Show,
    Soundbite,
)
from podcast.timecode import Millis
from tests.support import make_episode, make_release, make_show

FULL = make_episode(
    season=2,
    season_name="Winter",
    display="Ch. 1",
    people=(Person(name="Tomas", role="guest", image="assets/tomas.jpg"),),
    soundbites=(Soundbite(start=Millis(1_000), duration=Millis(20_000), title="Storm"),),
    location=Location(name="Quay", geo="geo:51.5,-0.1"),
    license="cc0-1.0",
    kind="trailer",
    links=({"url": "https://example.org/", "text": "Watch"},),
)
PICTURE = Picture(path="assets/p.jpg", media_type="image/jpeg", width=9, height=9)


def release(number: int, **changes: Any) -> Release:
    made = make_release(f"part-{number}", published=datetime(2026, 10, number, tzinfo=UTC), image=PICTURE)
    episode = replace(FULL, slug=f"part-{number}", number=number)
    return replace(made, **({"episode": episode} | changes))


SHOW = make_show(people=(Person(name="Mara"),))
RELEASES = [release(number) for number in range(1, 6)]


def again(kept: Kept, version: str = "") -> Kept:
    """What the next build has of what was kept."""
    return Kept(kept.data(), version)


def built(show: Show = SHOW, releases: Sequence[Release] = RELEASES) -> Kept:
    kept = Kept()
    render_all(show, releases, kept)
    return kept


def test_nothing_is_made_twice() -> None:
    kept = again(built())
    made = render_all(SHOW, RELEASES, kept)

    assert (kept.made, kept.is_new) == (0, False)
    assert made == render_all(SHOW, RELEASES)
    assert kept.data() == built().data()


def test_one_that_changed_is_made_and_the_old_one_forgotten() -> None:
    changed = [*RELEASES[:2], replace(RELEASES[2], summary="Another night."), *RELEASES[3:]]
    kept = again(built())
    made = render_all(SHOW, changed, kept)

    assert (kept.made, kept.is_new) == (1, True)
    assert made == render_all(SHOW, changed)
    assert len(again(kept).before) == 5


def test_one_that_left_is_forgotten() -> None:
    kept = again(built())
    render_all(SHOW, RELEASES[1:], kept)

    assert (kept.made, kept.is_new, len(again(kept).before)) == (0, True, 4)


OTHERS: dict[type, Any] = {str: "other", bool: True, int: 7, type(None): "other", tuple: (), datetime: None}
VALUES: dict[str, Any] = {
    "audio": replace(RELEASES[0].audio, size=1) if RELEASES[0].audio else None,
    "published": datetime(2026, 9, 1, tzinfo=UTC),
    "alternates": (replace(RELEASES[0].audio, path="a.opus") if RELEASES[0].audio else None,),
    "image": None,
    "chapters": (Chapter(start=Millis(0), end=Millis(9), title="Other"),),
    "chapters_file": None,
    "transcripts": (Attachment(path="a.vtt", media_type="text/vtt"),),
    "explicit": True,
    "location": None,
    "chat": {"server": "irc.example.org", "protocol": "irc"},
    "links": (),
    "kind": "bonus",
    "people": (Person(name="Ada"),),
    "soundbites": (),
    "base_url": "https://other.example.org/",
    "synthetic_voices": True,
}
for name in ("social", "value", "txt"):
    VALUES[name] = ({"text": "x", "type": "x", "method": "x", "protocol": "x", "recipients": ()},)


def changes(value: Any, but: set[str]) -> list[tuple[str, Any]]:
    """Each field of a value but some, with another value."""
    names = [each.name for each in fields(value) if each.name not in but]
    return [(name, VALUES.get(name, OTHERS.get(type(getattr(value, name))))) for name in names]


@pytest.mark.parametrize(("name", "value"), changes(RELEASES[0], {"episode"}))
def test_whatever_changes_in_a_release_the_bytes_are_as_if_all_were_new(name: str, value: Any) -> None:
    changed = [replace(RELEASES[0], **{name: value}), *RELEASES[1:]]

    assert render_all(SHOW, changed, again(built())) == render_all(SHOW, changed)


@pytest.mark.parametrize(("name", "value"), changes(FULL, {"slug"}))
def test_whatever_changes_in_an_episode_the_bytes_are_as_if_all_were_new(name: str, value: Any) -> None:
    changed = [release(1, episode=replace(RELEASES[0].episode, **{name: value})), *RELEASES[1:]]

    assert render_all(SHOW, changed, again(built())) == render_all(SHOW, changed)


@pytest.mark.parametrize("name", ["explicit", "people", "base_url", "synthetic_voices"])
def test_whatever_of_the_show_is_said_of_items_the_bytes_are_as_if_all_were_new(name: str) -> None:
    show = replace(SHOW, **{name: VALUES[name]})

    assert render_all(show, RELEASES, again(built())) == render_all(show, RELEASES)


class Watched:
    """A value that remembers which of its fields were read."""

    def __init__(self, value: Any, **instead: Any) -> None:
        self.of, self.instead, self.seen = value, instead, set[str]()

    def __getattr__(self, name: str) -> Any:
        self.seen.add(name)
        return self.instead[name] if name in self.instead else getattr(self.of, name)


def test_no_tag_reads_what_an_item_is_not_known_by() -> None:
    made = release(1, alternates=(replace(RELEASES[0].audio, path="a.opus") if RELEASES[0].audio else None,))
    episode = Watched(made.episode)
    watched = Watched(made, episode=episode, slug=made.slug)
    assert made.audio
    item = Item(SHOW, watched, made.audio)  # type: ignore[arg-type]
    for namespace in NAMESPACES:
        for _, values in namespace.item:
            list(values(item))

    assert not watched.seen & UNREAD[Release]
    assert not episode.seen & UNREAD[Episode]
    assert {"transcripts", "chapters", "alternates"} <= watched.seen
    assert {"title", "people", "soundbites"} <= episode.seen


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"podcast items 1\n",
        b"x" * 400,
        built().data()[:-1],
        built().data() + b"x",
        built().data().replace(b"winter", b"wintre", 1),
    ],
    ids=["none", "head", "noise", "short", "long", "changed"],
)
def test_what_is_damaged_is_not_used(data: bytes) -> None:
    kept = Kept(data)
    made = render_all(SHOW, RELEASES, kept)

    assert kept.made == len(RELEASES)
    assert made == render_all(SHOW, RELEASES)


def test_what_other_code_made_is_not_used() -> None:
    kept = Kept(built().data(), "other")
    render_all(SHOW, RELEASES, kept)

    assert kept.made == len(RELEASES)


def test_an_item_that_stands_in_several_feeds_is_made_once() -> None:
    others = tuple(Edition(path=f"o-{n}.xml", title=f"O {n}", season=2) for n in range(3))
    kept = Kept()
    made = render_all(replace(SHOW, editions=others, page_size=2), RELEASES, kept)

    assert kept.made == len(RELEASES)
    assert len(made) == 8


def test_notes_that_look_like_items_are_cut_nowhere() -> None:
    hostile = "<p>x</p>\n    </item>\n    <item>\n<![CDATA[ y ]]>\n    </item>\n    <item>\n"
    releases = [replace(each, notes_html=hostile) for each in RELEASES]
    kept = Kept()
    made = render_all(SHOW, releases, kept)[0].data

    assert [item.guid for item in read(made, Path("f")).items] == [each.guid for each in RELEASES[::-1]]
    one = [document(channel_of(SHOW, [each]), Kept()) for each in releases[::-1]]
    assert [len(each) for each in kept.now.values()] == [
        data.rindex(b"  </channel>") - data.index(b"    <item>") for data in one
    ]


def test_more_items_than_are_made_at_once_are_all_there() -> None:
    many = [
        replace(release(1), guid=f"g-{n}", published=datetime(2026, 1, 1, n // 60, n % 60, tzinfo=UTC))
        for n in range(450)
    ]

    assert [item.guid for item in read(render(SHOW, many).data, Path("f")).items] == [
        f"g-{n}" for n in range(449, -1, -1)
    ]


def test_a_text_that_has_no_bytes_is_no_reason_to_stop() -> None:
    odd = [release(1, summary="half a pair \ud800")]

    assert render_all(SHOW, odd, Kept()) == render_all(SHOW, odd)


def test_audio_that_an_edition_prefers_makes_another_item() -> None:
    audio = RELEASES[0].audio
    assert isinstance(audio, Audio)
    opus = replace(audio, path="media/part-1.opus", media_type="audio/ogg")
    other = Edition(path="opus.xml", title="Opus", form="opus")
    kept = Kept()
    render_all(replace(SHOW, editions=(other,)), [replace(RELEASES[0], alternates=(opus,))], kept)

    assert kept.made == 2
