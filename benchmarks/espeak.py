"""Speech whose word times are known: text spoken by libespeak-ng, which tells where every word begins.

For benchmarks alone, where Debian's espeak-ng is installed.
"""

import ctypes
import re
from collections.abc import Sequence
from ctypes.util import find_library
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.signal import resample_poly

RATE = 16_000
_WORD, _END = 1, 0
_SYNCHRONOUS = 2
_CHARACTERS_ARE_UTF8 = 1
_PACE = 1
"""The number of the parameter; its value is in words a minute."""


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("uid", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


class Spoken(NamedTuple):
    """16 kHz samples, and the start of each word of the turns in milliseconds, None where none was told."""

    samples: NDArray[np.int16]
    starts: list[list[float | None]]


def available() -> bool:
    """Whether the library is on this machine."""
    return find_library("espeak-ng") is not None


def speak(turns: Sequence[str], *, voice: str = "en-us", pace: int = 150) -> Spoken:
    """Speak turns one after the other, as one text."""
    library = ctypes.CDLL(find_library("espeak-ng") or "libespeak-ng.so.1")
    pcm = bytearray()
    told: list[tuple[int, float]] = []

    def heard(wave: Any, count: int, events: Any) -> int:
        if count > 0 and wave:
            pcm.extend(ctypes.string_at(wave, count * 2))
        at = 0
        while events[at].type != _END:
            if events[at].type == _WORD:
                told.append((events[at].text_position - 1, float(events[at].audio_position)))
            at += 1
        return 0

    callback = ctypes.CFUNCTYPE(
        ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
    )(heard)
    rate = library.espeak_Initialize(_SYNCHRONOUS, 500, None, 0)
    library.espeak_SetSynthCallback(callback)
    library.espeak_SetVoiceByName(voice.encode())
    library.espeak_SetParameter(_PACE, pace, 0)
    text = "\n".join(turn.replace("’", "'") for turn in turns)
    data = text.encode()
    library.espeak_Synth(data, len(data) + 1, 0, 1, 0, _CHARACTERS_ARE_UTF8, None, None)
    library.espeak_Synchronize()
    samples = resample_poly(np.frombuffer(bytes(pcm), np.int16).astype(np.float64), RATE, rate)
    return Spoken(np.clip(samples, -32_768, 32_767).astype(np.int16), _by_turn(turns, text, told))


def _by_turn(turns: Sequence[str], text: str, told: Sequence[tuple[int, float]]) -> list[list[float | None]]:
    spans = [(match.start(), match.end()) for match in re.finditer(r"\S+", text)]
    starts = iter([next((at for place, at in told if first <= place < last), None) for first, last in spans])
    return [[next(starts) for _ in turn.split()] for turn in turns]
