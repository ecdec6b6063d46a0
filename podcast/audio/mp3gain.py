"""Makes an MP3 louder or softer without encoding it again, in steps of 1.5 dB.

Every granule of a Layer III frame has a global gain of eight bits, and one step of it is 1.5 dB (ISO 11172-3,
2.4.1.7 and 2.4.3.4; ISO 13818-3 for the lower sample rates). Only these bits change, and check sums: those of
frames that have one, and the one of all sound in the file's table. What was done can be undone to the byte,
and nothing is lost.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from podcast.audio.info import Sums
from podcast.audio.meter import listen
from podcast.audio.remarks import remarks
from podcast.audio.settings import USUAL, Settings
from podcast.errors import Finding, InputError, Where
from podcast.files import replacing

STEP = 1.5051499783199058
"""dB: 20 log10 of two to the power of a quarter."""

_BITRATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_LOW_BITRATES = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_RATES = (44_100, 48_000, 32_000)
_VERSIONS = {3: 1, 2: 2, 0: 4}  # bits in the header -> what the sample rates are divided by
_LAYER_3, _MONO = 1, 3
_BEFORE_GAIN = 21  # bits of a granule in front of its gain: part2_3_length and big_values


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a frame and its side information lie in a file, in bytes, and its gains, in bits."""

    start: int
    length: int
    checked: bool
    side: int
    side_length: int
    gains: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Regained:
    """What came of it: loudness before and after in LUFS, the steps made, and what there is to say.

    The loudest 3 s and 400 ms (LUFS) and `true_peak` (dBTP) are those of the result.
    """

    before: float | None
    after: float | None
    max_short_term: float | None
    max_momentary: float | None
    true_peak: float | None
    steps: int
    findings: tuple[Finding, ...] = ()


def regain(source: Path, target: Path, *, settings: Settings = USUAL) -> Regained:
    """Bring an MP3 to within 0.75 LU of a target, where its peaks leave room.

    Raises InputError for what is no MP3, and for one that cannot be made so much louder or softer. A silent
    one is copied.
    """
    seen = listen(source)
    missed, excess = settings.missed(seen)
    steps = 0 if seen.integrated is None else round(missed / STEP)
    room = int(-excess // STEP)
    done = min(steps, room) if steps > 0 else steps
    data = bytearray(source.read_bytes())
    shift(data, done, source)
    with replacing(target) as part:
        part.write_bytes(data)
    heard = listen(target)
    told = [each for each in remarks(Where(source), settings, seen, seen) if each.rule != "audio-off-target"]
    if steps > room:
        told.append(_narrow(source, settings, heard.integrated))
    return Regained(
        before=seen.integrated,
        after=heard.integrated,
        max_short_term=heard.max_short_term,
        max_momentary=heard.max_momentary,
        true_peak=heard.true_peak,
        steps=done,
        findings=tuple(told),
    )


def _narrow(source: Path, settings: Settings, reached: float | None) -> Finding:
    return Finding(
        rule="audio-headroom",
        severity="warning",
        message=f"its peaks leave no room for {settings.target:g} LUFS: it has {reached:.1f}",
        where=Where(source),
        hint="leave out --lossless: then peaks are limited, and the recording is encoded again",
    )


def shift(data: bytearray, steps: int, path: Path) -> None:
    """Make the MP3 in `data`, which was read from `path`, `steps` times 1.5 dB louder; below 0 it is softer.

    Raises InputError for what is no MP3, and when a gain would leave its eight bits.
    """
    count, sums = 0, _sums(data)
    for frame in frames(data):
        count += 1
        if not steps:
            break
        for bit in frame.gains:
            _write(data, bit, _moved(_read(data, bit), steps, path))
        if frame.checked:
            # Of the last two bytes of the header and of the side information (ISO 11172-3, 2.4.3.1).
            said = data[frame.start + 2 : frame.start + 4] + data[frame.side : frame.side + frame.side_length]
            data[frame.start + 4 : frame.start + 6] = crc16(said).to_bytes(2, "big")
    if sums:
        sums.renew()
    if not count:
        hint = "others are encoded: leave out --lossless"
        raise InputError("this is no MP3", where=Where(path), rule="audio-lossless", hint=hint)


def _sums(data: bytearray) -> Sums | None:
    """The check sums in the file's table, where it has one."""
    frame = _frame(data, _behind_tags(data))
    table = frame.side + frame.side_length if frame else 0
    if frame is None or bytes(data[table : table + 4]) not in (b"Info", b"Xing"):
        return None
    return Sums(data, frame.start, table, frame.start + frame.length)


def _moved(gain: int, steps: int, path: Path) -> int:
    if 0 <= gain + steps <= 255:
        return gain + steps
    raise InputError(
        f"{steps * STEP:+.1f} dB is more than its frames can hold",
        where=Where(path),
        rule="audio-lossless",
        hint="leave out --lossless, and it is encoded again",
    )


def frames(data: bytes | bytearray) -> Iterator[Frame]:
    """The frames with sound; tags, what is damaged and the frame with the file's table are passed over."""
    at = _behind_tags(data)
    while at + 4 <= len(data):
        frame = _frame(data, at)
        if frame is None or not (_frame(data, at + frame.length) or at + frame.length >= len(data) - 128):
            at += 1
            continue
        body = data[frame.side : frame.side + 64]
        if not (b"Xing" in body or b"Info" in body or b"VBRI" in body):
            yield frame
        at += frame.length


def _behind_tags(data: bytes | bytearray) -> int:
    at = 0
    while data[at : at + 3] == b"ID3" and len(data) >= at + 10:
        size = sum((byte & 0x7F) << 7 * (3 - n) for n, byte in enumerate(data[at + 6 : at + 10]))
        at += 10 + size + (10 if data[at + 5] & 0x10 else 0)
    return at


def _frame(data: bytes | bytearray, at: int) -> Frame | None:
    head = int.from_bytes(data[at : at + 4], "big")
    version, layer = head >> 19 & 3, head >> 17 & 3
    index, rate, padding = head >> 12 & 15, head >> 10 & 3, head >> 9 & 1
    if head >> 21 != 0x7FF or version not in _VERSIONS or layer != _LAYER_3 or index in (0, 15) or rate == 3:
        return None
    first = version == 3
    bitrate = (_BITRATES if first else _LOW_BITRATES)[index] * 1000
    length = (144 if first else 72) * bitrate // (_RATES[rate] // _VERSIONS[version]) + padding
    channels = 1 if head >> 6 & 3 == _MONO else 2
    checked = not head >> 16 & 1
    side = at + (6 if checked else 4)
    if first:
        begun, granules, size = (18, 2, 59) if channels == 1 else (20, 2, 59)
    else:
        begun, granules, size = (9, 1, 63) if channels == 1 else (10, 1, 63)
    gains = tuple(side * 8 + begun + n * size + _BEFORE_GAIN for n in range(granules * channels))
    bits = begun + granules * channels * size
    if side + -(-bits // 8) > len(data):
        return None
    return Frame(at, length, checked, side, bits // 8, gains)


def _read(data: bytearray, bit: int) -> int:
    byte, offset = divmod(bit, 8)
    return (int.from_bytes(data[byte : byte + 2], "big") >> (8 - offset)) & 0xFF


def _write(data: bytearray, bit: int, value: int) -> None:
    byte, offset = divmod(bit, 8)
    shift = 8 - offset
    both = int.from_bytes(data[byte : byte + 2], "big")
    data[byte : byte + 2] = (both & ~(0xFF << shift) | value << shift).to_bytes(2, "big")


def crc16(data: bytes | bytearray) -> int:
    """The check sum of Layer III: polynomial 0x8005, begun with all bits set."""
    crc = 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x8005 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc
