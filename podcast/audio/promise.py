"""How long a recording says it is, where its header is to be believed: a shorter one was cut off."""

from typing import BinaryIO

from av.container import InputContainer
from av.stream import Stream

from podcast.audio.riff import sound_of
from podcast.timecode import Millis

_COUNTED = ("flac", "mov,mp4,m4a,3gp,3g2,mj2")
"""Containers whose header holds the number of samples."""


def promised(file: BinaryIO, container: InputContainer, stream: Stream) -> Millis | None:
    """The length that a header promises, None where it promises nothing; leaves the file where it was.

    An MP3 promises its length only with a Xing or Info frame (a table of the whole file, by LAME and others);
    without one every reader estimates.
    """
    name = container.format.name
    at = file.tell()
    try:
        if name == "wav":
            told = sound_of(file)
            return Millis(round(told.size * 1000 / told.second)) if told else None
        if name in _COUNTED or (name == "mp3" and _has_table(file)):
            if stream.duration is None or stream.time_base is None:
                return None
            # Less than nothing where a table counts fewer frames than are cut off at the ends.
            return Millis(max(0, round(float(stream.duration * stream.time_base) * 1000)))
    finally:
        file.seek(at)
    return None


def _has_table(file: BinaryIO) -> bool:
    file.seek(0)
    head = file.read(10)
    start = 0
    if len(head) == 10 and head.startswith(b"ID3"):
        start = 10 + sum((byte & 0x7F) << 7 * (3 - n) for n, byte in enumerate(head[6:10]))
    file.seek(start)
    frame = file.read(4096)
    return b"Xing" in frame or b"Info" in frame
