"""Whether a transcript and a recording that are to make one episode go together."""

from contextlib import suppress
from pathlib import Path

from podcast import audio
from podcast.errors import Finding, InputError
from podcast.transcript.reading import read
from podcast.transcript.timing import within


def past_the_end(recording: Path | None, transcript: Path | None) -> tuple[Finding, ...]:
    """What of a transcript lies after the end of its recording, and at which line it begins.

    Raises InputError when it is most of it. Files that cannot be read are told of elsewhere.
    """
    if recording is None or transcript is None:
        return ()
    findings: tuple[Finding, ...] = ()
    with suppress(InputError):
        reading, length = read(transcript), audio.probe(recording).duration
        findings = within(reading.transcript, length, transcript, reading.lines)[1]
    for finding in findings:
        if finding.severity == "error":
            raise InputError.of(finding)
    return findings
