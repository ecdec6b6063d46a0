"""Finished files, and what is known of them without reading them again."""

from dataclasses import dataclass

from podcast.timecode import Millis


@dataclass(frozen=True, slots=True, kw_only=True)
class Audio:
    """A finished audio file: `path` is relative to the output folder, `size` in bytes, `bitrate` in bit/s.

    Of one that lies elsewhere on the web `path` is the address; what is not known of it is 0.
    `sha256` is the digest of its bytes in hexadecimal, "" while it is not known.
    """

    path: str
    media_type: str
    size: int
    duration: Millis
    bitrate: int
    channels: int
    rate: int
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waveform:
    """The shape of a recording: `bars` from 0 to 100 over its whole length, `silences` as (start, end)."""

    bars: tuple[int, ...]
    silences: tuple[tuple[Millis, Millis], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A finished picture: `path` relative to the output folder, width and height in pixels."""

    path: str
    media_type: str
    width: int
    height: int
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file published beside an episode, such as one shape of its transcript; `path` as in Audio."""

    path: str
    media_type: str
    language: str = ""
    rel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A file to be published: `path` relative to the output folder, with forward slashes.

    `sources` names what it was made from, for build.json.
    """

    path: str
    data: bytes
    media_type: str
    sources: tuple[str, ...] = ()
