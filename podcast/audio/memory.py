"""Memory that blocks of sound take and give back."""

import numpy as np

_DOUBLE = 8  # bytes
_MOST = 16 << 20


def keep_memory(samples: int) -> None:
    """Have what blocks of so many samples give back kept for the next ones.

    glibc returns to the system what is larger than anything that was given back before: with blocks of 5 s
    all went to and fro page by page, a tenth of the CPU of making an MP3. So twice as much as the largest
    array takes is asked for here, and given back untouched.
    """
    np.empty(min(2 * samples * _DOUBLE, _MOST), np.uint8)
