"""Put cues together into turns, so that a page reads well: what one person says is one paragraph."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from podcast.languages import unspaced
from podcast.model import Segment, Transcript
from podcast.transcript.words import ends_sentence, spread

GAP = 2_000
"""Milliseconds of silence that end a turn."""
LONGEST = 60_000
"""Milliseconds: about the longest paragraph when nobody is named."""
LONG_ENOUGH = 20_000
"""Milliseconds from which such a paragraph ends with its sentence."""


def merged(transcript: Transcript) -> Transcript:
    """The transcript with consecutive segments of one speaker joined, unless they are 2 s or more apart.

    Where nobody is named, paragraphs of 20 to 60 s end with a sentence. Turns that were stamped one by one
    (timing ``estimated``), or not at all, are what the source means them to be and stay.
    """
    if transcript.timing in ("estimated", "paced"):
        return transcript
    named = any(segment.speaker for segment in transcript.segments)
    groups: list[list[Segment]] = []
    for segment in transcript.segments:
        if groups and (_goes_on(groups[-1], segment) if named else _same_paragraph(groups[-1], segment)):
            groups[-1].append(segment)
        else:
            groups.append([segment])
    return replace(transcript, segments=tuple(joined(group) for group in groups))


def _goes_on(group: Sequence[Segment], after: Segment) -> bool:
    return group[-1].speaker == after.speaker and after.start - _end(group) < GAP


def _same_paragraph(group: Sequence[Segment], after: Segment) -> bool:
    if after.end - group[0].start > LONGEST:
        return False
    if not ends_sentence(group[-1].text):
        return True
    return after.start - _end(group) < GAP and _end(group) - group[0].start < LONG_ENOUGH


def _end(group: Iterable[Segment]) -> int:
    return max(segment.end for segment in group)


def joined(group: Sequence[Segment]) -> Segment:
    """One segment of several, of which the first says who speaks; the words have the times of their cues."""
    if len(group) == 1:
        return group[0]
    # Words get their times before the cues are gone: the time of a cue is measured, that of a turn is long.
    words = (one.words or spread(one.text.split(), one.start, one.end) for one in group)
    return replace(
        group[0],
        end=max(segment.end for segment in group),
        text=unspaced.joined([segment.text for segment in group]),
        words=tuple(chain.from_iterable(words)),
    )
