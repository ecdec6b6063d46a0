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

    ``"2"`` and ``"Speaker 2"`` stand for the second to appear, unless a label is called so; an empty key for
    the place it has in `names`. The only name of a transcript without speakers is taken for the voice of it
    all. A key that matches nobody is reported at its place.
    """
    if not transcript.speakers and len(names) == 1 and names[0][0] in ("", "1"):
        return _one_voice(transcript, paragraph(names[0][1])), ()
    labels = [speaker.label for speaker in transcript.speakers]
    places = {}
    for n, known in enumerate(labels, 1):
        places[str(n)] = places[f"Speaker {n}"] = known
    wanted: dict[str, str] = {}
    findings: list[Finding] = []
    for n, (key, name) in enumerate(names):
        key = paragraph(key) or str(n + 1)  # noqa: PLW2901 - the key as it is written in the transcript
        label = key if key in labels else places.get(key)
        if label is None:
            findings.append(_unmatched(key, labels, place(n)))
        elif paragraph(name):
            wanted[label] = paragraph(name)
    return _renamed(transcript, wanted), tuple(findings)


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
