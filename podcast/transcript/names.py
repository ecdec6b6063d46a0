"""Names for the voices of a transcript, as the producer gives them."""

from collections.abc import Sequence
from dataclasses import replace

from podcast.errors import Finding, Where
from podcast.model import Segment, Speaker, Transcript
from podcast.transcript.place import Place
from podcast.transcript.words import paragraph


def named(
    transcript: Transcript, names: Sequence[tuple[str, str]], place: Place
) -> tuple[Transcript, tuple[Finding, ...]]:
    """The transcript with labels replaced: `names` maps a label, or its place, to a name.

    ``"2"`` stands for the voice that the transcript numbers so, else, as ``"Speaker 2"``, for the second to
    appear; an empty key for the place it has in `names`. The only name of a transcript without speakers is
    taken for the voice of it all. A key that matches nobody, or a voice that another key has named, is
    reported at its place.
    """
    if not transcript.speakers and len(names) == 1 and names[0][0] in ("", "1"):
        return _one_voice(transcript, paragraph(names[0][1])), ()
    labels = [speaker.label for speaker in transcript.speakers]
    wanted: dict[str, str] = {}
    findings: list[Finding] = []
    for n, (key, name) in enumerate(names):
        label = _label(paragraph(key), n, labels)
        if label is None:
            findings.append(_unmatched(paragraph(key) or str(n + 1), labels, place(n)))
        elif label in wanted:
            findings.append(_twice(label, wanted[label], labels, place(n)))
        elif paragraph(name):
            wanted[label] = paragraph(name)
    return _renamed(transcript, wanted), tuple(findings)


def _label(key: str, n: int, labels: Sequence[str]) -> str | None:
    """The label that a key stands for, which has place `n` among the keys."""
    if not key:
        return labels[n] if n < len(labels) else None
    for known in (key, f"Speaker {key}"):
        if known in labels and (known == key or key.isdecimal()):
            return known
    number = key.removeprefix("Speaker ")
    return labels[int(number) - 1] if number.isdecimal() and 0 < int(number) <= len(labels) else None


def _twice(label: str, name: str, labels: Sequence[str], where: Where) -> Finding:
    return Finding(
        rule="speaker-unmatched",
        message=f"{label} is called {name!r} already",
        severity="warning",
        where=where,
        hint=f"the voices are, in the order in which they first speak: {', '.join(labels)}",
    )


def _one_voice(transcript: Transcript, name: str) -> Transcript:
    if not name:
        return transcript
    segments = tuple(replace(segment, speaker=name) for segment in transcript.segments)
    return replace(transcript, segments=segments, speakers=(Speaker(label=name),))


def _unmatched(key: str, labels: Sequence[str], where: Where) -> Finding:
    known = ", ".join(labels)
    return Finding(
        rule="speaker-unmatched",
        message=f"nobody in the transcript is called {key!r}",
        severity="warning",
        where=where,
        hint=f"it has {known}"
        if known
        else "it names nobody; put names before the turns, as in 0:12 Ann: text",
    )


def _renamed(transcript: Transcript, wanted: dict[str, str]) -> Transcript:
    def renamed(segment: Segment) -> Segment:
        name = wanted.get(segment.speaker or "")
        return replace(segment, speaker=name) if name else segment

    speakers: dict[str, Speaker] = {}
    for speaker in transcript.speakers:
        label = wanted.get(speaker.label, speaker.label)
        speakers.setdefault(label, replace(speaker, label=label))
    return replace(
        transcript, segments=tuple(map(renamed, transcript.segments)), speakers=tuple(speakers.values())
    )
