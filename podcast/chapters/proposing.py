"""Proposing chapters: where to cut, how often, and under which titles."""

from collections.abc import Sequence

from podcast.chapters.turns import Turn, host, is_conversation, passages_of, turns_of
from podcast.languages import primary
from podcast.model import Chapter, Transcript
from podcast.timecode import ZERO, Millis

LONG = 20 * 60_000
"""Milliseconds from which on a conversation is like those the model was fitted on."""
PASSAGES = 100
"""Passages of a monologue that are looked at for each chapter, at most."""


def propose(transcript: Transcript, *, duration: Millis, count: int | None = None) -> tuple[Chapter, ...]:
    """Propose chapters for a talk of `duration`; about `count` of them, else as many as suit it.

    The first starts at 0, the others in the whole second in which a turn starts (in a monologue: a
    sentence), none is shorter than 30 s, and each ends where the next starts. Titles are drafts in the
    words of the talk. A transcript without words has no chapters. There may be fewer than `count` when the
    talk has no places for them.
    """
    # With these come numpy and long tables, for which whoever reads or writes chapters would wait.
    from podcast.chapters import titles
    from podcast.chapters.cutting import SHORTEST, by_model, by_wording, by_words

    end = duration or max((segment.end for segment in transcript.segments), default=ZERO)
    wanted = max(1, min(count or usual(end), end // SHORTEST))
    language = primary(transcript.language) or "en"
    turns = [turn for turn in turns_of(transcript) if turn.start < end]
    if not turns:
        return ()
    if not is_conversation(turns, wanted):
        passages = passages_of(transcript, end // (PASSAGES * wanted))
        turns = [turn for turn in passages if turn.start < end] or turns
        cuts = by_words(turns, end, wanted)
    elif end < LONG or language != "en":
        cuts = by_wording(turns, host(transcript, turns), end, wanted)
    else:
        cuts = by_model(turns, host(transcript, turns), end, wanted if count else None)
    return _chapters(turns, [0, *cuts], end, titles.titles(turns, [0, *cuts], language))


def usual(duration: Millis) -> int:
    """How many chapters editors give a talk of this length.

    Six to nine from 5 to 15 minutes, and one for each 3.5 minutes of long talk.

    >>> [usual(Millis(minutes * 60_000)) for minutes in (1, 5, 9, 15, 60)]
    [1, 6, 8, 9, 17]
    """
    minutes = duration / 60_000
    return max(1, round(min(1.2 * minutes, 3.5 + minutes / 2, 9)), round(minutes / 3.5))


def _chapters(
    turns: Sequence[Turn], starts: Sequence[int], end: Millis, names: Sequence[str]
) -> tuple[Chapter, ...]:
    at = [ZERO, *(Millis(turns[n].start // 1000 * 1000) for n in starts[1:])]
    return tuple(
        Chapter(start=start, end=stop, title=name)
        for start, stop, name in zip(at, [*at[1:], end], names, strict=True)
    )
