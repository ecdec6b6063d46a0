"""WAV files whose samples are no samples: AC-3 and DTS as they were recorded from a digital output.

libav looks for them half a megabyte far into every WAV file, 12 ms each time that it is opened; it is opened
four times for one result. Where they are not, one packet will do: that takes 1 ms.
"""

from typing import BinaryIO

import numpy as np

UNSEARCHED = {"max_probe_packets": "1"}
"""What tells libav not to look for them."""

_FRAMES = ((0xF872, 0x4E1F), (0x7FFE, 0x8001), (0xFE7F, 0x0180), (0x1FFF, 0xE800), (0xFF1F, 0x00E8))
"""How their frames begin: IEC 61937-1, and the four forms of DTS in ETSI TS 102 114."""
_FEW = 4  # quiet noise begins like that now and then; a codec does so hundreds of times
_SEARCHED = 1 << 19


def is_plain_wav(file: BinaryIO) -> bool:
    """Whether this is a WAV file without anything of that kind; leaves the file at its start."""
    head = file.read(_SEARCHED)
    file.seek(0)
    if head[:4] not in (b"RIFF", b"RF64") or head[8:12] != b"WAVE":
        return False
    words = np.frombuffer(head, "<u2", len(head) // 2)
    return all(((words[:-1] == one) & (words[1:] == two)).sum() < _FEW for one, two in _FRAMES)
