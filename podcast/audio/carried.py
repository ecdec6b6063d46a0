"""What a recording has inside goes on into what is made of it: title, names, cover and chapters.

A build writes what the notes say. Who makes one file of another has no notes, and would lose it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from av.codec.context import CodecContext
from av.container import InputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.stream import Disposition

from podcast.audio.master import Mastered
from podcast.audio.probe import form_of, probe, tags_of
from podcast.audio.source import PIXELS, opened
from podcast.audio.tags import Tags, tag
from podcast.errors import Finding, Where
from podcast.model import Chapter
from podcast.timecode import Millis

_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_NUMBER = re.compile(r"\d{1,9}")
_UNKNOWN = "und"
_RECORDERS = frozenset({"aiff", "wav", "w64"})
"""Forms whose descriptions are those that recorders write: scenes, frame rates and serial numbers."""
_PICTURES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}
"""The first bytes of covers that every player draws."""
_CODECS = {"image/jpeg": "mjpeg", "image/png": "png"}
_BROKEN = "is cut off, damaged or of more than 60 million pixels"


def carried(source: Path) -> tuple[Tags | None, tuple[Finding, ...]]:
    """What is inside of a recording, as it can be written into another, and what of it cannot.

    None where there is nothing. Raises InputError for what is no recording.
    """
    with opened(source) as (container, stream, _):
        named = {name.lower(): value for name, value in tags_of(container, stream)}
        form, has_chapters = form_of(container), bool(container.chapters())
        cover, kind, findings = _cover(container, source)
    date, number = _DATE.match(named.get("date", "")), _NUMBER.match(named.get("track", ""))
    told = named.get("language", _UNKNOWN)
    tags = Tags(
        title=named.get("title", ""),
        show=named.get("album", ""),
        author=named.get("artist", ""),
        number=int(number[0]) if number else None,
        date=date[0] if date else "",
        summary=_told(named) if form not in _RECORDERS else "",
        language="" if told == _UNKNOWN else told,
        cover=cover,
        cover_type=kind,
        chapters=tuple(_chapters(source)) if has_chapters else (),
    )
    is_empty = not (tags.title or tags.show or tags.author or tags.summary or tags.cover or tags.chapters)
    return (None if is_empty else tags), findings


def carry(tags: Tags, target: Path, made: Mastered) -> None:
    """Write them into what was made of the recording, its chapters at the times that they have there.

    What was cut away takes its chapters with it. Raises InputError as `tag` does.
    """
    length = made.audio.duration
    moved = (_moved(each, made.shift, length) for each in tags.chapters)
    tag(target, replace(tags, chapters=tuple(each for each in moved if each.end > each.start)))


def _chapters(source: Path) -> Iterator[Chapter]:
    """Chapters that end where they begin, for that is all some programs write, last until the next one."""
    found = probe(source)
    ends = [*(each.start for each in found.chapters), found.duration][1:]
    for one, after in zip(found.chapters, ends, strict=True):
        yield replace(one, end=after) if one.end == one.start else one


def _moved(chapter: Chapter, shift: int, length: Millis) -> Chapter:
    start, end = (Millis(min(max(0, time + shift), length)) for time in (chapter.start, chapter.end))
    return replace(chapter, start=start, end=end)


def _told(named: dict[str, str]) -> str:
    return named.get("description") or named.get("comment", "")


def _cover(container: InputContainer, source: Path) -> tuple[bytes, str, tuple[Finding, ...]]:
    """The first picture that every player draws and its type, or what is wrong with the first of all."""
    wrong: list[str] = []
    streams = [each for each in container.streams.video if Disposition.attached_pic in each.disposition]
    for packet in islice(container.demux(streams), len(streams)) if streams else ():
        picture = bytes(packet)
        # What the tags say of its type is wrong in some recordings, and players look at its first bytes.
        kind = next((kind for first, kind in _PICTURES.items() if picture.startswith(first)), "")
        if kind and _is_whole(picture, _CODECS[kind]):
            return picture, kind, ()
        wrong.append(_BROKEN if kind or not picture else "is neither a JPEG nor a PNG")
    return b"", "image/jpeg", tuple(_left_out(source, each) for each in wrong[:1])


def _is_whole(picture: bytes, codec: str) -> bool:
    decoder: Any = CodecContext.create(codec, "r")
    decoder.options = {"err_detect": "explode", **PIXELS}  # or what is missing is made up in grey
    try:
        return bool(decoder.decode(Packet(picture)))
    except FFmpegError:
        return False


def _left_out(source: Path, wrong: str) -> Finding:
    return Finding(
        rule="audio-cover",
        severity="warning",
        message=f"the picture inside the recording {wrong}; it was left out",
        where=Where(source),
        hint="export the recording again with another picture, a JPEG or a PNG",
    )
