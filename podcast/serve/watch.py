"""Seeing that the files of a show have changed, by looking at them now and then."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

# What a build writes beside the sources: watching it would build for ever.
_WRITTEN_BY_BUILD = frozenset({"podcast.lock"})

Snapshot = dict[str, tuple[int, int]]
"""Path -> (mtime_ns, size)."""


class Watcher:
    """Compares the files under `paths` with how they were the last time.

    Hidden files and folders, `.podcast` and `.git` among them, editors' backups and everything under
    `ignore` are passed over.
    """

    def __init__(self, paths: Iterable[Path], ignore: Iterable[Path] = ()) -> None:
        self._paths = tuple(paths)
        self._ignored = frozenset(path.resolve() for path in ignore)
        self._seen = self._look()

    def follow(self, paths: Iterable[Path]) -> None:
        """Look at these paths from now on; what lies at those that are new is taken as seen."""
        self._paths = tuple(paths)
        self._seen = self._look() | self._seen

    def changed(self) -> tuple[Path, ...]:
        """The files that came, went or changed since the last call, in order."""
        before, self._seen = self._seen, self._look()
        names = {name for name, _ in before.items() ^ self._seen.items()}
        return tuple(Path(name) for name in sorted(names))

    def _look(self) -> Snapshot:
        return {name: stamp for path in self._paths for name, stamp in self._walk(path)}

    def _walk(self, path: Path) -> Iterator[tuple[str, tuple[int, int]]]:
        try:
            if path.is_dir():
                for entry in os.scandir(path):
                    if not self._is_ignored(entry):
                        yield from self._walk(Path(entry.path))
            else:
                status = path.stat()
                yield str(path), (status.st_mtime_ns, status.st_size)
        except OSError:
            return  # It went while we looked; the next look says so.

    def _is_ignored(self, entry: os.DirEntry[str]) -> bool:
        name = entry.name
        if name.startswith(".") or name.endswith(("~", ".tmp")) or name in _WRITTEN_BY_BUILD:
            return True
        return entry.is_dir() and (entry.is_symlink() or Path(entry.path).resolve() in self._ignored)
