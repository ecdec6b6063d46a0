"""What a given file is for an episode: told by its name, and where that says too little by what is in it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from podcast.errors import Finding, InputError, Where
from podcast.library import PICTURES, RECORDINGS, TRANSCRIPTS
from podcast.scaffold import guide
from podcast.scaffold.frontmatter import Head, take_from
from podcast.transcript.decode import decode
from podcast.transcript.formats import FORMATS
from podcast.transcript.reading import Reading, parse

Part = Literal["recording", "picture", "transcript", "notes"]

_HEAD = 64
_PAGE_WORDS = 30
"""A transcript with more words around it is a page."""
_NOTES = (".md", ".markdown")

# The first bytes of containers, and the suffix that a file without a known one gets.
_MAGIC: tuple[tuple[Callable[[bytes], bool], str], ...] = (
    (lambda head: head[:4] == b"RIFF" and head[8:12] == b"WAVE", ".wav"),
    (lambda head: head[:4] == b"FORM" and head[8:11] == b"AIF", ".aiff"),
    (lambda head: head[:4] == b"fLaC", ".flac"),
    (lambda head: head[:4] == b"OggS" and b"OpusHead" in head, ".opus"),
    (lambda head: head[:4] == b"OggS", ".ogg"),
    (lambda head: head[4:8] == b"ftyp", ".m4a"),
    (lambda head: head[:4] == b"\x1aE\xdf\xa3", ".mka"),
    (lambda head: head[:3] == b"ID3" or head[:2] in (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"), ".mp3"),
    (lambda head: head[:2] in (b"\xff\xf1", b"\xff\xf9"), ".aac"),
    (lambda head: head[:8] == b"\x89PNG\r\n\x1a\n", ".png"),
    (lambda head: head[:3] == b"\xff\xd8\xff", ".jpg"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What one file gives: the parts in it, each with the suffix it is kept under.

    Notes come apart into `head` and `text`. A file is copied as it is; only of a page its `talk` is what
    becomes the transcript.
    """

    path: Path
    parts: dict[Part, str]
    head: Head = field(default=Head())
    text: str = ""
    talk: str = ""
    findings: tuple[Finding, ...] = ()


def recognise(path: Path, *, alone: bool) -> Material:
    """Tell what a file is for an episode.

    A page without a transcript makes notes, unless it is given `alone`. Raises InputError for a file that
    is missing or empty, or that is neither recording, transcript, picture nor text.
    """
    head = _head(path)
    suffix = path.suffix.lower()
    if suffix not in (*RECORDINGS, *PICTURES):
        suffix = next((kind for is_it, kind in _MAGIC if is_it(head)), suffix)
    if suffix in RECORDINGS:
        return Material(path=path, parts={"recording": suffix})
    if suffix in PICTURES:
        return Material(path=path, parts={"picture": suffix})
    return _written(path, path.read_bytes(), alone=alone)


def _head(path: Path) -> bytes:
    where = Where(path)
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError as error:
        raise InputError("there is no such file", where=where, hint="check its name and folder") from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=where) from error
    if not head.strip():
        raise InputError("the file is empty", where=where)
    return head


def _written(path: Path, data: bytes, *, alone: bool) -> Material:
    text, findings = decode(data, path)
    is_notes = path.suffix.lower() in _NOTES
    is_markdown = is_notes and guide.marks_headings(text.splitlines())
    page = guide.keep(text) if is_markdown else guide.split(text)
    if page.transcript and len(page.notes.split()) >= _PAGE_WORDS:
        said = parse(page.transcript.encode(), path).findings
        findings = (*findings, *(each for each in said if each.severity != "info"), *_left_out(path, page))
        head, notes = take_from(page.notes, path) if is_markdown else _head_of(page)
        parts: dict[Part, str] = {"transcript": ".txt", "notes": ".md"}
        return Material(
            path=path, parts=parts, head=head, text=notes, talk=page.transcript, findings=findings
        )
    # A list of chapters in notes has times too: there only what was found to be spoken counts.
    if page.transcript or not is_notes:
        try:
            reading = parse(data, path)
            return Material(
                path=path, parts={"transcript": _suffix(path, reading)}, findings=reading.findings
            )
        except InputError:
            if alone:
                raise
    if alone:
        raise InputError(
            "no timestamped transcript found, and notes alone make no episode",
            where=Where(path),
            hint="name the recording too, or a transcript with a time before each turn",
            rule="no-transcript",
        )
    head, notes = take_from(text, path) if is_notes else _head_of(page)
    findings = findings if is_notes else (*findings, *_left_out(path, page))
    return Material(path=path, parts={"notes": ".md"}, head=head, text=notes, findings=findings)


def _head_of(page: guide.Guide) -> tuple[Head, str]:
    return Head(title=page.title, summary=page.summary), page.notes


def _left_out(path: Path, page: guide.Guide) -> tuple[Finding, ...]:
    if not page.dropped:
        return ()
    finding = Finding(
        rule="page-furniture",
        severity="info",
        message=f"left out of the notes: {'; '.join(page.dropped)}",
        where=Where(path),
        hint="section numbers with their labels, and what announces the transcript",
    )
    return (finding,)


def _suffix(path: Path, reading: Reading) -> str:
    if path.suffix.lower() in TRANSCRIPTS:
        return path.suffix.lower()
    return next(form.suffixes[0] for form in FORMATS if form.name == reading.format)
