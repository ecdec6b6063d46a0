"""Work on recordings that takes seconds or minutes, done several at a time in other processes."""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from typing import Protocol, TypeVar

from podcast.build.options import Options
from podcast.errors import InputError, Where


class OnRecording(Protocol):
    """A job: whatever else it says, it names the recording that it is about."""

    @property
    def recording(self) -> Path:
        """Where it is."""


J = TypeVar("J", bound=OnRecording)
R = TypeVar("R")


def each_done(
    jobs: Sequence[J], work: Callable[[J, Options | None], R], options: Options, label: str
) -> Iterator[tuple[J, Callable[[], R]]]:
    """Do all jobs and give each as soon as it is done, with a call that returns its result or raises.

    `work` gets the options only where it runs in this process; job and result can be pickled. How much of
    all is done is told under `label`. What a call may raise besides what `work` does is InputError, when the
    process was ended by the system.
    """
    workers = min(len(jobs), options.jobs or os.cpu_count() or 1)
    if workers <= 1 and options.executor is None:
        yield from ((job, partial(work, job, options)) for job in jobs)
    elif jobs:
        with (options.executor or local_pool)(workers) as pool:
            waiting = {pool.submit(work, job, None): job for job in jobs}
            for number, future in enumerate(as_completed(waiting)):
                options.progress(label, number / len(jobs))
                yield waiting[future], partial(_result, waiting[future], future)
        options.progress(label, 1)


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


def _result(job: OnRecording, future: Future[R]) -> R:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise InputError(
            "the process that worked on it was ended by the system",
            where=Where(job.recording),
            hint="memory may have run out: build with --jobs 1",
            rule="audio-process",
        ) from error
