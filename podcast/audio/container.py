"""Files that are written through libav: the same packets give the same bytes."""

from pathlib import Path

import av
from av.container import OutputContainer

FAST_START = {"movflags": "+faststart"}
"""For MP4: with the index in front, so that it starts before it is loaded."""


def writing(path: Path, form: str, **options: str) -> OutputContainer:
    """A file of a container format, to be written in a ``with``; its header is complete when that is left.

    It names neither the library's version nor a date. The name may be any: ``file:`` keeps libav from taking
    one for a protocol.
    """
    named = {"fflags": "+bitexact", **options}
    return av.open(f"file:{path.absolute()}", "w", format=form, container_options=named)
