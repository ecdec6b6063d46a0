"""Opens recordings without trusting them, and reads their sound in blocks.

The file is handed to the decoder as an open file, never as a name: a name such as ``-report.mp3`` or
``concat:a|b`` means nothing then, and a suffix cannot lie. Playlists that would make the decoder open other
files are refused, because only the formats listed here are tried.
"""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

import av
import numpy as np
from av.audio.fifo import AudioFifo
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.packet import Packet

from podcast.audio.channels import Samples, named
from podcast.audio.disguised import UNSEARCHED, is_plain_wav
from podcast.audio.memory import keep_memory
from podcast.audio.promise import promised
from podcast.audio.riff import UNMEASURED, goes_on
from podcast.errors import InputError, Where
from podcast.timecode import Millis

FORMATS = "aac,ac3,aiff,amr,asf,au,avi,caf,dss,eac3,flac,flv,matroska,mov,mp3,mpeg,mpegts,ogg,tta,w64,wav,wv"
RATES, CHANNELS = range(8_000, 192_001), range(1, 9)
LONGEST = Millis(24 * 3_600_000)
PIXELS = {"max_pixels": "60000000"}
"""For decoders of pictures: those inside are decoded as soon as a recording is opened. A PNG of 750 kB with
16,000 x 16,000 black pixels took 5 s and 750 MB each time; as many as artwork may have take 180 MB."""

BINS_A_BLOCK = 500
"""A block lasts 5 s: 500 bins of 10 ms, so that neither loudness nor waveform is cut inside a bin."""

_HINT = "give a WAV, FLAC, MP3, M4A, AAC, Opus or Ogg file that plays in other programs"
# what a decoder writes -> (offset, factor) to full scale at 1.0
_SCALES = {"u8": (-128.0, 2.0**-7), "s16": (0.0, 2.0**-15), "s32": (0.0, 2.0**-31)}
_SCALES |= {"flt": (0.0, 1.0), "dbl": (0.0, 1.0)}


def bin_size(rate: int) -> int:
    """The samples in a bin of about 10 ms."""
    return round(rate / 100)


@contextmanager
def opened(path: Path) -> Generator[tuple[InputContainer, AudioStream, BinaryIO]]:
    """Open the first sound of a recording.

    Raises InputError, in one sentence, for anything that is not a recording.
    """
    with _file(path) as file, _container(file, Where(path)) as container:
        yield container, _stream(container, Where(path)), file


def _file(path: Path) -> BinaryIO:
    where = Where(path)
    try:
        if path.stat().st_size == 0 and not path.is_dir():
            empty = "the recording is empty" if path.is_file() else "this is a pipe or a device, and no file"
            raise InputError(empty, where=where, rule="audio-unreadable", hint=_HINT)
        return path.open("rb")
    except FileNotFoundError:
        raise InputError("there is no such recording", where=where, rule="audio-missing") from None
    except IsADirectoryError:
        raise InputError("this is a folder, not a recording", where=where, rule="audio-missing") from None
    except OSError as error:
        raise InputError(
            f"the recording cannot be opened: {error.strerror}", where=where, rule="audio-missing"
        ) from None


def _container(file: BinaryIO, where: Where) -> InputContainer:
    options = {"format_whitelist": FORMATS, "protocol_whitelist": "file"}
    try:
        options |= (UNSEARCHED if is_plain_wav(file) else {}) | (UNMEASURED if goes_on(file) else {})
        return av.open(file, "r", options=PIXELS, container_options=options, metadata_errors="replace")
    except (av.error.FFmpegError, OSError, ValueError):
        message = "this is not a recording, or it is cut off or damaged beyond use"
        raise InputError(message, where=where, rule="audio-unreadable", hint=_HINT) from None


def _stream(container: InputContainer, where: Where) -> AudioStream:
    if not container.streams.audio:
        raise InputError("there is no sound in this file", where=where, rule="audio-unreadable", hint=_HINT)
    stream = container.streams.audio[0]
    codec: Any = stream.codec_context  # None when no decoder is known, whatever the type says
    if codec is None:
        message = "the sound is coded in a way that cannot be read"
        raise InputError(message, where=where, rule="audio-unreadable", hint=_HINT)
    check_shape(codec.sample_rate, codec.channels, where)
    return stream


def check_shape(rate: int, channels: int, where: Where) -> None:
    """Raise InputError for a header that no recording can have."""
    if rate not in RATES:
        raise InputError(f"{rate} samples a second cannot be right", where=where, rule="audio-header")
    if channels not in CHANNELS:
        many = f"{channels} channels cannot be handled" if channels else "no such number of channels can be"
        raise InputError(many, where=where, rule="audio-header")


class Reader:
    """The sound of an opened recording: iterate over it once for its blocks.

    Every block is (channels, BINS_A_BLOCK * bin_size(rate)) long, but for the last. `damaged` counts the
    packets that could not be decoded, once the iteration is over; `promised` is the length in the header.
    """

    def __init__(self, container: InputContainer, stream: AudioStream, where: Where) -> None:
        self.damaged = 0
        self.promised: Millis | None = None
        self._given, self._where = 0, where
        self._container, self._stream = container, stream
        # AAC in MP4 ends inside a frame, which only the container knows; decoders hand out the whole frame.
        self._trims = container.format.name.startswith("mov")
        self._frames = self._decode()
        first = next(self._frames, None)
        if first is None:
            raise InputError(
                "no sound can be decoded from this file", where=where, rule="audio-unreadable", hint=_HINT
            )
        self._first = first
        self.rate = first.sample_rate
        self.names = named(tuple(channel.name for channel in first.layout.channels))
        check_shape(self.rate, len(self.names), where)
        base = first.format.name.removesuffix("p")
        self._format = first.format.name if base in _SCALES else "fltp"

    def __iter__(self) -> Iterator[Samples]:
        size = BINS_A_BLOCK * bin_size(self.rate)
        keep_memory(size * len(self.names))
        # Frames are joined by the library: arrays of 26 ms each would cost as much as decoding MP3 does.
        joined = AudioFifo()
        for frame in self._alike():
            frame.pts = None
            joined.write(frame)
            while whole := joined.read(size):
                yield self._scaled(whole)
                self._check_length(size)
        if rest := joined.read(0, partial=True):
            yield self._scaled(rest)

    def _check_length(self, samples: int) -> None:
        self._given += samples
        if self._given > LONGEST * self.rate // 1000:
            raise InputError("the recording lasts longer than a day", where=self._where, rule="audio-header")

    def _packets(self) -> Iterator["Packet[AudioStream]"]:
        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets, None)
            except av.error.FFmpegError:
                self.damaged += 1
                return
            if packet is None:
                return
            yield packet

    def _decode(self) -> Iterator[AudioFrame]:
        for packet in self._packets():
            try:
                frames = packet.decode()
            except av.error.FFmpegError:
                self.damaged += 1
                continue
            for frame in frames:
                if frame.samples:
                    yield self._trimmed(frame, packet)

    def _trimmed(self, frame: AudioFrame, packet: "Packet[AudioStream]") -> AudioFrame:
        if self._trims and packet.duration and packet.size:
            left = round(packet.duration * packet.time_base * frame.sample_rate)
            if left < frame.samples:
                return _cut(frame, left)
        return frame

    def _alike(self) -> Iterator[AudioFrame]:
        """The frames in the form of the first; a change of form on the way is undone."""
        usual = (self._format, self._first.layout.name, self.rate)
        form, resampler = usual, None
        for frame in chain((self._first,), self._frames):
            now = (frame.format.name, frame.layout.name, frame.sample_rate)
            if now != form and resampler:
                yield from self._resampled(resampler, None)
                resampler = None
            form = now
            if now == usual:
                yield frame
            else:
                resampler = resampler or AudioResampler(*usual)
                yield from self._resampled(resampler, frame)
        if resampler:
            yield from self._resampled(resampler, None)

    def _resampled(self, resampler: AudioResampler, frame: AudioFrame | None) -> Iterator[AudioFrame]:
        if frame:
            frame.pts = None
        try:
            made = resampler.resample(frame)
        except av.error.FFmpegError:
            self.damaged += 1
            return
        for each in made:
            each.time_base = self._first.time_base  # or it could not be joined with the others
            yield each

    def _scaled(self, frame: AudioFrame) -> Samples:
        block = _plane(frame)
        offset, factor = map(np.float32, _SCALES[self._format.removesuffix("p")])
        scaled = block if block.dtype == np.float32 else np.multiply(block, factor, dtype=np.float32)
        if offset:
            scaled += offset * factor
        if block.dtype.kind == "f" and not np.isfinite(scaled.sum()):
            scaled = np.nan_to_num(scaled, nan=0.0, posinf=1.0, neginf=-1.0)
        return np.ascontiguousarray(scaled)


def _plane(frame: AudioFrame) -> Any:
    data = frame.to_ndarray()
    return data if frame.format.is_planar else data.reshape(-1, len(frame.layout.channels)).T


def _cut(frame: AudioFrame, samples: int) -> AudioFrame:
    data: Any = frame.to_ndarray()
    kept = data[:, : samples if frame.format.is_planar else samples * len(frame.layout.channels)]
    made = AudioFrame.from_ndarray(np.ascontiguousarray(kept), frame.format.name, frame.layout.name)
    made.sample_rate = frame.sample_rate
    return made


@contextmanager
def reading(path: Path) -> Generator[tuple[Reader, BinaryIO]]:
    """Open a recording for reading its sound; the open file tells how far the reading has come.

    Raises InputError for anything that is not a recording.
    """
    with opened(path) as (container, stream, file):
        length = promised(file, container, stream)
        reader = Reader(container, stream, Where(path))
        reader.promised = length
        yield reader, file
