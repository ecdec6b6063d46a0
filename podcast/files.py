"""Writing a file so that it is there whole or not at all, whenever this stops."""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


def beside(path: Path) -> Path:
    """Where a file is written before it takes its place: hidden, in the same folder, of the same kind."""
    return path.with_name(f".{path.stem}.part{path.suffix}")


@contextmanager
def replacing(path: Path) -> Generator[Path]:
    """A place to write to, which takes the place of `path` at the end of the block.

    Its content is on the disk before its name is, so that a power cut leaves the old file or the new one.
    When the block raises, `path` stays as it was and nothing is left beside it.
    """
    part = beside(path)
    try:
        part.unlink(missing_ok=True)
        yield part
        _sync(part, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    if os.name == "posix":  # only there can a folder be synced
        _sync(path.parent, os.O_RDONLY)


def replace(path: Path, data: bytes) -> None:
    """Write a file whole; the folder must be there."""
    with replacing(path) as part:
        part.write_bytes(data)


def copy(source: Path, target: Path) -> None:
    """Copy the bytes of a file to `target`, which is made or written over.

    Neither file changes when the other is written to. Where the disk can share blocks until then (Btrfs, XFS,
    NFS 4.2), the system is asked to, and the copy costs no room.
    """
    if hasattr(os, "copy_file_range"):
        with source.open("rb") as reading, target.open("wb") as writing:
            try:
                while os.copy_file_range(reading.fileno(), writing.fileno(), 1 << 30):
                    pass
            except OSError:  # two disks, or one that cannot: what else is wrong, the next line meets too
                pass
            else:
                return
    shutil.copyfile(source, target)


def _sync(path: Path, mode: int) -> None:
    handle = os.open(path, mode)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
