"""What a recording is: its exact length, its form, and the chapters and tags inside.

Lengths are counted from the packets, never read from headers: those are wrong by up to a tenth for variable
bit rates without a Xing header, for ADTS, for anything cut off, and missing in what came through a pipe.
"""

import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import Any

import av
from av.audio.stream import AudioStream
from av.container import InputContainer

from podcast.audio.marks import Marks, marks
from podcast.audio.source import LONGEST, opened
from podcast.errors import InputError, Where
from podcast.model import Chapter
from podcast.timecode import Millis

_APART = frozenset({"alac", "flac"})
"""Codecs whose every packet can be decoded alone: tells whether the last one is whole."""

_UNTOLD = "wma"
"""Codecs whose packets hold several frames and do not say how many: half of the sound may be in the last."""

_ROUNDED = frozenset({"ac3", "eac3"})
"""Containers whose packets last whole ticks of 1/90000 s: at 44,100 Hz an hour is 0.8 s short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A recording as found: `rate` in Hz, `bitrate` of the sound alone in bit/s.

    `chapters` and `tags` (name, value) are those inside. Chapters keep their web addresses; `pictures` says
    how many have a picture, which stays behind, for elsewhere a picture is an address.
    """

    duration: Millis
    codec: str
    container: str
    rate: int
    channels: int
    bitrate: int
    chapters: tuple[Chapter, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()
    pictures: int = 0


def probe(path: Path) -> Recording:
    """Look into a recording without decoding it.

    Raises InputError, in one sentence, for anything that is not a recording.
    """
    with opened(path) as (container, stream, _):
        codec = stream.codec_context
        by_ear = codec.name.startswith(_UNTOLD) or container.format.name in _ROUNDED
        length, bitrate = (_decoded if by_ear else _extent)(container, stream)
        duration = Millis(round(length * 1000))
        if duration <= 0:
            raise InputError(
                "there is no sound left in this file", where=Where(path), rule="audio-unreadable"
            )
        if duration > LONGEST:
            raise InputError("the recording lasts longer than a day", where=Where(path), rule="audio-header")
        chapters = tuple(_chapters(container, duration))
        aside = marks(path) if chapters else Marks()
        return Recording(
            duration=duration,
            codec=_plain(codec.codec.name),
            container=form_of(container),
            rate=codec.sample_rate,
            channels=codec.channels,
            bitrate=bitrate,
            chapters=tuple(replace(each, url=aside.addresses.get(each.start, "")) for each in chapters),
            pictures=aside.pictures,
            tags=tags_of(container, stream),
        )


def _plain(name: str) -> str:
    return name.removeprefix("lib").removesuffix("float")


def tags_of(container: InputContainer, stream: AudioStream) -> tuple[tuple[str, str], ...]:
    """The tags inside, in the order of their names."""
    # Ogg names the sound, Matroska its file: there the name of a track is "Stereo".
    return tuple(sorted((stream.metadata | container.metadata).items()))


def form_of(container: InputContainer) -> str:
    """What the container is called, in one word."""
    names = container.format.name.split(",")
    return "mp4" if "mp4" in names else names[0]


def _extent(container: InputContainer, stream: AudioStream) -> tuple[Fraction, int]:
    """The length in seconds, without what encoders add at both ends, and the bit rate."""
    base = stream.time_base or Fraction(1)
    trimmed = size = end = 0
    first: int | None = None
    last: Any = None
    for packet in _packets(container, stream):
        last = packet
        size += packet.size
        begun = end if packet.pts is None else packet.pts
        first = begun if first is None else first
        end = max(end, begun + (packet.duration or 0))
        if packet.has_sidedata("skip_samples"):
            trimmed += sum(struct.unpack("<II", bytes(packet.get_sidedata("skip_samples"))[:8]))
    is_doubtful = last is not None and (last.is_corrupt or stream.codec_context.name in _APART)
    if is_doubtful and not _whole(last):
        end -= last.duration or 0
    # Most containers let the padding begin before 0 and end with the sound. MP3 alone counts it all.
    first = first or 0
    length = (end - max(first, 0)) * base
    if container.format.name == "mp3":
        length -= Fraction(trimmed, stream.codec_context.sample_rate)
    # In whole kbit/s, as people say it: rounding to bytes and frames makes 96 kbit/s 95,998.
    bitrate = round(size * 8 / ((end - first) * base) / 1000) * 1000 if end > first else 0
    return length, bitrate


def _decoded(container: InputContainer, stream: AudioStream) -> tuple[Fraction, int]:
    """The same by decoding it all."""
    samples = size = 0
    for packet in chain(_packets(container, stream), [None]):
        size += packet.size if packet else 0
        with suppress(av.error.FFmpegError):
            samples += sum(frame.samples for frame in stream.codec_context.decode(packet))
    length = Fraction(samples, stream.codec_context.sample_rate)
    return length, round(size * 8 / length / 1000) * 1000 if length else 0


def _packets(container: InputContainer, stream: AudioStream) -> Iterator[Any]:
    try:
        for packet in container.demux(stream):
            if packet.size:  # the last one is empty and flushes decoders
                yield packet
    except av.error.FFmpegError:
        return  # cut off: what came before it counts


def _whole(packet: Any) -> bool:
    try:
        packet.decode()
    except av.error.FFmpegError:
        return False
    return True


def _chapters(container: InputContainer, duration: Millis) -> Iterator[Chapter]:
    for found in sorted(
        container.chapters(), key=lambda chapter: chapter["start"] * (chapter["time_base"] or 1)
    ):
        base = found["time_base"] or Fraction(1, 1000)
        start = min(max(0, round(found["start"] * base * 1000)), duration)
        end = min(max(start, round(found["end"] * base * 1000)), duration)
        yield Chapter(start=Millis(start), end=Millis(end), title=found["metadata"].get("title", ""))
