"""What a given file is for an episode: told by its name, and where that says too little by what is in it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from podcast.errors import Finding, InputError, Where
from podcast.library import PICTURES, RECORDINGS, TRANSCRIPTS
from podcast.scaffold import guide
from podcast.scaffold.frontmatter import Head, has_fence, take_from
from podcast.scaffold.slugs import slugify
from podcast.transcript.decode import decode
from podcast.transcript.formats import FORMATS
from podcast.transcript.reading import Reading, parse

Part = Literal["recording", "picture", "transcript", "notes"]

_HEAD = 64
_LOOSE = ("txt", "page")
"""Formats of transcripts that let other text stand around them."""
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
    if not is_notes and any(form.looks_like(text) for form in FORMATS if form.name not in _LOOSE):
        return _transcript(path, data)
    is_markdown = is_notes and (has_fence(text) or guide.marks_headings(text.splitlines()))
    page = guide.keep(text) if is_markdown else guide.split(text)
    if page.transcript and _has_more(page):
        return _page(path, data, page, findings, is_markdown=is_markdown)
    # A list of chapters in notes has times too: there only what was found to be spoken counts.
    if page.transcript or not is_notes:
        try:
            return _transcript(path, data)
        except InputError as error:
            if alone:
                raise _with_ways(path, error.finding) from error
    if alone:
        raise InputError(
            "no timestamped transcript found, and notes alone make no episode",
            where=Where(path),
            hint=f"name the recording too, or a transcript with a time before each turn; {_spoken(path)}",
            rule="no-transcript",
        )
    head, notes = take_from(text, path) if is_notes else _head_of(page)
    findings = findings if is_notes else (*findings, *_left_out(path, page))
    return Material(path=path, parts={"notes": ".md"}, head=head, text=notes, findings=findings)


def _with_ways(path: Path, finding: Finding) -> InputError:
    """What is said of a file that is no transcript, with the other way that a text may go."""
    if finding.rule != "no-transcript" or path.suffix.lower() not in (*_NOTES, ".txt"):
        return InputError.of(finding)
    return InputError.of(replace(finding, hint=f"{finding.hint}; {_spoken(path)}"))


def _spoken(path: Path) -> str:
    slug, suffix = slugify(path.stem), ".md" if path.suffix.lower() in _NOTES else ".txt"
    return (
        f"a text to be spoken goes into transcripts/{slug}{suffix}, with narrate = true at the "
        f"head of episodes/{slug}.md"
    )


def _transcript(path: Path, data: bytes) -> Material:
    reading = parse(data, path)
    return Material(path=path, parts={"transcript": _suffix(path, reading)}, findings=reading.findings)


def _has_more(page: guide.Guide) -> bool:
    """Whether there is more than talk, and than lines that come again in it, as the names of speakers do."""
    talk = {line.strip() for line in page.transcript.splitlines()}
    more = [page.title, *page.notes.splitlines()]
    return any(line.strip() and line.strip() not in talk for line in more)


def _page(
    path: Path, data: bytes, page: guide.Guide, findings: tuple[Finding, ...], *, is_markdown: bool
) -> Material:
    """Talk and all that stands around it. Where that says who speaks, the transcript keeps it too."""
    cut = parse(page.transcript.encode(), path)
    is_whole = parse(data, path).transcript.segments == cut.transcript.segments
    head, notes = take_from(page.notes, path) if is_markdown else _head_of(page)
    return Material(
        path=path,
        parts={"transcript": ".txt", "notes": ".md"},
        head=head,
        text=notes,
        talk=page.transcript if is_whole else "",
        findings=(
            *findings,
            *(each for each in cut.findings if each.severity != "info"),
            *_left_out(path, page),
        ),
    )


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
