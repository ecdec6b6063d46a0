"""Times, words and speakers of a transcript: what cannot be as the file has it."""

from itertools import pairwise

from podcast.check.cuerule import NETFLIX, CueRule, Subject, seconds
from podcast.check.rule import Found, short
from podcast.timecode import Millis, show
from podcast.transcript.words import speaking_time

RUSH = 3.0
"""Times the pace of a calm reading, 4.5 syllables a second: thirteen and a half in a second nobody says."""
FRAME = Millis(40)
"""Cues that overlap by less than a frame do so by rounding."""
SAID = 4
"""Words from which a pace can be told."""
ROLLED = 0.2
"""The part of all cues that begin with what stood before them, from which a file rolls its captions up."""


def _empty(subject: Subject) -> Found:
    for cue in subject.file.cues:
        if not cue.text:
            yield cue.line, f"The cue at {show(cue.start)} has no words"


def _overlap(subject: Subject) -> Found:
    for before, cue in pairwise(sorted(subject.captions, key=lambda cue: cue.start)):
        if before.end is not None and cue.start < before.end - FRAME:
            early = seconds(before.end - cue.start)
            yield cue.line, f"The cue at {show(cue.start)} begins {early} before the last one ends"


def _rush(subject: Subject) -> Found:
    timed = sorted((cue for cue in subject.cues), key=lambda cue: cue.start)
    for cue, after in zip(timed, [*timed[1:], None], strict=True):
        end = cue.end if cue.end is not None else after.start if after else None
        words = len(cue.text.split())
        if end is not None and words >= SAID and speaking_time(cue.text) > RUSH * max(1, end - cue.start):
            yield (
                cue.line,
                f"{words} words at {show(cue.start)} have {seconds(end - cue.start)}: nobody speaks so fast",
            )


def _unknown(subject: Subject) -> Found:
    seen: set[str] = set()
    for cue in subject.cues:
        if subject.known.names is not None and cue.speaker and cue.speaker not in subject.known.names | seen:
            seen.add(cue.speaker)
            yield cue.line, f"{short(cue.speaker)} speaks here and is not among the people of the episode"


def _repeated(subject: Subject) -> Found:
    captions = subject.captions
    for before, cue in pairwise(captions):
        if (before.start, before.end, before.rows) == (cue.start, cue.end, cue.rows):
            yield cue.line, f"The cue at {show(cue.start)} stands there twice"
    rolls = [
        cue
        for before, cue in pairwise(captions)
        if cue.rows != before.rows and cue.rows[0] == before.rows[-1]
    ]
    if len(rolls) > ROLLED * len(captions) and len(rolls) > 2:
        yield (
            rolls[0].line,
            f"{len(rolls)} of {len(captions)} cues begin with what stood before them: captions that roll up",
        )


RULES = (
    CueRule(id="cue-empty", source="WebVTT; SubRip", find=_empty, hint="Take it out, or write what is said"),
    CueRule(
        id="cue-overlap",
        source=f"{NETFLIX}; podcast namespace",
        find=_overlap,
        hint="End the cue before where this one begins: apps show one at a time",
    ),
    CueRule(
        id="cue-repeated",
        source="YouTube's automatic captions",
        find=_repeated,
        hint="Convert the file with podcast convert: what rolls up is said once there",
    ),
    CueRule(
        id="cue-rush",
        source=f"judgement: {RUSH:g} times a calm reading",
        find=_rush,
        hint="Correct the times: words are missing before this, or a time is wrong",
    ),
    CueRule(
        id="speaker-unknown",
        source="judgement",
        find=_unknown,
        hint="Name the voice in the notes, under speakers or people, or correct its spelling",
        severity="info",
    ),
)
