"""The files of a room of the show folder, and what each is by its suffix."""

import errno
import stat
from pathlib import Path

from podcast import transcript
from podcast.errors import Finding, Problems, Where
from podcast.suffixes import PICTURES, RECORDINGS

TRANSCRIPTS = transcript.SUFFIXES

KNOWN = frozenset((".md", *RECORDINGS, *PICTURES, *TRANSCRIPTS))


def files_in(room: Path, problems: Problems) -> list[Path]:
    """The files of a room in the order of their names; what only looks like one goes to `problems`."""
    try:
        found = sorted(
            path for path in room.iterdir() if path.stem.upper() != "README" and not path.name.startswith(".")
        )
    except FileNotFoundError:
        return []
    except OSError as error:
        problems.add([Finding(rule="input", message=f"cannot be read: {error.strerror}", where=Where(room))])
        return []
    for path in found:
        if not path.is_file() and path.suffix.lower() in KNOWN:
            hint = "put the file itself here, or take this away"
            message = f"this is {_instead_of_a_file(path)}"
            problems.add([Finding(rule="input", message=message, where=Where(path), hint=hint)])
    odd = [path for path in found if path.suffix.lower() in KNOWN and not _in_utf_8(path.name)]
    problems.add(_misnamed(path) for path in odd)
    return [path for path in found if path.is_file() and path not in odd]


_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe between programs",
    stat.S_IFSOCK: "a socket between programs",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def _instead_of_a_file(path: Path) -> str:
    try:
        return _KINDS.get(stat.S_IFMT(path.stat().st_mode), "no file")
    except FileNotFoundError:
        return "a link to a file that is not there"
    except OSError as error:
        is_loop = error.errno == errno.ELOOP
        return (
            "a link that leads back to itself"
            if is_loop
            else f"a link to what cannot be read: {error.strerror}"
        )


def _in_utf_8(name: str) -> bool:
    """Whether a name is text: what else stands in it the system gives as lone surrogates."""
    return name == name.encode("utf-8", "ignore").decode()


def _misnamed(path: Path) -> Finding:
    return Finding(
        rule="file-name",
        severity="error" if path.suffix.lower() == ".md" else "warning",
        message="the name of this file is not UTF-8, so it belongs to no episode",
        where=Where(path),
        hint="give it the name of an episode, with small letters a to z, digits and hyphens",
    )
