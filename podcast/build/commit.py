"""Act two: the rendered site goes to the output folder, the feed last.

Three rules keep a published show whole whenever this stops. Each file is written beside its place, synced
and moved there (podcast/files.py). Media are never overwritten: their names hold a hash. feed.xml is
replaced when all it names is in place, and what only the old feed named is removed after that. (The way
SQLite tests this, failing the n-th operation for every n, is done in tests/crash.)
"""

import filecmp
import hashlib
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from podcast import links
from podcast.errors import Finding, Problems, Where
from podcast.files import beside, replace, replacing
from podcast.model import Artifact

BUILD = "build.json"
_MADE = "made.json"
"""Every path this program has put into the output folder, so that it removes those and no others."""


@dataclass(frozen=True, slots=True)
class Site:
    """All there is to write: rendered files, finished media by path, and the lock with its place.

    `index` is the search index as it is after this build, and its place; it is moved there as the last.
    """

    artifacts: Sequence[Artifact]
    media: Mapping[str, Path]
    lock: tuple[Path, bytes] | None = None
    index: tuple[Path, Path] | None = None


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
        replace(*site.lock)
    written += [each.path for each in _ordered(site.artifacts, last=True) if _write(output, each)]
    removed = _prune(output, record, paths)
    record.set(paths)
    if site.index:
        made, place = site.index
        made.replace(place)
    return Outcome(tuple(sorted(written)), tuple(removed), len(paths) - len(written))


def _ordered(artifacts: Sequence[Artifact], *, last: bool) -> list[Artifact]:
    """The files before the lock, or those after it: what describes the site, and last the feed."""
    after = {BUILD: 1, links.FEED: 2}
    chosen = [each for each in artifacts if (each.path in after) is last]
    return sorted(chosen, key=lambda each: (after.get(each.path, 0), each.path))


class _Record:
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
        self.listed = _listed(output / BUILD)

    def may_replace(self, path: str) -> bool:
        """Whether a build made what lies at a path, or what lay there."""
        return path in self.paths or path in self.listed or (path == BUILD and bool(self.listed))

    def add(self, paths: set[str]) -> None:
        """Remember what is about to be written, before it is."""
        listed = self.listed.items()
        ours = {path for path, made in listed if path not in paths and _sha256(self.output / path) == made}
        self.set(self.paths | ours | paths)

    def set(self, paths: set[str]) -> None:
        """Remember just these."""
        self.paths = set(paths)
        if self.all.get(self.key) == sorted(paths):
            return
        self.all[self.key] = sorted(paths)
        replace(self.file, json.dumps(self.all, indent=0, sort_keys=True).encode())


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


def _listed(path: Path) -> dict[str, str]:
    """The SHA-256 of each file that a build.json of ours lists."""
    files = _read_json(path).get("files")
    rows = files if isinstance(files, dict) else {}
    found = {name: row["sha256"] for name, row in rows.items() if isinstance(row, dict) and "sha256" in row}
    return {name: found[name] for name in _safe(found)}


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _refuse_strangers(site: Site, output: Path, record: _Record) -> None:
    problems = Problems()
    for artifact in site.artifacts:
        path = output / artifact.path
        if record.may_replace(artifact.path) or not os.path.lexists(path):
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
    path.parent.mkdir(parents=True, exist_ok=True)
    replace(path, artifact.data)
    return True


def _differs(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size != len(data) or path.read_bytes() != data
    except FileNotFoundError:
        return True


def _place(source: Path, path: Path) -> bool:
    """Put a finished medium in its place: a second name for the same bytes where the disk allows it."""
    if path.exists() and (path.samefile(source) or filecmp.cmp(path, source, shallow=False)):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as part:
        try:
            part.hardlink_to(source)
        except OSError:
            shutil.copyfile(source, part)
    return True


def _prune(output: Path, record: _Record, kept: set[str]) -> list[str]:
    """Remove what earlier builds made and this one did not, half-written files of theirs, empty folders."""
    removed = []
    root = output.resolve()
    gone = sorted(record.paths - kept)
    for path in gone:
        file = output / path
        if not file.parent.resolve().is_relative_to(root):
            continue  # a folder of the site was made a link to somewhere else
        if file.is_file() or file.is_symlink():
            file.unlink()
            removed.append(path)
    for path in (*gone, *kept):
        if (part := beside(output / path)).is_file():
            part.unlink()
    for folder in sorted({(output / path).parent for path in gone}, reverse=True):
        if folder != output and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    return removed
