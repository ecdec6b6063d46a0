"""One build of a show at a time: the operating system holds the lock and frees it when a process dies."""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from podcast.errors import BusyError, InputError, Where


@contextmanager
def exclusive(work: Path) -> Generator[None]:
    """Hold the show's build lock in the folder `work`; raises BusyError at once when it is taken."""
    path = work / "build.lock"
    try:
        work.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise InputError(
            f"cannot be written: {error.strerror}",
            where=Where(work),
            hint="the show folder must be writable: builds keep their cache there",
        ) from error
    try:
        if not _take(handle):
            raise BusyError(
                "another build of this show is running", where=Where(path), hint="wait until it has ended"
            )
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":  # pragma: no cover - no such machine in the project's checks
    import msvcrt

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
