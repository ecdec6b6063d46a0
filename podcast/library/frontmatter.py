"""What an episode's notes may say at their head: the table of its keys."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from podcast import chapters, podcasting, values
from podcast import links as addresses
from podcast.declared import option
from podcast.model import Audio, Bed, Chapter, Kind, Location, Person, Soundbite, TurnEdit
from podcast.podcasting import Fields
from podcast.timecode import ZERO, Millis


def _chapter(value: Any) -> Chapter:
    """``"1:23 Title"``, or a table with start, title, says, url, image, location and hidden."""
    if isinstance(value, str):
        return chapters.parse_line(values.text(value))
    found = values.table(
        start=values.clock,
        title=values.text,
        _says=values.text,
        _url=values.web,
        _image=values.picture,
        _location=values.location,
        _hidden=values.flag,
    )(value)
    return Chapter(end=found["start"], **found)


def _enclosure(value: Any) -> Audio:
    """A table with url, and length in bytes, type and duration where they are known."""
    found = values.table(
        url=values.web, _length=values.size, _type=values.media_type, _duration=values.clock
    )(value)
    address, size, length = found["url"], found.get("length", 0), found.get("duration", ZERO)
    kind = addresses.media_type(urlsplit(address).path)
    return Audio(
        path=address,
        media_type=found.get("type")
        or (kind if kind.startswith("audio/") else addresses.MEDIA_TYPES[".mp3"]),
        size=size,
        duration=length,
        bitrate=size * 8000 // length if length else 0,
        channels=0,
        rate=0,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The lines between +++ at the head of an episode's notes."""

    title: str = option(
        values.text, "The episode's title, without show or number.", example='"Solar technician"'
    )
    published: datetime | None = option(
        values.moment,
        "When it appears; without an offset the time is UTC. Before that, and without it, it is hidden.",
        example="2026-09-07T06:00:00Z",
        default=None,
    )
    season: int | None = option(values.whole, "The season's number.", example="1", default=None)
    season_name: str = option(values.text, "What the season is called.", example='"On the roof"', default="")
    number: int | None = option(values.whole, "The episode's number.", example="2", default=None)
    kind: Kind = option(
        values.one_of("full", "trailer", "bonus"), "What it is.", example='"trailer"', default="full"
    )
    summary: str = option(
        values.text,
        "One or two sentences for apps and lists; left out, the first paragraph of the notes.",
        example='"A day on the roof with a solar technician."',
        default="",
    )
    explicit: bool | None = option(
        values.flag,
        "Whether this one is not fit for children; else as the show.",
        example="true",
        default=None,
    )
    people: tuple[Person, ...] = option(
        values.many(values.person),
        "Who speaks in it: names, or tables with name, role, group, url and image.",
        example='[{name = "Tomas Okafor", role = "guest"}]',
        default=(),
    )
    speakers: tuple[tuple[str, str], ...] = option(
        values.names,
        "The names behind the transcript's voices: in the order they first speak, or by label.",
        example='["Mara Lind", "Tomas Okafor"]',
        default=(),
    )
    chapters: tuple[Chapter, ...] = option(
        values.many(_chapter),
        "Chapters of your own in place of the proposed ones: lines, or tables with start, title, says, "
        "url, image, location and hidden.",
        example='["0:00 On the roof", "2:10 Tools"]',
        default=(),
    )
    language: str = option(values.language, "Its language, if not the show's.", example='"de"', default="")
    image: str = option(
        values.text, "A picture in the episode's folder, if not <slug>.jpg.", example='"roof.jpg"', default=""
    )
    image_alt: str = option(
        values.any_text, "What the picture shows.", example='"Two people on a roof"', default=""
    )
    guid: str = option(
        values.guid,
        "The guid it had before, when it moves here or is renamed.",
        example='"show-17"',
        default="",
    )
    draft: bool = option(values.flag, "Keeps it out of builds.", example="true", default=False)
    narrate: bool = option(
        values.flag,
        "Has a build speak its transcript where there is no recording; feed and page say so.",
        example="true",
        default=False,
    )
    enclosure: Audio | None = option(
        _enclosure,
        "Its audio, when that lies elsewhere and stays there: url, length in bytes, type and duration. "
        "A recording beside the notes takes its place.",
        example='{url = "https://media.example.org/17.mp3", length = 48211034, duration = "50:12"}',
        default=None,
    )
    align: bool | None = option(
        values.flag,
        "Times each word of the transcript by the recording, in English; else as the show.",
        example="true",
        default=None,
    )
    level: str = option(
        values.one_of("auto", "off"),
        "Whether its speakers are brought to one level when it is made: auto or off.",
        example='"off"',
        default="",
        unset="as the show",
    )
    denoise: bool | None = option(
        values.flag,
        "Lowers steady noise in it; else as the show.",
        example="true",
        default=None,
    )
    intro: str | None = option(
        values.any_text,
        'A sound before it, a file in the show folder; "" for none.',
        example='"sound/special.mp3"',
        default=None,
        unset="the show's",
    )
    outro: str | None = option(
        values.any_text,
        'A sound behind it; "" for none.',
        example='"sound/special-end.mp3"',
        default=None,
        unset="the show's",
    )
    beds: tuple[Bed, ...] = option(
        values.many(values.bed),
        "Music under the talk: file, from and to when, and its level in LU from the talk (left out, −20).",
        example='[{file = "sound/rain.mp3", from = "0:00", to = "1:30"}]',
        default=(),
    )
    tracks: tuple[tuple[str, str], ...] = option(
        values.pairs,
        "A sound file of each speaker in place of a recording, files of the show folder; a build mixes them.",
        example='{"Mara Lind" = "tracks/mara.wav", "Tomas Okafor" = "tracks/tomas.wav"}',
        default=(),
    )
    starts: tuple[tuple[str, Millis], ...] = option(
        values.clocks,
        "When tracks begin that do not begin together, by the names in `tracks`.",
        example='{"Tomas Okafor" = "0:12.4"}',
        default=(),
    )
    spread: float = option(
        values.number(0, 100),
        "How far apart tracks are heard, in percent of the way to the loudspeakers; 0 mixes to one channel.",
        example="30",
        default=0,
    )
    soundbites: tuple[Soundbite, ...] = option(
        values.many(values.soundbite),
        "Stretches worth quoting: start, duration (15 to 120 s) and title.",
        example='[{start = "1:05", duration = 30, title = "First day"}]',
        default=(),
    )
    location: Location | None = option(
        values.location, "The place it is about.", example='"Hamburg"', default=None
    )
    fix: tuple[tuple[str, str], ...] = option(
        values.corrections,
        "Spelling put right in the transcript.",
        example='{"Kubernets" = "Kubernetes"}',
        default=(),
    )
    turns: tuple[TurnEdit, ...] = option(
        values.many(values.turn),
        "Turns put right: split at words, merged with the turn before, or given to a speaker.",
        example='[{at = "3:32", split = "And that is"}]',
        default=(),
    )
    offset: Millis = option(
        values.shift,
        "Seconds by which the transcript's times are moved; less than 0 is earlier.",
        example='"-1.4"',
        default=ZERO,
    )
    stretch: float = option(
        values.number(0.5, 2),
        "What the transcript's times are multiplied by, before they are moved.",
        example="1.0012",
        default=1.0,
    )
    display: str = option(
        values.text, "What apps show in place of the number.", example='"Ch. 3"', default=""
    )
    links: tuple[Fields, ...] = option(
        values.many(podcasting.LINK),
        "Where else it can be found: url and text.",
        example='[{url = "https://video.example.org/17", text = "Watch it"}]',
        default=(),
    )
    social: tuple[Fields, ...] = option(
        values.many(podcasting.SOCIAL),
        "Where it is talked about: protocol, url, account, account_url and priority.",
        example='[{protocol = "activitypub", url = "https://example.org/@mara/17", account = "@mara"}]',
        default=(),
    )
    chat: Fields | None = option(
        podcasting.CHAT,
        "Where listeners meet about it, if not where the show's do.",
        example='{server = "irc.example.org", protocol = "irc", space = "#harbour-17"}',
        default=None,
    )
    txt: tuple[Fields, ...] = option(
        values.many(podcasting.TXT),
        "Texts for services.",
        example='[{purpose = "release", text = "2026-09-07T06:00:00Z"}]',
        default=(),
    )
    value: tuple[Fields, ...] = option(
        values.many(podcasting.VALUE),
        "How listeners can pay, if not as for the show.",
        example='[{type = "lightning", method = "lnaddress", '
        'recipients = [{type = "lnaddress", address = "tomas@example.org", split = 100}]}]',
        default=(),
    )
    license: str = option(values.text, "Its licence, if not the show's.", example='"cc-by-4.0"', default="")
