"""What readers of JSON share: values that are what they should be, and a report of the others."""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from podcast.timecode import LONGEST, Millis, from_seconds, to_seconds
from podcast.transcript import jsontext
from podcast.transcript.format import Piece, Problem
from podcast.transcript.heard import outliers
from podcast.transcript.jsontext import Path
from podcast.transcript.words import Timed, paragraph

Unit = Callable[[object], Millis | None]
"""Reads a time of some notation; None for what is no time."""

_SHOWN = 20
"""Problems: a file with more is faulty in one way, which these show."""
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[-_]\w+)*", re.ASCII)
_HINT = "export the transcript again, or correct it there"


def number(value: object) -> float | None:
    """A finite number that is not negative, also when it is written as a string; None for everything else.

    >>> number("0.04"), number(True), number(float("nan")), number(-1)
    (0.04, None, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) and found >= 0 else None


def seconds(value: object) -> Millis | None:
    """Seconds as a time, with or without the unit behind them; None from 100 hours on.

    >>> seconds("1.200s"), seconds(0.04), seconds("soon")
    (1200, 40, None)
    """
    found = number(value.removesuffix("s") if isinstance(value, str) else value)
    return None if found is None or found * 1000 >= LONGEST else from_seconds(found)


def millis(value: object) -> Millis | None:
    """Milliseconds as a time."""
    found = number(value)
    return None if found is None or found >= LONGEST else Millis(round(found))


def label(value: object) -> str | None:
    """The name or number that a source gives a speaker, as text; None when it gives none.

    >>> label(0), label("spk_1"), label("")
    ('0', 'spk_1', None)
    """
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return paragraph(str(value)) or None


def language(value: object) -> str | None:
    """A language as a BCP 47 tag; None for what is none.

    >>> language("en_us"), language("pt-BR"), language("english")
    ('en-US', 'pt-BR', None)
    """
    match = _LANGUAGE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return None
    return match[1].lower() + (f"-{match[2].upper()}" if match[2] else "")


def holds(text: str, *keys: str) -> bool:
    """Whether a text looks like JSON in which all of `keys` occur; one may name several, parted by ``|``."""
    if not text[:200].lstrip().startswith(("{", "[")):
        return False
    return all(any(f'"{key}"' in text for key in either.split("|")) for either in keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Where a recogniser puts what it knows of a word: the keys for each, in the order tried."""

    text: tuple[str, ...]
    start: tuple[str, ...] = ("start",)
    end: tuple[str, ...] = ("end",)
    confidence: tuple[str, ...] = ("confidence",)
    speaker: tuple[str, ...] = ("speaker",)
    unit: Unit = seconds
    label: Callable[[object], str | None] = label


class Reader:
    """A JSON text that is read value by value; whatever is not as it should be is reported with its place."""

    def __init__(self, text: str) -> None:
        self.document, read, damage = jsontext.load(text)
        self.problems = [Problem(line, message, _HINT) for line, message in damage]
        self._places = jsontext.Places(read)
        self._lines = "\n" in text.strip()
        self._untold = 0

    @property
    def root(self) -> dict[str, Any]:
        """The document, when it is an object."""
        return self.document if isinstance(self.document, dict) else {}

    def line(self, path: Path) -> int:
        """The line of the value at a path; 0 where the whole text is a single line."""
        return self._places.line(path) if self._lines else 0

    def add(self, path: Path, message: str) -> None:
        """Report something about the value at a path."""
        if len(self.problems) >= _SHOWN:
            self._untold += 1
            return
        place = "" if self._lines or not path else f" ({shown(path)})"
        self.problems.append(Problem(self.line(path), message + place, _HINT))

    def told(self) -> tuple[Problem, ...]:
        """What was reported; of very much the first only, and how much more there is."""
        more = f"{self._untold} more values are wrong in the same way or another"
        return (*self.problems, *([Problem(0, more, _HINT)] if self._untold else ()))

    def objects(self, value: object, path: Path) -> Iterator[tuple[dict[str, Any], Path]]:
        """The objects in a list, each with its path; what is no object is reported, null is passed over."""
        if not isinstance(value, list):
            if value is not None:
                self.add(path, f"{_name(path)} is no list and was left out")
            return
        for index, item in enumerate(value):
            if isinstance(item, dict):
                yield item, (*path, index)
            elif item is not None:
                self.add((*path, index), "an element that is no object was left out")

    def inside(self, item: dict[str, Any], *keys: str) -> dict[str, Any]:
        """The object reached through `keys`, empty when there is none."""
        for key in keys:
            found = item.get(key)
            item = found if isinstance(found, dict) else {}
        return item

    def time(
        self, item: dict[str, Any], keys: Sequence[str], path: Path, unit: Unit = seconds
    ) -> Millis | None:
        """The time under the first of `keys` that is there; one that is no time is reported and is None."""
        key = next((key for key in keys if item.get(key) is not None), None)
        if key is None:
            return None
        found = unit(item[key])
        if found is None:
            self.add((*path, key), f"{key!r} is no time: {_brief(item[key])}; it was estimated")
        return found

    def text(self, item: dict[str, Any], keys: Sequence[str], path: Path) -> str:
        """The text under the first of `keys` that is there; empty, and reported, when there is none."""
        for key in keys:
            found = item.get(key)
            if isinstance(found, str):
                return found
            if isinstance(found, int | float) and not isinstance(found, bool):
                return str(found)
        self.add(path, f"{keys[0]!r} is missing: a part without it was left out")
        return ""

    def stretches(
        self, value: object, path: Path, keys: Keys
    ) -> Iterator[tuple[Piece, dict[str, Any], Path]]:
        """The stretches of talk in a list of objects, each with its object and path.

        One whose start is missing or wrong is kept, where the one before it ends.
        """
        after = Millis(0)
        for item, at in self.objects(value, path):
            text = paragraph(self.text(item, keys.text, at))
            known = self.word(item, at, keys)
            start = after if known.start is None else known.start
            if known.start is None and text:
                self.add(at, "a part without a start was put behind the one before it")
            piece = Piece(start=start, end=known.end, text=text, speaker=known.speaker, line=self.line(at))
            after = start if known.end is None else max(start, known.end)
            yield piece, item, at

    def words(self, value: object, path: Path, keys: Keys) -> list[Timed]:
        """The words in a list of objects. Those in which no text begins with a space are given one each."""
        found = [
            (self.word(item, at, keys)._replace(text=text), at)
            for item, at in self.objects(value, path)
            if (text := self.text(item, keys.text, at))
        ]
        if not any(word.text[:1].isspace() for word, _ in found):
            found = [(word._replace(text=" " + word.text), at) for word, at in found]
        return self.steady(found)

    def word(self, item: dict[str, Any], path: Path, keys: Keys) -> Timed:
        """What is known of a word but its text."""
        start = self.time(item, keys.start, path, keys.unit)
        end = self.time(item, keys.end, path, keys.unit)
        if start is not None and end is not None and end < start:
            self.add(
                path,
                f"the end {to_seconds(end)} s comes before the start {to_seconds(start)} s; it was estimated",
            )
            end = None
        sure = next((sure for key in keys.confidence if (sure := number(item.get(key))) is not None), None)
        speaker = next((who for key in keys.speaker if (who := keys.label(item.get(key)))), None)
        return Timed("", start, end, None if sure is None else min(1.0, sure), speaker)

    def steady(self, words: Sequence[tuple[Timed, Path]]) -> list[Timed]:
        """The words; a time far from where all the others put it is reported, and no longer counts."""
        timed = [index for index, (word, _) in enumerate(words) if word.start is not None]
        starts = [words[index][0].start or 0 for index in timed]
        wrong = {timed[place] for place in outliers(starts)}
        for index in sorted(wrong):
            self.add(
                words[index][1], "a word's time contradicts those of the words around it; it was estimated"
            )
        return [
            word._replace(start=None, end=None) if index in wrong else word
            for index, (word, _) in enumerate(words)
        ]


def shown(path: Path) -> str:
    """A path as people write it.

    >>> shown(("results", "items", 3))
    'results.items[3]'
    """
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(chain(parts)).removeprefix(".")


def _name(path: Path) -> str:
    return next((repr(part) for part in reversed(path) if isinstance(part, str)), "the document")


def _brief(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 30 else text[:27] + "..."
