"""A recording finished into a medium, as plain functions that may run in another process."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from podcast import audio, files, links
from podcast.audio import Settings, plots
from podcast.build.options import Options
from podcast.build.parallel import each_done
from podcast.errors import Finding, Problems
from podcast.lock import Media
from podcast.model import Audio, Waveform
from podcast.timecode import ZERO, Millis

FOLDER = "media"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a finished recording; this is what the cache keeps of it.

    `length` is that of the recording itself, and `shift` is how much later its times come in what was made.
    """

    audio: Audio
    waveform: Waveform
    length: Millis
    shift: Millis = ZERO
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """One recording to be finished into the file `raw`; `key` is where the cache keeps its facts.

    `pinned` is the medium of this name that was published before, `origin` the file of the show folder that
    it is made of: the recording, or the transcript that was spoken. `report` is where to write what was done.
    """

    slug: str
    recording: Path
    media: Media
    raw: Path
    key: str
    settings: Settings
    pinned: Media | None = None
    origin: str = ""
    report: Path | None = None


@dataclass(frozen=True, slots=True)
class Take:
    """A recording with all the forms that are to be made of it; the jobs differ in their file alone."""

    jobs: tuple[Job, ...]

    @property
    def recording(self) -> Path:
        """Where it is."""
        return self.jobs[0].recording


def master_all(jobs: Sequence[Job], options: Options, problems: Problems) -> Iterator[tuple[Job, Facts]]:
    """Finish recordings, several at a time, and give each as soon as it is done.

    Faults are collected, in the order of the jobs, and the others go on.
    """
    faults: dict[str, Problems] = {}
    by_slug = groupby(jobs, key=lambda job: job.slug)
    takes = [Take(tuple(group)) for _, group in by_slug]
    for take, result in each_done(takes, master, options, "recordings"):
        with faults.setdefault(take.jobs[0].slug, Problems()).collect():
            yield from zip(take.jobs, result(), strict=True)
    for take in takes:
        problems.add(faults[take.jobs[0].slug].findings)


def master(take: Take, options: Options | None = None) -> list[Facts]:
    """Finish one recording in all its forms; what goes in and comes out can be pickled."""
    first = take.jobs[0]

    def progress(share: float) -> None:
        if options:
            options.progress(first.slug, share)

    raw = [job.raw for job in take.jobs]
    made = audio.master_all(take.recording, raw, settings=first.settings, progress=progress)
    if first.report:
        for suffix, text in plots.files(made[0], first.settings.turns).items():
            files.replace(first.report.with_suffix(suffix), text.encode())
    return [
        Facts(
            replace(each.audio, path=_path(job)),
            each.waveform,
            each.length if _moves(job) else each.audio.duration,
            each.shift,
            each.findings,
        )
        for job, each in zip(take.jobs, made, strict=True)
    ]


def look_up(file: Path, job: Job) -> Facts:
    """The facts of a finished file when the cache was deleted: two decodes in place of another encode."""
    found = audio.probe(file)
    made = Audio(
        path=_path(job),
        media_type=links.media_type(job.media.name),
        size=file.stat().st_size,
        duration=found.duration,
        # What was asked of the encoder, as when it was made: counted, M4A and Opus come out beside it.
        bitrate=job.settings.bitrate_for(found.channels, audio.codec_of(file)),
        channels=found.channels,
        rate=found.rate,
    )
    shape = audio.shape(job.recording, job.settings)
    pinned = Millis(job.pinned.shift) if job.pinned else ZERO
    length = shape.length if _moves(job) else found.duration
    return Facts(made, shape.waveform, length, pinned or shape.shift)


def _moves(job: Job) -> bool:
    """Whether a medium may be longer or shorter than its recording."""
    return job.settings.trim or job.settings.is_arranged


def _path(job: Job) -> str:
    return f"{FOLDER}/{job.media.name}"
