"""A show folder on disk, read into a Library: its settings, its episodes, and what is wrong with them.

The slug joins the rooms: episodes/<slug>.md, its recording and picture beside it, transcripts/<slug>.*.
Nothing in these rooms is ever written.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from podcast import chapters, config, transcript, values
from podcast.config import Config
from podcast.declared import Source, load, option
from podcast.errors import ConfigError, Finding, InputError, Problems, Where
from podcast.model import Chapter, Episode, Kind, Location, Person, Soundbite

RECORDINGS = (
    ".aac", ".aif", ".aiff", ".flac", ".m4a", ".m4b", ".mka", ".mkv", ".mov", ".mp3", ".mp4", ".oga",
    ".ogg", ".opus", ".wav", ".webm", ".wma",
)  # fmt: skip
PICTURES = (".jpeg", ".jpg", ".png")
TRANSCRIPTS = transcript.SUFFIXES

KNOWN = frozenset((".md", *RECORDINGS, *PICTURES, *TRANSCRIPTS))

RESERVED = frozenset({"assets", "feed", "index", "media", "search"})
"""Slugs that would meet files of the site itself."""

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FENCE = re.compile(r"\A\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*$\n?", re.DOTALL | re.MULTILINE)


def _chapter(value: Any) -> Chapter:
    """``"1:23 Title"``, or a table with start, title, says, url, image, location and hidden."""
    if isinstance(value, str):
        return chapters.parse_line(values.text(value))
    found = values.table(
        start=values.clock,
        title=values.text,
        _says=values.text,
        _url=values.web,
        _image=values.web,
        _location=values.location,
        _hidden=values.flag,
    )(value)
    return Chapter(end=found["start"], **found)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The lines between +++ at the head of an episode's notes."""

    title: str = option(
        values.text, "The episode's title, without show or number.", example='"Solar technician"'
    )
    published: datetime | None = option(
        values.moment,
        "When it appears; without an offset the time is UTC. Before that, and without it, it is hidden.",
        example="2026-09-07T06:00:00Z",
        default=None,
    )
    season: int | None = option(values.whole, "The season's number.", example="1", default=None)
    season_name: str = option(values.text, "What the season is called.", example='"On the roof"', default="")
    number: int | None = option(values.whole, "The episode's number.", example="2", default=None)
    kind: Kind = option(
        values.one_of("full", "trailer", "bonus"), "What it is.", example='"trailer"', default="full"
    )
    summary: str = option(
        values.text,
        "One or two sentences for apps and lists; left out, the first paragraph of the notes.",
        example='"A day on the roof with a solar technician."',
        default="",
    )
    explicit: bool | None = option(
        values.flag,
        "Whether this one is not fit for children; else as the show.",
        example="true",
        default=None,
    )
    people: tuple[Person, ...] = option(
        values.many(values.person),
        "Who speaks in it: names, or tables with name, role, group, url and image.",
        example='[{name = "Tomas Okafor", role = "guest"}]',
        default=(),
    )
    speakers: tuple[tuple[str, str], ...] = option(
        values.names,
        "The names behind the transcript's voices: in the order they first speak, or by label.",
        example='["Mara Lind", "Tomas Okafor"]',
        default=(),
    )
    chapters: tuple[Chapter, ...] = option(
        values.many(_chapter),
        "Chapters of your own in place of the proposed ones: lines, or tables with start, title, says, "
        "url, image, location and hidden.",
        example='["0:00 On the roof", "2:10 Tools"]',
        default=(),
    )
    language: str = option(values.language, "Its language, if not the show's.", example='"de"', default="")
    image: str = option(
        values.text, "A picture in the episode's folder, if not <slug>.jpg.", example='"roof.jpg"', default=""
    )
    image_alt: str = option(
        values.any_text, "What the picture shows.", example='"Two people on a roof"', default=""
    )
    guid: str = option(
        values.guid,
        "The guid it had before, when it moves here or is renamed.",
        example='"show-17"',
        default="",
    )
    draft: bool = option(values.flag, "Keeps it out of builds.", example="true", default=False)
    narrate: bool = option(
        values.flag,
        "Says that it is still to be spoken: a build warns of it until there is a recording.",
        example="true",
        default=False,
    )
    align: bool | None = option(
        values.flag,
        "Times each word of the transcript by the recording, in English; else as the show.",
        example="true",
        default=None,
    )
    soundbites: tuple[Soundbite, ...] = option(
        values.many(values.soundbite),
        "Stretches worth quoting: start, duration (15 to 120 s) and title.",
        example='[{start = "1:05", duration = 30, title = "First day"}]',
        default=(),
    )
    location: Location | None = option(
        values.location, "The place it is about.", example='"Hamburg"', default=None
    )
    fix: tuple[tuple[str, str], ...] = option(
        values.pairs,
        "Spelling put right in the transcript.",
        example='{"Kubernets" = "Kubernetes"}',
        default=(),
    )
    license: str = option(values.text, "Its licence, if not the show's.", example='"cc-by-4.0"', default="")


@dataclass(frozen=True, slots=True)
class Library:
    """A show folder as read: `episodes` in the order of their slugs."""

    folder: Path
    config: Config
    source: Source
    episodes: tuple[Episode, ...]
    findings: tuple[Finding, ...] = field(default=())

    @property
    def whole(self) -> bool:
        """Whether every file of notes could be read."""
        return all(each.severity != "error" for each in self.findings)


def read(folder: Path) -> Library:
    """Read a show folder. Raises one group with every error in podcast.toml and the episodes' notes."""
    found = look(folder)
    problems = Problems()
    problems.add(found.findings)
    problems.raise_any()
    return found


def look(folder: Path) -> Library:
    """Read what can be read of a show folder; errors are among its findings, and none is raised.

    Where podcast.toml has one, settings without a cover stand in for it, so that more can be looked for.
    """
    problems = Problems()
    found = Config(title=folder.name, description="", cover="", address="https://unread.invalid/")
    source = Source("", folder / config.NAME)
    with problems.collect():
        found, source = config.read(folder)
    rooms = _Rooms(folder, problems)
    episodes = []
    for path in rooms.notes:
        with problems.collect():
            episode = _episode(path, rooms)
            episodes.append(episode if episode.align is not None else replace(episode, align=found.align))
    rooms.report_orphans()
    return Library(folder, found, source, tuple(episodes), tuple(problems.findings))


class _Rooms:
    """The files of both rooms, by slug."""

    def __init__(self, folder: Path, problems: Problems) -> None:
        self.problems = problems
        self.notes: list[Path] = []
        self.recordings: dict[str, list[Path]] = defaultdict(list)
        self.pictures: dict[str, list[Path]] = defaultdict(list)
        self.transcripts: dict[str, list[Path]] = defaultdict(list)
        self.translations: dict[str, list[tuple[str, Path]]] = defaultdict(list)
        for path in _files(folder / "episodes", problems):
            self._put_episode_file(path)
        for path in _files(folder / "transcripts", problems):
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
        if not (dot and _SLUG.fullmatch(slug)):
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


def _files(room: Path, problems: Problems) -> list[Path]:
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
            what = "a folder" if path.is_dir() else "a link to a file that is not there"
            hint = "put the file itself here, or take this away"
            problems.add([Finding(rule="input", message=f"this is {what}", where=Where(path), hint=hint)])
    odd = [path for path in found if path.suffix.lower() in KNOWN and not _in_utf_8(path.name)]
    problems.add(_misnamed(path) for path in odd)
    return [path for path in found if path.is_file() and path not in odd]


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


def _episode(path: Path, rooms: _Rooms) -> Episode:
    slug = path.stem
    if not _SLUG.fullmatch(slug) or slug in RESERVED or len(slug) > 100:
        raise InputError(
            f"{slug!r} cannot be an episode's slug" + (", the site needs it" if slug in RESERVED else ""),
            where=Where(path),
            hint="name the file with small letters a to z, digits and single hyphens: solar-technician.md",
            rule="slug",
        )
    front, notes, line = _split(path)
    return Episode(
        slug=slug,
        source=path,
        notes=notes,
        notes_line=line,
        recording=rooms.only(rooms.recordings[slug], "recording"),
        transcript=rooms.only(rooms.transcripts[slug], "transcript"),
        translations=rooms.translated(slug),
        **{name: getattr(front, name) for name in FrontMatter.__dataclass_fields__}
        | {"image": _picture(front, path, rooms)},
    )


def _picture(front: FrontMatter, path: Path, rooms: _Rooms) -> Path | None:
    if not front.image:
        return rooms.only(rooms.pictures[path.stem], "picture")
    picture = path.parent / front.image
    if not picture.is_file() or picture.resolve().parent != path.parent.resolve():
        raise ConfigError(
            f"there is no picture {front.image!r} in {path.parent.name}/",
            where=Source(config.read_text(path), path).where("image"),
            hint="put the picture beside the notes and name it without a folder",
        )
    return picture


def _split(path: Path) -> tuple[FrontMatter, str, int]:
    """The front matter, the notes as Markdown, and the line they begin at."""
    text = config.read_text(path).replace("\r\n", "\n")
    match = _FENCE.match(text)
    if match is None:
        opened = text.startswith("+++")
        raise InputError(
            "the front matter has no end" if opened else "there is no front matter",
            where=Where(path, 1),
            hint='begin the file with a line +++, lines such as title = "…", and another line +++',
            rule="front-matter",
        )
    front = load(FrontMatter, Source(match[1], path, 2))
    return front, text[match.end() :], text.count("\n", 0, match.end()) + 1


def find(library: Library, slug: str) -> Episode:
    """The episode of a slug; raises InputError with the slugs there are."""
    for episode in library.episodes:
        if episode.slug == slug:
            return episode
    known = ", ".join(each.slug for each in library.episodes) or "none yet"
    raise InputError(f"there is no episode {slug!r}", hint=f"the episodes are: {known}")
