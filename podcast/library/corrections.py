"""What the notes of an episode put right in its transcript, as the room for transcripts wants it."""

from podcast.model import Episode
from podcast.places import Places
from podcast.timecode import Millis
from podcast.transcript import Settings


def settings_of(episode: Episode, language: str, duration: Millis | None) -> Settings:
    """What is known about the transcript of an episode; corrections that do not fit are told at their lines.

    `language` is the show's; `duration` the length of the recording, None when it is not known.
    """
    return Settings(
        language=episode.language or language,
        duration=duration,
        speakers=episode.speakers,
        fix=episode.fix,
        turns=episode.turns,
        offset=episode.offset,
        stretch=episode.stretch,
        where=Places(episode.source, episode.lines).where,
    )
