"""The table [feed] of podcast.toml: the feeds that are made of a show."""

import re
from dataclasses import dataclass
from typing import Any

from podcast import values
from podcast.declared import option, sections

_PATH = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.xml")
_TAKEN = ("feed.xml", "sitemap.xml")


def _path(value: Any) -> str:
    """The name of a feed among the files of the site; those with a point are the pages of a feed."""
    if not isinstance(value, str) or not _PATH.fullmatch(value):
        raise ValueError("must be the name of a file in small letters a to z such as season-2.xml")
    if value in _TAKEN:
        raise ValueError(f"must not be {value}, which the site has already")
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """An entry of [[feed.extra]]: a feed with a choice of the show's episodes."""

    path: str = option(
        _path, "The name of its file; it is found there, below the show's address.", example='"season-2.xml"'
    )
    title: str = option(
        values.text, "What apps call it: another name than the show's.", example='"Career guides, season 2"'
    )
    description: str = option(
        values.paragraphs,
        "What it is about.",
        example='"The second season alone."',
        default="",
        unset="the show's",
    )
    season: int | None = option(values.whole, "Takes the episodes of this season.", example="2", default=None)
    language: str = option(
        values.language,
        "Takes the episodes that are spoken in this language or translated into it.",
        example='"de"',
        default="",
        unset="those in any language",
    )
    translated: bool = option(
        values.flag, "With false, those that are only translated are left out.", example="false", default=True
    )
    format: str = option(
        values.one_of("mp3", "m4a", "opus"),
        "The form of its audio: one of `audio.formats`.",
        example='"opus"',
        default="mp3",
    )
    block: bool = option(
        values.flag,
        "Asks directories not to list it; it is found from the pages alone.",
        example="true",
        default=False,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeds:
    """The table [feed]: how the show's feed is cut, and which feeds there are beside it."""

    page_size: int = option(
        lambda value: round(values.number(10, 10_000)(value)),
        "Cuts long feeds into pages of so many episodes, from 10 to 10,000.",
        example="200",
        default=0,
        unset="all in one",
    )
    extra: tuple[Extra, ...] = sections(
        Extra,
        "Feeds beside the show's own; see below.",
        example='[{path = "season-2.xml", title = "Career guides, season 2", season = 2}]',
    )
