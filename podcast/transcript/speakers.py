"""Tell host and guest apart in a dialogue that names nobody.

`dialogue` reads each turn, `pairing` says whether two people talk at all, `introductions` what the talk calls
them. A turn that is not sure stays unlabelled, and so does a whole talk that may be another kind of talk.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log
from typing import Literal

from podcast.model import Speaker, Transcript
from podcast.transcript import weights
from podcast.transcript.dialogue import evidence, read
from podcast.transcript.introductions import introduced, same_person
from podcast.transcript.pairing import chance, facts
from podcast.transcript.signs import turns_of

Role = Literal["host", "guest"]

SURE = 0.8
"""The confidence from which a turn is labelled."""
DIALOGUE = 0.7
"""The confidence from which a talk is taken for a dialogue: one in eleven others is (docs/speakers.md)."""
SUREST = 0.99
"""Of 39,000 turns that were held to be surer than this, 8 in 1,000 were wrong."""
FEWEST = 4
"""Turns below which no dialogue can be told from talk."""


@dataclass(frozen=True, slots=True)
class Guess:
    """The likelier role of each turn, how likely it is (0.5 to 1), and how likely two people talk at all."""

    roles: tuple[Role, ...]
    sure: tuple[float, ...]
    pair: float

    @property
    def labels(self) -> tuple[Role | None, ...]:
        """The roles of the turns that are sure enough to be labelled."""
        if self.pair < DIALOGUE:
            return (None,) * len(self.roles)
        return tuple(role if sure >= SURE else None for role, sure in zip(self.roles, self.sure, strict=True))


@dataclass(frozen=True, slots=True)
class Cast:
    """What the producer says of who talks: whether they are two, and the names of host and guest, or ""."""

    two: bool = False
    host: str = ""
    guest: str = ""


NOBODY = Cast()


def guess(texts: Sequence[str], language: str = "en", *, two: bool = False) -> Guess:
    """Who says each turn. `language` is a BCP 47 tag: of English the words are looked at too.

    `two` says that two people talk, so that it need not be found out.
    """
    if not texts:
        return Guess((), (), 0.0)
    model, pairing = weights.of(language)
    turns = turns_of(texts)
    found = evidence(turns, model)
    reading = read(turns, found, model)
    roles: tuple[Role, ...] = tuple("host" if likely >= 0.5 else "guest" for likely in reading.host)
    sure = tuple(max(likely, 1 - likely) for likely in reading.host)
    return Guess(roles, sure, 1.0 if two else chance(facts(turns, found, reading), pairing))


def with_speakers(transcript: Transcript, language: str = "en", cast: Cast = NOBODY) -> Transcript:
    """The transcript with what can be told about its speakers.

    Turns that were stamped one by one and name nobody are given to the names that the producer or the talk
    itself gives its two voices, else to ``Speaker 1`` and ``Speaker 2``, in the order of appearance. Names
    are never made up, and labels of a source stay: of two named speakers only the roles are guessed.
    `language` is used when the source names none.
    """
    language = transcript.language or language
    if transcript.speakers:
        return replace(transcript, speakers=_with_roles(transcript, language))
    texts = [segment.text for segment in transcript.segments]
    if transcript.timing != "estimated" or len(texts) < FEWEST:
        return transcript
    guessed = guess(texts, language, two=cast.two)
    roles = guessed.labels
    if len(set(roles) - {None}) < 2:
        return transcript
    names = _named(introduced(list(zip(roles, texts, strict=True))), cast)
    order = dict.fromkeys(role for role in roles if role)
    labels = {role: names.get(role, f"Speaker {n}") for n, role in enumerate(order, 1)}
    speakers = tuple(
        Speaker(label=label, role=role, inferred=True, confidence=_confidence(role, guessed))
        for role, label in labels.items()
    )
    segments = tuple(
        replace(segment, speaker=labels[role]) if role else segment
        for segment, role in zip(transcript.segments, roles, strict=True)
    )
    return replace(transcript, segments=segments, speakers=speakers)


def _named(told: dict[str, str], cast: Cast) -> dict[str, str]:
    """The names of the roles: the producer's, unless the talk calls the voices the other way round."""
    names = {"host": cast.host, "guest": cast.guest}
    if not all(names.values()):
        return told
    swapped = {"host": cast.guest, "guest": cast.host}
    right, wrong = (
        sum(same_person(name, each[role]) for role, name in told.items()) for each in (names, swapped)
    )
    return swapped if wrong > right else names


def _confidence(role: Role, guessed: Guess) -> float:
    """How likely a turn is right that has this role: the mean over those that are labelled."""
    sure = [each for label, each in zip(guessed.labels, guessed.sure, strict=True) if label == role]
    return round(min(SUREST, sum(sure) / len(sure)), 3)


def _with_roles(transcript: Transcript, language: str) -> tuple[Speaker, ...]:
    """The speakers; of two, who shows the signs of a host is the host, unless that is unclear."""
    speakers = transcript.speakers
    if len(speakers) != 2 or any(speaker.role for speaker in speakers):
        return speakers
    model, _ = weights.of(language)
    leaning = [0.0, 0.0]
    found = evidence(turns_of([segment.text for segment in transcript.segments]), model)
    for segment, lean in zip(transcript.segments, found.host, strict=True):
        for n, speaker in enumerate(speakers):
            if segment.speaker == speaker.label:
                leaning[n] += lean
    difference = leaning[0] - leaning[1]
    if abs(difference) < log(SURE / (1 - SURE)):
        return speakers
    first: Role = "host" if difference > 0 else "guest"
    second: Role = "guest" if difference > 0 else "host"
    return replace(speakers[0], role=first), replace(speakers[1], role=second)
