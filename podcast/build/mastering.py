"""The work on one recording that takes seconds: plain functions that may run in another process."""

import os
import signal
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from podcast import audio, links
from podcast.audio import Mastered, Settings
from podcast.build.options import Options
from podcast.errors import Finding, InputError, Problems, Where
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

    `pinned` says that the medium was published before.
    """

    slug: str
    recording: Path
    media: Media
    raw: Path
    key: str
    pinned: bool


def master_all(
    jobs: Sequence[Job], settings: Settings, options: Options, problems: Problems
) -> list[tuple[Job, Facts]]:
    """Finish recordings, several at a time; faults are collected and the others go on."""
    made: list[tuple[Job, Facts]] = []
    workers = min(len(jobs), options.jobs or os.cpu_count() or 1)
    if workers <= 1:
        for job in jobs:
            with problems.collect():
                made.append((job, master(job, settings, options)))
        return made
    spawn = get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=spawn, initializer=_end_quietly) as pool:
        futures = [(job, pool.submit(master, job, settings)) for job in jobs]
        for number, (job, future) in enumerate(futures):
            options.progress("recordings", number / len(futures))
            with problems.collect():
                made.append((job, _result(job, future)))
    options.progress("recordings", 1)
    return made


def _end_quietly() -> None:
    """Ctrl-C reaches every process; only the first one has something to say about it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _result(job: Job, future: Future[Facts]) -> Facts:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise InputError(
            "the process that finished recordings was ended by the system",
            where=Where(job.recording),
            hint="memory may have run out: build with --jobs 1",
            rule="audio-process",
        ) from error


def master(job: Job, settings: Settings, options: Options | None = None) -> Facts:
    """Finish one recording; what goes in and comes out can be pickled."""

    def progress(share: float) -> None:
        if options:
            options.progress(job.slug, share)

    mastered: Mastered = audio.master(job.recording, job.raw, settings=settings, progress=progress)
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
    return Facts(made, audio.measure(job.recording).waveform)


def _path(job: Job) -> str:
    return f"{FOLDER}/{job.media.name}"
