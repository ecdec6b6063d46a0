"""What can be told of episodes before any recording is finished: nobody waits an hour to hear of a typo."""

from collections.abc import Sequence
from dataclasses import replace

from podcast import audio
from podcast.build.parts import Sounding, parts_of
from podcast.build.recall import content
from podcast.build.source import code_digest
from podcast.cache import Cache, digest
from podcast.errors import Finding, Problems
from podcast.library import Library
from podcast.model import Episode
from podcast.timecode import Millis

CODE = ("audio/disguised.py", "audio/probe.py", "audio/riff.py", "audio/source.py")
"""What the length of a recording is told by."""


def length_of(episode: Episode, cache: Cache) -> Millis | None:
    """How long the recording of an episode is, None without one; counted once for each content.

    Of audio that lies elsewhere it is what the notes say, None where they do not.

    Raises InputError for what is no recording.
    """
    path = episode.recording
    if path is None:
        return (episode.enclosure.duration or None) if episode.enclosure else None
    key = digest("length", code_digest(*CODE), content(cache, path))
    return Millis(int(cache.get(key, lambda: str(audio.probe(path).duration).encode())))


def glance(episode: Episode, language: str, cache: Cache) -> list[Finding]:
    """All there is to say about the files of an episode without listening to its recording."""
    problems = Problems()
    length = None
    with problems.collect():
        length = length_of(episode, cache)
    parts_of(replace(episode, recording=None), language, Sounding(length), cache, problems)
    return problems.findings


def beside_faults(library: Library, cache: Cache) -> list[Finding]:
    """Errors in the files beside notes that have errors themselves; what else depends on the notes."""
    return [
        finding
        for episode in library.unread
        for finding in glance(episode, library.config.language, cache)
        if finding.severity == "error"
    ]


def glance_at_all(library: Library, episodes: Sequence[Episode], cache: Cache) -> list[Finding]:
    """All there is to say about these episodes, and about those whose notes could not be read."""
    told = [each for episode in episodes for each in glance(episode, library.config.language, cache)]
    return [*told, *beside_faults(library, cache)]
