"""Finds spoken words in sound: the one place that knows the recogniser, CMU PocketSphinx.

https://github.com/cmusphinx/pocketsphinx: hidden Markov models of English phones, inside its wheel.
"""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from podcast.align.forms import Ways
from podcast.align.grammar import Arc, Grammar, grammar
from podcast.align.lexicon import Lexicon
from podcast.errors import MissingExtra
from podcast.timecode import Millis

Samples = NDArray[np.int16] | NDArray[np.float32]
RATE = 16_000
FRAME = 10
"""Milliseconds: how finely the recogniser looks."""

INSTALL = "pip install 'podcast-pipeline[align]'"

_DITHER = 10.0
"""Digital silence makes the search fail: 20 of 41 turns, none with this much noise (sigma, of 32,768)."""
_LEVEL = 3_000.0
"""The level that speech is brought to before noise is added, as the root mean square of its loud parts."""
_SHIFT = 1024
"""PocketSphinx keeps its scores so much smaller than logarithms of likelihoods."""
_SETTINGS = {
    "lm": None,
    "dict": None,
    "loglevel": "FATAL",
    # Wider than the defaults by far. Where every tenth word is missing in the text, 95 % of the others are
    # found within 53 ms, with 1e-64 within 187 ms, with 1e-40 within 2 s; the price is a fifth of the time.
    "beam": 1e-150,
    "pbeam": 1e-150,
    "wbeam": 1e-140,
    "bestpath": False,
    "lw": 1.0,
}

# A language model does the work here; narrower beams and a single pass find 97 % of the words all the same.
_LISTENING = {"lm": None, "dict": None, "loglevel": "FATAL", "fwdflat": False, "bestpath": False, "lw": 10.0}


class Heard(NamedTuple):
    """Where a token was found, in milliseconds from the start of the samples.

    `score` is the mean log likelihood of its frames beside that of the best sounds at the time, at most 0;
    `sounds` are those that it has, as the pronouncing dictionary writes them.
    """

    start: Millis
    end: Millis
    score: float
    sounds: tuple[str, ...] = ()


def loudness(samples: Samples) -> float:
    """The root mean square of the loud parts of a recording, of full scale 32,768; 0 for silence."""
    whole = len(samples) // RATE * RATE
    blocks = samples[:whole].reshape(-1, RATE) if whole else samples.reshape(1, -1)
    step = max(1, len(blocks) // 600)  # ten minutes are enough to know
    powers = [np.square(block.astype(np.float64)).mean() for block in blocks[::step] if block.size]
    factor = 1.0 if samples.dtype == np.int16 else 32_768.0
    return float(np.sqrt(np.percentile(powers or [0.0], 90))) * factor


def prepared(samples: Samples, level: float) -> bytes:
    """Samples as the recogniser wants them: 16 bits, at one level, and never digital silence.

    The noise comes from a fixed seed, so that the same sound is always heard the same way.
    """
    factor = (1.0 if samples.dtype == np.int16 else 32_768.0) * (_LEVEL / level if level > 0 else 1.0)
    noise = np.random.default_rng(1).normal(0, _DITHER, len(samples))
    return np.clip(samples * factor + noise, -32_768, 32_767).astype("<i2").tobytes()


class Engine:
    """A recogniser with its model and dictionary; made once for a recording, for that takes half a second.

    Raises MissingExtra when PocketSphinx is not installed.
    """

    def __init__(self) -> None:
        sphinx = _sphinx()
        self.lexicon = Lexicon(Path(sphinx.get_model_path("en-us/cmudict-en-us.dict")))
        self._decoder = sphinx.Decoder(**_SETTINGS)
        self._known: set[str] = set()
        self._heard_of: set[str] = set()

    def find(self, samples: Samples, tokens: Sequence[Ways], level: float) -> list[Heard | None]:
        """Where each token is said in the samples (16 kHz, mono), None for those that are not heard."""
        spoken = [self._sayable(ways) for ways in tokens]
        wanted = grammar(spoken)
        found: list[Heard | None] = [None] * len(tokens)
        if not wanted.owners or len(samples) < RATE // 10:
            return found
        for token, heard in self._run(samples, wanted, level):
            before = found[token]
            found[token] = heard if before is None else _together(before, heard)
        return found

    def overhear(self, samples: Samples, text: Sequence[str], level: float) -> list[tuple[str, Millis]]:
        """The words, and their starts, that are heard by somebody who knows the text but not the place."""
        decoder = self._listener(tuple(text))
        decoder.start_utt()
        decoder.process_raw(prepared(samples, level), False, True)
        decoder.end_utt()
        heard = [(piece.word.partition("(")[0], piece.start_frame * FRAME) for piece in decoder.seg() or ()]
        return [(word, Millis(start)) for word, start in heard if word in self._heard_of]

    @lru_cache(maxsize=1)  # noqa: B019 - an engine lives as long as a recording
    def _listener(self, text: tuple[str, ...]) -> Any:
        """A decoder with a language model of a text."""
        sphinx = _sphinx()
        decoder = sphinx.Decoder(**_LISTENING)
        self._heard_of = {word for word in text if self.lexicon.pronounced(word)}
        for word in sorted(self._heard_of):
            _teach(decoder, word, self.lexicon.pronounced(word))
        model = import_module("pocketsphinx.lm").ArpaBoLM(
            text=" ".join(("<s>", *text, "</s>")), discount_mass=0.3
        )
        model.compute()
        with TemporaryDirectory() as folder:
            path = Path(folder) / "text.arpa"
            model.write_file(str(path))
            decoder.add_lm("text", sphinx.NGramModel(decoder.config, decoder.logmath, str(path)))
        decoder.activate_search("text")
        return decoder

    def _sayable(self, ways: Ways) -> Ways:
        """The ways all of whose words can be pronounced."""
        return tuple(way for way in ways if all(self.lexicon.pronounced(word) for word in way))

    def _run(self, samples: Samples, wanted: Grammar, level: float) -> Iterator[tuple[int, Heard]]:
        decoder = self._decoder
        for name in wanted.owners:
            self._teach(name)
        decoder.add_fsg(
            "text", decoder.create_fsg("text", 0, wanted.final, [_weighed(arc) for arc in wanted.arcs])
        )
        decoder.activate_search("text")
        decoder.start_utt()
        decoder.process_raw(prepared(samples, level), False, True)
        decoder.end_utt()
        for piece in decoder.seg() or ():
            name, _, other = piece.word.partition("(")
            if name in wanted.owners:
                yield wanted.owners[name], self._heard(piece, name, int(other[:-1] or 1) if other else 1)

    def _teach(self, name: str) -> None:
        if name not in self._known:
            self._known.add(name)
            _teach(self._decoder, name, self.lexicon.pronounced(name.rpartition("~")[0]))

    def _heard(self, piece: Any, name: str, other: int) -> Heard:
        frames = piece.end_frame + 1 - piece.start_frame
        phones = self.lexicon.pronounced(name.rpartition("~")[0])[other - 1].split()
        return Heard(
            start=Millis(piece.start_frame * FRAME),
            end=Millis((piece.end_frame + 1) * FRAME),
            score=math.log(max(piece.ascore, 1e-300)) * _SHIFT / frames,
            sounds=tuple(phones),
        )


def _teach(decoder: Any, name: str, said: Sequence[str]) -> None:
    for n, phones in enumerate(said, 1):
        decoder.add_word(name if n == 1 else f"{name}({n})", phones, False)


def _together(one: Heard, two: Heard) -> Heard:
    long, short = one.end - one.start, two.end - two.start
    score = (one.score * long + two.score * short) / max(1, long + short)
    return Heard(one.start, two.end, score, one.sounds + two.sounds)


def _weighed(arc: Arc) -> tuple[int, int, float] | tuple[int, int, float, str]:
    return (arc.start, arc.end, arc.price, arc.word) if arc.word else (arc.start, arc.end, arc.price)


def require() -> None:
    """Raise MissingExtra when recordings cannot be listened to for words on this machine."""
    _sphinx()


def installed() -> bool:
    """Whether recordings can be listened to for words on this machine."""
    return find_spec("pocketsphinx") is not None


def _sphinx() -> Any:
    try:
        import pocketsphinx
    except ImportError as error:
        raise MissingExtra(
            "word times from a recording need PocketSphinx, which is not installed",
            hint=INSTALL,
        ) from error
    return pocketsphinx
