"""A recording listened to as mastering would, without making anything of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from podcast.audio import Settings
from podcast.audio.meter import listen
from podcast.audio.settings import remarks
from podcast.errors import Finding, Where
from podcast.timecode import Millis


@dataclass(frozen=True, slots=True)
class Heard:
    """A recording as it will be published: its length, its channels, and what there is to say about it."""

    duration: Millis
    channels: int
    findings: tuple[Finding, ...] = ()


def hear(path: Path, settings: Settings, progress: Callable[[float], None] | None = None) -> Heard:
    """Listen to a whole recording; an hour takes some ten seconds.

    Raises InputError for anything that is not a recording, as making it ready would.
    """
    seen = listen(path, lambda count: settings.channels or min(count, 2), progress)
    if settings.channels is None and seen.equal:
        seen = seen.folded()
    # How near to the target it comes is known when it is encoded: here it is taken to get there.
    reached = replace(seen, integrated=settings.target, true_peak=settings.ceiling)
    return Heard(seen.duration, seen.channels, tuple(remarks(Where(path), settings, seen, reached)))
