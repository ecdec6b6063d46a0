"""Write Vorbis comments with chapters into Ogg Opus.

https://wiki.xiph.org/Chapter_Extension. Each name stands right behind its time: libav drops a name that
comes first.
"""

import base64
import shutil
from pathlib import Path
from typing import Any

from mutagen import MutagenError
from mutagen.flac import Picture
from mutagen.oggopus import OggOpus

from podcast.audio.tags.fields import Tags, visible
from podcast.errors import InputError, Where
from podcast.timecode import format_vtt

# mutagen is typed in part only
_Opus: Any = OggOpus
_Picture: Any = Picture


def write(source: Path, target: Path, tags: Tags) -> None:
    """Write the sound of an Opus file with these tags and no others.

    Raises InputError when it is no such file.
    """
    shutil.copyfile(source, target)
    try:
        file = _Opus(target)
    except MutagenError:
        raise InputError("this is not an Opus file", where=Where(source), rule="audio-tags") from None
    file.tags.clear()
    file.tags.extend(_comments(tags))
    file.save(padding=lambda _: 0)


def _comments(tags: Tags) -> list[tuple[str, str]]:
    texts = (
        ("TITLE", tags.title),
        ("ARTIST", tags.author),
        ("ALBUM", tags.show),
        ("TRACKNUMBER", str(tags.number) if tags.number is not None else ""),
        ("DATE", tags.date),
        ("GENRE", "Podcast"),
        ("DESCRIPTION", tags.summary),
        ("LANGUAGE", tags.language),
        ("CONTACT", tags.url),
    )
    comments = [(name, text) for name, text in texts if text]
    for n, chapter in enumerate(visible(tags)):
        name = f"CHAPTER{n:03d}"
        comments += [(name, format_vtt(chapter.start)), (f"{name}NAME", chapter.title)]
        if chapter.url:
            comments.append((f"{name}URL", chapter.url))
    if tags.cover:
        comments.append(("METADATA_BLOCK_PICTURE", _picture(tags)))
    return comments


def _picture(tags: Tags) -> str:
    picture = _Picture()
    picture.type, picture.mime, picture.data = 3, tags.cover_type, tags.cover
    data: bytes = picture.write()
    return base64.b64encode(data).decode("ascii")
