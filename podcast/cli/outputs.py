"""Files that a command makes where its user says: beside first, then in place, and never over an original."""

import os
from collections.abc import Sequence
from pathlib import Path

from podcast.cli import streams
from podcast.cli.command import Args
from podcast.errors import InputError, Problems, UsageError, Where
from podcast.files import replace

ROOMS = ("episodes", "transcripts")
PIPE = Path("-")
"""Stands for standard input and output."""
STDIN = Path("<standard input>")
"""What findings call a file that came in through a pipe."""


def format_of(args: Args) -> str:
    """The format to make: as ``--to`` says, else by the suffix of the file to make.

    Raises UsageError when neither tells.
    """
    from podcast.transcript import format_for

    to: str = args.to or format_for(args.target.suffix)
    if not to:
        raise UsageError("the format to make is not clear", hint="name OUT with a suffix, or use --to vtt")
    return to


def check_target(target: Path, sources: Sequence[Path]) -> None:
    """Raise InputError for a target that is a folder, one of the sources, or an original of a show."""
    if target.is_dir():
        raise InputError("this is a folder", where=Where(target), hint="name the file to make in it")
    if not target.parent.is_dir():
        raise InputError(
            "there is no such folder to write to", where=Where(target.parent), hint="make it first: mkdir"
        )
    if any(target.exists() and source.exists() and target.samefile(source) for source in sources):
        raise InputError(
            "this is the file to read, and would be overwritten",
            where=Where(target),
            hint="give the file to make another name",
        )
    room = target.resolve().parent
    if target.is_file() and room.name in ROOMS and _is_show(room.parent):
        raise InputError(
            f"files in {room.name}/ are originals and are never overwritten",
            where=Where(target),
            hint="write it somewhere else, look at it, then put it there yourself",
        )


def _is_show(folder: Path) -> bool:
    from podcast.config import NAME

    return (folder / NAME).is_file()


def check_targets(targets: Sequence[Path], sources: Sequence[Path]) -> None:
    """Raise one group with all that is wrong with the files to make, each named once."""
    problems = Problems()
    for nth, target in enumerate(targets):
        with problems.collect():
            check_target(target, sources)
        with problems.collect():
            if target in targets[:nth]:
                raise UsageError("this file is named twice", where=Where(target), hint="name it once")
    problems.raise_any()


def check_folder(path: Path) -> None:
    """Raise InputError for a place where no folder can be made: a file, or a link that leads nowhere."""
    if os.path.lexists(path) and not path.is_dir():
        raise InputError(
            "the site cannot be made here: this is no folder",
            where=Where(path),
            hint="move it away, or name another folder: podcast build --output DIR",
        )


def put(path: Path, text: str) -> None:
    """Write a text as UTF-8 with plain line ends: to a file, or to standard output for ``-``."""
    if path == PIPE:
        with streams.output() as out:
            out.flush()
            out.buffer.write(text.encode())
        return
    try:
        if path.exists() and not path.is_file():  # a device or a pipe is written into, not replaced
            path.write_bytes(text.encode())
            return
        replace(path, text.encode())
    except OSError as error:
        raise InputError(
            f"cannot be written: {error.strerror}", where=Where(path), hint="is there room, and permission?"
        ) from error
