"""What a transcript gains from its recording: the times of its words, and a word where the two do not agree.

Both are worked out once for each state of recording and transcript. Finding words takes a minute for half an
hour of sound and runs beside other recordings; what cannot be heard keeps its estimated time.
"""

import os
from collections.abc import Sequence
from concurrent.futures import as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from podcast import align, aligning, codec, transcript
from podcast.align import Activity, Aligned
from podcast.build.mastering import local_pool
from podcast.build.options import Options
from podcast.build.recall import content, kept, recall
from podcast.build.source import code_digest
from podcast.cache import Cache, digest, digest_of
from podcast.errors import Finding, MissingExtra, PodcastError, Where
from podcast.model import Episode, Transcript
from podcast.transcript import Settings

CODE = (
    "align",
    "aligning.py",
    "audio/source.py",
    "audio/speech.py",
    "build/listening.py",
    "codec.py",
    "errors.py",
    "model.py",
    "transcript",
)
"""What times of words are made by."""


@dataclass(frozen=True, slots=True)
class Job:
    """A recording in which the words of a transcript are to be found; `key` is where the cache keeps them."""

    slug: str
    recording: Path
    transcript: Path
    settings: Settings
    key: str


def job_of(episode: Episode, settings: Settings, cache: Cache) -> Job | None:
    """The work that an episode asks for; None when it asks for none, or when it cannot be done here."""
    path, recording = episode.transcript, episode.recording
    if not (episode.align and recording and path and align.installed()):
        return None
    # Names of speakers are no part of it: whoever is renamed has said the same.
    moved = settings.offset, settings.stretch
    asked = settings.language, settings.duration, settings.fix, settings.turns, moved, str(path)
    sources = content(cache, recording), content(cache, path)
    key = digest("aligned", code_digest(*CODE), *sources, digest_of(asked))
    return Job(episode.slug, recording, path, settings, key)


def work(job: Job, options: Options | None = None) -> Aligned:
    """Find the words of one transcript; what goes in and comes out can be pickled."""
    said, _ = transcript.load(job.transcript, job.settings)
    progress = partial(options.progress, job.slug) if options else None
    return aligning.align_words(job.recording, said, job.transcript, progress)


def listen_all(wanted: Sequence[tuple[Episode, Settings]], cache: Cache, options: Options) -> None:
    """Find the words of all episodes that ask for it, several at a time, and leave them in the cache.

    Raises nothing: an episode with which anything is wrong says so when `listened` takes its turn.
    """
    jobs = []
    for episode, settings in wanted:
        with suppress(PodcastError):
            job = job_of(episode, settings, cache)
            if job and recall(cache, job.key, Aligned) is None:
                jobs.append(job)
    if not jobs:
        return
    workers = min(len(jobs), options.jobs or os.cpu_count() or 1)
    if workers <= 1 and options.executor is None:
        for job in jobs:
            with suppress(PodcastError):
                cache.keep(job.key, codec.dump(work(job, options)))
        return
    with (options.executor or local_pool)(workers) as pool:
        waiting = {pool.submit(work, job): job for job in jobs}
        for number, future in enumerate(as_completed(waiting)):
            options.progress("words", number / len(jobs))
            with suppress(PodcastError, BrokenProcessPool):
                cache.keep(waiting[future].key, codec.dump(future.result()))
    options.progress("words", 1)


def listened(
    episode: Episode, said: Transcript, settings: Settings, cache: Cache
) -> tuple[Transcript, tuple[Finding, ...]]:
    """The transcript of an episode with the times of its words, where it asks for them and they are heard.

    Else it is what it was, and the findings tell why, or how far it is off. Raises InputError when the
    recording cannot be read.
    """
    path, recording = episode.transcript, episode.recording
    if path is None or recording is None:
        return said, ()
    told: tuple[Finding, ...] = ()
    if job := job_of(episode, settings, cache):
        found = kept(cache, job.key, Aligned, lambda: work(job))
        if found.share:
            return timed(said, found.transcript), found.findings
        told = found.findings
    elif episode.align:
        told = (_missing(episode),)
    key = digest("activity", code_digest(*CODE), content(cache, recording))
    heard = kept(cache, key, Activity, lambda: aligning.listen(recording))
    return said, (*told, *aligning.drift(heard, said, path, settings))


def timed(said: Transcript, found: Transcript) -> Transcript:
    """A transcript with the times of another one of the same words."""
    return replace(
        said,
        timing=found.timing,
        segments=tuple(
            replace(one, start=other.start, end=other.end, words=other.words)
            for one, other in zip(said.segments, found.segments, strict=True)
        ),
    )


def _missing(episode: Episode) -> Finding:
    return Finding(
        rule=MissingExtra.rule,
        severity="warning",
        message="the times of words stay estimates, for PocketSphinx is not installed",
        where=Where(episode.source),
        hint=align.INSTALL,
    )
