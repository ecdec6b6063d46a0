"""Spelling corrections: what a producer puts right in words that were received."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from podcast.errors import Finding, Where
from podcast.languages.unspaced import is_wide
from podcast.model import Segment, Transcript, Word
from podcast.timecode import Millis
from podcast.transcript.place import Place
from podcast.transcript.words import paragraph, spread


def corrected(
    transcript: Transcript, fix: Iterable[tuple[str, str]], place: Place
) -> tuple[Transcript, tuple[Finding, ...]]:
    """The transcript with each (wrong, right) of `fix` applied in turn, to whole words and in this very case.

    A correction may reach across words and change their number; word times stay. A turn that is left
    without a word goes. A correction that matches nothing is reported at its `place`.
    """
    findings: list[Finding] = []
    segments = transcript.segments
    for n, (wrong, right) in enumerate(fix):
        pattern = whole_words(wrong)
        fixed = tuple(_segment(one, pattern, paragraph(right)) for one in segments)
        if fixed == segments and right != wrong:
            findings.append(_unmatched(wrong, place(n)))
        segments = tuple(one for one in fixed if one.text)
    return replace(transcript, segments=segments), tuple(findings)


def whole_words(text: str) -> re.Pattern[str]:
    """What finds these words in a paragraph, in this very case, not inside others, with either apostrophe."""
    words = [re.escape(word).replace("'", "’").replace("’", "['’]") for word in paragraph(text).split()]
    if not words:
        return re.compile(r"(?!)")
    # Where no spaces part the words, a word may begin and end anywhere.
    first = "" if is_wide(words[0][0]) else r"(?<!\w)"
    last = "" if is_wide(words[-1][-1]) else r"(?!\w)"
    return re.compile(first + r"\s".join(words) + last)


def _unmatched(wrong: str, where: Where) -> Finding:
    return Finding(
        rule="fix-unmatched",
        message=f"the correction of {wrong!r} matches nothing in the transcript",
        severity="warning",
        where=where,
        hint="corrections match whole words in the case they are written in; take it out if it is done with",
    )


def _segment(segment: Segment, pattern: re.Pattern[str], right: str) -> Segment:
    if not pattern.search(segment.text):
        return segment
    text = " ".join(pattern.sub(lambda _: right, segment.text).split())
    return replace(segment, text=text, words=_words(segment, pattern, right) if segment.words else ())


def _words(segment: Segment, pattern: re.Pattern[str], right: str) -> tuple[Word, ...]:
    """The words after a correction: those it touches share the time that they had together."""
    found: list[Word] = []
    for before, group in _groups(segment, pattern):
        after = pattern.sub(lambda _: right, before).split()
        if after == before.split():
            found += group
        elif len(after) == len(group):
            found += [replace(word, text=text) for word, text in zip(group, after, strict=True)]
        else:
            found += spread(after, group[0].start, Millis(group[-1].end))
    return tuple(found)


def _groups(segment: Segment, pattern: re.Pattern[str]) -> Iterator[tuple[str, Sequence[Word]]]:
    """The words of a segment with their text, those together that a match touches."""
    spans = [match.span() for match in pattern.finditer(segment.text)]
    places = segment.places
    ends = [at + len(word.text) for at, word in zip(places, segment.words, strict=False)]
    first = reach = 0
    for n, (at, end) in enumerate(zip(places, ends, strict=True)):
        if n > first and at >= reach:
            yield segment.text[places[first] : ends[n - 1]], segment.words[first:n]
            first = n
        reach = max([reach, *(last for start, last in spans if start < end and at < last)])
    if places:
        yield segment.text[places[first] : ends[-1]], segment.words[first:]
