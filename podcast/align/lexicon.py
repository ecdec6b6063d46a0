"""How words are pronounced: the dictionary that comes with the acoustic model, and for others a guess.

https://github.com/cmusphinx/cmudict: a word a line, then its phones; ``word(2)`` is another way to say it.
"""

import re
from functools import cached_property
from pathlib import Path

from podcast.align.letters import Model, learn

_OTHER = re.compile(r"\(\d+\)$")
_HISSING = ("S", "Z", "SH", "ZH", "CH", "JH")
_VOICELESS = ("P", "T", "K", "F", "TH")

_BREATH = "HH "
_BREATHED = f"{_BREATH}W "
"""How some begin "where". Hardly anybody does, but a pause in front of it is heard as this breath."""


class Lexicon:
    """Pronunciations as phones with spaces between. `words` are those that are in the dictionary."""

    def __init__(self, path: Path) -> None:
        self.words: dict[str, tuple[str, ...]] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            word, _, phones = line.partition(" ")
            if phones:
                word = _OTHER.sub("", word)
                said = phones.strip()
                said = said.removeprefix(_BREATH) if said.startswith(_BREATHED) else said
                self.words[word] = tuple(dict.fromkeys((*self.words.get(word, ()), said)))
        self._guessed: dict[str, tuple[str, ...]] = {}

    @cached_property
    def model(self) -> Model:
        """From letters to sounds; learned when the first word is met that is not in the dictionary."""
        return learn({word: said[0].split() for word, said in self.words.items()})

    def pronounced(self, word: str) -> tuple[str, ...]:
        """The ways to pronounce a word as `podcast.align.spoken` writes it; none when it has no letters."""
        if word.endswith("."):
            return self.words.get(word, self.words.get(word[:-1], ()))[-1:]
        if word in self.words:
            return self.words[word]
        if word not in self._guessed:
            self._guessed[word] = self._guess(word)
        return self._guessed[word]

    def _guess(self, word: str) -> tuple[str, ...]:
        stem = word.removesuffix("'s")
        if stem != word and (said := self.pronounced(stem)):
            return tuple(f"{phones} {_possessive(phones)}" for phones in said)
        phones = " ".join(self.model.say(word))
        return (phones,) if phones else ()


def _possessive(phones: str) -> str:
    last = phones.rpartition(" ")[2]
    if last in _HISSING:
        return "IH Z"
    return "S" if last in _VOICELESS else "Z"
