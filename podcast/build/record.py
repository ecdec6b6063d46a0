"""Which files of an output folder builds have made, so that those are replaced and removed, and no others."""

import hashlib
import json
from pathlib import Path, PurePath

from podcast.files import replace

BUILD = "build.json"
_MADE = "made.json"


class Record:
    """The paths made by earlier builds: from .podcast/, and from build.json when that was deleted.

    What .podcast/ lists is ours. A build.json may lie in any folder: what only it lists is written over, for
    a build stood here, but removed only while it is what that build made.
    """

    def __init__(self, output: Path, work: Path) -> None:
        self.output = output
        self.key = str(output.resolve())
        self.file = work / _MADE
        self.all = {key: found for key, found in _read_json(self.file).items() if isinstance(found, list)}
        self.paths = _safe(self.all.get(self.key))
        self.listed = listed(output / BUILD)

    def may_replace(self, path: str) -> bool:
        """Whether a build made what lies at a path, or what lay there."""
        return path in self.paths or path in self.listed or (path == BUILD and bool(self.listed))

    def add(self, paths: set[str]) -> None:
        """Remember what is about to be written, before it is."""
        rows = self.listed.items()
        ours = {path for path, made in rows if path not in paths and sha256(self.output / path) == made}
        self.set(self.paths | ours | paths)

    def set(self, paths: set[str]) -> None:
        """Remember just these."""
        self.paths = set(paths)
        if self.all.get(self.key) == sorted(paths):
            return
        self.all[self.key] = sorted(paths)
        replace(self.file, json.dumps(self.all, indent=0, sort_keys=True).encode())


def _safe(rows: object) -> set[str]:
    """The paths of a record that lie in the output folder: a record is a file, and files can be edited.

    Whatever else stands there is passed over: these paths are removed when a build does not make them again.
    """
    names = rows if isinstance(rows, list | dict) else ()
    found = {name for name in names if isinstance(name, str) and name and "\0" not in name}
    return {name for name in found if not PurePath(name).is_absolute() and ".." not in PurePath(name).parts}


def _read_json(path: Path) -> dict[str, object]:
    try:
        found = json.loads(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def listed(path: Path) -> dict[str, str]:
    """The SHA-256 of each file that a build.json of ours lists."""
    files = _read_json(path).get("files")
    rows = files if isinstance(files, dict) else {}
    found = {name: row["sha256"] for name, row in rows.items() if isinstance(row, dict) and "sha256" in row}
    return {name: found[name] for name in _safe(found)}


def sha256(path: Path) -> str:
    """The SHA-256 of a file, "" when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
