"""A recording finished into a medium, as plain functions that may run in another process."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from podcast import audio, links
from podcast.audio import Mastered, Settings
from podcast.build.options import Options
from podcast.build.parallel import each_done
from podcast.errors import Finding, Problems
from podcast.lock import Media
from podcast.model import Audio, Waveform

FOLDER = "media"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a finished recording; this is what the cache keeps of it."""

    audio: Audio
    waveform: Waveform
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """One recording to be finished into the file `raw`; `key` is where the cache keeps its facts.

    `pinned` is the medium of this name that was published before, `origin` the file of the show folder that
    it is made of: the recording, or the transcript that was spoken.
    """

    slug: str
    recording: Path
    media: Media
    raw: Path
    key: str
    settings: Settings
    pinned: Media | None = None
    origin: str = ""


def master_all(jobs: Sequence[Job], options: Options, problems: Problems) -> Iterator[tuple[Job, Facts]]:
    """Finish recordings, several at a time, and give each as soon as it is done.

    Faults are collected, in the order of the jobs, and the others go on.
    """
    faults: dict[str, Problems] = {}
    for job, result in each_done(jobs, master, options, "recordings"):
        with faults.setdefault(job.slug, Problems()).collect():
            yield job, result()
    for job in jobs:
        problems.add(faults[job.slug].findings)


def master(job: Job, options: Options | None = None) -> Facts:
    """Finish one recording; what goes in and comes out can be pickled."""

    def progress(share: float) -> None:
        if options:
            options.progress(job.slug, share)

    mastered: Mastered = audio.master(job.recording, job.raw, settings=job.settings, progress=progress)
    return Facts(replace(mastered.audio, path=_path(job)), mastered.waveform, mastered.findings)


def look_up(file: Path, job: Job) -> Facts:
    """The facts of a finished file when the cache was deleted: two decodes in place of another encode."""
    found = audio.probe(file)
    made = Audio(
        path=_path(job),
        media_type=links.media_type(job.media.name),
        size=file.stat().st_size,
        duration=found.duration,
        bitrate=found.bitrate,
        channels=found.channels,
        rate=found.rate,
    )
    return Facts(made, audio.shape(job.recording, job.settings))


def _path(job: Job) -> str:
    return f"{FOLDER}/{job.media.name}"
