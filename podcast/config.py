"""podcast.toml: what a show says about itself. Each option stands here once, with sentence and example."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from podcast import podcasting, values
from podcast.declared import Source, load, option, section
from podcast.errors import Finding, InputError, Where
from podcast.model import Location, Person
from podcast.podcasting import Fields

NAME = "podcast.toml"

PLACEHOLDERS = {
    "author": "Your name",
    "description": "What the show is about, in one or two sentences.",
}
"""What a new show says until its producer says it better."""

_NOBODYS = re.compile(r"(www\.)?example\.(com|net|org)|.*\.example")
"""Hosts that belong to nobody (RFC 2606). What lies below them, podcasts.example.org, may be for show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The table [owner]: whom a directory may write to."""

    name: str = option(values.text, "Who owns the show.", example='"The Harbour Museum"')
    email: str = option(values.email, "Public in the feed: it draws spam.", example='"radio@example.org"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """The table [audio]: how recordings are finished."""

    preset: str = option(
        values.one_of("apple", "spotify", "aes", "broadcast"),
        "Whose loudness to reach: apple (−16 LUFS), spotify (−14), aes (−18), broadcast (−16, mono −19).",
        example='"spotify"',
        default="apple",
    )
    target: float | None = option(
        values.number(-30, -8),
        "Another loudness in LUFS, from −30 to −8.",
        example="-16",
        default=None,
        unset="the preset's",
    )
    mono: float | None = option(
        values.number(-30, -8),
        "Another loudness of recordings with one channel.",
        example="-19",
        default=None,
        unset="as `target`, else the preset's",
    )
    ceiling: float = option(
        values.number(-9, -1), "Highest true peak in dBTP, from −9 to −1.", example="-1.5", default=-1.5
    )
    bitrate: int = option(
        lambda value: round(values.number(32, 320)(value)),
        "Kilobits a second of the published MP3, from 32 to 320.",
        example="96",
        default=0,
        unset="96 for mono, 128 for stereo",
    )
    channels: Literal["auto", "mono", "stereo"] = option(
        values.one_of("auto", "mono", "stereo"),
        "mono, stereo, or auto, which makes mono of recordings whose two channels are alike.",
        example='"mono"',
        default="auto",
    )
    level: str = option(
        values.one_of("auto", "off"),
        "auto brings speakers to one level, by the transcript or else by pauses, in what is not published "
        "yet; off leaves them as uneven as they are.",
        example='"off"',
        default="auto",
    )
    trim: bool = option(
        values.flag,
        "Leaves out silence at the beginning and the end of recordings.",
        example="true",
        default=False,
    )
    high_pass: float = option(
        values.number(20, 200),
        "Takes away rumble below so many hertz; speech begins at about 85.",
        example="80",
        default=0.0,
        unset="nothing is taken away",
    )
    denoise: bool = option(
        values.flag,
        "Lowers steady noise, such as hiss and fans, by up to 12 dB.",
        example="true",
        default=False,
    )
    intro: str = option(
        values.text,
        "A sound before every episode: a file in the show folder.",
        example='"sound/intro.mp3"',
        default="",
    )
    outro: str = option(
        values.text,
        "A sound behind every episode.",
        example='"sound/outro.mp3"',
        default="",
    )
    formats: tuple[str, ...] = option(
        values.some(values.one_of("m4a", "opus")),
        "What is offered beside the MP3: m4a, opus; apps choose by podcast:alternateEnclosure.",
        example='["m4a", "opus"]',
        default=(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Narration:
    """The table [narration]: how episodes with `narrate = true` are spoken."""

    voices: tuple[tuple[str, str], ...] = option(
        values.pairs,
        'Who speaks with which voice; the key "" stands for everybody else.',
        example='{"Mara Lind" = "hibari:heart", "" = "espeak-ng:en+m3"}',
        default=(),
        unset="the most natural ones that are installed, in the order people first speak",
    )
    say: tuple[tuple[str, str], ...] = option(
        values.pairs,
        "How words are said; what is read stays as it is written.",
        example='{"MLOps" = "M L Ops"}',
        default=(),
    )
    pace: float = option(
        values.number(0.5, 2), "Under 1 the voices speak more slowly.", example="0.9", default=1.0
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The table [page]: how the pages look and speak."""

    language: str = option(
        values.language,
        "The language of the buttons and labels: ar, de, en, es, fr or ja; any other is English.",
        example='"fr"',
        default="",
        unset="the show's language",
    )
    apps: tuple[tuple[str, str], ...] = option(
        values.addresses,
        "Where else the show can be heard: names of apps or directories and its address there.",
        example='{"Apple Podcasts" = "https://podcasts.apple.com/podcast/id1"}',
        default=(),
    )
    paper: str = option(
        values.colour, "The ground of the pages by day.", example='"#f4f7f9"', default="#fbf8f2"
    )
    night: str = option(values.colour, "The same by night.", example='"#10151a"', default="#14161d")
    text: str = option(
        values.fonts,
        "The fonts of headings and text, that readers have installed.",
        example='"Charter, Georgia, serif"',
        default="",
        unset="what the system has of serif fonts",
    )
    controls: str = option(
        values.fonts,
        "The fonts of buttons, times and labels.",
        example='"Inter, system-ui, sans-serif"',
        default="",
        unset="the system's own",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """podcast.toml."""

    title: str = option(values.text, "The name of the show.", example='"Career guides"')
    address: str = option(
        values.base_url,
        "Where feed/ will be found on the web. It may change; what was published keeps its identity.",
        example='"https://podcasts.example.org/career-guides/"',
        default="",
        unset="none: then a build needs `--base-url`",
    )
    language: str = option(
        values.language, "The language of the show, as a BCP 47 tag.", example='"en"', default="en"
    )
    author: str = option(
        values.text,
        "Who makes the show, as apps display it.",
        example='"The Career Desk"',
        default="",
        unset="the title",
    )
    description: str = option(
        values.text, "What the show is about, in a few sentences.", example='"One trade an episode."'
    )
    categories: tuple[tuple[str, str], ...] = option(
        values.some(values.category),
        "Apple's categories, the first counts most; a second level stands after >.",
        example='["Education > Courses", "Business > Careers"]',
        default=(("Education", ""),),
        unset='`["Education"]`',
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
        "episodic, or serial, which asks apps to play from the first episode on.",
        example='"serial"',
        default="episodic",
    )
    medium: str = option(
        values.one_of("podcast", "course", "audiobook", "music", "film", "video", "newsletter", "blog"),
        "podcast, course, audiobook, music, film, video, newsletter or blog: the podcast namespace's words.",
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
    align: bool = option(
        values.flag,
        "Times each word of English transcripts by the recordings; needs podcast-pipeline[align].",
        example="true",
        default=False,
    )
    accent: str = option(
        values.colour, "The colour of the pages and of a drawn cover.", example='"#1d5c50"', default="#1d5c50"
    )
    update_start: str = option(
        lambda value: values.moment(value).isoformat(),
        "When that rule begins; a rule with COUNT needs it.",
        example="2026-09-07",
        default="",
    )
    complete: bool = option(
        values.flag, "Says that no further episode will come.", example="true", default=False
    )
    block: tuple[tuple[str, bool], ...] = option(
        podcasting.blocked,
        "Which services may not list the show; * stands for all of them.",
        example='{"*" = true, podcastindex = false}',
        default=(),
    )
    podroll: tuple[Fields, ...] = option(
        values.many(podcasting.REMOTE),
        "Shows to recommend: the podcast:guid of each, and its url and title where known.",
        example='[{guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810", title = "Old Harbour"}]',
        default=(),
    )
    publisher: Fields | None = option(
        podcasting.REMOTE,
        "The feed of the publisher that this show belongs to: its guid and url.",
        example='{guid = "003af0a0-6a45-55cf-b765-68e3d349551a", url = "https://example.org/all.xml"}',
        default=None,
    )
    txt: tuple[Fields, ...] = option(
        values.many(podcasting.TXT),
        "Texts for services, such as the one that proves whose show it is.",
        example='[{purpose = "verify", text = "S6lpp-7ZCn8"}]',
        default=(),
    )
    value: tuple[Fields, ...] = option(
        values.many(podcasting.VALUE),
        "How listeners can pay while they listen: type, method, suggested, and recipients with type, "
        "address, split, name, custom_key, custom_value and fee.",
        example='[{type = "lightning", method = "lnaddress", '
        'recipients = [{type = "lnaddress", address = "mara@example.org", split = 100}]}]',
        default=(),
    )
    social: tuple[Fields, ...] = option(
        values.many(podcasting.SOCIAL),
        "Where the show is talked about: protocol, url, account, account_url and priority.",
        example='[{protocol = "activitypub", url = "https://example.org/@mara/1", account = "@mara"}]',
        default=(),
    )
    chat: Fields | None = option(
        podcasting.CHAT,
        "Where listeners meet: server, protocol, account and space.",
        example='{server = "irc.example.org", protocol = "irc", space = "#harbour"}',
        default=None,
    )
    hub: str = option(
        values.web,
        "A WebSub hub that is told of new episodes.",
        example='"https://pubsubhubbub.appspot.com/"',
        default="",
    )
    new_feed_url: str = option(
        values.web,
        "The feed's new address, while a show moves: apps that find it go there. `podcast move` writes it.",
        example='"https://podcasts.example.org/career-guides/feed.xml"',
        default="",
    )
    guid: str = option(
        values.show_guid,
        "The show's podcast:guid, when it had one before.",
        example='"917393e3-1b1e-5cef-ace4-edaa54e1f810"',
        default="",
        unset="made of the address at the first build, and kept in podcast.lock",
    )
    owner: Owner | None = section(
        Owner,
        "Whom directories may write to; leave it out unless one asks. See below.",
        example='{name = "The Career Desk", email = "desk@example.org"}',
        default=None,
    )
    audio: Sound = section(
        Sound,
        "How recordings are finished; see below.",
        example="{target = -16, bitrate = 96}",
        default=Sound(),
        unset="as below",
    )
    page: Pages = section(
        Pages,
        "How the pages look and speak; see below.",
        example='{language = "fr"}',
        default=Pages(),
        unset="as below",
    )
    narration: Narration = section(
        Narration,
        "How episodes with narrate = true are spoken; see below.",
        example='{say = {"MLOps" = "M L Ops"}}',
        default=Narration(),
        unset="as below",
    )


def read(folder: Path) -> tuple[Config, Source]:
    """Read the podcast.toml of a show folder, and its text to tell places in it.

    Raises InputError when there is none, ConfigErrors for what is wrong in it.
    """
    path = folder / NAME
    source = Source(read_text(path), path)
    return load(Config, source), source


def placeholders(config: Config, source: Source) -> tuple[Finding, ...]:
    """Warnings for what `podcast new` wrote into podcast.toml and nobody has replaced yet."""
    hints = {
        key: "write your own: apps and directories show it"
        for key, text in PLACEHOLDERS.items()
        if getattr(config, key) == text
    }
    if _NOBODYS.fullmatch(urlsplit(config.address).hostname or ""):
        hints["address"] = (
            "write where feed/ will be found: the first build makes the show's guid of it and keeps it in "
            "podcast.lock; delete that file if this address got into it and nothing is published yet"
        )
    return tuple(
        Finding(
            rule="placeholder",
            severity="warning",
            message=f"{key} is still a placeholder: {getattr(config, key)}",
            where=source.where(key),
            hint=hints[key],
        )
        for key in sorted(hints, key=lambda key: source.where(key).line or 0)
    )


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
