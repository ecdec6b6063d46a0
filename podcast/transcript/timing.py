"""When segments end, and where a transcript stands against its recording."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from podcast.errors import Finding, Where
from podcast.model import Segment, Transcript, Word
from podcast.timecode import Millis, show
from podcast.transcript.pace import STAMP, are_stamps, spans
from podcast.transcript.words import speaking_time, spread

_SHORTEST = 500
"""Milliseconds: the shortest end that is estimated, for a turn of one word."""
_SLACK = 1_000
"""Milliseconds by which captions may overrun a recording unmentioned: frames and rounding make up as much."""
_LENGTH = "transcript-length"
_TOGETHER = "check that transcript and recording belong together and are cut alike"


def estimated_end(start: Millis, text: str, after: Millis | None) -> Millis:
    """When a text that starts at `start` has been said: after its speaking time, or when the next starts.

    >>> estimated_end(Millis(1000), "Good morning", Millis(60000)), estimated_end(Millis(0), "Hi", None)
    (1726, 500)
    """
    said = Millis(start + max(_SHORTEST, speaking_time(text)))
    return said if after is None else min(said, after)


def within(
    transcript: Transcript, duration: Millis | None, path: Path, lines: Sequence[int] = ()
) -> tuple[Transcript, tuple[Finding, ...]]:
    """The transcript without what starts after the recording, which is `duration` long (None: not known).

    `lines` are those of the segments in the file at `path`. What reaches past the end is reported at the
    first such segment. Where that is most of them it is an error and all are kept: then it is another
    recording's transcript, or its times count from elsewhere.
    """
    if duration is None or transcript.timing == "paced":
        return transcript, ()
    found = _overrun(transcript, duration)
    if found is None:
        return transcript, ()
    at, finding = found
    finding = replace(finding, where=Where(path, (lines[at] if at < len(lines) else 0) or None))
    if finding.severity == "error":
        return transcript, (finding,)
    inside = tuple(segment for segment in transcript.segments if segment.start < duration)
    return replace(transcript, segments=inside), (finding,)


def _overrun(transcript: Transcript, duration: Millis) -> tuple[int, Finding] | None:
    """The place of the first segment past the end of the recording, and what to say of all of them."""
    segments = transcript.segments
    late = [at for at, segment in enumerate(segments) if segment.start >= duration]
    if late:
        return late[0], _late(len(late), len(segments), segments[late[0]].start, duration)
    # Ends that were estimated are no fault of the file.
    ends = [] if transcript.timing == "estimated" else [segment.end for segment in segments]
    beyond = max(ends, default=duration) - duration
    if beyond <= _SLACK:
        return None
    message = f"the transcript is {beyond / 1000:.1f} s longer than the recording of {show(duration)}"
    at = next(at for at, end in enumerate(ends) if end > duration)
    return at, Finding(rule=_LENGTH, message=message, severity="warning", hint=_TOGETHER)


def _late(late: int, of: int, first: Millis, duration: Millis) -> Finding:
    message = (
        f"{late} of {of} segments start after the recording ends at {show(duration)}, "
        f"the first at {show(first)}"
    )
    if 2 * late > of:
        hint = (
            "is this the transcript of another recording? If its times count from elsewhere, move them: they "
            "count from the start of this one"
        )
        return Finding(rule=_LENGTH, message=message, hint=hint)
    left_out = f"{message}: {'it is' if late == 1 else 'they are'} left out"
    return Finding(rule=_LENGTH, message=left_out, severity="warning", hint=_TOGETHER)


def with_ends(transcript: Transcript, duration: Millis | None) -> Transcript:
    """The transcript with ends that fit the recording, which is `duration` long (None: not known).

    Starts that the source did not name are spread over the recording. Ends that it did not name are
    estimated again, as turns may have been corrected; the others are kept, up to the recording's end.
    """
    segments = transcript.segments
    if transcript.timing == "paced":
        segments = tuple(_fitted(segments, duration))
    if transcript.timing in ("estimated", "paced"):
        segments = tuple(_estimated(segments, duration))
    if duration is not None:
        segments = tuple(_clipped(segment, duration) for segment in segments)
    return replace(transcript, segments=segments)


def later_starts(starts: Sequence[Millis]) -> list[Millis | None]:
    """For each of the starts, which are in order, the next one that is later; None when there is none.

    >>> later_starts([Millis(0), Millis(5), Millis(5), Millis(9)])
    [5, 9, 9, None]
    """
    found: list[Millis | None] = []
    later: Millis | None = None
    following: Millis | None = None
    for start in reversed(starts):
        if following is not None and following > start:
            later = following
        found.append(later)
        following = start
    return found[::-1]


def _fitted(segments: Sequence[Segment], duration: Millis | None) -> Iterator[Segment]:
    """Turns that follow each other at a calm pace, at the pace that fills the recording."""
    whole = max((segment.end for segment in segments), default=Millis(0))
    scale = duration / whole if duration and whole else 1.0
    for segment in segments:
        yield replace(segment, start=Millis(round(segment.start * scale)))


def _estimated(segments: Sequence[Segment], duration: Millis | None) -> Iterator[Segment]:
    """Segments with ends and words that follow the pace of the talk.

    A start stays the time that the source gave. Words of a turn with a whole-second stamp begin within that
    second, so that the turn may end after the stamp of the next one, as it does in the recording.
    """
    stamps = are_stamps([segment.start for segment in segments])
    starts = _parted([segment.start for segment in segments])
    texts = [segment.text for segment in segments]
    for segment, start, span in zip(
        segments, starts, spans(starts, texts, duration, stamps=stamps), strict=True
    ):
        words = segment.words or spread(segment.text.split(), span.start, span.end)
        yield replace(segment, start=start, end=span.end, words=words)


def _parted(starts: Sequence[Millis]) -> list[Millis]:
    """Starts that differ: stamps are whole seconds, and turns that share one share that second."""
    together, before = Counter(starts), Counter[Millis]()
    parted: list[Millis] = []
    for start, later in zip(starts, later_starts(starts), strict=True):
        room = STAMP if later is None else min(STAMP, later - start)
        parted.append(Millis(start + room * before[start] // together[start]))
        before[start] += 1
    return parted


def _clipped(segment: Segment, duration: Millis) -> Segment:
    if segment.end <= duration or segment.start >= duration:
        return segment
    words = tuple(
        replace(word, start=min(word.start, duration), end=min(word.end, duration)) for word in segment.words
    )
    return replace(segment, end=duration, words=words)


def with_words(transcript: Transcript, language: str) -> Transcript:
    """The transcript with a time for every word; `timing` still says what was measured.

    `language` is used when the source named none.
    """
    return replace(
        transcript,
        language=transcript.language or language,
        segments=tuple(
            one if one.words else replace(one, words=_shared_out(one)) for one in transcript.segments
        ),
    )


def _shared_out(segment: Segment) -> tuple[Word, ...]:
    return spread(segment.text.split(), segment.start, segment.end)
