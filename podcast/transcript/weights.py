"""What the model of a dialogue knows: numbers in fitted.json, written by benchmarks/dialogue/fit.py.

English has the words that two thirds of all interviews use, so that it knows how people talk and not what
about; any other language has the signs that hold in all of them.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from podcast.languages import primary
from podcast.transcript.dialogue import Weights, WordWeights

FITTED = "fitted.json"


@cache
def of(language: str) -> tuple[Weights, tuple[float, ...]]:
    """The weights for a language (a BCP 47 tag), and those that tell its dialogues from other talk."""
    kept = _fitted()["en" if primary(language) == "en" else "any"]
    weights = Weights(
        signs=kept["signs"],
        links=kept["links"],
        words={word: WordWeights(*numbers) for word, numbers in kept["words"].items()},
        host=kept["host"],
        change=kept["change"],
        rates=tuple(kept["rates"]),
    )
    return weights, tuple(kept["pairing"])


@cache
def _fitted() -> dict[str, Any]:
    text = files("podcast.transcript").joinpath(FITTED).read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
