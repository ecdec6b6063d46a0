"""Puts words that were found back into a transcript, and gives those that were not a time between them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from podcast.align.confidence import DOUBTFUL
from podcast.align.ladder import Found
from podcast.align.stretches import Token
from podcast.model import Segment, Transcript, Word
from podcast.timecode import Millis

_ROOMY = 1.5
"""How much longer than their words a gap may be to be filled by them."""
_FAR = 10_000
"""Milliseconds of a gap in which the estimates of the transcript are better than none."""


class Span(NamedTuple):
    """When something is said."""

    start: Millis
    end: Millis


def settled(transcript: Transcript, tokens: Sequence[Token], found: Found, length: Millis) -> Transcript:
    """The transcript with a time and a confidence for every word, in order and inside the recording.

    `tokens` are all words of its segments in order, `found` says where they were heard.
    """
    spans = _spans(tokens, found, length)
    words = (
        Word(text=token.text, start=span.start, end=span.end, confidence=sure)
        for token, span, sure in zip(tokens, spans, found.sure, strict=True)
    )
    segments = [_segment(each, tuple(next(words) for _ in each.text.split())) for each in transcript.segments]
    return replace(transcript, segments=tuple(_apart(segments)), timing="word")


def _segment(segment: Segment, words: tuple[Word, ...]) -> Segment:
    return replace(segment, start=words[0].start, end=words[-1].end, words=words) if words else segment


def _apart(segments: Sequence[Segment]) -> Iterator[Segment]:
    """Segments in order of time: one that was said before its predecessor ended begins there all the same."""
    latest = Millis(0)
    for segment in segments:
        latest = max(latest, segment.start)
        yield replace(segment, start=latest, end=max(latest, segment.end))


def _spans(tokens: Sequence[Token], found: Found, length: Millis) -> list[Span]:
    known = [
        Span(one.start, min(one.end, length)) if one and sure >= DOUBTFUL else None
        for one, sure in zip(found.heard, found.sure, strict=True)
    ]
    spans: list[Span] = []
    places = [-1, *(at for at, one in enumerate(known) if one), len(tokens)]
    for one, two in pairwise(places):
        before = known[one] if one >= 0 else None
        after = known[two] if two < len(tokens) else None
        if before:
            spans.append(
                Span(before.start, min(before.end, after.start) if after and two == one + 1 else before.end)
            )
        gap = Span(before.end if before else Millis(0), after.start if after else length)
        spans += _between(tokens[one + 1 : two], gap, (before is None, after is None))
    return spans


def _between(tokens: Sequence[Token], gap: Span, open_ends: tuple[bool, bool]) -> list[Span]:
    """Times for words of which only the gap is known in which they are said.

    Few words follow the one before, or lead to the one after where a sentence begins. Many in a wide gap keep
    the times that the transcript gives them.
    """
    if not tokens:
        return []
    start, end = gap.start, max(gap.start, gap.end)
    natural = [max(1, token.end - token.start) for token in tokens]
    needed = sum(natural)
    room = end - start
    if room > max(_FAR, _ROOMY * needed) or all(open_ends):
        return _kept(tokens, Span(start, end))
    if room > _ROOMY * needed:
        if open_ends[0] or (tokens[0].opens and not open_ends[1]):
            start = Millis(end - needed)
        else:
            end = Millis(start + needed)
    return _shared(natural, Span(start, end))


def _kept(tokens: Sequence[Token], gap: Span) -> list[Span]:
    """The times of the transcript, as far as they lie in the gap."""
    clipped = []
    for token in tokens:
        start = min(max(gap.start, token.start), gap.end)
        clipped.append(Span(Millis(start), Millis(min(max(start, token.end), gap.end))))
    return clipped


def _shared(lengths: Sequence[int], gap: Span) -> list[Span]:
    factor = (gap.end - gap.start) / sum(lengths)
    at = float(gap.start)
    spans = []
    for each in lengths:
        after = at + each * factor
        spans.append(Span(Millis(round(at)), Millis(round(after))))
        at = after
    return spans
