"""Which published media are gone or changed: a build makes them again, and what comes out may differ."""

from contextlib import suppress
from pathlib import Path

from podcast.build.asking import asked_of
from podcast.build.mastering import FOLDER
from podcast.build.mixing import tracks_of
from podcast.build.plan import Plan
from podcast.build.recall import content
from podcast.cache import Cache
from podcast.config import Sound
from podcast.errors import Finding, InputError, Where
from podcast.lock import MAIN, Media, Pin
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
        for media in _pinned(planned.lock.episodes.get(episode.slug), sound):
            if media.sha256 and _is_to_stay(episode, media, sound, cache):
                findings += _missed(episode.slug, media, record, places, cache)
    return findings


def _pinned(pin: Pin | None, sound: Sound) -> list[Media]:
    """The media of an episode in the forms that are offered."""
    found = [pin.medium(form) for form in (MAIN, *sound.formats)] if pin else []
    return [media for media in found if media]


def _missed(slug: str, media: Media, record: Path, places: tuple[Path, Path], cache: Cache) -> list[Finding]:
    name = media.name
    found = [path for place in places if (path := place / FOLDER / name).is_file()]
    if any(cache.digest(path) == media.sha256 for path in found):
        return []
    lies_there = (places[0] / FOLDER / name) in found
    missing = f"{name} is missing: a build makes it again, and that may not be what was published"
    return [
        Finding(
            rule="media-changed",
            severity="warning",
            message=f"{name} is not what was published under this name" if lies_there else missing,
            where=Where(record),
            hint=f"put the old file into feed/media, or publish a new one with --remaster {slug}",
        )
    ]


def _is_to_stay(episode: Episode, pinned: Media, sound: Sound, cache: Cache) -> bool:
    """Whether a build would publish the pinned medium, and no other in its place."""
    if not (episode.recording or episode.tracks):
        return False
    with suppress(InputError):
        made_of = content(cache, episode.recording) if episode.recording else tracks_of(episode, cache)
        is_same = pinned.recording == made_of
        return is_same and asked_of(sound, episode, episode.source.parent.parent, cache).fits(pinned)
    return False
