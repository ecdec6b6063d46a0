"""Damage done to files: what editors, mails, half uploads and bad luck do to them, and worse."""

from collections.abc import Callable, Sequence
from random import Random

TOKENS = (
    b"-->", b"<", b">", b"&", b"{", b"}", b"[", b"]", b"(", b"**", b"\\N", b"\\", b'"', b"'", b",", b"\t",
    b"\n", b"\r", b"\r\n\r\n", b"\0", b"\x1b", b"\xef\xbb\xbf", b"\xff\xfe", b"\xe2\x80\xae",
    b"\xf0\x9f\x99\x82", b"\xc2\xa0", b"A\xcc\x81", b"0:00", b"00:00:00.000 --> 00:00:01.000",
    b"99:59:59.999", b"99999999999999999999", b"-1", b"1e999", b"NaN", b"null", b"[00:00.00]", b"[0:12]",
    b"(00:00:00)", b"0:00:00.000,0:00:01.000", b"<00:01.00>", b"{\\k99999}", b"<p begin='0s'>", b"</p>",
    b"<!--", b"<![CDATA[", b"<!DOCTYPE x [", b"Ann: ", b"**Ann:** ", b"# Ann\n", b"Dialogue: 0,",
    b"WEBVTT\n", b"start\tend\ttext\n", b"12 seconds\n",
)  # fmt: skip
LARGEST = 200_000
"""Bytes: about the captions of three hours."""


def _cut(data: bytes, chance: Random) -> bytes:
    at, length = _place(data, chance)
    return data[:at] + data[at + length :]


def _repeat(data: bytes, chance: Random) -> bytes:
    at, length = _place(data, chance)
    return data[:at] + data[at : at + length] * chance.randint(2, 9) + data[at + length :]


def _flip(data: bytes, chance: Random) -> bytes:
    at, _ = _place(data, chance)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _insert(data: bytes, chance: Random) -> bytes:
    at, _ = _place(data, chance)
    return data[:at] + chance.choice(TOKENS) + data[at:]


def _replace(data: bytes, chance: Random) -> bytes:
    """One token of the file wherever it stands, by another."""
    return data.replace(chance.choice(TOKENS), chance.choice(TOKENS), chance.choice((1, -1)))


def _shuffle(data: bytes, chance: Random) -> bytes:
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    part = lines[at : at + 6]
    chance.shuffle(part)
    return b"\n".join((*lines[:at], *part, *lines[at + 6 :]))


def _truncate(data: bytes, chance: Random) -> bytes:
    return data[: _place(data, chance)[0]]


def _digits(data: bytes, chance: Random) -> bytes:
    """Another digit for some digits: times out of order, out of range, out of sense."""
    rate = chance.choice((0.02, 0.3))
    return bytes(
        chance.choice(b"0123456789") if 48 <= one < 58 and chance.random() < rate else one for one in data
    )


def _flood(data: bytes, chance: Random) -> bytes:
    """One thing many times over: what looks linear and is not shows here."""
    at, length = _place(data, chance)
    token = chance.choice(
        (chance.choice(TOKENS), data[at : at + length] or b" ", b" ", b"a", b"1", b"\n", b"(((")
    )
    times = chance.choice((50, 1_000, 20_000))
    return data[:at] + (token * times)[:LARGEST] + data[at:]


def _place(data: bytes, chance: Random) -> tuple[int, int]:
    return chance.randrange(len(data) + 1), chance.choice((1, 1, 2, 5, 20, 100))


COMMON: tuple[Callable[[bytes, Random], bytes], ...] = (
    _cut, _repeat, _flip, _insert, _insert, _replace, _shuffle, _truncate, _digits,
)  # fmt: skip


def mutate(data: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    """The file after one to six accidents; rarely a flood, or the tail of another file."""
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        data = chance.choice(COMMON)(data, chance)
    if chance.random() < 0.02:
        data = _flood(data, chance)
    if chance.random() < 0.05:
        other = chance.choice(others)
        data = data[: _place(data, chance)[0]] + other[_place(other, chance)[0] :]
    return data[: 2 * LARGEST]
