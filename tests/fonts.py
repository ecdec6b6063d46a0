"""A font of a show: one of ours, with some Chinese letters."""

import struct
from pathlib import Path

from podcast import lettering

LETTERS = "灯灰灱灲灳灴灵灶灷灸"
"""All that it has of Chinese, as they follow each other in Unicode."""


def font_of_a_show(path: Path) -> Path:
    """Write a font that looks Thai and has LETTERS."""
    data = bytearray(next(face.path for face in lettering.ours() if "Thai" in face.path.name).read_bytes())
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {bytes(data[at : at + 4]): at for at in range(12, 12 + 16 * count, 16)}
    cmap = struct.unpack_from(">I", data, tables[b"cmap"] + 8)[0]
    records = range(struct.unpack_from(">H", data, cmap + 2)[0])
    for place in {struct.unpack_from(">I", data, cmap + 8 + 8 * number)[0] for number in records}:
        _moved(data, cmap + place)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _moved(data: bytearray, at: int) -> None:
    """Let the last range but one of a character map of format 4 be LETTERS (OpenType, cmap)."""
    half = struct.unpack_from(">H", data, at + 6)[0]
    ends, starts, deltas = (at + 14 + shift + half - 4 for shift in (0, half + 2, 2 * half + 2))
    glyph = struct.unpack_from(">H", data, starts)[0] + struct.unpack_from(">H", data, deltas)[0]
    first = ord(LETTERS[0])
    for place, value in (
        (ends, first + len(LETTERS) - 1),
        (starts, first),
        (deltas, glyph - len(LETTERS) - first),
    ):
        struct.pack_into(">H", data, place, value % 65_536)
