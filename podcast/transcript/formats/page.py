"""A saved web page with a stamped transcript somewhere in its text.

The text of the page is read as plain text is; lines are those of the saved file.
"""

import re
from dataclasses import replace
from html.parser import HTMLParser

from podcast.transcript.format import Draft, Format
from podcast.transcript.formats import stamped
from podcast.transcript.loose import tame

_HEAD = re.compile(
    r"\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body|main|article|div|section|p|ol|ul)\b",
    re.IGNORECASE | re.DOTALL,
)
_INLINE = re.compile(
    r"a|abbr|b|bdi|cite|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|time|u|wbr", re.IGNORECASE
)
_SILENT = frozenset(("head", "script", "style", "template", "svg"))


class _Text(HTMLParser):
    """The lines of text that a page shows, each with its line in the file."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[int, str]] = []
        self._parts: list[str] = []
        self._line = 1
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SILENT:
            self._silent.append(tag)
        if not _INLINE.fullmatch(tag):
            self.end_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            self._silent.remove(tag)
        if not _INLINE.fullmatch(tag):
            self.end_line()

    def handle_data(self, data: str) -> None:
        if self._silent or not (self._parts or data.strip()):
            return
        if not self._parts:
            blank = data[: len(data) - len(data.lstrip())]
            self._line = self.getpos()[0] + blank.count("\n")
        self._parts.append(data)

    def end_line(self) -> None:
        """Keep what stood in the block that ends here."""
        if line := " ".join("".join(self._parts).split()):
            self.lines.append((self._line, line))
        self._parts.clear()


def _shown(text: str) -> list[tuple[int, str]]:
    parser = _Text()
    parser.feed(tame(text))
    parser.close()
    parser.end_line()
    return parser.lines


def _plain(text: str) -> str:
    return "\n".join(line for _, line in _shown(text))


def _looks_like(text: str) -> bool:
    return _HEAD.match(text) is not None and stamped.FORMAT.looks_like(_plain(text))


def _read(text: str) -> Draft:
    numbers = [0, *(number for number, _ in _shown(text))]
    draft = stamped.FORMAT.read(_plain(text))
    return replace(
        draft,
        pieces=tuple(piece._replace(line=numbers[piece.line]) for piece in draft.pieces),
        problems=tuple(problem._replace(line=numbers[problem.line]) for problem in draft.problems),
    )


FORMAT = Format(
    name="page",
    title="Saved web page",
    suffixes=(".html", ".htm"),
    media_type="text/html",
    looks_like=_looks_like,
    read=_read,
)
