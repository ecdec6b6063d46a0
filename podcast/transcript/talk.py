"""Turns as text has them, of which some bring no time: each is given one, and it is said that it was."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from podcast.timecode import ZERO, Millis
from podcast.transcript.format import Draft, Piece, Problem
from podcast.transcript.stamps import freed, inner_stamps
from podcast.transcript.words import paragraph, speaking_time


@dataclass(slots=True)
class Stretch:
    """A cue while its lines are gathered, in a format that tells both its times."""

    line: int
    start: Millis
    end: Millis
    text: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Turn:
    """A turn while its lines are gathered; `start` and `end` None when the text names none."""

    line: int
    start: Millis | None
    end: Millis | None = None
    speaker: str | None = None
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What is said in it, on one line."""
        return paragraph("\n".join(self.lines))


def draft(turns: Sequence[Turn], problems: Sequence[Problem]) -> Draft:
    """Turns with a time for each and the speaker who goes on until another is named.

    Between two times that the text names, turns share the time by what is said in them; without any, they
    follow each other at a calm pace, which is reported.
    """
    said = [turn for turn in turns if turn.text]
    starts = _starts(said)
    speaker: str | None = None
    pieces: list[Piece] = []
    for turn, start in zip(said, starts, strict=True):
        speaker = turn.speaker or speaker
        pieces.append(Piece(start=start, end=turn.end, text=turn.text, speaker=speaker, line=turn.line))
    if all(piece.end is not None for piece in pieces):
        return Draft(pieces=tuple(pieces), problems=tuple(problems))
    timed = any(turn.start is not None for turn in said)
    return Draft(
        pieces=tuple(pieces),
        timing="estimated" if timed else "paced",
        problems=(*problems, *_guessed(said)),
    )


def parted(turns: Iterable[Turn], until: Millis | None) -> Iterator[Turn]:
    """Turns cut where a time stands in brackets amid the talk, between their own and the next, `until`."""
    for turn in turns:
        text, cut, start = turn.text, 0, turn.start
        for first, last, time in inner_stamps(text) if turn.end is None else []:
            if start is not None and start <= time and (until is None or time < until):
                yield replace(turn, start=start, lines=[freed(text[cut:first])])
                cut, start = last, time
        yield replace(turn, start=start, lines=[freed(text[cut:])])


def _starts(turns: Sequence[Turn]) -> list[Millis]:
    """A start for each turn: its own, or one between those that are named before and behind it."""
    starts: list[Millis] = []
    at = ZERO
    index = 0
    while index < len(turns):
        own = turns[index].start
        at = at if own is None else own
        stop = index + 1
        while stop < len(turns) and turns[stop].start is None:
            stop += 1
        until = turns[stop].start if stop < len(turns) else None
        group, at = _shared([turn.text for turn in turns[index:stop]], at, until)
        starts += group
        index = stop
    return starts


def _shared(texts: Sequence[str], start: Millis, until: Millis | None) -> tuple[list[Millis], Millis]:
    """Starts for texts that are said one after the other from `start`, and when the last one ends."""
    if len(texts) == 1 and until is not None:
        return [start], until
    lengths = [speaking_time(text) for text in texts]
    whole = max(1, sum(lengths))
    share = 1.0 if until is None else max(0, until - start) / whole
    found: list[Millis] = []
    said = 0
    for length in lengths:
        found.append(Millis(start + round(said * share)))
        said += length
    return found, Millis(start + round(said * share))


def _guessed(turns: Sequence[Turn]) -> Iterator[Problem]:
    without = [turn for turn in turns if turn.start is None]
    if len(without) == len(turns):
        message = "the text has no times: those of its turns follow from a calm pace of speech"
        hint = "put a time such as [12:34] before some of the turns, and the others are fitted between them"
        yield Problem(without[0].line if without else 0, message, hint)
    elif without:
        message = (
            f"{len(without)} of {len(turns)} turns have no time: theirs follow from what is said between"
        )
        yield Problem(without[0].line, message, severity="info")
