"""The work on one recording that takes seconds: plain functions that may run in another process."""

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
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

    `pinned` is the medium of this name that was published before.
    """

    slug: str
    recording: Path
    media: Media
    raw: Path
    key: str
    pinned: Media | None


def master_all(
    jobs: Sequence[Job], settings: Settings, options: Options, problems: Problems
) -> Iterator[tuple[Job, Facts]]:
    """Finish recordings, several at a time, and give each as soon as it is done.

    Faults are collected, in the order of the jobs, and the others go on.
    """
    workers = min(len(jobs), options.jobs or os.cpu_count() or 1)
    if workers <= 1 and options.executor is None:
        for job in jobs:
            with problems.collect():
                yield job, master(job, settings, options)
        return
    with (options.executor or local_pool)(workers) as pool:
        waiting = {pool.submit(master, job, settings): job for job in jobs}
        found: dict[str, Problems] = {}
        for number, future in enumerate(as_completed(waiting)):
            options.progress("recordings", number / len(jobs))
            job = waiting[future]
            with found.setdefault(job.slug, Problems()).collect():
                yield job, _result(job, future)
    for job in jobs:
        problems.add(found[job.slug].findings)
    options.progress("recordings", 1)


def local_pool(workers: int) -> Executor:
    """Processes on this machine; another executor may take its place unchanged."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_follow_parent)


def _follow_parent() -> None:
    """End with the process that gave the work, however it ends; Ctrl-C is for that one to speak of."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if parent := parent_process():
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


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


def look_up(file: Path, job: Job, settings: Settings) -> Facts:
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
    return Facts(made, audio.shape(job.recording, settings))


def _path(job: Job) -> str:
    return f"{FOLDER}/{job.media.name}"
