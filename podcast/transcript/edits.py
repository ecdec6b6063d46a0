"""Turns put right by the producer: split, joined, given to a speaker."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches

from podcast.errors import Finding, Where
from podcast.model import Segment, Speaker, Transcript, TurnEdit
from podcast.timecode import Millis, show
from podcast.transcript.corrections import whole_words
from podcast.transcript.place import Place
from podcast.transcript.turns import joined
from podcast.transcript.words import spread

_NEARLY = 0.8
"""How alike two names are of which one may be the other with a slip, by difflib."""
NEAR = 1
"""Seconds by which a turn may have moved in a new export and still be meant."""

Owned = tuple[Segment, str]
"""A turn and the name the producer gave its speaker, "" for none."""


def edited(
    transcript: Transcript, edits: Sequence[TurnEdit], place: Place
) -> tuple[Transcript, tuple[str, ...], tuple[Finding, ...]]:
    """The transcript with turns split and joined, a speaker's name ("" for none) for each of its turns.

    Edits apply in turn. One that fits no turn is reported at its place and changes nothing.
    """
    turns: list[Owned] = [(segment, "") for segment in transcript.segments]
    findings: list[Finding] = []
    for n, edit in enumerate(edits):
        try:
            turns = _applied(turns, edit)
        except LookupError as error:
            findings.append(_unmatched(str(error), turns, edit, place(n)))
    segments = tuple(segment for segment, _ in turns)
    if transcript.timing == "estimated":  # ends, and with them the words' times, are estimated anew
        segments = tuple(replace(segment, words=()) for segment in segments)
    return replace(transcript, segments=segments), tuple(name for _, name in turns), tuple(findings)


def given(transcript: Transcript, names: Sequence[str]) -> Transcript:
    """The transcript with its turns given to the speakers of these names, "" for as it is."""
    if not any(names):
        return transcript
    segments = tuple(
        replace(segment, speaker=name) if name else segment
        for segment, name in zip(transcript.segments, names, strict=True)
    )
    known = {speaker.label: speaker for speaker in transcript.speakers}
    order = dict.fromkeys(segment.speaker for segment in segments if segment.speaker)
    speakers = tuple(known.get(label, Speaker(label=label)) for label in order)
    return replace(transcript, segments=segments, speakers=speakers)


def misspelt(edits: Sequence[TurnEdit], known: Collection[str], place: Place) -> tuple[Finding, ...]:
    """A warning for each turn that is given to somebody who is nearly, but not quite, one of the `known`."""
    found = []
    for n, edit in enumerate(edits):
        near = get_close_matches(edit.speaker, known, 1, _NEARLY)
        if edit.speaker and edit.speaker not in known and near:
            finding = Finding(
                rule="turn-unmatched",
                message=f"the turn at {show(edit.at)} is given to {edit.speaker!r}, whom nobody else names",
                severity="warning",
                where=place(n),
                hint=f"did you mean {near[0]}?",
            )
            found.append(finding)
    return tuple(found)


def _applied(turns: Sequence[Owned], edit: TurnEdit) -> list[Owned]:
    """The turns after one edit; raises LookupError with a sentence when it fits none."""
    if edit.split:
        index, word = _split_at(turns, edit)
        (segment, owner) = turns[index]
        first, second = _split(segment, word)
        return [*turns[:index], (first, owner), (second, edit.speaker or owner), *turns[index + 1 :]]
    index = _begins_at(turns, edit.at)
    if not edit.merge:
        return [*turns[:index], (turns[index][0], edit.speaker), *turns[index + 1 :]]
    if index == 0:
        raise LookupError(f"the turn at {show(edit.at)} is the first: there is none before it to merge with")
    (before, owner), (segment, _) = turns[index - 1], turns[index]
    return [*turns[: index - 1], (joined((before, segment)), owner), *turns[index + 1 :]]


def _begins_at(turns: Sequence[Owned], at: Millis) -> int:
    """The turn that begins at a time as pages show it, to the second, or next to it."""
    near = [n for n, (one, _) in enumerate(turns) if abs(one.start // 1000 - at // 1000) <= NEAR]
    if not near:
        raise LookupError(f"no turn begins at {show(at)}")
    return min(near, key=lambda n: (turns[n][0].start // 1000 != at // 1000, abs(turns[n][0].start - at)))


def _split_at(turns: Sequence[Owned], edit: TurnEdit) -> tuple[int, int]:
    """The turn that begins or is spoken at the time, and the number of the word it is split before."""
    spoken = [n for n, (one, _) in enumerate(turns) if one.start <= edit.at < one.end]
    near = [n for n, (one, _) in enumerate(turns) if abs(one.start // 1000 - edit.at // 1000) <= NEAR]
    pattern = whole_words(edit.split)
    for n in dict.fromkeys((*spoken, *near)):
        for word in _words_before(_worded(turns[n][0]), pattern):
            return n, word
    if any(pattern.match(turns[n][0].text) for n in (*spoken, *near)):
        raise LookupError(f"the turn at {show(edit.at)} begins with {edit.split!r}: nothing is before it")
    raise LookupError(f"the turn at {show(edit.at)} has no {edit.split!r} to split it at")


def _worded(segment: Segment) -> Segment:
    words = segment.words or spread(segment.text.split(), segment.start, segment.end)
    return replace(segment, words=words)


def _words_before(segment: Segment, pattern: re.Pattern[str]) -> Iterator[int]:
    """How many words stand before the one with each match, but for those in the first."""
    for match in pattern.finditer(segment.text):
        if (word := bisect_right(segment.places, match.start()) - 1) > 0:
            yield word


def _split(segment: Segment, word: int) -> tuple[Segment, Segment]:
    """The turn before a word and the turn from it on; the words keep their times."""
    worded = _worded(segment)
    at, words, text = worded.places[word], worded.words, segment.text
    first = replace(segment, end=words[word - 1].end, text=text[:at].rstrip(), words=segment.words[:word])
    second = replace(segment, start=words[word].start, text=text[at:], words=segment.words[word:])
    return first, second


def _unmatched(message: str, turns: Sequence[Owned], edit: TurnEdit, where: Where) -> Finding:
    before = [one.start for one, _ in turns if one.start <= edit.at][-1:]
    after = [one.start for one, _ in turns if one.start > edit.at][:1]
    nearby = " and ".join(map(show, (*before, *after)))
    return Finding(
        rule="turn-unmatched",
        message=message,
        severity="warning",
        where=where,
        hint=f"turns begin at {nearby}; take the entry out if a new export put it right",
    )
