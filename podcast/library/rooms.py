"""The files of both rooms, put together by slug: what goes with which notes."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from podcast import values
from podcast.errors import Finding, Problems, Where
from podcast.library.files import TRANSCRIPTS, files_in
from podcast.suffixes import PICTURES, RECORDINGS

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Rooms:
    """The files of both rooms, by slug."""

    def __init__(self, folder: Path, problems: Problems) -> None:
        self.problems = problems
        self.notes: list[Path] = []
        self.recordings: dict[str, list[Path]] = defaultdict(list)
        self.pictures: dict[str, list[Path]] = defaultdict(list)
        self.transcripts: dict[str, list[Path]] = defaultdict(list)
        self.translations: dict[str, list[tuple[str, Path]]] = defaultdict(list)
        for path in files_in(folder / "episodes", problems):
            self._put_episode_file(path)
        for path in files_in(folder / "transcripts", problems):
            self._put_transcript(path)
        for slug, paths in groupby(self.notes, key=lambda path: path.stem):
            self.only(paths, f"file of notes for {slug}")

    def _put_episode_file(self, path: Path) -> None:
        suffix = path.suffix.lower()
        if suffix == ".md":
            self.notes.append(path)
        elif suffix in RECORDINGS:
            self.recordings[path.stem].append(path)
        elif suffix in PICTURES:
            self.pictures[path.stem].append(path)

    def _put_transcript(self, path: Path) -> None:
        if path.suffix.lower() not in TRANSCRIPTS:
            return
        slug, dot, tag = path.stem.rpartition(".")
        if not (dot and SLUG.fullmatch(slug)):
            self.transcripts[path.stem].append(path)
            return
        try:
            tag = values.language(tag)
        except ValueError:
            message = f"{tag!r} is no language, so this is neither the transcript of {slug} nor a translation"
            hint = f"name the transcript {slug}{path.suffix}, and a translation {slug}.de{path.suffix}"
            self.problems.add(
                [Finding(rule="transcript-name", message=message, where=Where(path), hint=hint)]
            )
        else:
            self.translations[slug].append((tag, path))

    def translated(self, slug: str) -> tuple[tuple[str, Path], ...]:
        """The translations of an episode; two in one language are reported."""
        for tag, rows in groupby(self.translations[slug], key=lambda row: row[0].lower()):
            self.only((path for _, path in rows), f"translation into {tag}")
        if self.translations[slug] and not self.transcripts[slug]:
            finding = Finding(
                rule="transcript-name",
                message=f"there is a translation and no transcript of {slug}",
                where=Where(self.translations[slug][0][1]),
                hint=f"if this is what is spoken, name it {slug}{self.translations[slug][0][1].suffix}",
            )
            self.problems.add([finding])
        return tuple(self.translations[slug])

    def only(self, files: Iterable[Path], what: str) -> Path | None:
        """The one file of a kind, or None; two of them are reported."""
        found = list(files)
        if len(found) > 1:
            names = " and ".join(path.name for path in found)
            finding = Finding(
                rule="duplicate-slug",
                message=f"an episode has one {what}, not {names}",
                where=Where(found[0]),
                hint="keep one of them in this folder and move the others out",
            )
            self.problems.add([finding])
        return found[0] if found else None

    def report_orphans(self) -> None:
        """Say which files belong to no episode: they stay where they are and are not published."""
        slugs = {path.stem for path in self.notes}
        translated = {slug: [path for _, path in rows] for slug, rows in self.translations.items()}
        rooms = (self.recordings, "recording"), (self.transcripts, "transcript"), (translated, "translation")
        for room, what in rooms:
            for slug in sorted(slug for slug in room.keys() - slugs if room[slug]):
                self.problems.add(
                    [
                        Finding(
                            rule="no-episode",
                            severity="warning",
                            message=f"no episode goes with this {what}",
                            where=Where(room[slug][0]),
                            hint=f"write episodes/{slug}.md, or let podcast add make it",
                        )
                    ]
                )
