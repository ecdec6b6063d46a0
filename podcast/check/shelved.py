"""The transcripts of an episode, as files: what is wrong in them beyond what a build puts right."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from podcast.check.cuerule import Known
from podcast.check.transcripts import check_transcript
from podcast.config import Config
from podcast.errors import Finding
from podcast.model import Episode

PLACES = 1
"""Of the places where a transcript of a show breaks a rule the first is told, and how many more there are."""


def check_shelved(episode: Episode, config: Config) -> tuple[Finding, ...]:
    """What the files of an episode's transcript and its translations break; those not to be read are left."""
    found: list[Finding] = []
    for path, language, names in shelved(episode, config):
        if episode.is_narrated and path == episode.transcript:
            continue  # what is still to be spoken has no times that could be wrong
        with suppress(OSError):
            known = Known(names=names, language=language, most=PLACES, reading=False)
            found += check_transcript(path.read_bytes(), path, known=known)
    return tuple(found)


def shelved(episode: Episode, config: Config) -> Iterator[tuple[Path, str, frozenset[str] | None]]:
    """An episode's transcript and its translations: their paths, languages, and who may speak in them."""
    if episode.transcript:
        yield episode.transcript, episode.language or config.language, _names(episode, config)
    for language, path in episode.translations:
        yield path, language, None


def _names(episode: Episode, config: Config) -> frozenset[str] | None:
    """Who may speak in an episode: names and labels from its notes and the show's; None when all may.

    Voices that are named by their place may be called anything in the file.
    """
    by_place = any(key.isdigit() or not key for key, _ in episode.speakers)
    if by_place or not (episode.people or episode.speakers):
        return None
    people = {person.name for person in (*episode.people, *config.people)}
    given = {turn.speaker for turn in episode.turns}
    return frozenset(people | given | {name for pair in episode.speakers for name in pair})
