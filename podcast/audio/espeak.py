"""espeak-ng as a library, which tells when it says each sound. https://github.com/espeak-ng/espeak-ng

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
from typing import Any, NamedTuple

PACKAGE = "espeakng_loader"
NORMAL = 175
"""Its own pace in words a minute."""
MARK = "|"
LEAD = 20
"""Milliseconds by which a vowel behind a vowel, a nasal or a liquid is told after the sound changes to it.

The spectrum changes most 15 ms (80 pairs of vowels), 20 ms (55 behind nasals) and 26 ms (39 behind liquids)
before the time that is told, at the median; behind other sounds, and for consonants, within 4 ms of it.
"""

_SYNCHRONOUS, _CHUNK = 2, 500  # how it hands out sound, and so many ms at a time
_CHARACTERS, _UTF8 = 1, 1
_TELL_SOUNDS, _AS_IPA = 1, 2
_RATE = 1  # the parameter for the pace
_END, _WORD, _SOUND = 0, 1, 7


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


class Spoken(NamedTuple):
    """A text as sound: `rate` in hertz and 16-bit samples.

    `sounds` are the (place in the text, phonemes, first sample) of what is said, "" for a pause; the place is
    that of the word, or of the first of some that are said together. A MARK comes before the first sound
    of a word, where the one before it ends. `alone` are the phonemes of each word when it is said by itself.
    Without a voice of that name, and without words, there are no samples.
    """

    rate: int
    sounds: list[tuple[int, str, int]]
    alone: list[str]
    samples: bytes


def speak(path: str, data: str, voice: str, pace: int, text: str) -> Spoken:
    """The text in a voice of the library at `path`, at a pace in words a minute."""
    made: Any = ctypes.CDLL(path)
    pcm, sounds = bytearray(), []

    def hear(sound: Any, count: int, events: Any) -> int:
        if count > 0 and sound:
            pcm.extend(ctypes.string_at(sound, count * 2))
        at = 0
        while events[at].type != _END:
            if events[at].type in (_WORD, _SOUND):
                mark = MARK if events[at].type == _WORD else _ipa(events[at])
                sounds.append((events[at].position - 1, mark, events[at].sample))
            at += 1
        return 0

    callback = _Heard(hear)
    rate = int(made.espeak_Initialize(_SYNCHRONOUS, _CHUNK, data.encode() or None, _TELL_SOUNDS | _AS_IPA))
    made.espeak_SetSynthCallback(callback)
    if rate <= 0 or made.espeak_SetVoiceByName(voice.encode()):
        return Spoken(rate, [], [], b"")
    made.espeak_SetParameter(_RATE, pace, 0)
    given = text.encode("utf-8", "replace")
    made.espeak_Synth(given, len(given) + 1, 0, _CHARACTERS, 0, _UTF8, None, None)
    made.espeak_Synchronize()
    return Spoken(rate, sounds, [_alone(made, word) for word in text.split()], bytes(pcm))


def _ipa(event: _Event) -> str:
    """The phonemes of an event: up to eight bytes, without a zero at the end where there are eight."""
    field = ctypes.string_at(ctypes.addressof(event) + _Event.id.offset, _Event.id.size)
    return field.partition(b"\0")[0].decode("utf-8", "ignore")


def _alone(made: Any, word: str) -> str:
    """The phonemes of a word that is said by itself."""
    made.espeak_TextToPhonemes.restype = ctypes.c_char_p
    left, said = ctypes.c_char_p(word.encode("utf-8", "replace")), ""
    while left.value is not None:
        said += (made.espeak_TextToPhonemes(ctypes.byref(left), _UTF8, _AS_IPA) or b"").decode()
    return said


def main() -> None:
    """Speak standard input: a line of JSON with rate, sounds and words, then the samples."""
    path, data, voice, pace = sys.argv[1:]
    *head, pcm = speak(path, data, voice, int(pace), sys.stdin.buffer.read().decode("utf-8", "replace"))
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + pcm)


if __name__ == "__main__":
    main()
