"""How long a recording says it is, where its header is to be believed: a shorter one was cut off."""

import struct
from typing import BinaryIO

from av.container import InputContainer
from av.stream import Stream

from podcast.timecode import Millis

_HEAD = 65_536
_ENDLESS = 0x7FFF_0000
"""Recorders that cannot know the size when they begin write one from here on into a WAV file's header."""
_COUNTED = ("flac", "mov,mp4,m4a,3gp,3g2,mj2")
"""Containers whose header holds the number of samples."""
_UNPACKED = (1, 3, 6, 7, 0xFFFE)
"""Forms of sound in WAV whose bytes a second are exact: PCM, floats, A-law, mu-law, and PCM with names. ADPCM
of dictaphones and old programs says what is a third off."""


def promised(file: BinaryIO, container: InputContainer, stream: Stream) -> Millis | None:
    """The length that a header promises, None where it promises nothing; leaves the file where it was.

    An MP3 promises its length only with a Xing or Info frame (a table of the whole file, by LAME and others);
    without one every reader estimates. WAV: https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/
    """
    name = container.format.name
    at = file.tell()
    try:
        if name == "wav":
            return _of_wav(file)
        if name in _COUNTED or (name == "mp3" and _has_table(file)):
            if stream.duration is None or stream.time_base is None:
                return None
            # Less than nothing where a table counts fewer frames than are cut off at the ends.
            return Millis(max(0, round(float(stream.duration * stream.time_base) * 1000)))
    finally:
        file.seek(at)
    return None


def _of_wav(file: BinaryIO) -> Millis | None:
    file.seek(12)
    rate = 0
    while len(head := file.read(8)) == 8:
        kind, size = struct.unpack("<4sI", head)
        if kind == b"data":
            whole = size and rate and size < _ENDLESS
            return Millis(round(size * 1000 / rate)) if whole else None
        body = file.read(min(size, _HEAD) + size % 2)
        if kind == b"fmt " and len(body) >= 12:
            form, _, _, each_second = struct.unpack_from("<HHII", body)
            rate = each_second if form in _UNPACKED else 0
        elif size > _HEAD:
            file.seek(size - _HEAD, 1)
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
