"""Putting new files into a show folder: all of them or none, and never over a file that is there."""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from podcast.errors import InputError, Where

Content = bytes | Path
"""The bytes of a new file, or the file to copy them from."""


def write_all(files: Mapping[Path, Content]) -> tuple[Path, ...]:
    """Write new files, each beside its place first and then moved there; gives their paths in order.

    Raises InputError when a file is in the way or the disk refuses, and leaves nothing behind then.
    """
    check_free(files)
    beside = {path: path.with_name(f".{path.name}.tmp") for path in files}
    moved: list[Path] = []
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(beside[path], content)
        for path, temporary in beside.items():
            temporary.replace(path)
            moved.append(path)
    except BaseException as error:
        for path in (*beside.values(), *moved):
            path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise InputError(
                f"cannot be written: {error.strerror or error}", where=Where(Path(error.filename or path))
            ) from error
        raise
    return tuple(moved)


def check_free(paths: Iterable[Path]) -> None:
    """Raise InputError when one of these files, or a file where its folder should be, is there already."""
    for path in paths:
        for above in path.parents:
            if above.exists() and not above.is_dir():
                raise InputError("a file is in the way of a folder", where=Where(above), hint="move it away")
        if path.exists() or path.is_symlink():
            hint = "move it away, or choose another name"
            raise InputError("this file is there already", where=Where(path), hint=hint)


def _write(path: Path, content: Content) -> None:
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        shutil.copyfile(content, path)
