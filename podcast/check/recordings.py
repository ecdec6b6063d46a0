"""A recording listened to as mastering would, without making anything of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from podcast.audio import Settings, shape
from podcast.audio.remarks import remarks
from podcast.errors import Finding, Where
from podcast.timecode import ZERO, Millis


@dataclass(frozen=True, slots=True)
class Heard:
    """A recording as it will be published: its channels, and what there is to say about it.

    `duration` is that of what is published, `length` that of the recording, and `shift` is how much later
    its times come.
    """

    duration: Millis
    channels: int
    length: Millis
    shift: Millis = ZERO
    findings: tuple[Finding, ...] = ()


def hear(path: Path, settings: Settings, progress: Callable[[float], None] | None = None) -> Heard:
    """Listen to a whole recording, with what sounds around it; an hour takes some ten seconds.

    Raises InputError for anything that is not a recording, as making it ready would.
    """
    # Levelling moves no time, and what is said of the source does not ask for it; music lies under the talk.
    made = shape(path, replace(settings, level=settings.level and settings.is_arranged), progress)
    # How near to the target it comes is known when it is encoded: here it is taken to get there.
    reached = replace(made.own, integrated=settings.target, true_peak=settings.ceiling)
    findings = tuple(remarks(Where(path), settings, made.own, reached))
    return Heard(made.duration, made.own.channels, made.length, made.shift, findings)
