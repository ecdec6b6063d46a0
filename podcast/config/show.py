"""What a show says about itself. Each option stands here once, with sentence and example."""

from dataclasses import dataclass
from typing import Literal

from podcast import podcasting, values
from podcast.config.feeds import Feeds
from podcast.config.tables import Narration, Owner, Pages, Sound
from podcast.declared import option, section
from podcast.model import Location, Person
from podcast.podcasting import Fields


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
        values.paragraphs,
        "What the show is about, in a few sentences; empty lines part paragraphs.",
        example='"One trade an episode."',
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
        values.rrule, "The same as an RFC 5545 rule.", example='"FREQ=WEEKLY;INTERVAL=2"', default=""
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
    feed: Feeds = section(
        Feeds,
        "The feeds that are made of the show; see below.",
        example='{extra = [{path = "season-2.xml", title = "Career guides, season 2", season = 2}]}',
        default=Feeds(),
        unset="one, with all episodes",
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
