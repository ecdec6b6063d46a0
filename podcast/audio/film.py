"""Pictures and a finished sound put together as a video that every platform plays: H.264 and AAC in MP4.

https://developer.apple.com/library/archive/documentation/QuickTime/QTFF: with the index in front, so that it
starts before it is loaded.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import chain
from math import inf
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.audio.stream import AudioStream
from av.codec import codecs_available
from av.container import OutputContainer
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from podcast.audio.container import FAST_START, writing
from podcast.errors import MissingExtra

Picture = NDArray[np.uint8]
"""(height, width, 3) in RGB; both sides are even, or H.264 could not hold it."""

_ENCODERS: tuple[tuple[str, Mapping[str, str]], ...] = (
    # So many threads whatever the machine: their number shapes the result.
    ("libx264", {"preset": "medium", "crf": "21", "tune": "stillimage", "threads": "2"}),
    ("libopenh264", {"threads": "2"}),
    ("mpeg4", {"q": "3", "threads": "1"}),
)


def film(
    sound: Path, pictures: Iterator[Picture], target: Path, *, fps: int, tags: Mapping[str, str]
) -> None:
    """Write `target`: the sound of an M4A file as it is, and the pictures that go with it, `fps` a second.

    Raises MissingExtra where the library brings no video encoder.
    """
    name, options = next(((n, o) for n, o in _ENCODERS if n in codecs_available), ("", {}))
    if not name:
        raise MissingExtra("no encoder for video is installed", hint="pip install av")
    first = next(pictures)
    with (
        sound.open("rb") as file,
        av.open(file, "r", format="mov") as heard,
        writing(target, "mp4", **FAST_START) as made,
    ):
        made.metadata.update(tags)
        stream: Any = made.add_stream(name, rate=fps, options={**options, "flags": "+bitexact"})
        stream.height, stream.width = first.shape[:2]
        stream.pix_fmt = "yuv420p"
        copy = made.add_stream_from_template(heard.streams.audio[0])
        packets = heard.demux(heard.streams.audio[0])
        for number, picture in enumerate(chain((first,), pictures)):
            frame = VideoFrame.from_ndarray(picture, "rgb24")
            frame.pts, frame.time_base = number, Fraction(1, fps)
            made.mux(stream.encode(frame))
            _copy(
                packets, copy, made, (number + 1) / fps
            )  # side by side, so that players need not look ahead
        made.mux(stream.encode(None))
        _copy(packets, copy, made, inf)


def _copy(packets: Iterator[Any], stream: AudioStream, made: OutputContainer, until: float) -> None:
    """Copy the packets that begin before a time in seconds, and the one in which it lies."""
    for packet in packets:
        if packet.dts is None:  # the empty one at the end
            return
        begun = packet.pts * packet.time_base
        packet.stream = stream
        made.mux(packet)
        if begun >= until:
            return
