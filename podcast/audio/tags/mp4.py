"""Write MP4 tags and chapters.

Chapters as a QuickTime text track and as Nero's `chpl`, which libav writes both; titles and the picture as
iTunes metadata. The sound is copied packet by packet. Both tracks name their language, which libav leaves
out of the sound and gives as English for the titles; players choose a list of titles by it.
"""

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from mutagen.mp4 import MP4, MP4Cover
from mutagen.mp4._atom import Atoms

from podcast.audio.container import FAST_START, writing
from podcast.audio.tags.fields import Tags, visible
from podcast.audio.tags.iso639 import own
from podcast.errors import InputError, Where

# mutagen is typed in part only
_MP4: Any = MP4
_Cover: Any = MP4Cover

_COVERS = {"image/jpeg": MP4Cover.FORMAT_JPEG, "image/png": MP4Cover.FORMAT_PNG}
_PADDING = 1024


def write(source: Path, target: Path, tags: Tags) -> None:
    """Write the sound of an M4A file with these tags and no others.

    Raises InputError when it is no such file.
    """
    try:
        _copy(source, target, tags)
    except (av.error.FFmpegError, IndexError):
        raise InputError("this is not an M4A file", where=Where(source), rule="audio-tags") from None
    _name_language(target, own(tags.language))
    file: Any = _MP4(target)
    if file.tags is None:
        file.add_tags()
    file.tags.update(_atoms(tags))
    file.save(padding=lambda _: _PADDING)


def _copy(source: Path, target: Path, tags: Tags) -> None:
    with (
        source.open("rb") as file,
        av.open(file, "r", format="mov") as found,
        writing(target, "ipod", **FAST_START) as made,
    ):
        sound = found.streams.audio[0]
        copy = made.add_stream_from_template(sound)
        made.set_chapters(
            [
                {
                    "id": n,
                    "start": chapter.start,
                    "end": max(chapter.start, chapter.end),
                    "time_base": Fraction(1, 1000),
                    "metadata": {"title": chapter.title},
                }
                for n, chapter in enumerate(visible(tags))
            ]
        )
        for packet in found.demux(sound):
            if packet.dts is not None:
                packet.stream = copy
                made.mux(packet)


def _name_language(target: Path, code: str) -> None:
    """Write a language into the head of every track: ``moov.trak.mdia.mdhd`` of ISO 14496-12, 8.4.2."""
    packed = sum((ord(letter) - 0x60) << shift for letter, shift in zip(code, (10, 5, 0), strict=True))
    with target.open("r+b") as file:
        atoms: Any = Atoms(file)
        for track in atoms[b"moov"].findall(b"trak"):
            start = track[b"mdia", b"mdhd"].offset + 8
            file.seek(start)
            is_long = file.read(1) == b"\1"  # with times of 64 bits
            file.seek(start + (32 if is_long else 20))
            file.write(packed.to_bytes(2, "big"))


def _atoms(tags: Tags) -> dict[str, list[Any]]:
    texts = {
        "\xa9nam": tags.title,
        "\xa9ART": tags.author,
        "\xa9alb": tags.show,
        "\xa9day": tags.date,
        "\xa9gen": "Podcast",
        "desc": tags.summary[:255],
        "ldes": tags.summary,
        "purl": tags.url,
    }
    atoms: dict[str, list[Any]] = {name: [text] for name, text in texts.items() if text}
    if tags.number is not None:
        atoms["trkn"] = [(min(max(tags.number, 0), 65_535), 0)]
    if tags.cover:
        atoms["covr"] = [_Cover(tags.cover, _COVERS.get(tags.cover_type, MP4Cover.FORMAT_JPEG))]
    return atoms
