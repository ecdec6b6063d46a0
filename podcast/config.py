"""podcast.toml: what a show says about itself. Each option stands here once, with sentence and example."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from podcast import values
from podcast.declared import Source, load, option, section
from podcast.errors import InputError, Where
from podcast.model import Location, Person

NAME = "podcast.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The table [owner]: whom a directory may write to."""

    name: str = option(values.text, "Who owns the show.", example='"The Harbour Museum"')
    email: str = option(values.text, "Public in the feed: it draws spam.", example='"radio@example.org"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """The table [audio]: how recordings are finished."""

    target: float = option(
        values.number(-30, -8),
        "Loudness in LUFS: −16 is Apple's and the default, −14 Spotify's, −18 the AES's.",
        example="-16",
        default=-16.0,
    )
    ceiling: float = option(values.number(-9, -1), "Highest true peak in dBTP.", example="-1.5", default=-1.5)
    bitrate: int = option(
        lambda value: round(values.number(32, 320)(value)),
        "Kilobits a second; left out, 96 for mono and 128 for stereo.",
        example="96",
        default=0,
    )
    channels: Literal["auto", "mono", "stereo"] = option(
        values.one_of("auto", "mono", "stereo"),
        "auto makes mono of recordings whose two channels are alike.",
        example='"mono"',
        default="auto",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """podcast.toml."""

    title: str = option(values.text, "The name of the show.", example='"Career guides"')
    address: str = option(
        values.base_url,
        "Where feed/ will be found on the web. It may change; what was published keeps its identity.",
        example='"https://example.org/career-guides/"',
        default="",
    )
    language: str = option(
        values.language, "The language of the show, as a BCP 47 tag.", example='"en"', default="en"
    )
    author: str = option(
        values.text, "Who makes the show, as apps display it.", example='"The Career Desk"', default=""
    )
    description: str = option(
        values.text, "What the show is about, in a few sentences.", example='"One trade an episode."'
    )
    categories: tuple[tuple[str, str], ...] = option(
        values.many(values.category),
        "Apple's categories, the first counts most; a second level stands after >.",
        example='["Education > Courses", "Business > Careers"]',
        default=(("Education", ""),),
    )
    cover: str = option(
        values.text,
        "The cover art, a file in the show folder: square, 1400 to 3000 pixels, JPEG or PNG, RGB.",
        example='"cover.png"',
    )
    cover_alt: str = option(
        values.any_text,
        "What the cover shows, for those who do not see it.",
        example='"Four bars"',
        default="",
    )
    explicit: bool = option(
        values.flag, "Whether episodes are not fit for children.", example="false", default=False
    )
    order: Literal["episodic", "serial"] = option(
        values.one_of("episodic", "serial"),
        "serial asks apps to play from the first episode on.",
        example='"serial"',
        default="episodic",
    )
    medium: str = option(
        values.one_of("podcast", "course", "audiobook", "music", "film", "video", "newsletter", "blog"),
        "What kind of show it is, in the words of the podcast namespace.",
        example='"course"',
        default="podcast",
    )
    copyright: str = option(
        values.text, "The copyright line.", example='"© 2026 The Career Desk"', default=""
    )
    license: str = option(
        values.text,
        "An SPDX name in lower case, or a name of your own with license_url.",
        example='"cc-by-4.0"',
        default="",
    )
    license_url: str = option(
        values.web,
        "Where the licence can be read.",
        example='"https://creativecommons.org/licenses/by/4.0/"',
        default="",
    )
    people: tuple[Person, ...] = option(
        values.many(values.person),
        "Who is on the show: names, or tables with name, role, group, url and image.",
        example='[{name = "Mara Lind", role = "host"}]',
        default=(),
    )
    funding: tuple[dict[str, str], ...] = option(
        values.many(values.table(url=values.web, text=values.text)),
        "Where listeners can give, and what the button says.",
        example='[{url = "https://example.org/give", text = "Support the show"}]',
        default=(),
    )
    location: Location | None = option(
        values.location,
        "The place the show is about.",
        example='{name = "Old Harbour", geo = "geo:53.5459,9.9669"}',
        default=None,
    )
    update_frequency: str = option(
        values.text, "How often episodes appear, in words.", example='"Every second Monday"', default=""
    )
    update_rrule: str = option(
        values.text, "The same as an RFC 5545 rule.", example='"FREQ=WEEKLY;INTERVAL=2"', default=""
    )
    locked: bool = option(
        values.flag, "Asks other hosts not to import the feed.", example="true", default=True
    )
    synthetic_voices: bool = option(
        values.flag,
        "Says in the feed and on the pages that the voices are synthetic.",
        example="true",
        default=False,
    )
    accent: str = option(
        values.colour, "The colour of the pages and of a drawn cover.", example='"#1d5c50"', default="#1d5c50"
    )
    guid: str = option(
        values.text,
        "The show's podcast:guid, when it had one before; else it is made once and kept in podcast.lock.",
        example='"917393e3-1b1e-5cef-ace4-edaa54e1f810"',
        default="",
    )
    owner: Owner | None = section(
        Owner,
        "Whom directories may write to; leave it out unless one asks.",
        example='{name = "The Career Desk", email = "desk@example.org"}',
        default=None,
    )
    audio: Sound = section(
        Sound, "How recordings are finished.", example="{target = -16, bitrate = 96}", default=Sound()
    )


def read(folder: Path) -> tuple[Config, Source]:
    """Read the podcast.toml of a show folder, and its text to tell places in it.

    Raises InputError when there is none, ConfigErrors for what is wrong in it.
    """
    path = folder / NAME
    source = Source(read_text(path), path)
    return load(Config, source), source


def read_text(path: Path) -> str:
    """The text of a file that a person wrote in UTF-8; raises InputError with the line of a wrong byte."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        hint = "run this in a show folder or name it with --show; podcast new DIR makes one"
        raise InputError(f"there is no {path.name}", where=Where(path), hint=hint) from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=Where(path)) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            "this is not UTF-8 text",
            where=Where(path, data.count(b"\n", 0, error.start) + 1),
            hint="save it again with the encoding UTF-8",
        ) from error
