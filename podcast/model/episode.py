"""An episode as its producer declared it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from podcast.model.files import Audio
from podcast.model.parts import Bed, Chapter, Fields, Location, Person, Soundbite, TurnEdit
from podcast.timecode import ZERO, Millis

Kind = Literal["full", "trailer", "bonus"]
"""The values of itunes:episodeType."""


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
    speakers, where each has one in place of a recording, `starts` when some of them begin, and `spread` how
    far they are apart, in percent.
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
    starts: tuple[tuple[str, Millis], ...] = ()
    spread: float = 0.0
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
