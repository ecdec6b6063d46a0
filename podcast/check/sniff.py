"""The media type of audio by its first bytes, since a name proves nothing."""

SNIFFED = 16
"""How many bytes it takes."""

ALIKE = {
    "audio/x-m4a": "audio/mp4",
    "audio/m4a": "audio/mp4",
    "video/mp4": "audio/mp4",
    "video/x-m4v": "audio/mp4",
    "video/quicktime": "audio/mp4",
    "audio/opus": "audio/ogg",
    "audio/x-wav": "audio/wav",
    "audio/wave": "audio/wav",
    "audio/mp3": "audio/mpeg",
}
"""Types that name the same container as another."""


def sniff(head: bytes) -> str:
    r"""The media type of a file that begins so, "" when it is none of ours.

    >>> sniff(b"ID3\x04"), sniff(b"OggS"), sniff(b"<html>")
    ('audio/mpeg', 'audio/ogg', '')
    """
    for offset, mark, kind in _MARKS:
        if head[offset : offset + len(mark)] == mark:
            return kind
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:
        # The two bits that say which layer of MPEG it is are never 0 there; ADTS has them 0.
        return "audio/mpeg" if head[1] & 0x06 else "audio/aac"
    return ""


_MARKS = (
    (0, b"ID3", "audio/mpeg"),
    (4, b"ftyp", "audio/mp4"),
    (0, b"OggS", "audio/ogg"),
    (0, b"fLaC", "audio/flac"),
    (8, b"WAVE", "audio/wav"),
)
