"""What an item says, as the front matter of an episode's notes: a row a key."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from podcast import chapters, timecode, toml
from podcast.errors import Finding
from podcast.feed.parsed import Feed, Item
from podcast.importing.entries import Entry
from podcast.importing.fitting import fitted
from podcast.importing.words import one_line, web
from podcast.library import FrontMatter
from podcast.model import Audio, Chapter, Location, Person, Soundbite
from podcast.timecode import Millis


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry with what was fetched for it: `audio` is given where it stays on its host."""

    entry: Entry
    summary: str = ""
    chapters: tuple[Chapter, ...] = ()
    audio: Audio | None = None

    @property
    def item(self) -> Item:
        """The item as read."""
        return self.entry.item


def _same(key: str) -> Callable[[Draft, Feed], Any]:
    """What a tag says, under the name it has in both."""
    return lambda draft, _feed: as_toml(getattr(draft.item, key))


def as_toml(said: Any) -> Any:
    """The fields of a tag, or of several; that voices are synthetic has a key of its own."""
    if isinstance(said, tuple):
        return [each for each in said if each.get("purpose") != "ai-content"]
    return said


ROWS: tuple[tuple[str, Callable[[Draft, Feed], Any]], ...] = (
    ("title", lambda draft, _feed: draft.entry.title),
    ("published", lambda draft, _feed: draft.entry.published),
    ("draft", lambda draft, _feed: draft.entry.draft or draft.entry.published is None),
    ("season", lambda draft, _feed: draft.item.season or None),
    ("season_name", lambda draft, _feed: one_line(draft.item.season_name)),
    ("number", lambda draft, _feed: draft.item.number or None),
    ("kind", lambda draft, _feed: draft.item.kind),
    ("summary", lambda draft, _feed: draft.summary),
    ("explicit", lambda draft, feed: _explicit(draft.item, feed)),
    ("people", lambda draft, _feed: people(draft.item.people)),
    ("chapters", lambda draft, _feed: _chapters(draft.chapters)),
    ("guid", lambda draft, _feed: draft.entry.guid if draft.entry.hidden else ""),
    ("enclosure", lambda draft, _feed: _enclosure(draft.audio)),
    ("soundbites", lambda draft, _feed: _soundbites(draft.item.soundbites)),
    ("location", lambda draft, _feed: location(draft.item.location)),
    ("license", lambda draft, _feed: one_line(draft.item.license)),
    ("display", lambda draft, _feed: one_line(draft.item.display)),
    *((key, _same(key)) for key in ("links", "social", "chat", "txt", "value")),
)
"""The keys of FrontMatter in the order in which they are written. What is empty is left out."""


def head(draft: Draft, feed: Feed) -> tuple[str, list[Finding]]:
    """The front matter of an episode with its fences, and what the feed says that notes may not."""
    said = {key: find(draft, feed) for key, find in ROWS}
    kept, findings = fitted(FrontMatter, said, draft.entry.where)
    return f"+++\n{toml.lines(kept)}+++\n", findings


def _explicit(item: Item, feed: Feed) -> bool | None:
    return None if item.explicit in (None, bool(feed.explicit)) else item.explicit


def people(found: Iterable[Person]) -> list[dict[str, str]]:
    """People as tables; what is usual is left out."""
    rows = [
        {
            "name": one_line(each.name),
            "role": each.role if each.role != "host" else "",
            "group": each.group if each.group != "cast" else "",
            "url": web(each.url),
            "image": web(each.image),
        }
        for each in found
    ]
    return [{key: value for key, value in row.items() if value} for row in rows if row["name"]]


def location(found: Location | None) -> dict[str, str] | None:
    """A place as a table; one that has only an address on the globe is called by it."""
    if found is None:
        return None
    row = {"name": one_line(found.name) or found.geo or found.osm, "geo": found.geo, "osm": found.osm}
    return {key: value for key, value in row.items() if value}


def _enclosure(audio: Audio | None) -> dict[str, Any] | None:
    if audio is None:
        return None
    row = {"url": audio.path, "length": audio.size, "type": audio.media_type}
    return row | ({"duration": _clock(audio.duration)} if audio.duration else {})


def _soundbites(found: Iterable[Soundbite]) -> list[dict[str, str]]:
    rows = [
        {"start": _clock(each.start), "duration": _clock(each.duration), "title": one_line(each.title)}
        for each in found
    ]
    return [{key: value for key, value in row.items() if value} for row in rows]


def _chapters(found: Iterable[Chapter]) -> list[Any]:
    by_start = {each.start: each for each in reversed(tuple(found))}
    return [_chapter(by_start[start]) for start in sorted(by_start)]


def _chapter(chapter: Chapter) -> Any:
    """A line, or a table where there is more to say."""
    start, title = _clock(chapter.start), one_line(chapter.title)
    more = {"url": web(chapter.url), "image": web(chapter.image), "location": location(chapter.location)}
    row: dict[str, Any] = {"start": start, "title": title}
    row |= {key: value for key, value in more.items() if value}
    row |= {"hidden": True} if chapter.hidden else {}
    line = f"{start} {title}"
    return line if len(row) == 2 and title and chapters.parse_line(line).title == title else row


def _clock(time: Millis) -> str:
    return timecode.show(time) if time % 1000 == 0 else timecode.format_vtt(time)
