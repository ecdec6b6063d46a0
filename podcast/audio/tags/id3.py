"""Write ID3v2.3 with chapters. https://id3.org/id3v2.3.0, https://id3.org/id3v2-chapters-1.0

Version 3 and UTF-16, because Apple Podcasts drops every chapter of a version 4 tag that has one title longer
than 51 characters. Frames stand in the order written here: mutagen sorts them by size, which shuffles the
chapters, and some players list them as they come.
"""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from struct import pack
from typing import BinaryIO
from urllib.parse import quote

from podcast.audio.tags.fields import Tags, visible
from podcast.audio.tags.iso639 import language
from podcast.errors import InputError, Where
from podcast.model import Chapter

_UTF16 = 1
_COVER = 3
_TOP_AND_ORDERED = 3
_PADDING = 1024
_NOWHERE = 0xFFFFFFFF  # chapters are found by time, not by byte
_LONGEST_TAG = 1 << 28
_MOST_LISTED = 255  # the count in a table of contents is one byte; all chapters are written


def write(source: Path, target: Path, tags: Tags) -> None:
    """Write the sound of an MP3 file with these tags and no others.

    Raises InputError for more than a tag can hold.
    """
    data = render(tags)
    if len(data) >= _LONGEST_TAG:
        raise InputError("the picture is too large for a tag", where=Where(source), rule="audio-tags")
    with source.open("rb") as file, target.open("w+b") as out:
        _skip_tags(file)
        out.write(data)
        shutil.copyfileobj(file, out)
        _drop_version_1(out)


def render(tags: Tags) -> bytes:
    """A whole tag, with its padding."""
    body = b"".join(_frames(tags)) + bytes(_PADDING)
    return b"ID3\x03\x00\x00" + _seven_bits(len(body)) + body


def _frames(tags: Tags) -> Iterator[bytes]:
    year, month, day = ([*re.findall(r"\d+", tags.date)[:3], "", "", ""])[:3]
    texts = (
        ("TIT2", tags.title),
        ("TPE1", tags.author),
        ("TALB", tags.show),
        ("TRCK", str(tags.number) if tags.number is not None else ""),
        ("TYER", year.zfill(4) if year else ""),
        ("TDAT", day.zfill(2) + month.zfill(2) if day else ""),
        ("TCON", "Podcast"),
        ("TLAN", language(tags.language) if tags.language else ""),
    )
    yield from (_text(name, text) for name, text in texts if text)
    if tags.url:
        yield _frame("WOAF", _address(tags.url))
    if tags.summary:
        head = bytes([_UTF16]) + language(tags.language).encode("ascii")
        yield _frame("COMM", head + _utf16("") + b"\0\0" + _utf16(tags.summary))
    if tags.cover:
        kind = tags.cover_type.encode("ascii") + b"\0"
        yield _frame("APIC", b"\0" + kind + bytes([_COVER]) + b"\0" + tags.cover)
    yield from _chapters(visible(tags))


def _chapters(chapters: tuple[Chapter, ...]) -> Iterator[bytes]:
    if not chapters:
        return
    names = [f"ch{n}".encode("ascii") + b"\0" for n in range(len(chapters))]
    listed = names[:_MOST_LISTED]
    head = b"toc\0" + bytes([_TOP_AND_ORDERED, len(listed)])
    yield _frame("CTOC", head + b"".join(listed) + _text("TIT2", "Chapters"))
    for name, chapter in zip(names, chapters, strict=True):
        times = pack(">IIII", chapter.start, max(chapter.start, chapter.end), _NOWHERE, _NOWHERE)
        yield _frame("CHAP", name + times + _text("TIT2", chapter.title) + _link(chapter.url))


def _link(url: str) -> bytes:
    if not url:
        return b""
    return _frame("WXXX", bytes([_UTF16]) + _utf16("chapter url") + b"\0\0" + _address(url))


def _address(url: str) -> bytes:
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]").encode("ascii")


def _text(name: str, text: str) -> bytes:
    return _frame(name, bytes([_UTF16]) + _utf16(text))


def _utf16(text: str) -> bytes:
    return b"\xff\xfe" + text.replace("\0", "").encode("utf-16-le", "replace")


def _frame(name: str, data: bytes) -> bytes:
    return name.encode("ascii") + pack(">I", len(data)) + b"\0\0" + data


def _seven_bits(size: int) -> bytes:
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))


def _drop_version_1(file: BinaryIO) -> None:
    if file.tell() > 128:
        file.seek(-128, os.SEEK_END)
        if file.read(3) == b"TAG":
            file.seek(-128, os.SEEK_END)
            file.truncate()


def _skip_tags(file: BinaryIO) -> None:
    """Go to the first byte behind any ID3v2 tags."""
    while True:
        start = file.tell()
        head = file.read(10)
        if len(head) < 10 or head[:3] != b"ID3":
            file.seek(start)
            return
        size = sum((byte & 0x7F) << shift for byte, shift in zip(head[6:], (21, 14, 7, 0), strict=True))
        footer = 10 if head[5] & 0x10 else 0
        file.seek(start + 10 + size + footer)
