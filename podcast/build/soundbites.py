"""Soundbites that a feed leaves out, because there is no sound where they are."""

from podcast.config import read_text
from podcast.declared import Source
from podcast.errors import Finding
from podcast.model import Episode
from podcast.timecode import Millis, show


def past_the_end(episode: Episode, duration: Millis | None) -> list[Finding]:
    """A warning, at its line of the notes, for each soundbite that the recording does not hold.

    `duration` is None when there is no recording.
    """
    late = [
        (number, Millis(bite.start + bite.duration))
        for number, bite in enumerate(episode.soundbites, 1)
        if duration is None or bite.start + bite.duration > duration
    ]
    if not late:
        return []
    why = "there is no recording" if duration is None else f"the recording ends at {show(duration)}"
    source = Source(read_text(episode.source), episode.source)
    return [
        Finding(
            rule="soundbite-range",
            severity="warning",
            message=f"{why}, and a soundbite at {show(end)}: it is left out",
            where=source.entry(number, "soundbites"),
            hint="correct its start or its duration, or take it out",
        )
        for number, end in late
    ]
