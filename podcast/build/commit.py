"""Act two: the rendered site goes to the output folder, the feed last.

Three rules keep a published show whole whenever this stops. Each file is written beside its place, synced
and moved there. Media are never overwritten: their names hold a hash. feed.xml is replaced when all it names
is in place, and what only the old feed named is removed after that. (The way SQLite tests this, failing the
n-th operation for every n, is done in tests/crash.)
"""

import filecmp
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from podcast import links
from podcast.errors import Finding, Problems, Where
from podcast.model import Artifact

BUILD = "build.json"
_MADE = "made.json"
"""Every path this program has put into the output folder, so that it removes those and no others."""


@dataclass(frozen=True, slots=True)
class Site:
    """All there is to write: rendered files, finished media by path, and the lock with its place."""

    artifacts: Sequence[Artifact]
    media: Mapping[str, Path]
    lock: tuple[Path, bytes] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Paths under the output folder, sorted: what was written anew, and what was removed."""

    written: tuple[str, ...] = field(default=())
    removed: tuple[str, ...] = field(default=())
    unchanged: int = 0


def commit(site: Site, output: Path, work: Path) -> Outcome:
    """Write a site. Raises InputError when the folder holds files of somebody else in its place."""
    record = _Record(output, work)
    paths = {artifact.path for artifact in site.artifacts} | set(site.media)
    _refuse_strangers(site, output, record)
    record.add(paths)
    written = [path for path, source in sorted(site.media.items()) if _place(source, output / path)]
    written += [each.path for each in _ordered(site.artifacts, last=False) if _write(output, each)]
    if site.lock and _differs(*site.lock):
        _replace(*site.lock)
    written += [each.path for each in _ordered(site.artifacts, last=True) if _write(output, each)]
    removed = _prune(output, record.paths - paths, paths)
    record.set(paths)
    return Outcome(tuple(sorted(written)), tuple(removed), len(paths) - len(written))


def _ordered(artifacts: Sequence[Artifact], *, last: bool) -> list[Artifact]:
    """The files before the lock, or those after it: what describes the site, and last the feed."""
    after = {BUILD: 1, links.FEED: 2}
    chosen = [each for each in artifacts if (each.path in after) is last]
    return sorted(chosen, key=lambda each: (after.get(each.path, 0), each.path))


class _Record:
    """The paths made by earlier builds: from .podcast/, and from build.json when that was deleted."""

    def __init__(self, output: Path, work: Path) -> None:
        self.key = str(output.resolve())
        self.file = work / _MADE
        self.all = {key: found for key, found in _read_json(self.file).items() if isinstance(found, list)}
        self.paths = _safe(self.all.get(self.key)) | _safe(_read_json(output / BUILD).get("files"))
        if (output / BUILD).exists():
            self.paths.add(BUILD)

    def add(self, paths: set[str]) -> None:
        """Remember what is about to be written, before it is."""
        self.set(self.paths | paths)

    def set(self, paths: set[str]) -> None:
        """Remember just these."""
        self.paths = set(paths)
        if self.all.get(self.key) == sorted(paths):
            return
        self.all[self.key] = sorted(paths)
        _replace(self.file, json.dumps(self.all, indent=0, sort_keys=True).encode())


def _safe(listed: object) -> set[str]:
    """The paths of a record that lie in the output folder: a record is a file, and files can be edited.

    Whatever else stands there is passed over: these paths are removed when a build does not make them again.
    """
    names = listed if isinstance(listed, list | dict) else ()
    found = {name for name in names if isinstance(name, str) and name and "\0" not in name}
    return {name for name in found if not PurePath(name).is_absolute() and ".." not in PurePath(name).parts}


def _read_json(path: Path) -> dict[str, object]:
    try:
        found = json.loads(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _refuse_strangers(site: Site, output: Path, record: _Record) -> None:
    problems = Problems()
    for artifact in site.artifacts:
        if artifact.path in record.paths or not os.path.lexists(path := output / artifact.path):
            continue
        if path.is_symlink() or not path.is_file() or path.read_bytes() != artifact.data:
            problems.add(
                [
                    Finding(
                        rule="output",
                        message="this file was not made by a build and would be overwritten",
                        where=Where(path),
                        hint="move it away, or build into an empty folder with --output DIR",
                    )
                ]
            )
    problems.raise_any()


def _write(output: Path, artifact: Artifact) -> bool:
    """Write one file unless it holds the same bytes: equal files keep their time stamps and ETags."""
    path = output / artifact.path
    if not _differs(path, artifact.data):
        return False
    _replace(path, artifact.data)
    return True


def _differs(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size != len(data) or path.read_bytes() != data
    except FileNotFoundError:
        return True


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = _beside(path)
    part.unlink(missing_ok=True)
    with part.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    _sync_folder(path.parent)


def _place(source: Path, path: Path) -> bool:
    """Put a finished medium in its place: a second name for the same bytes where the disk allows it."""
    if path.exists() and (path.samefile(source) or filecmp.cmp(path, source, shallow=False)):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    part = _beside(path)
    part.unlink(missing_ok=True)
    try:
        part.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
    part.replace(path)
    _sync_folder(path.parent)
    return True


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # pragma: no cover - only there can a folder be synced
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _prune(output: Path, gone: set[str], kept: set[str]) -> list[str]:
    """Remove what earlier builds made and this one did not, half-written files, and folders left empty."""
    removed = []
    root = output.resolve()
    for path in sorted(gone):
        file = output / path
        if not file.parent.resolve().is_relative_to(root):
            continue  # a folder of the site was made a link to somewhere else
        if file.is_file() or file.is_symlink():
            file.unlink()
            removed.append(path)
    folders = sorted({(output / path).parent for path in gone | kept}, reverse=True)
    for folder in folders:
        for part in sorted(folder.glob(".*.part")):
            part.unlink()
        if folder != output and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    return removed
