"""Writing a file so that it is there whole or not at all, whenever this stops."""

import os
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


def _sync(path: Path, mode: int) -> None:
    handle = os.open(path, mode)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
