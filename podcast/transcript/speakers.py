"""Tell host and guest apart in a dialogue that names nobody.

A hidden Markov model with two states: each turn shows signs that a host gives more often than a guest, or
the other way round, and the voice nearly always changes from one turn to the next. A third reader, somebody
who talks alone, competes with the pair: where one voice explains the text as well, nobody is labelled.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import exp, log
from statistics import median
from typing import Literal, NamedTuple

from podcast.model import Speaker, Transcript

Role = Literal["host", "guest"]

SURE = 0.8
"""The confidence from which turns are labelled."""
SUREST = 0.99
"""Signs are not as independent as the model takes them to be, so it is never surer than this."""
SWITCH = 0.95
"""How likely the voice changes at a stamped turn."""
OPENS = 0.85
"""How likely the first turn is the host's, before a word of it is looked at."""
FEWEST = 4
"""Turns below which no dialogue can be told from talk."""


class Sign(NamedTuple):
    """Something a turn may show, and how often each kind of talker shows it (0 to 1)."""

    name: str
    shown: Callable[[str, float], bool]
    host: float
    guest: float
    alone: float


def _opens(pattern: str) -> Callable[[str, float], bool]:
    opener = re.compile(rf"(?:{pattern})\b", re.IGNORECASE)
    return lambda text, _: opener.match(text) is not None


def _holds(pattern: str) -> Callable[[str, float], bool]:
    phrase = re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
    return lambda text, _: phrase.search(text) is not None


def _asks(text: str, _: float) -> bool:
    return text.rstrip("\"'”’») ").endswith(("?", "？"))


_PRESENTS = (
    r"welcome (?:to|back)|before we (?:close|finish|go|wrap)|my guest (?:is|today)|in today(?:'s|’s) episode|"
    r"that(?:'s|’s| is) (?:all for|it for|our (?:episode|overview|show|time))|"
    r"(?:thanks|thank you) for (?:joining|listening)|"
    r"today,? (?:we|i)\b|(?:with|joining) (?:me|us) (?:today|here|is|now)|"
    r"you(?:'re|’re| are) listening to|"
    r"this is [^.]{2,60}\b(?:show|podcast|series|guide|programme|program)\b"
)
_CONNECTS = "and|but|can|could|do|does|final|how|is|last|so|tell|what|when|where|which|who|why"
_ANSWERS = "absolutely|certainly|definitely|exactly|it is|no|not|of course|right|sure|well|yes"
_ADDRESSES = "(?:can|could|did|do|have|would) you|tell (?:me|us)|you (?:mentioned|said)"

# How often each sign is shown is judged, not counted. Nobody but a host presents, and at some length: that
# outweighs the other signs and the 19 to 1 by which the voice changes, so two turns in a row may be a host's.
SIGNS = (
    Sign("asks", _asks, 0.75, 0.03, 0.06),
    Sign("speaks briefly", lambda _, length: length < 0.6, 0.80, 0.12, 0.20),
    Sign("speaks at length", lambda _, length: length > 1.2, 0.06, 0.65, 0.35),
    Sign("presents", _holds(_PRESENTS), 0.10, 0.00001, 0.03),
    Sign(
        "is a guest",
        _holds("(?:thanks|thank you) for having|(?:glad|happy|great) to be here"),
        0.002,
        0.05,
        0.002,
    ),
    Sign("greets back", _opens("(?:thanks|thank you|hello|hi)[ ,]"), 0.02, 0.15, 0.02),
    Sign("connects", _opens(_CONNECTS), 0.50, 0.12, 0.20),
    Sign("answers", _opens(_ANSWERS), 0.03, 0.20, 0.04),
    Sign("addresses", _holds(_ADDRESSES), 0.30, 0.04, 0.06),
)


@dataclass(frozen=True, slots=True)
class Guess:
    """A role for each turn, and how likely it is (0 to 1) that all is as guessed: two voices, each right."""

    roles: tuple[Role, ...]
    confidence: float


def guess(texts: Sequence[str]) -> Guess:
    """Who says each turn, by the most likely path through the model (Viterbi).

    The confidence is the mean over turns of how likely its role is, times how likely it is that two people
    talk at all.
    """
    if not texts:
        return Guess((), 0.0)
    (host, guest, by_itself), *rest = _scores(texts)
    scores = [(host + log(2 * OPENS), guest + log(2 - 2 * OPENS), by_itself), *rest]
    forward = _forward(scores)
    backward = _forward(scores[::-1])[::-1]
    pair = _add(*forward[-1])
    alone = sum(score[2] for score in scores)
    path = _best_path(scores)
    likely = [
        _share(one, two, score, state)
        for one, two, score, state in zip(forward, backward, scores, path, strict=True)
    ]
    mean = sum(likely) / len(likely)
    roles: tuple[Role, ...] = tuple("guest" if state else "host" for state in path)
    return Guess(roles, min(SUREST, mean / (1 + exp(min(50.0, alone - pair)))))


def _share(
    one: tuple[float, float], two: tuple[float, float], score: tuple[float, float, float], state: int
) -> float:
    """How likely a state is at a turn, from the sums up to it and back to it: both hold the turn itself."""
    host, guest = (one[n] + two[n] - score[n] for n in (0, 1))
    return exp((guest if state else host) - _add(host, guest))


def _scores(texts: Sequence[str]) -> list[tuple[float, float, float]]:
    """For each turn the logarithm of how likely a host, a guest, and somebody alone would say it."""
    lengths = [len(text.split()) for text in texts]
    middle = (sum(lengths) / len(lengths) + median(lengths)) / 2 if lengths else 0
    found = []
    for text, length in zip(texts, lengths, strict=True):
        host = guest = alone = 0.0
        for sign in SIGNS:
            seen = sign.shown(text, length / max(1, middle))
            host += log(sign.host if seen else 1 - sign.host)
            guest += log(sign.guest if seen else 1 - sign.guest)
            alone += log(sign.alone if seen else 1 - sign.alone)
        found.append((host, guest, alone))
    return found


def _add(one: float, two: float) -> float:
    """The logarithm of a sum, from logarithms."""
    high, low = max(one, two), min(one, two)
    return high + log(1 + exp(low - high))


def _steps(last: tuple[float, float], state: int) -> tuple[float, float]:
    """The ways into a state: by staying, by changing."""
    return last[state] + log(1 - SWITCH), last[1 - state] + log(SWITCH)


def _forward(scores: Sequence[tuple[float, float, float]]) -> list[tuple[float, float]]:
    """For each turn and role how likely all turns so far are; the same from the end, as the model is even."""
    found: list[tuple[float, float]] = []
    for host, guest, _ in scores:
        last = found[-1] if found else None
        before = (_add(*_steps(last, 0)), _add(*_steps(last, 1))) if last else (log(0.5), log(0.5))
        found.append((before[0] + host, before[1] + guest))
    return found


def _best_path(scores: Sequence[tuple[float, float, float]]) -> list[int]:
    best: tuple[float, float] = (0.0, 0.0)
    came: list[tuple[int, int]] = []
    for at, (host, guest, _) in enumerate(scores):
        stay_host, change_host = _steps(best, 0)
        stay_guest, change_guest = _steps(best, 1)
        came.append((0 if stay_host > change_host else 1, 1 if stay_guest > change_guest else 0))
        before = (max(stay_host, change_host), max(stay_guest, change_guest)) if at else (0.0, 0.0)
        best = (before[0] + host, before[1] + guest)
    state = 0 if best[0] >= best[1] else 1
    path: list[int] = []
    for sources in reversed(came):
        path.append(state)
        state = sources[state]
    return path[::-1]


def with_speakers(transcript: Transcript) -> Transcript:
    """The transcript with what can be told about its speakers.

    Turns that were stamped one by one and name nobody get ``Speaker 1`` and ``Speaker 2``, in the order of
    appearance, when the guess is sure enough. Names are never made up, and labels of a source stay: of two
    named speakers only the roles are guessed.
    """
    if transcript.speakers:
        return replace(transcript, speakers=_with_roles(transcript))
    texts = [segment.text for segment in transcript.segments]
    if transcript.timing != "estimated" or len(texts) < FEWEST:
        return transcript
    guessed = guess(texts)
    if guessed.confidence < SURE or len(set(guessed.roles)) < 2:
        return transcript
    labels = {role: f"Speaker {n}" for n, role in enumerate(dict.fromkeys(guessed.roles), 1)}
    sure = round(guessed.confidence, 3)
    speakers = tuple(
        Speaker(label=label, role=role, inferred=True, confidence=sure) for role, label in labels.items()
    )
    segments = tuple(
        replace(segment, speaker=labels[role])
        for segment, role in zip(transcript.segments, guessed.roles, strict=True)
    )
    return replace(transcript, segments=segments, speakers=speakers)


def _with_roles(transcript: Transcript) -> tuple[Speaker, ...]:
    """The speakers; of two, who shows the signs of a host is the host, unless that is unclear."""
    speakers = transcript.speakers
    scores = _scores([segment.text for segment in transcript.segments])
    if len(speakers) != 2 or any(speaker.role for speaker in speakers):
        return speakers
    leaning = [0.0, 0.0]
    for segment, (host, guest, _) in zip(transcript.segments, scores, strict=True):
        for n, speaker in enumerate(speakers):
            if segment.speaker == speaker.label:
                leaning[n] += host - guest
    difference = leaning[0] - leaning[1]
    if abs(difference) < log(SURE / (1 - SURE)):
        return speakers
    first: Role = "host" if difference > 0 else "guest"
    second: Role = "guest" if difference > 0 else "host"
    return replace(speakers[0], role=first), replace(speakers[1], role=second)
