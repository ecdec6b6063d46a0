"""A feed as read: what a channel and its items say, each field empty where they do not say it."""

from dataclasses import dataclass
from datetime import datetime

from podcast.model import Attachment, Chapter, Fields, Location, Person, Soundbite
from podcast.timecode import Millis


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """The audio of an item: `length` in bytes, None when the feed gives no number."""

    url: str
    media_type: str = ""
    length: int | None = None
    line: int = 0


    @property
    def is_heard(self) -> bool:
        """Whether it may be sound or film: pictures and papers are enclosed too."""
        return not self.media_type.startswith(("image/", "text/", "application/pdf", "application/epub"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item as read; `line` is where it begins. Attachments have the address as their path."""

    line: int
    title: str = ""
    link: str = ""
    guid: str = ""
    guid_is_permalink: bool = True
    published: datetime | None = None
    description: str = ""
    summary: str = ""
    subtitle: str = ""
    content: str = ""
    enclosure: Enclosure | None = None
    enclosures: tuple[Enclosure, ...] = ()
    duration: Millis | None = None
    season: int | None = None
    season_name: str = ""
    number: int | None = None
    display: str = ""
    kind: str = "full"
    explicit: bool | None = None
    image: str = ""
    author: str = ""
    transcripts: tuple[Attachment, ...] = ()
    chapters_file: Attachment | None = None
    chapters: tuple[Chapter, ...] = ()
    people: tuple[Person, ...] = ()
    soundbites: tuple[Soundbite, ...] = ()
    location: Location | None = None
    license: str = ""
    links: tuple[Fields, ...] = ()
    social: tuple[Fields, ...] = ()
    chat: Fields | None = None
    txt: tuple[Fields, ...] = ()
    value: tuple[Fields, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A channel as read, with its items in the order of the feed."""

    title: str = ""
    link: str = ""
    self_url: str = ""
    next_url: str = ""
    new_url: str = ""
    built: datetime | None = None
    description: str = ""
    language: str = ""
    copyright: str = ""
    author: str = ""
    owner_name: str = ""
    owner_email: str = ""
    image: str = ""
    image_alt: str = ""
    categories: tuple[tuple[str, str], ...] = ()
    explicit: bool | None = None
    order: str = "episodic"
    guid: str = ""
    locked: bool | None = None
    medium: str = "podcast"
    funding: tuple[tuple[str, str], ...] = ()
    people: tuple[Person, ...] = ()
    location: Location | None = None
    license: str = ""
    license_url: str = ""
    update_frequency: str = ""
    update_rrule: str = ""
    update_start: datetime | None = None
    complete: bool | None = None
    block: tuple[tuple[str, bool], ...] = ()
    podroll: tuple[Fields, ...] = ()
    publisher: Fields | None = None
    txt: tuple[Fields, ...] = ()
    value: tuple[Fields, ...] = ()
    social: tuple[Fields, ...] = ()
    chat: Fields | None = None
    hub: str = ""
    synthetic_voices: bool = False
    items: tuple[Item, ...] = ()
