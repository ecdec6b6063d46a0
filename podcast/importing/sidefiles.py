"""What lies beside an episode: its transcripts, chapters and picture; and the cover of the show."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import splitext
from urllib.parse import urlsplit

from podcast import artwork, chapters, transcript
from podcast.errors import Finding, InputError, Where
from podcast.feed.parsed import Feed, Item
from podcast.importing.entries import Entry
from podcast.importing.fetched import Got, Wanted
from podcast.importing.settings import language
from podcast.importing.words import web
from podcast.model import Attachment, Chapter
from podcast.scaffold.writing import Content

_SUFFIXES = {
    "text/vtt": ".vtt",
    "application/x-subrip": ".srt",
    "application/srt": ".srt",
    "text/srt": ".srt",
    "application/json": ".json",
    "text/html": ".html",
    "text/plain": ".txt",
}
_BEST = (".vtt", ".srt", ".json", ".html", ".txt")
"""Transcripts in the order of what they hold: captions have measured times, plain text may have none."""
_PICTURES = {"image/jpeg": ".jpg", "image/png": ".png"}

Fetched = Mapping[str, Got]


@dataclass
class Beside:
    """The files to be written for an episode, by their path in the show folder, and its chapters."""

    files: dict[str, Content] = field(default_factory=dict)
    chapters: tuple[Chapter, ...] = ()
    findings: list[Finding] = field(default_factory=list)

    def lost(self, what: str, why: str, where: Where) -> None:
        """A warning about a file that could not be fetched or read."""
        self.say(f"{what} is not taken over: {why}", where, "add it by hand, if there is a good copy")

    def say(self, message: str, where: Where, hint: str) -> None:
        """A warning about something that could not be taken over."""
        self.findings.append(
            Finding(rule="import-file", severity="warning", message=message, where=where, hint=hint)
        )


def wanted(feed: Feed, items: Sequence[Item]) -> Iterator[Wanted]:
    """Every small file that a feed names."""
    pictures = [feed.image, *(item.image for item in items)]
    addresses = [*pictures, *(each.path for item in items for each in _named(item))]
    yield from (Wanted(address) for address in map(web, addresses) if address)


def _named(item: Item) -> Iterator[Attachment]:
    yield from item.transcripts
    if item.chapters_file and not item.chapters:
        yield item.chapters_file


def beside(entry: Entry, feed: Feed, got: Fetched) -> Beside:
    """What lies beside an episode, as far as it could be fetched and is what it is said to be."""
    made = Beside(chapters=entry.item.chapters)
    _transcripts(entry, language(feed.language), got, made)
    if entry.item.chapters_file and not entry.item.chapters:
        _chapters(entry, entry.item.chapters_file, got, made)
    if entry.item.image and web(entry.item.image) != web(feed.image):
        _picture(entry, got, made)
    return made


def _had(address: str, what: str, where: Where, got: Fetched, made: Beside) -> Path | None:
    """The file that was fetched from an address; when there is none, that is said."""
    found = got.get(web(address), Got(error=f"{address[:200]!r} is no address of the web"))
    if found.path is None:
        made.say(
            f"The {what} is not taken over: {found.error}", where, "add it by hand, if there is another copy"
        )
    return found.path


def _transcripts(entry: Entry, spoken: str, got: Fetched, made: Beside) -> None:
    by_language: dict[str, list[Attachment]] = {}
    for each in entry.item.transcripts:
        tag = language(each.language) or spoken
        by_language.setdefault(tag, []).append(each)
    # A talk in another language than its show's has its transcript in that one alone.
    main = spoken if spoken in by_language else next(iter(by_language), "")
    for tag, offered in by_language.items():
        for each in sorted(offered, key=_rank):
            if _transcript(entry, each, "" if tag == main else tag, got, made):
                break


def _rank(each: Attachment) -> int:
    suffix = _suffix(each)
    return _BEST.index(suffix) if suffix in _BEST else len(_BEST)


def _suffix(each: Attachment) -> str:
    kind = each.media_type.partition(";")[0].strip().lower()
    return _SUFFIXES.get(kind) or splitext(urlsplit(web(each.path)).path)[1].lower()


def _transcript(entry: Entry, each: Attachment, tag: str, got: Fetched, made: Beside) -> bool:
    """Put a transcript into its room; False when it could not be had or read, and another may be tried."""
    path = _had(each.path, "transcript", entry.where, got, made)
    if path is None:
        return False
    data = path.read_bytes()
    suffix = _suffix(each)
    name = f"{entry.slug}.{tag}{suffix}" if tag else f"{entry.slug}{suffix}"
    if suffix not in transcript.SUFFIXES:
        made.lost(f"The transcript {each.path}", "its type is not known", entry.where)
        return False
    try:
        transcript.parse(data, Path(name))
    except InputError as error:
        made.lost(f"The transcript {each.path}", error.finding.message, entry.where)
        return False
    made.files[f"transcripts/{name}"] = data
    return True


def _chapters(entry: Entry, named: Attachment, got: Fetched, made: Beside) -> None:
    if path := _had(named.path, "file of chapters", entry.where, got, made):
        try:
            found = chapters.read(path.read_bytes(), Path(named.path))
        except InputError as error:
            reason = error.finding.message
            made.say(
                f"The chapters {named.path} are not taken over: {reason}", entry.where, "write them by hand"
            )
            return
        made.chapters = tuple(each for each in found if each.title)
        if lost := len(found) - len(made.chapters):
            made.say(f"{lost} chapters have no title and are not taken over", entry.where, "give them titles")


def _picture(entry: Entry, got: Fetched, made: Beside) -> None:
    path = _had(entry.item.image, "picture", entry.where, got, made)
    cover = None
    if path:
        try:
            cover = artwork.measure(path)
        except InputError as error:
            made.say(
                f"The picture is not taken over: {error.finding.message}", entry.where, "export it as JPEG"
            )
    if path and cover:
        made.files[f"episodes/{entry.slug}{_PICTURES[cover.media_type]}"] = path


def cover(feed: Feed, where: Where, got: Fetched, accent: str) -> tuple[str, Beside]:
    """The name of the cover art, and its files: one that directories would refuse is made to fit.

    The picture as it came is kept beside that one; without any, one is drawn.
    """
    made = Beside()
    path = _had(feed.image, "cover", where, got, made) if feed.image else None
    found = None
    if path:
        try:
            found = artwork.measure(path)
        except InputError as error:
            made.say(
                f"The cover is not taken over: {error.finding.message}", where, "put your own in its place"
            )
    if path is None or found is None:
        made.say("There is no cover: one was drawn", where, "put your own in place of cover.png")
        made.files["cover.png"] = artwork.draw_cover(accent)
        return "cover.png", made
    suffix = _PICTURES[found.media_type]
    faults = [each for each in artwork.check_cover(path, found) if each.severity == "error"]
    if not faults:
        made.files[f"cover{suffix}"] = path
        return f"cover{suffix}", made
    made.say(f"{faults[0].message}: it was set on a square that they take", where, "export it at 3000 × 3000")
    made.files |= {"cover.png": artwork.fit_cover(path), f"cover-as-received{suffix}": path}
    return "cover.png", made
