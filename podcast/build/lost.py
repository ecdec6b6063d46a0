"""Which published media are gone or changed: a build makes them again, and what comes out may differ."""

from contextlib import suppress
from pathlib import Path

from podcast.build.mastering import FOLDER
from podcast.build.media import asked_for
from podcast.build.plan import Plan
from podcast.build.recall import content
from podcast.cache import Cache
from podcast.config import Sound
from podcast.errors import Finding, InputError, Where
from podcast.lock import Media
from podcast.model import Episode


def lost_media(
    planned: Plan, sound: Sound, record: Path, places: tuple[Path, Path], cache: Cache
) -> list[Finding]:
    """A warning for each medium that `record`, the lock, pins and none of `places` has as it was published.

    The places are the site and the folder .podcast/. A medium whose recording or settings have changed is
    published anew under another name, and is not missed.
    """
    findings = []
    for episode in planned.episodes:
        pin = planned.lock.episodes.get(episode.slug)
        if not (pin and pin.media and pin.media.sha256 and _is_to_stay(episode, pin.media, sound, cache)):
            continue
        name = pin.media.name
        found = [path for place in places if (path := place / FOLDER / name).is_file()]
        if any(cache.digest(path) == pin.media.sha256 for path in found):
            continue
        lies_there = (places[0] / FOLDER / name) in found
        missing = f"{name} is missing: a build makes it again, and that may not be what was published"
        findings.append(
            Finding(
                rule="media-changed",
                severity="warning",
                message=f"{name} is not what was published under this name" if lies_there else missing,
                where=Where(record),
                hint=f"put the old file into feed/media, or publish a new one with --remaster {episode.slug}",
            )
        )
    return findings


def _is_to_stay(episode: Episode, pinned: Media, sound: Sound, cache: Cache) -> bool:
    """Whether a build would publish the pinned medium, and no other in its place."""
    if episode.recording is None:
        return False
    with suppress(InputError):
        return (pinned.recording, pinned.settings) == (content(cache, episode.recording), asked_for(sound))
    return False
