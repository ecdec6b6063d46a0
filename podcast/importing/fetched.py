"""Everything that a feed names, downloaded a few files at a time into a folder of its own, resumed there."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event

from podcast.errors import PodcastError
from podcast.fetching import download
from podcast.fetching.download import LARGEST
from podcast.importing.options import AT_ONCE, Options

SMALL = 50_000_000
"""Bytes of a transcript, a file of chapters or a picture."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that a feed names: its address, how many bytes it may have, and how many it is said to have."""

    address: str
    most: int = SMALL
    expected: int = 0


@dataclass(frozen=True, slots=True)
class Got:
    """A file that was fetched, with what its server calls it; or, without a path, why it was not."""

    path: Path | None = None
    media_type: str = ""
    error: str = ""


class _Stopped(BaseException):
    """Nobody waits for the rest any more."""


def medium(address: str, expected: int) -> Wanted:
    """A recording to be fetched."""
    return Wanted(address, LARGEST, expected)


def fetch_all(wanted: Iterable[Wanted], work: Path, named_by: str, options: Options) -> Mapping[str, Got]:
    """Fetch files into `work`, each once; what was fetched before stays. Failures are told, not raised."""
    files = list({each.address: each for each in wanted}.values())
    work.mkdir(parents=True, exist_ok=True)
    told = _Told(files, options)
    jobs: list[Callable[[], Got]] = [_job(each, work, named_by, told) for each in files]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        futures = [pool.submit(job) for job in jobs]
        try:
            return {each.address: future.result() for each, future in zip(files, futures, strict=True)}
        except BaseException:
            told.stopped.set()
            pool.shutdown(cancel_futures=True)
            raise


class _Told:
    """How far all downloads are, together."""

    def __init__(self, files: list[Wanted], options: Options) -> None:
        self.options = options
        self.stopped = Event()
        self.whole = {each.address: each.expected for each in files}
        self.have = dict.fromkeys(self.whole, 0)

    def __call__(self, address: str, have: int, whole: int) -> None:
        if self.stopped.is_set():
            raise _Stopped
        self.have[address] = have
        self.whole[address] = max(whole, have, self.whole[address])
        sizes, done = list(self.whole.values()), list(self.have.values())
        unknown = sum(size == 0 for size in sizes)
        known = sum(sizes)
        # Files of unknown size are taken to be like the others.
        guess = unknown * known // max(1, len(sizes) - unknown)
        self.options.progress(f"fetching {len(sizes)} files", sum(done) / max(1, known + guess))


def _job(each: Wanted, work: Path, named_by: str, told: _Told) -> Callable[[], Got]:
    def run() -> Got:
        path = work / hashlib.sha256(each.address.encode()).hexdigest()[:24]
        kind = path.with_suffix(".type")
        if path.is_file() and kind.is_file():
            return Got(path, kind.read_text(encoding="utf-8"))
        limits = replace(told.options.limits, size=each.most)
        try:
            done = download(
                each.address,
                path,
                limits,
                named_by=named_by,
                told=lambda have, whole: told(each.address, have, whole),
            )
        except PodcastError as error:
            return Got(error=error.finding.message)
        kind.write_text(done.media_type, encoding="utf-8")
        return Got(path, done.media_type)

    return run
