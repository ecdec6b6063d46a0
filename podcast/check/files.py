"""What the feed says of files, compared with the files in the folder it is published from."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from podcast import artwork, audio
from podcast.check import attachments
from podcast.check.rule import Subject, label, short
from podcast.check.sniff import ALIKE, SNIFFED, sniff
from podcast.check.urls import OWN, addresses
from podcast.errors import Finding, InputError, Where
from podcast.feed.converters import duration
from podcast.feed.xml import Node
from podcast.links import CHAPTERS_TYPE
from podcast.timecode import Millis, show

MOST_OFF = Millis(1000)
"""How far the length in the feed, in whole seconds, may be from that of the file."""


def check(subject: Subject, output: Path) -> list[Finding]:
    """Every file that the feed names is there, and is what the feed says."""
    folder = _Folder(subject, output)
    return [
        *_missing(folder),
        *_enclosures(folder),
        *_durations(folder),
        *_attachments(folder),
        *_chapters(folder),
        *_cover(folder),
    ]


class _Folder:
    """The folder a feed is published from."""

    def __init__(self, subject: Subject, output: Path) -> None:
        self.subject = subject
        self.output = output

    def path(self, url: str) -> Path | None:
        """Where the file of an address is in the folder; None for addresses elsewhere."""
        published = self.subject.published(url)
        if published is None:
            return None
        path = self.output / unquote(published)
        try:
            inside = path.resolve().is_relative_to(self.output.resolve())
            path.is_file()
        except (OSError, ValueError):  # a name too long, or with what no name can hold
            return self.output
        return path if inside else None

    def file(self, node: Node, attribute: str = "url") -> Path | None:
        """The file that an element names, when it is there."""
        path = self.path(node.attributes.get(attribute, ""))
        return path if path and path.is_file() else None

    def says(self, rule: str, node: Node, message: str, hint: str) -> Finding:
        """A finding in the feed."""
        return Finding(rule=rule, message=message, where=Where(self.subject.path, node.line), hint=hint)


def _missing(folder: _Folder) -> Iterator[Finding]:
    for node, url in addresses(folder.subject, OWN):
        path = folder.path(url)
        if path and not path.is_file():
            message = f"{short(url)} in <{node.name}> leads to no file of the output folder"
            yield folder.says(
                "file-missing", node, message, "Build again; if it stays so, correct the address"
            )


def _enclosures(folder: _Folder) -> Iterator[Finding]:
    for item, node in folder.subject.tags("enclosure"):
        path = folder.file(node)
        if path is None:
            continue
        size, length = path.stat().st_size, node.attributes.get("length")
        if str(size) != length:
            message = f"{label(item)} says its audio has {length} bytes, and the file has {size}"
            yield folder.says("file-size", node, message, "Build again: the file was changed since")
        with path.open("rb") as stream:
            kind = sniff(stream.read(SNIFFED))
        said = node.attributes.get("type", "")
        if kind != ALIKE.get(said, said):
            message = f"{label(item)} says its audio is {said}, and the file is {kind or 'no audio'}"
            yield folder.says("file-type", node, message, "Publish audio under the type that it has")


def _durations(folder: _Folder) -> Iterator[Finding]:
    for item, node in folder.subject.tags("enclosure"):
        path, said = folder.file(node), duration(item.text("itunes:duration"))
        if path is None:
            continue
        try:
            found = audio.probe(path).duration
        except InputError as error:
            yield error.finding
            continue
        if said is not None and abs(found - said) > MOST_OFF:
            message = f"{label(item)} says it lasts {show(said)}, and the file lasts {show(found)}"
            yield folder.says("file-duration", node, message, "Build again: the file was changed since")


def _attachments(folder: _Folder) -> Iterator[Finding]:
    for _, node in folder.subject.tags("podcast:transcript", "podcast:chapters"):
        path = folder.file(node)
        faults = attachments.CHECKS.get(node.attributes.get("type", ""))
        if path is None or faults is None:
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            yield _fault(path, node, None, "It is not UTF-8")
            continue
        for line, message in faults(text):
            yield _fault(path, node, line, message)


def _fault(path: Path, node: Node, line: int | None, message: str) -> Finding:
    rule = "chapters-file" if node.attributes.get("type") == CHAPTERS_TYPE else "transcript-file"
    return Finding(
        rule=rule, message=message, where=Where(path, line), hint="Build again, or correct the file"
    )


def _chapters(folder: _Folder) -> Iterator[Finding]:
    """AntennaPod shows both lists when they differ in number, or by more than a second anywhere."""
    for item, node in folder.subject.tags("podcast:chapters"):
        path, inline = folder.file(node), item.first("psc:chapters")
        if path is None or inline is None:
            continue
        listed = attachments.chapter_starts(path.read_text(encoding="utf-8", errors="replace"))
        starts = [duration(each.attributes.get("start", "")) for each in inline.all("psc:chapter")]
        if not _same(listed, [start for start in starts if start is not None]):
            message = f"{label(item)} has other chapters in the feed than in {path.name}"
            yield folder.says("chapters-differ", node, message, "Make both from one list")


def _same(one: list[Millis], other: list[Millis]) -> bool:
    return len(one) == len(other) and all(abs(a - b) < 1000 for a, b in zip(one, other, strict=True))


def _cover(folder: _Folder) -> Iterator[Finding]:
    for node in folder.subject.channel.all("itunes:image"):
        path = folder.file(node, "href")
        if path:
            try:
                yield from artwork.check_cover(path)
            except InputError as error:
                yield error.finding
