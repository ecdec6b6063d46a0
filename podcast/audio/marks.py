"""What libav passes over of the chapters inside a recording: their addresses, and that they have pictures.

In ID3 (https://id3.org/id3v2-chapters-1.0) an address is a frame WXXX and a picture a frame APIC inside of
CHAP; in Vorbis comments (https://wiki.xiph.org/Chapter_Extension) an address is CHAPTER000URL. MP4 has none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from podcast.timecode import Millis, parse_clock

_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_START = re.compile(r"CHAPTER(\d{3})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marks:
    """The web addresses of chapters by their starts, and how many chapters have a picture."""

    addresses: dict[Millis, str] = field(default_factory=dict)
    pictures: int = 0


def marks(path: Path) -> Marks:
    """The marks inside a recording; none where its tags cannot be read."""
    import mutagen  # which few recordings need: it takes as long to load as libav
    from mutagen.id3 import ID3

    read: Any = getattr(mutagen, "File")  # noqa: B009 - untyped
    try:
        tags: Any = getattr(read(path), "tags", None)
    except (mutagen.MutagenError, ValueError, LookupError):
        return Marks()  # of tags that make no sense; libav has read the sound all the same
    id3: Any = ID3  # typed in part only
    if isinstance(tags, id3):
        return _in_id3(tags.getall("CHAP"))
    return Marks(dict(_in_comments(list(tags)))) if isinstance(tags, list) else Marks()


def _in_id3(chapters: list[Any]) -> Marks:
    addresses: dict[Millis, str] = {}
    for chapter in chapters:
        for frame in chapter.sub_frames.getall("WXXX"):
            if _WEB.fullmatch(frame.url):
                addresses.setdefault(Millis(chapter.start_time), frame.url)
    return Marks(addresses, sum(bool(chapter.sub_frames.getall("APIC")) for chapter in chapters))


def _in_comments(comments: list[tuple[str, str]]) -> Iterator[tuple[Millis, str]]:
    values = {name.upper(): value for name, value in comments}
    for name, value in values.items():
        address = values.get(f"{name}URL", "")
        if _START.fullmatch(name) and _WEB.fullmatch(address):
            try:
                yield parse_clock(value), address
            except ValueError:
                continue
