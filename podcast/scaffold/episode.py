"""`podcast add`: one new episode in a show folder, from the files a producer has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict, Unpack

from podcast import config
from podcast.errors import Finding, InputError, Problems, Where
from podcast.library import PICTURES, RECORDINGS, TRANSCRIPTS
from podcast.scaffold import frontmatter, lengths, parts, slugs, titles
from podcast.scaffold.material import Material, Part
from podcast.scaffold.writing import Content, write_all

_FOLDERS: dict[Part, str] = {
    "recording": "episodes",
    "picture": "episodes",
    "notes": "episodes",
    "transcript": "transcripts",
}
_SUFFIXES: dict[Part, tuple[str, ...]] = {
    "recording": RECORDINGS,
    "picture": PICTURES,
    "notes": (".md",),
    "transcript": TRANSCRIPTS,
}
_HEARD: tuple[Part, ...] = ("recording", "transcript")
# Whose name the episode gets when none is given.
_NAMED_AFTER: tuple[Part, ...] = ("recording", "transcript", "notes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A new episode: the files that were written, and what there is to say about those given."""

    slug: str
    title: str
    files: tuple[Path, ...]
    findings: tuple[Finding, ...] = ()


class Said(TypedDict, total=False):
    """What a producer says of a new episode: its slug, its title, and the language that it is in (BCP 47)."""

    slug: str
    title: str
    language: str


def add(show: Path, files: Sequence[Path], *, at: datetime | None = None, **said: Unpack[Said]) -> Added:
    """Make one episode of any mix of recording, transcript, notes, picture, or one saved guide page.

    The files are copied and stay as they are. The episode is published `at` a time, now when that is None;
    what is not `said` of it is told by the files.
    An episode that is there gets the parts that it has not yet. Raises InputError, or a group of them, when
    a file cannot be used, two are the same part of an episode, the slug is taken, or `show` is no show
    folder; nothing is written then.
    """
    slug, title, language = said.get("slug", ""), said.get("title", ""), said.get("language", "")
    found = _checked(show, files, slug, language)
    named_after = next((found[part] for part in _NAMED_AFTER if part in found), None)
    slug = slug or slugs.slugify(named_after.path.stem if named_after else files[0].stem)
    source = show / "episodes" / f"{slug}.md"
    if _is_missing_parts(show, slug, found) and not (title or language):
        return _completed(show, source, found)
    _refuse_taken(show, slug, found)
    _refuse_useless(files, found)
    late = _late(show, slug, found)
    notes = found.get("notes")
    own = notes.head if notes else frontmatter.Head()
    titled = _titled(own, title or own.title or titles.title_like(slug, found), notes)
    head = _in_language(titled, language, notes).published_at(at or datetime.now(UTC))
    contents = _contents(show, slug, found)
    contents[source] = f"{head.toml()}\n{notes.text.lstrip() if notes else ''}".encode()
    return Added(
        slug=slug,
        title=head.title,
        files=write_all(contents),
        findings=(
            *_said(found),
            *late,
            *_about_title(notes, title, head.title),
            *_missing(show, slug, found),
            *_about_time(source, head),
        ),
    )


def _checked(show: Path, files: Sequence[Path], slug: str, language: str) -> parts.Parts:
    """The parts that the files are; raises all that is wrong with these at once."""
    problems = Problems()
    found: parts.Parts = {}
    with problems.collect():
        config.read(show)
    with problems.collect():
        if slug:
            slugs.check(slug)
    with problems.collect():
        if language:
            frontmatter.check_language(language)
    with problems.collect():
        if not files:
            raise InputError(
                "no file was named", hint="name a recording, a transcript, or a saved guide page"
            )
        found = parts.collect(files, problems)
    if len(problems.errors) == 1:
        raise InputError.of(problems.errors[0])
    problems.raise_any()
    return found


def _refuse_useless(files: Sequence[Path], found: parts.Parts) -> None:
    if "recording" not in found and "transcript" not in found:
        names = ", ".join(path.name for path in files)
        raise InputError(
            f"neither a recording nor a timestamped transcript is among {names}",
            where=Where(files[0]),
            hint="name the recording too, or a transcript with a time before each turn",
        )


def _is_missing_parts(show: Path, slug: str, found: parts.Parts) -> bool:
    """Whether there is an episode of this slug that has none of these parts."""
    there = {part for part in _FOLDERS for _ in _present(show, slug, part, found)}
    return "notes" in there and "notes" not in found and not there & found.keys()


def _completed(show: Path, source: Path, found: parts.Parts) -> Added:
    late = _late(show, source.stem, found)
    head, _ = frontmatter.take_from(config.read_text(source).replace("\r\n", "\n"), source)
    files = write_all(_contents(show, source.stem, found))
    info = Finding(
        rule="completed",
        severity="info",
        message=f"this episode was there already, and has a {' and a '.join(found)} now",
        where=Where(source),
    )
    return Added(slug=source.stem, title=head.title, files=files, findings=(*_said(found), *late, info))


def _present(show: Path, slug: str, part: Part, given: parts.Parts) -> Iterator[Path]:
    """The files of a part that an episode has, but for those that are given."""
    ours = {material.path.resolve() for material in given.values()}
    for path in sorted((show / _FOLDERS[part]).glob("*")):
        is_part = path.suffix.lower() in _SUFFIXES[part] and path.stem.casefold() == slug
        if is_part and path.resolve() not in ours:
            yield path


def _refuse_taken(show: Path, slug: str, found: parts.Parts) -> None:
    given = {material.path.resolve() for material in found.values()}
    rooms = dict.fromkeys(_FOLDERS[part] for part in (*found, "notes"))
    for room in rooms:
        for path in sorted((show / room).glob("*")):
            if path.name.split(".")[0].casefold() == slug and path.resolve() not in given:
                raise InputError(
                    f"there is an episode {slug!r} already",
                    where=Where(path),
                    hint="choose another name with --slug, or edit the files of this one; what it has not yet"
                    " can be added to it alone",
                    rule="slug",
                )


def _titled(head: frontmatter.Head, title: str, notes: Material | None) -> frontmatter.Head:
    if notes and head.kept and head.title and title != head.title:
        raise InputError(
            f"the notes have a title of their own: {head.title}",
            where=Where(notes.path),
            hint="leave out --title, or the title in the notes",
        )
    return replace(head, title=title)


def _in_language(head: frontmatter.Head, language: str, notes: Material | None) -> frontmatter.Head:
    try:
        return head.spoken_in(language) if language else head
    except ValueError as own:
        raise InputError(
            f"the notes have a language of their own: {own}",
            where=Where(notes.path) if notes else None,
            hint="leave out --language, or the language in the notes",
        ) from None


def _about_title(notes: Material | None, asked: str, title: str) -> Iterator[Finding]:
    own = notes.head.title if notes else ""
    if notes and own != title and (own or not asked):
        yield Finding(
            rule="title",
            severity="info",
            message=f"the title {own!r} gave way to the one named" if own else "there is no title in it",
            where=Where(notes.path),
            hint=f"the title is now {title!r}; change it in the head of the episode's notes",
        )


def _contents(show: Path, slug: str, found: parts.Parts) -> dict[Path, Content]:
    contents: dict[Path, Content] = {}
    for part, material in found.items():
        target = show / _FOLDERS[part] / f"{slug}{material.parts[part]}"
        # A file that waits in its place is used there.
        if part == "notes" or target.resolve() == material.path.resolve():
            continue
        is_cut_out = part == "transcript" and material.talk
        contents[target] = material.talk.encode() if is_cut_out else material.path
    return contents


def _said(found: parts.Parts) -> Iterator[Finding]:
    for path in dict.fromkeys(material.path for material in found.values()):
        yield from next(material.findings for material in found.values() if material.path == path)


def _late(show: Path, slug: str, found: parts.Parts) -> tuple[Finding, ...]:
    """What of the transcript lies past the end of the recording, be they given or there already."""
    recording, transcript = (
        found[part].path if part in found else next(_present(show, slug, part, found), None)
        for part in _HEARD
    )
    return lengths.past_the_end(recording, transcript)


def _missing(show: Path, slug: str, found: parts.Parts) -> Iterator[Finding]:
    waiting = {path.stem for path in (show / "episodes").iterdir() if path.suffix != ".md"}
    if "recording" not in found and slug not in waiting:
        yield Finding(
            rule="no-recording",
            severity="warning",
            message="this episode has no recording yet",
            where=Where(show / "episodes" / f"{slug}.md"),
            hint=f"put one at episodes/{slug}.wav, or run podcast add RECORDING --slug {slug}; until then it"
            " is a page without a player and stays out of the feed",
        )


def _about_time(source: Path, head: frontmatter.Head) -> Iterator[Finding]:
    if head.published:
        yield Finding(
            rule="published",
            severity="info",
            message=f"published is set to {head.published}: the next build puts it out",
            where=Where(source),
            hint="write another time there to have it wait, or draft = true",
        )
