"""Times of a transcript brought onto those of its recording: an intro added or cut, a clock that drifts."""

from collections.abc import Sequence
from dataclasses import replace

from podcast.errors import Finding, Where
from podcast.model import Segment, Transcript
from podcast.timecode import ZERO, Millis


def shifted(
    transcript: Transcript, offset: Millis, stretch: float, where: Where
) -> tuple[Transcript, tuple[Finding, ...]]:
    """The transcript with every time multiplied by `stretch`, then moved by `offset`.

    What would begin before the recording begins at 0. A segment that would end before it is left out, and
    that is reported at `where`.
    """
    if offset == 0 and stretch == 1:
        return transcript, ()
    moved = [_moved(segment, offset, stretch) for segment in transcript.segments]
    gone = [before for before, after in zip(transcript.segments, moved, strict=True) if after.end <= ZERO]
    kept = tuple(segment for segment in moved if segment.end > ZERO)
    return replace(transcript, segments=kept), _left_out(gone, len(moved), where)


def _moved(segment: Segment, offset: Millis, stretch: float) -> Segment:
    def moved(time: Millis) -> Millis:
        return Millis(max(ZERO, round(time * stretch) + offset))

    words = tuple(replace(word, start=moved(word.start), end=moved(word.end)) for word in segment.words)
    return replace(segment, start=moved(segment.start), end=moved(segment.end), words=words)


def _left_out(gone: Sequence[Segment], total: int, where: Where) -> tuple[Finding, ...]:
    if not gone:
        return ()
    return (
        Finding(
            rule="transcript-offset",
            message=f"{len(gone)} of {total} segments would end before the recording begins and were left "
            f"out, the last of them {gone[-1].text[:40]!r}",
            severity="warning",
            where=where,
            hint="move the times by less, unless this was cut out of the recording",
        ),
    )
