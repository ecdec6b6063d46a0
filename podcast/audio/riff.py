"""What a WAV file says of its sound, and whether there is more.

The chunks of RIFF: https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/
"""

import struct
from typing import BinaryIO, NamedTuple

_HEAD = 65_536
_ENDLESS = 0x7FFF_0000
"""Recorders that cannot know the size when they begin write one from here on into a WAV file's header."""
_UNPACKED = (1, 3, 6, 7, 0xFFFE)
"""Forms of sound in WAV whose bytes a second are exact: PCM, floats, A-law, mu-law, and PCM with names. ADPCM
of dictaphones and old programs says what is a third off."""

UNMEASURED = {"ignore_length": "1"}
"""What tells libav to read on behind the sound of which a header tells."""


class Sound(NamedTuple):
    """Where the samples begin, how many bytes they are said to take, and how many a second lasts."""

    begins: int
    size: int
    second: int


def sound_of(file: BinaryIO) -> Sound | None:
    """What the header of a WAV file says; None where it tells no length. Moves in the file."""
    file.seek(12)
    second = 0
    while len(head := file.read(8)) == 8:
        kind, size = struct.unpack("<4sI", head)
        if kind == b"data":
            return Sound(file.tell(), size, second) if size and second and size < _ENDLESS else None
        body = file.read(min(size, _HEAD) + size % 2)
        if kind == b"fmt " and len(body) >= 12:
            form, _, _, each_second = struct.unpack_from("<HHII", body)
            second = each_second if form in _UNPACKED else 0
        elif size > _HEAD:
            file.seek(size - _HEAD, 1)
    return None


def goes_on(file: BinaryIO) -> bool:
    """Whether a WAV file has a second of sound or more behind what its header tells; leaves it at its start.

    A recorder whose power fails leaves the header of the last time that it wrote one. What stands behind the
    sound in other files are chunks, which begin with four letters, or tags.
    """
    try:
        head = file.read(12)
        if head[:4] != b"RIFF" or head[8:] != b"WAVE" or not (sound := sound_of(file)):
            return False
        ends = sound.begins + sound.size
        if file.seek(0, 2) - ends < sound.second:
            return False
        file.seek(ends)
        follows = file.read(5)
        # The byte that makes an odd size even is left out by some programs.
        names = {follows[:4], follows[sound.size % 2 :][:4]}
        return not any(
            name[:3] == b"ID3" or (name.isascii() and name.decode().isprintable()) for name in names
        )
    finally:
        file.seek(0)
