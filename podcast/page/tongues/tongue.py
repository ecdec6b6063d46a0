"""What a language says on the pages: its texts, its plurals, how it writes a day.

No locale of the machine is asked, so that a page is the same wherever it is made.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

Text = str | Mapping[str, str]
"""A text with its ``{places}``; where a number ``{n}`` shapes it, one for each plural category of CLDR."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tongue:
    """The interface in one language.

    To add a language, copy a file such as `es.py`, translate it and name its `TONGUE` in `TONGUES`; the
    tests say which texts are missing. `plural` gives the category of a whole number:
    https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
    `stages`, `pros` and `cons` are the words, in lower case, by which notes are known that list such things.
    `day` writes a date from ``{day}``, ``{month}`` and ``{year}``, `first` that of a first of the month.
    """

    tag: str
    texts: Mapping[str, Text]
    months: tuple[str, ...]
    plural: Callable[[int], str]
    day: str = "{day} {month} {year}"
    first: str = ""
    decimal: str = "."
    stages: tuple[str, ...] = ()
    pros: tuple[str, ...] = ()
    cons: tuple[str, ...] = ()

    def say(self, key: str, number: int | None = None, /, **values: object) -> str:
        """A text with its places filled; `number` fills ``{n}`` and chooses the plural."""
        text = self.texts[key]
        if not isinstance(text, str):
            text = text[self.plural(number or 0)]
        if number is not None:
            values["n"] = number
        return text.format_map(values) if values else text

    def date(self, when: date) -> str:
        """A day as people write it."""
        pattern = self.first if self.first and when.day == 1 else self.day
        return pattern.format(day=when.day, month=self.months[when.month - 1], year=when.year)


def one_other(count: int) -> str:
    """The plural of English, German and Spanish."""
    return "one" if count == 1 else "other"
