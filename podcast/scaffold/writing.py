"""Putting new files into a show folder: all of them or none, and never over a file that is there."""

import errno
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from podcast.errors import InputError, Where

Content = bytes | Path
"""The bytes of a new file, or the file to copy them from."""

_NOT_OPENED = frozenset({errno.ENOENT, errno.EACCES, errno.EPERM, errno.EISDIR})


def write_all(files: Mapping[Path, Content]) -> tuple[Path, ...]:
    """Write new files, each beside its place first and then moved there; gives their paths in order.

    Raises InputError when a file is in the way or the disk refuses, and leaves nothing behind then.
    """
    check_free(files)
    beside = {path: path.with_name(f".{path.name}.tmp") for path in files}
    moved: list[Path] = []
    at = Path()
    try:
        for at, content in files.items():
            at.parent.mkdir(parents=True, exist_ok=True)
            _write(beside[at], content)
        for at, temporary in beside.items():
            temporary.replace(at)
            moved.append(at)
    except BaseException as error:
        for path in (*beside.values(), *moved):
            path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _unwritten(error, at, files.get(at)) from error
        raise
    return tuple(moved)


def _unwritten(error: OSError, path: Path, content: Content | None) -> InputError:
    """A copy that fails names its source whatever failed: only a source that cannot be opened is to blame."""
    reason = error.strerror or str(error)
    if isinstance(content, Path) and str(error.filename) == str(content) and error.errno in _NOT_OPENED:
        return InputError(f"cannot be read: {reason}", where=Where(content))
    return InputError(
        f"cannot be written: {reason}", where=Where(path), hint="nothing was added; make room or give access"
    )


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
