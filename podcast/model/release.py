"""An episode made ready to publish."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from podcast.model.episode import Episode
from podcast.model.files import Attachment, Audio, Picture, Waveform
from podcast.model.parts import Chapter
from podcast.model.spoken import Cue, Transcript
from podcast.timecode import ZERO, Millis


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
