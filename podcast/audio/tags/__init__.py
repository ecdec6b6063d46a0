"""Writes title, picture and chapters into finished recordings."""

from collections.abc import Callable
from pathlib import Path

from podcast.audio.tags import id3
from podcast.audio.tags.fields import Tags
from podcast.errors import InputError, Where

__all__ = ["Tags", "tag"]


def _mp4(source: Path, target: Path, tags: Tags) -> None:
    from podcast.audio.tags import mp4  # with mutagen, which takes its time to load

    mp4.write(source, target, tags)


def _vorbis(source: Path, target: Path, tags: Tags) -> None:
    from podcast.audio.tags import vorbis

    vorbis.write(source, target, tags)


WRITERS: dict[str, Callable[[Path, Path, Tags], None]] = {
    ".mp3": id3.write,
    ".m4a": _mp4,
    ".opus": _vorbis,
}
"""From the end of a name to a function (source, target, tags). To add a form: a file beside these, a row."""


def tag(path: Path, tags: Tags) -> None:
    """Replace all tags, pictures and chapters of a finished recording; its sound stays as it is.

    The same sound and tags give the same bytes, whatever was in the file before. Raises InputError for a
    form that takes no tags, and for a file that is damaged; the file is then as it was.
    """
    write = WRITERS.get(path.suffix.lower())
    if write is None or not path.is_file():
        raise InputError(
            "tags can be written to .mp3, .m4a and .opus files", where=Where(path), rule="audio-tags"
        )
    part = path.with_name(f".{path.name}.part")
    try:
        write(path, part, tags)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
