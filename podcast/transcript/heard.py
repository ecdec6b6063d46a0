"""What a recogniser heard, word by word, as sentences with a speaker each."""

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from podcast.model import Timing
from podcast.timecode import Millis
from podcast.transcript.format import Piece
from podcast.transcript.words import Timed, align, ends_sentence, filled, paragraph, speaking_time, spread

GAP = 2_000
"""Milliseconds of silence that part what is said, in the middle of a sentence too."""
LONG = 20_000
"""Milliseconds after which a sentence is parted: talk without punctuation would be a single one."""

_JITTER = 1_000
"""Milliseconds by which the times of neighbours may overlap before one of them is taken for wrong."""


def pieces(words: Sequence[Timed], *, line: int = 0) -> list[Piece]:
    """The sentences of one recording or channel, in order; every word is in one of them.

    A word that begins with a space stands alone, one without continues the word before. A sentence ends at
    a full stop, before another speaker, at 2 s of silence and after 20 s. A word without a speaker belongs to
    the one before. Without a single time the words follow each other from the start of the recording.
    """
    said = _whole(words)
    return [_piece(part, line) for part in _parted(_timed(said))]


def _whole(words: Sequence[Timed]) -> list[Timed]:
    """The words: punctuation put to the word before, two words in one taken apart, speakers carried on."""
    said: list[Timed] = []
    speaker: str | None = None
    for word in words:
        speaker = word.speaker or speaker
        goes_on = bool(said) and not word.text[:1].isspace()
        if goes_on and word.start is None and said[-1].text:
            said[-1] = said[-1]._replace(text=said[-1].text + word.text)
        elif len(word.text.split()) > 1:
            said += _apart(word._replace(speaker=speaker))
        elif word.text.strip():
            said.append(word._replace(speaker=said[-1].speaker if goes_on else speaker))
    return said


def _apart(word: Timed) -> Iterator[Timed]:
    first, *more = word.text.split()
    lead = " " if word.text[:1].isspace() else ""
    texts = [lead + first, *(" " + part for part in more)]
    if word.start is None or word.end is None:
        times = [(word.start, None), *((None, None) for _ in more[1:]), (None, word.end)]
    else:
        times = [(one.start, one.end) for one in spread(texts, word.start, word.end)]
    for text, (start, end) in zip(texts, times, strict=True):
        yield word._replace(text=text, start=start, end=end)


def _timed(said: Sequence[Timed]) -> list[Timed]:
    """The words with a time each: those that have none share the room between their neighbours."""
    known = [time for word in said for time in (word.start, word.end) if time is not None]
    first = next((n for n, word in enumerate(said) if word.start is not None), len(said))
    last = next((n for n, word in enumerate(reversed(said)) if word.end is not None), len(said))
    before = speaking_time("".join(word.text for word in said[:first]))
    after = speaking_time("".join(word.text for word in said[len(said) - last :]))
    start = max(0, min(known, default=0) - before)
    end = max(known, default=0) + after
    return [
        word._replace(start=one.start, end=one.end)
        for word, one in zip(said, filled(said, Millis(start), Millis(end)), strict=True)
    ]


def _parted(said: Sequence[Timed]) -> Iterator[list[Timed]]:
    part: list[Timed] = []
    for word in said:
        if part and word.text[:1].isspace() and _ended(part, word):
            yield part
            part = []
        part.append(word)
    if part:
        yield part


def _ended(part: Sequence[Timed], after: Timed) -> bool:
    last, start = part[-1], after.start or 0
    if last.speaker != after.speaker or ends_sentence(last.text):
        return True
    return start - (last.end or 0) >= GAP or start - (part[0].start or 0) >= LONG


def _piece(part: Sequence[Timed], line: int) -> Piece:
    start, end = part[0].start or Millis(0), part[-1].end or Millis(0)
    text = paragraph("".join(word.text for word in part))
    words = align(text, part, start, end)
    return Piece(
        start=start,
        end=end if end > start else None,
        text=text,
        speaker=part[0].speaker,
        words=words,
        line=line,
    )


def one_by_one(texts: Sequence[str]) -> bool:
    """Whether these are words of a talk, one in each. Short answers in a row are not: they end in a stop."""
    single = [text for text in texts if " " not in text]
    open_ended = [text for text in single if not ends_sentence(text)]
    return len(texts) >= 5 and len(single) >= 0.9 * len(texts) and len(open_ended) > len(texts) / 2


def in_order(channels: Sequence[Sequence[Piece]]) -> tuple[Piece, ...]:
    """The pieces of several channels by the times at which they start."""
    return tuple(sorted((piece for channel in channels for piece in channel), key=lambda piece: piece.start))


def timing(channels: Sequence[Sequence[Piece]]) -> Timing:
    """What of the times of these pieces was measured."""
    return "word" if any(piece.words for channel in channels for piece in channel) else "segment"


def outliers(starts: Sequence[int]) -> list[int]:
    """The places of times far outside the longest run of times in order.

    >>> outliers([100, 99_000, 300, 200, 400])
    [1]
    """
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for place, start in enumerate(starts):
        at = bisect_right(tails, start)
        before.append(ends[at - 1] if at else None)
        tails[at : at + 1] = [start]
        ends[at : at + 1] = [place]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    if len(kept) == len(starts):
        return []
    return list(_far(starts, kept))


def _far(starts: Sequence[int], kept: set[int]) -> Iterator[int]:
    later = [math.inf] * (len(starts) + 1)
    for place in range(len(starts) - 1, -1, -1):
        later[place] = starts[place] if place in kept else later[place + 1]
    earlier = -math.inf
    for place, start in enumerate(starts):
        if place in kept:
            earlier = start
        elif not earlier - _JITTER <= start <= later[place] + _JITTER:
            yield place
