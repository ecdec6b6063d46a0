"""Words inside a paragraph of Markdown: what must be escaped, and marks that hold wherever they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_URL = re.compile(r"(https?://[^\s<>]+)")
_SPECIAL = re.compile(r"([\\`*\[\]<~])|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w{1,32};)")
_AT_START = re.compile(r"^(#{1,6}(?=\s|$)|[>+=-](?=[\s=-]|$)|>)|^(\d{1,9})([.)])(?=\s|$)", re.MULTILINE)
_BREAK = "\0"
"""A line break, until the paragraph is whole."""


def escaped(text: str) -> str:
    r"""Text so that Markdown shows it as it is; addresses stay, as they become links.

    >>> print(escaped("a*b [c] snake_case https://example.org/_x_"))
    a\*b \[c\] snake_case https://example.org/_x_
    """
    parts = _URL.split(text)
    parts[::2] = (_SPECIAL.sub(lambda match: f"\\{match[0]}", part) for part in parts[::2])
    return "".join(parts)


@dataclass
class _Piece:
    """Words inside a mark, a link or nothing; `parts` are escaped text and other pieces.

    `instead` stands for a link without words of its own.
    """

    tag: str = ""
    mark: str = ""
    address: str = ""
    parts: list["str | _Piece"] = field(default_factory=list)
    instead: str = ""


class Inline:
    """The words of one block: tags open and close in any order, as they do in feeds."""

    def __init__(self) -> None:
        self.open_: list[_Piece] = [_Piece()]

    def add(self, text: str) -> None:
        """Words as a browser would show them."""
        self.open_[-1].parts.append(escaped(re.sub(r"[\s\0]+", " ", text)) if not self._in_code() else text)

    def _in_code(self) -> bool:
        return any(piece.mark == "`" for piece in self.open_)

    def break_line(self) -> None:
        """A new line here; two of them are a new paragraph."""
        self.open_[-1].parts.append(_BREAK)

    def link(self, address: str, text: str) -> None:
        """A link with its own text."""
        self.open_[-1].parts.append(_Piece("a", "", address, [escaped(text)]))

    def image(self, address: str, shows: str) -> None:
        """A picture: in notes it is a link that says what it shows."""
        self.open_[-1].parts.append(f"![{escaped(' '.join(shows.split()))}]({_target(address)})")

    def open(self, tag: str, mark: str) -> None:
        """A tag begins; inside of itself it marks nothing."""
        is_inside = any(piece.mark == mark for piece in self.open_)
        self.open_.append(_Piece(tag, "" if is_inside else mark))

    def open_link(self, address: str, title: str) -> None:
        """A link begins, and the one before it ends; its title stands in where it has no words."""
        self.close("a")
        self.open_.append(_Piece("a", "", address, instead=escaped(" ".join(title.split()))))

    def close(self, tag: str) -> None:
        """The innermost tag of this name ends, and with it what was opened in it and not closed."""
        if any(piece.tag == tag for piece in self.open_[1:]):
            while True:
                piece = self.open_.pop()
                self.open_[-1].parts.append(piece)
                if piece.tag == tag:
                    return

    def paragraphs(self) -> Iterator[str]:
        """The words so far, a paragraph at each double break; then there are none."""
        while len(self.open_) > 1:
            self.open_[-2].parts.append(self.open_.pop())
        whole = _written(self.open_[0])
        self.open_ = [_Piece()]
        for paragraph in re.split(rf"(?:\s*{_BREAK}){{2,}}", whole):
            lines = [" ".join(line.split()) for line in paragraph.split(_BREAK)]
            if text := "\\\n".join(line for line in lines if line):
                yield _AT_START.sub(_escaped_start, text)


def _escaped_start(match: re.Match[str]) -> str:
    return f"{match[2]}\\{match[3]}" if match[2] else f"\\{match[1]}"


def _written(piece: _Piece) -> str:
    out = ""
    for n, part in enumerate(piece.parts):
        if isinstance(part, str):
            out += part
            continue
        following = piece.parts[n + 1] if n + 1 < len(piece.parts) else ""
        after = following if isinstance(following, str) else _written(following)
        out += _marked(part, out[-1:], after[:1])
    return out


def _marked(piece: _Piece, before: str, after: str) -> str:
    """A piece with its marks; spaces at its ends go outside of them, as marks need words beside them."""
    inner = _written(piece)
    if piece.address and not inner.strip(f" {_BREAK}"):
        inner = piece.instead
    core = inner.strip(f" \t\n{_BREAK}")
    if not core or not (piece.mark or piece.address):
        return inner
    at = inner.index(core)
    head, tail = inner[:at], inner[at + len(core) :]
    return head + _wrapped(piece, core, head[-1:] or before, tail[:1] or after) + tail


def _wrapped(piece: _Piece, core: str, before: str, after: str) -> str:
    if piece.tag == "a":
        if core.replace("\\", "") == piece.address and not piece.address.startswith("mailto:"):
            return f"<{_target(core).strip('<>')}>"
        return f"[{core.replace(_BREAK, ' ')}]({_target(piece.address)})"
    if piece.mark == "`":
        return f"`{core}`" if "`" not in core else f"`` {core} ``"
    if _BREAK * 2 in core.replace(" ", ""):  # marks end with their paragraph
        parts = re.split(rf"((?:\s*{_BREAK}){{2,}}\s*)", core)
        return "".join(p if n % 2 or not p else _wrapped(piece, p, "", "") for n, p in enumerate(parts))
    holds = _holds(before, core[0]) and _holds(after, core[-1]) and piece.mark[0] not in (before, after)
    return f"{piece.mark}{core}{piece.mark}" if holds else f"<{piece.tag}>{core}</{piece.tag}>"


def _holds(outside: str, inside: str) -> bool:
    """Whether a mark between these two is one: beside a letter it needs a letter (CommonMark, 6.2)."""
    is_word = outside.isalnum()
    return not is_word or inside.isalnum()


def _target(address: str) -> str:
    """An address as the target of a link; spaces, and brackets without their other half, are numbers.

    >>> _target("https://example.org/a b_(c)"), _target("https://example.org/:)")
    ('https://example.org/a%20b_(c)', 'https://example.org/:%29')
    """
    is_paired = re.fullmatch(r"[^()]*(?:\([^()]*\)[^()]*)*", address)
    strange = " <>\\\n\t" if is_paired else " ()<>\\\n\t"
    return "".join(f"%{ord(each):02X}" if each in strange else each for each in address)
