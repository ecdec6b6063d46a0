"""A show, how its pages look, and the feeds beside its own."""

from dataclasses import dataclass
from typing import Literal

from podcast.model.files import Picture
from podcast.model.parts import Fields, Location, Person

Use = Literal["any", "maskable"]
"""What an icon is for; platforms cut the edges of a maskable one."""
Icon = tuple[Picture, Use]
"""A picture for the screen of a phone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the pages of a show look and speak.

    `language` of the interface is a BCP 47 tag, "" for the show's; `apps` are names of apps and directories
    with the show's address there. `paper` and `night` are the grounds by day and by night, `text` and
    `controls` font families in CSS, "" for ours. `theme` are the show's own templates and style, by name.
    """

    language: str = ""
    apps: tuple[tuple[str, str], ...] = ()
    paper: str = "#fbf8f2"
    night: str = "#14161d"
    text: str = ""
    controls: str = ""
    theme: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A feed beside the show's own with a choice of its episodes; None and "" choose all of them.

    `path` is relative to the output folder. `language` takes episodes that are spoken in it and, when
    `translated`, those with a translation into it. `form` is the ending of the audio that its enclosures
    name, "" for the show's. `block` keeps it out of directories; `guid` is its own podcast:guid.
    """

    path: str
    title: str
    description: str = ""
    season: int | None = None
    language: str = ""
    translated: bool = True
    form: str = ""
    block: bool = False
    guid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """The show as podcast.toml declares it. `base_url` ends in a slash; `categories` are (top, sub or "").

    `editions` are the feeds beside the show's own. Feeds are cut into pages of `page_size` items, 0 for one.
    `icons` are those of the installed show.
    """

    title: str
    base_url: str
    language: str
    author: str
    description: str
    categories: tuple[tuple[str, str], ...]
    explicit: bool = False
    order: Literal["episodic", "serial"] = "episodic"
    medium: str = "podcast"
    copyright: str = ""
    license: str = ""
    license_url: str = ""
    locked: bool = True
    owner_name: str = ""
    owner_email: str = ""
    funding: tuple[tuple[str, str], ...] = ()
    people: tuple[Person, ...] = ()
    location: Location | None = None
    update_frequency: str = ""
    update_rrule: str = ""
    update_start: str = ""
    complete: bool = False
    block: tuple[tuple[str, bool], ...] = ()
    podroll: tuple[Fields, ...] = ()
    publisher: Fields | None = None
    txt: tuple[Fields, ...] = ()
    value: tuple[Fields, ...] = ()
    social: tuple[Fields, ...] = ()
    chat: Fields | None = None
    hub: str = ""
    synthetic_voices: bool = False
    accent: str = "#1d5c50"
    look: Look = Look()
    guid: str = ""
    new_feed_url: str = ""
    editions: tuple[Edition, ...] = ()
    page_size: int = 0
    cover: Picture | None = None
    thumbnail: Picture | None = None
    icons: tuple[Icon, ...] = ()
