"""The lines between +++ at the head of an episode's notes: written new, or kept and completed."""

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from podcast import toml, values
from podcast.declared import Source, load
from podcast.errors import InputError, Where
from podcast.library import FrontMatter

_FENCE = re.compile(r"\A\s*\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_FIRST_HEADING = re.compile(r"\A\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|\Z)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the front matter says; `kept` are lines that the producer had written, which stay as they are."""

    title: str = ""
    summary: str = ""
    published: str = ""
    language: str = ""
    kept: str = ""

    def published_at(self, moment: datetime) -> "Head":
        """With a time in whole seconds of UTC, unless the kept lines have one."""
        if "published" in tomllib.loads(self.kept):
            return self
        return replace(
            self, published=moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
        )

    def spoken_in(self, language: str) -> "Head":
        """With a language, unless the kept lines name the same. Raises ValueError when they name another."""
        kept = tomllib.loads(self.kept)
        if "language" not in kept:
            return replace(self, language=language)
        if kept["language"] != language:
            raise ValueError(kept["language"])
        return self

    def toml(self) -> str:
        """The head with its fences; what is kept stands last, as it may end in a table."""
        has_title = "title" in tomllib.loads(self.kept)
        lines = [
            "" if has_title else f"title = {toml.text(self.title)}\n",
            f"published = {self.published}\n" if self.published else "",
            f"language = {toml.text(self.language)}\n" if self.language else "",
            f"summary = {toml.text(self.summary)}\n" if self.summary else "",
        ]
        return f"+++\n{''.join(lines)}{self.kept}+++\n"


def check_language(tag: str) -> None:
    """Raise InputError for what is no BCP 47 tag."""
    try:
        values.language(tag)
    except ValueError as wrong:
        raise InputError(f"the language {wrong}") from None


def take_from(text: str, path: Path) -> tuple[Head, str]:
    """The front matter that notes have, and the notes below it.

    Without one, a heading at the very top becomes the title. Raises InputError when it has no end, and a
    group of errors, each with its line, for what no build would take.
    """
    fence = _FENCE.match(text)
    if fence is None and has_fence(text):
        raise InputError(
            "the front matter has no end",
            where=Where(path, text[: text.index("+++")].count("\n") + 1),
            hint="put a line +++ behind its last line",
            rule="front-matter",
        )
    if fence is None:
        heading = _FIRST_HEADING.match(text)
        below = text[heading.end() :] if heading else text
        return Head(title=heading[1] if heading else ""), below
    line = text.count("\n", 0, fence.start(1)) + 1
    try:
        has_title = "title" in tomllib.loads(fence[1])
    except (ValueError, RecursionError):
        has_title = True  # or not: what is wrong with it is told by `load`
    # A title may come later: one in a line of its own, above the first, makes up for it.
    whole = fence[1] if has_title else f'title = "?"\n{fence[1]}'
    front = load(FrontMatter, Source(whole, path, line if has_title else line - 1))
    return Head(title=front.title if has_title else "", kept=fence[1]), text[fence.end() :]


def has_fence(text: str) -> bool:
    """Whether notes begin with front matter, be it whole or not."""
    return text.lstrip().startswith("+++")
