"""Act two: the rendered site goes to the output folder, the feed last.

Three rules keep a published show whole whenever this stops. Each file is written beside its place, synced
and moved there (podcast/files.py). A published medium is never overwritten by another one. feed.xml is
replaced when all it names is in place, and what only the old feed named is removed after that. (The way
SQLite tests this, failing the n-th operation for every n, is done in tests/crash.)
"""

import filecmp
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from podcast import links
from podcast.build.record import BUILD, Record, sha256
from podcast.errors import Finding, Problems, Where
from podcast.files import beside, copy, replace, replacing
from podcast.model import Artifact


@dataclass(frozen=True, slots=True)
class Site:
    """All there is to write: rendered files, finished media by path, and the lock with its place.

    `pinned` is the SHA-256 of each medium that was published under its path before. `index` is the search
    index as it is after this build, and its place; it is moved there as the last.
    """

    artifacts: Sequence[Artifact]
    media: Mapping[str, Path]
    pinned: Mapping[str, str] = field(default_factory=dict)
    lock: tuple[Path, bytes] | None = None
    index: tuple[Path, Path] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Paths under the output folder, sorted: what was written anew, and what was removed."""

    written: tuple[str, ...] = field(default=())
    removed: tuple[str, ...] = field(default=())
    unchanged: int = 0


def commit(site: Site, output: Path, work: Path) -> Outcome:
    """Write a site, or nothing of it.

    Raises InputErrors when files of somebody else are in its place, when a folder of it is a link, or when a
    published medium would be overwritten by another.
    """
    record = Record(output, work)
    paths = {artifact.path for artifact in site.artifacts} | set(site.media)
    problems = Problems()
    problems.add(_links(output, paths))
    problems.raise_any()
    problems.add(_strangers(site, output, record))
    problems.add(_overwritten(site, output, record))
    problems.raise_any()
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
    """The files before the lock, or those after it: what describes the site, and last the feeds."""
    chosen = [each for each in artifacts if bool(_rank(each)) is last]
    return sorted(chosen, key=lambda each: (_rank(each), each.path))


def _rank(artifact: Artifact) -> int:
    """0 for what is written before the lock; the higher, the later."""
    feeds = 2 + (artifact.path == links.FEED)
    return 1 if artifact.path == BUILD else feeds if artifact.media_type == links.FEED_TYPE else 0


def _links(output: Path, paths: set[str]) -> list[Finding]:
    """Folders of the site that are links; the output folder may be one."""
    folders = {folder for path in paths for folder in PurePosixPath(path).parents} - {PurePosixPath()}
    return [
        Finding(
            rule="output",
            message=f"this is a link to {link.readlink()}, and what a build writes would land there",
            where=Where(link),
            hint="remove the link; the folder of the whole site may be one",
        )
        for link in (output / folder for folder in sorted(folders))
        if link.is_symlink()
    ]


def _overwritten(site: Site, output: Path, record: Record) -> list[Finding]:
    """Published media that other bytes would replace; what lies there damaged may be put right."""
    return [
        Finding(
            rule="output",
            message="another medium was published under this name, and caches keep it for a year",
            where=Where(output / path),
            hint="take podcast.lock back from version control, or publish under another name with --remaster "
            + PurePosixPath(path).name.rpartition("-")[0],
        )
        for path, source in sorted(site.media.items())
        if site.lock and path in record.listed and not _same(source, output / path)
        if sha256(output / path) == record.listed[path] and sha256(source) != site.pinned.get(path)
    ]


def _strangers(site: Site, output: Path, record: Record) -> list[Finding]:
    """Files that no build made, where this one would write."""
    findings = []
    for artifact in site.artifacts:
        path = output / artifact.path
        if record.may_replace(artifact.path) or not os.path.lexists(path):
            continue
        if path.is_symlink() or not path.is_file() or path.read_bytes() != artifact.data:
            findings.append(
                Finding(
                    rule="output",
                    message="this file was not made by a build and would be overwritten",
                    where=Where(path),
                    hint="move it away, or build into an empty folder with --output DIR",
                )
            )
    return findings


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
    """Put a copy of a finished medium in its place, unless it is there.

    No second name of one file: a tool that truncates what it finds in the site would take the shelf's too.
    """
    if _same(source, path):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as part:
        copy(source, part)
    return True


def _same(source: Path, path: Path) -> bool:
    return path.exists() and (path.samefile(source) or filecmp.cmp(path, source, shallow=False))


def _prune(output: Path, record: Record, kept: set[str]) -> list[str]:
    """Remove what earlier builds made and this one did not, half-written files of theirs, empty folders."""
    removed = []
    root = output.resolve()
    gone = sorted(record.paths - kept)
    # A folder of the site may have been made a link to somewhere else: what lies there is not ours.
    gone = [path for path in gone if (output / path).parent.resolve().is_relative_to(root)]
    for path in gone:
        file = output / path
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
