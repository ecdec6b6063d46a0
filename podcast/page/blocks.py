"""Show notes taken apart: sanitised, well-formed HTML, as `podcast.notes` makes it, in sections of blocks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

VOID = frozenset(("br", "hr"))
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_TAG = re.compile(r"<[^>]*>")
_ITEM = re.compile(r"<li>(.*?)</li>", re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<t([hd])\b[^>]*>(.*?)</t\1>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """One element, or text between two, as it stands in the notes; `tag` is "" for text."""

    tag: str
    html: str

    @property
    def inner(self) -> str:
        """What stands between its tags."""
        return self.html[self.html.index(">") + 1 : self.html.rindex("</")] if self.tag else self.html

    @property
    def text(self) -> str:
        """Its words in one line."""
        return plain(self.html)

    @property
    def items(self) -> list[str]:
        """The items of a list, as HTML; none when lists stand in them."""
        is_flat = self.tag in ("ul", "ol") and not re.search(r"<[uo]l\b", self.inner)
        return [each.strip() for each in _ITEM.findall(self.inner)] if is_flat else []

    @property
    def rows(self) -> list[list[str]]:
        """The cells of a table, row by row, as HTML; the first row is its head."""
        if self.tag != "table":
            return []
        return [[cell.strip() for _, cell in _CELL.findall(row)] for row in _ROW.findall(self.inner)]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the second level and what stands below it; the first section may have none."""

    heading: Block | None
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(each.text for each in (*([self.heading] if self.heading else []), *self.blocks))


def plain(html: str) -> str:
    """The words of HTML in one line.

    >>> plain("<p>Salt &amp; <em>light</em></p>")
    'Salt & light'
    """
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def sections(html: str) -> list[Section]:
    """Notes as sections; each ends where the next heading of the second level stands."""
    blocks = _blocks(html)
    starts = [n for n, each in enumerate(blocks) if each.tag == "h2"]
    made = [Section(blocks[a], tuple(blocks[a + 1 : b])) for a, b in pairwise((*starts, len(blocks)))]
    before = tuple(blocks[: starts[0]] if starts else blocks)
    return [Section(None, before), *made] if before else made


def below(blocks: Sequence[Block], start: int) -> tuple[Block, ...]:
    """The blocks behind a heading, up to the next one."""
    end = start + 1
    while end < len(blocks) and blocks[end].tag not in _HEADINGS:
        end += 1
    return tuple(blocks[start + 1 : end])


def _blocks(html: str) -> list[Block]:
    parser = _Splitter(html)
    parser.feed(html)
    parser.close()
    return parser.finished()


class _Splitter(HTMLParser):
    """Finds where each element of the first level begins and ends."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.html, self.found = html, list[Block]()
        self.lines = [0, *(match.end() for match in re.finditer("\n", html))]
        self.depth, self.at, self.tag = 0, 0, ""

    def _here(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if self.depth == 0:
            self._text(self._here())
            self.tag = tag
        if tag not in VOID:
            self.depth += 1
        elif self.depth == 0:
            self._keep(tag, self._here() + len(self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        self.depth -= 1
        if self.depth == 0:
            self._keep(self.tag, self._here() + len(f"</{tag}>"))

    def _text(self, end: int) -> None:
        if self.html[self.at : end].strip():
            self.found.append(Block("", self.html[self.at : end]))
        self.at = end

    def _keep(self, tag: str, end: int) -> None:
        self.found.append(Block("" if tag in VOID else tag, self.html[self.at : end]))
        self.at = end

    def finished(self) -> list[Block]:
        """The blocks, with what text stands behind the last."""
        self._text(len(self.html))
        return self.found
