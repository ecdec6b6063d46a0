"""The nouns. Everything here is immutable and knows nothing about files, XML or HTML.

A Transcript is what was said, a Cue what is shown at a time, a Chapter a place to jump to. An Episode is
what the producer declared, a Release is an Episode made ready: what feed, page, search and checks work on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from podcast.timecode import ZERO, Millis

Timing = Literal["word", "segment", "estimated", "paced"]
"""What of the times was measured: each word's, each segment's, only the segments' starts, or nothing."""

Kind = Literal["full", "trailer", "bonus"]
"""The values of itunes:episodeType."""


Fields = Mapping[str, Any]
"""What is said of a tag of the podcast namespace that is a list of attributes: see podcasting.py."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One spoken word with its punctuation; `confidence` from 0 to 1, None when the source gave none."""

    text: str
    start: Millis
    end: Millis
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """An unbroken stretch of one speaker's talk: a turn, or a piece of one.

    `text` is one paragraph: NFC, no line breaks, single spaces. `speaker` is the label of a Speaker, None
    when unknown. `words`, when there are any, are the words of `text` in order, inside start and end.
    """

    start: Millis
    end: Millis
    text: str
    speaker: str | None = None
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A voice in a transcript. `label` is the name, or ``Speaker 1`` when no source told a name.

    `inferred` says that the turns were given to this voice by guessing; `confidence` (0 to 1) how surely.
    """

    label: str
    role: Literal["host", "guest"] | None = None
    inferred: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """Segments in time order. `language` is a BCP 47 tag, None when the source names none.

    `timing` keeps what was guessed from being passed off as measured: with ``segment`` the word times,
    with ``estimated`` also the ends of segments are computed, with ``paced`` their starts too.
    """

    segments: tuple[Segment, ...]
    language: str | None = None
    timing: Timing = "segment"
    speakers: tuple[Speaker, ...] = ()

    @property
    def turns(self) -> tuple[tuple[Millis, Millis, str], ...]:
        """When each segment starts and ends, and who speaks in it, "" for nobody known."""
        return tuple((each.start, each.end, each.speaker or "") for each in self.segments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One caption on the screen: one or two lines of plain text by one speaker.

    `flags` names the reading rules that this cue cannot keep, such as ``fast``.
    """

    start: Millis
    end: Millis
    lines: tuple[str, ...]
    speaker: str | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place: `geo` is a geo: URI (RFC 5870), `osm` an OpenStreetMap object such as ``R113314``."""

    name: str
    geo: str = ""
    osm: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A titled stretch of the audio. A hidden chapter is silent: it is not listed, it only ends another.

    `says` are the first words spoken in it, by which it is found again when a transcript is made anew.
    """

    start: Millis
    end: Millis
    title: str
    url: str = ""
    image: str = ""
    location: Location | None = None
    hidden: bool = False
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with a part in the show; roles and groups are those of the podcast taxonomy."""

    name: str
    role: str = "host"
    group: str = "cast"
    url: str = ""
    image: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Soundbite:
    """A stretch worth quoting. https://podcastindex.org/namespace/1.0#soundbite"""

    start: Millis
    duration: Millis
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bed:
    """Music under a stretch of a recording: `level` LU from the talk; an `end` of 0 is that of all."""

    file: Path
    start: Millis = ZERO
    end: Millis = ZERO
    level: float = -20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnEdit:
    """What a producer puts right about the turn at a time of the recording.

    `split` are the words that begin a turn of its own, `merge` joins the turn to the one before it, and
    `speaker` says who speaks: in the turn, or from the split on. "" and False change nothing.
    """

    at: Millis
    split: str = ""
    merge: bool = False
    speaker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audio:
    """A finished audio file: `path` is relative to the output folder, `size` in bytes, `bitrate` in bit/s.

    Of one that lies elsewhere on the web `path` is the address; what is not known of it is 0.
    `sha256` is the digest of its bytes in hexadecimal, "" while it is not known.
    """

    path: str
    media_type: str
    size: int
    duration: Millis
    bitrate: int
    channels: int
    rate: int
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waveform:
    """The shape of a recording: `bars` from 0 to 100 over its whole length, `silences` as (start, end)."""

    bars: tuple[int, ...]
    silences: tuple[tuple[Millis, Millis], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A finished picture: `path` relative to the output folder, width and height in pixels."""

    path: str
    media_type: str
    width: int
    height: int
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """One episode as the producer declared it in episodes/<slug>.md and the files of the same name.

    `source`, `recording`, `transcript`, `image` are paths; `notes` is Markdown that starts at line
    `notes_line` of `source`. `speakers` maps a transcript's labels to names; a number stands for the place
    of a voice in the order of appearance, an empty label for its own place in the list. `fix` maps
    spellings to their corrections, `turns` edit turns; a transcript's times are multiplied by `stretch`,
    then moved by `offset`. `enclosure` is its audio where that lies elsewhere on the web. `chapters` is what
    the producer set: each end is the next start, the last end 0 until the length of the audio is known.
    `level` is "auto" or "off", "" for as the show; `intro` and `outro` are files as the notes name them, ""
    for none and None for those of the show; so are the files of `beds`. `tracks` are the files of its
    speakers, where each has one in place of a recording.
    `lines` has, for each key that corrects the transcript, its line in `source` and those of its entries.
    """

    slug: str
    title: str
    source: Path
    published: datetime | None = None
    season: int | None = None
    season_name: str = ""
    number: int | None = None
    kind: Kind = "full"
    summary: str = ""
    explicit: bool | None = None
    people: tuple[Person, ...] = ()
    speakers: tuple[tuple[str, str], ...] = ()
    chapters: tuple[Chapter, ...] = ()
    language: str = ""
    image: Path | None = None
    image_alt: str = ""
    guid: str = ""
    draft: bool = False
    narrate: bool = False
    enclosure: Audio | None = None
    align: bool | None = None
    level: str = ""
    denoise: bool | None = None
    intro: str | None = None
    outro: str | None = None
    beds: tuple[Bed, ...] = ()
    soundbites: tuple[Soundbite, ...] = ()
    location: Location | None = None
    fix: tuple[tuple[str, str], ...] = ()
    turns: tuple[TurnEdit, ...] = ()
    offset: Millis = ZERO
    stretch: float = 1.0
    license: str = ""
    display: str = ""
    links: tuple[Fields, ...] = ()
    social: tuple[Fields, ...] = ()
    chat: Fields | None = None
    txt: tuple[Fields, ...] = ()
    value: tuple[Fields, ...] = ()
    notes: str = ""
    notes_line: int = 1
    lines: tuple[tuple[str, int, tuple[int, ...]], ...] = ()
    recording: Path | None = None
    tracks: tuple[tuple[str, Path], ...] = ()
    transcript: Path | None = None
    translations: tuple[tuple[str, Path], ...] = ()

    @property
    def has_sound(self) -> bool:
        """Whether anything of it is to be heard."""
        return bool(self.recording or self.tracks or self.is_narrated)

    @property
    def is_narrated(self) -> bool:
        """Whether it is heard because a voice engine speaks its transcript."""
        return self.narrate and not (self.recording or self.tracks) and self.transcript is not None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file published beside an episode, such as one shape of its transcript; `path` as in Audio."""

    path: str
    media_type: str
    language: str = ""
    rel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """An episode made ready to publish: nothing in it needs another look at the source files.

    `notes_html` is sanitised. `transcript` has a turn a segment, with words; `cues` are its captions.
    `chapters_by` says where the chapters come from, `synthetic` that a voice engine speaks; `alternates`
    is its audio in other forms, `card` the picture beside shared links, `translations` are captions in other
    languages, by their tags. Attachments stand in the order apps should prefer.
    """

    episode: Episode
    guid: str
    published: datetime
    summary: str
    language: str
    notes_html: str = ""
    audio: Audio | None = None
    waveform: Waveform | None = None
    transcript: Transcript | None = None
    cues: tuple[Cue, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    chapters_by: Literal["producer", "proposed", ""] = ""
    image: Picture | None = None
    thumbnail: Picture | None = None
    transcripts: tuple[Attachment, ...] = ()
    chapters_file: Attachment | None = None
    synthetic: bool = False
    alternates: tuple[Audio, ...] = ()
    translations: tuple[tuple[str, tuple[Cue, ...]], ...] = ()
    card: Picture | None = None

    @property
    def slug(self) -> str:
        """The episode's slug, which is also its folder in the output."""
        return self.episode.slug

    @property
    def duration(self) -> Millis:
        """The length of the audio; without audio, the end of the transcript."""
        if self.audio:
            return self.audio.duration
        if self.transcript and self.transcript.segments:
            return self.transcript.segments[-1].end
        return ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A file to be published: `path` relative to the output folder, with forward slashes.

    `sources` names what it was made from, for build.json.
    """

    path: str
    data: bytes
    media_type: str
    sources: tuple[str, ...] = ()
