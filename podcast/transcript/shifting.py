"""Times of a transcript brought onto those of its recording: an intro added or cut, a clock that drifts."""

from collections.abc import Sequence
from dataclasses import replace

from podcast.errors import Finding
from podcast.model import Segment, Transcript
from podcast.timecode import ZERO, Millis
from podcast.transcript.pace import STAMP, are_stamps


def shifted(
    transcript: Transcript, lines: Sequence[int], offset: Millis, stretch: float
) -> tuple[Transcript, Sequence[int], tuple[Finding, ...]]:
    """The transcript with every time multiplied by `stretch`, then moved by `offset`.

    `lines` are those of the segments; those of the segments that are left come back. What would begin before
    the recording begins at 0. A segment that would end before it is left out, and that is reported. Turns
    that are stamped with whole seconds are so still; those without any time stay.
    """
    if (offset == 0 and stretch == 1) or transcript.timing == "paced":
        return transcript, lines, ()
    segments = transcript.segments
    stamps = transcript.timing == "estimated" and are_stamps([segment.start for segment in segments])
    moved = [_moved(segment, offset, stretch, STAMP if stamps else 1) for segment in segments]
    kept = [n for n, segment in enumerate(moved) if segment.end > ZERO]
    gone = [before for before, after in zip(segments, moved, strict=True) if after.end <= ZERO]
    left = [lines[n] for n in kept] if len(lines) == len(moved) else lines
    return replace(transcript, segments=tuple(moved[n] for n in kept)), left, _left_out(gone, len(moved))


def _moved(segment: Segment, offset: Millis, stretch: float, step: int) -> Segment:
    """A segment whose start is a stamp in steps of milliseconds, and was most likely in the middle of one."""

    def moved(time: Millis) -> Millis:
        return Millis(max(ZERO, round(time * stretch) + offset))

    start = (
        moved(segment.start) if step == 1 else Millis(moved(Millis(segment.start + step // 2)) // step * step)
    )
    words = tuple(replace(word, start=moved(word.start), end=moved(word.end)) for word in segment.words)
    return replace(segment, start=start, end=moved(segment.end), words=words)


def _left_out(gone: Sequence[Segment], total: int) -> tuple[Finding, ...]:
    if not gone:
        return ()
    return (
        Finding(
            rule="transcript-offset",
            message=f"{len(gone)} of {total} segments would end before the recording begins and were left "
            f"out, the last of them {gone[-1].text[:40]!r}",
            severity="warning",
            hint="move the times by less, unless this was cut out of the recording",
        ),
    )
