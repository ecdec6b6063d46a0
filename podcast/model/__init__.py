"""The nouns. Everything here is immutable and knows nothing about files, XML or HTML.

A Transcript is what was said, a Cue what is shown at a time, a Chapter a place to jump to. An Episode is
what the producer declared, a Release is an Episode made ready: what feed, page, search and checks work on.
"""

from podcast.model.episode import Episode, Kind
from podcast.model.files import Artifact, Attachment, Audio, Picture, Waveform
from podcast.model.parts import Bed, Chapter, Fields, Location, Person, Soundbite, TurnEdit
from podcast.model.release import Release
from podcast.model.show import Edition, Icon, Look, Show, Use
from podcast.model.spoken import Cue, Segment, Speaker, Timing, Transcript, Word

__all__ = [
    "Artifact",
    "Attachment",
    "Audio",
    "Bed",
    "Chapter",
    "Cue",
    "Edition",
    "Episode",
    "Fields",
    "Icon",
    "Kind",
    "Location",
    "Look",
    "Person",
    "Picture",
    "Release",
    "Segment",
    "Show",
    "Soundbite",
    "Speaker",
    "Timing",
    "Transcript",
    "TurnEdit",
    "Use",
    "Waveform",
    "Word",
]
