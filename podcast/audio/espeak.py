"""espeak-ng as a library, which tells when it says each word. https://github.com/espeak-ng/espeak-ng

Its program gives no times. The library comes with the program, or inside the package espeakng-loader, so that
a machine where nothing can be installed by hand still has a voice.

This file is a program too, of the standard library alone. Each sentence is spoken in a process of its own:
spoken second in one process, the same sentence sounds a little different.
"""

import ctypes
import json
import sys
from ctypes.util import find_library
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

PACKAGE = "espeakng_loader"
NORMAL = 175
"""Its own pace in words a minute."""

_SYNCHRONOUS, _CHUNK = 2, 500  # how it hands out sound, and so many ms at a time
_CHARACTERS, _UTF8 = 1, 1
_RATE = 1  # the parameter for the pace
_END, _WORD = 0, 1


class _Event(ctypes.Structure):
    """espeak_EVENT of speak_lib.h."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique", ctypes.c_uint),
        ("position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("milliseconds", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


_Heard = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(_Event))


@cache
def library() -> tuple[str, str]:
    """The library of this machine, and the folder of its data where it has to be told; "" without one."""
    if find_spec(PACKAGE):
        loader = import_module(PACKAGE)
        return str(loader.get_library_path()), str(loader.get_data_path())
    return find_library("espeak-ng") or "", ""


def command(voice: str, pace: float) -> list[str]:
    """What to run to have a text on standard input spoken to standard output, see `main`."""
    return [sys.executable, "-I", __file__, *library(), voice, str(round(NORMAL * pace))]


def speak(
    path: str, data: str, voice: str, pace: int, text: bytes
) -> tuple[int, list[tuple[int, int]], bytes]:
    """Hertz, the (place in the text, sample) at which each word begins, and 16-bit samples.

    Without a voice of that name, and without words, there are no samples.
    """
    made: Any = ctypes.CDLL(path)
    pcm, starts = bytearray(), []

    def hear(sound: Any, count: int, events: Any) -> int:
        if count > 0 and sound:
            pcm.extend(ctypes.string_at(sound, count * 2))
        at = 0
        while events[at].type != _END:
            if events[at].type == _WORD:
                starts.append((events[at].position - 1, events[at].sample))
            at += 1
        return 0

    callback = _Heard(hear)
    rate = int(made.espeak_Initialize(_SYNCHRONOUS, _CHUNK, data.encode() or None, 0))
    made.espeak_SetSynthCallback(callback)
    if rate <= 0 or made.espeak_SetVoiceByName(voice.encode()):
        return rate, [], b""
    made.espeak_SetParameter(_RATE, pace, 0)
    made.espeak_Synth(text, len(text) + 1, 0, _CHARACTERS, 0, _UTF8, None, None)
    made.espeak_Synchronize()
    return rate, starts, bytes(pcm)


def main() -> None:
    """Speak standard input: a line of JSON with rate and starts, then the samples."""
    path, data, voice, pace = sys.argv[1:]
    rate, starts, pcm = speak(path, data, voice, int(pace), sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps((rate, starts)).encode() + b"\n" + pcm)


if __name__ == "__main__":
    main()
