"""How well captions can be read: the caption room's own judgement, cue by cue."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from podcast.captions import Profile, report
from podcast.check.cuerule import NETFLIX, CueRule, Subject, seconds
from podcast.check.rule import Found, short
from podcast.check.shown import Shown
from podcast.timecode import show


def _gap(subject: Subject) -> Found:
    for before, cue in pairwise(subject.captions):
        gap = cue.start - (before.end or 0)
        if 0 <= gap < subject.profile.gap:
            wanted = f"{gap} ms, not {subject.profile.gap}"
            yield cue.line, f"The cue at {show(cue.start)} follows the last one after {wanted}"


def _flagged(flag: str, sentence: Callable[[Shown, Profile], str]) -> Callable[[Subject], Found]:
    """What the caption room's own judgement says of each cue alone."""

    def find(subject: Subject) -> Found:
        for cue in subject.captions:
            if len(cue.rows) <= subject.profile.lines and flag in dict(
                report((cue.cue,), subject.profile, language=subject.language).flags
            ):
                yield cue.line, f"The cue at {show(cue.start)} {sentence(cue, subject.profile)}"

    return find


def _lines(subject: Subject) -> Found:
    most = subject.profile.lines
    for cue in subject.captions:
        if len(cue.rows) > most:
            yield cue.line, f"The cue at {show(cue.start)} has {len(cue.rows)} lines, not {most}"


def _break(subject: Subject) -> Found:
    for cue in subject.captions:
        for upper, lower in pairwise(cue.rows):
            pair = replace(cue.cue, lines=(upper, lower))
            answers = lower.startswith(("-", "–", "—"))  # two voices in one cue, a line each
            if not answers and report((pair,), subject.profile, language=subject.language).bad_line_breaks:
                last = short(upper.split()[-1])
                yield cue.line, f"The cue at {show(cue.start)} breaks its line after {last}"


def _length(cue: Shown) -> str:
    return seconds(cue.cue.end - cue.start)


RULES = (
    CueRule(
        id="cue-gap",
        source=NETFLIX,
        find=_gap,
        hint="End the cue before earlier: without two frames between them the eye sees no change",
        reading=True,
    ),
    CueRule(
        id="cue-fast",
        source=f"{NETFLIX}; BBC",
        find=_flagged(
            "fast",
            lambda cue, profile: (
                f"has more words than can be read in {_length(cue)}: over {profile.cps} columns a second"
            ),
        ),
        hint="Let it stand longer, or split it",
        reading=True,
    ),
    CueRule(
        id="cue-short",
        source=NETFLIX,
        find=_flagged(
            "short",
            lambda cue, profile: f"stands for {cue.cue.end - cue.start} ms, not {profile.shortest}",
        ),
        hint="Let it stand longer, or join it with a neighbour",
        reading=True,
    ),
    CueRule(
        id="cue-long",
        source=NETFLIX,
        find=_flagged(
            "long",
            lambda cue, profile: f"stands for {_length(cue)}, over {seconds(profile.longest)}",
        ),
        hint="Split it, or end it with the talk",
        reading=True,
    ),
    CueRule(
        id="cue-lines",
        source=f"{NETFLIX}; BBC; podcast namespace",
        find=_lines,
        hint="Split it into cues of two lines",
        reading=True,
    ),
    CueRule(
        id="cue-wide",
        source=f"{NETFLIX}; podcast namespace; Apple",
        find=_flagged(
            "wide",
            lambda _, profile: f"has a line wider than {profile.chars} columns",
        ),
        hint="Break the line, or split the cue",
        reading=True,
    ),
    CueRule(
        id="cue-break",
        source=NETFLIX,
        find=_break,
        hint="Break after punctuation or before a conjunction; keep article and noun, and names, together",
        reading=True,
    ),
)
