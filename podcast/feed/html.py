"""HTML for feeds: links made absolute, and any HTML taken down to the few tags that Apple allows."""

import re
from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from podcast.feed.text import clean

ALLOWED = ("p", "ol", "ul", "li", "a", "b", "i", "strong", "em")

_STANDS_IN = (
    {tag: (tag,) for tag in ALLOWED}
    | {f"h{level}": ("p", "strong") for level in range(1, 7)}
    | dict.fromkeys(("pre", "dt", "dd", "summary", "tr"), ("p",))
)
"""The allowed tags that stand in for a tag; of all others only the words are left."""

_SPACED = frozenset({"br", "hr", "td", "th", "div", "blockquote"})
_SILENT = frozenset({"script", "style", "title", "textarea", "iframe", "noscript", "svg", "math", "template"})
_ENDS_LINE = frozenset({"p", "li", "ol", "ul"})
_STARTS = frozenset(f"<{tag}>" for tag in _ENDS_LINE)
_ADDRESS = re.compile(r"""(<[a-z][^<>]*?\s(?:href|src)=")([^"]*)""")
_LONGEST_WORD = 200


def resolve(html: str, page: str) -> str:
    """Sanitised HTML with its links made absolute, since a feed is read far from the page.

    >>> resolve('<a href="../map/">map</a>', "https://example.org/show/keeper/")
    '<a href="https://example.org/show/map/">map</a>'
    """
    return _ADDRESS.sub(lambda match: match[1] + absolute(match[2], page), html)


def absolute(address: str, page: str) -> str:
    """The address as seen from the page; as it stands when it cannot be one."""
    try:
        return urljoin(page, address)
    except ValueError:  # such as the unclosed [ of an IPv6 address
        return address


def reduce(html: str, page: str, most: int) -> str:
    r"""HTML in the allowed tags alone, cut on a word to at most `most` bytes, with every tag closed.

    >>> reduce("<h2>Facts</h2><p>A <code>31</code> m tower</p>", "https://example.org/", 70)
    '<p><strong>Facts</strong></p>\n<p>A 31 m tower</p>\n'
    >>> reduce("<p>The tower is high</p>", "https://example.org/", 22)
    '<p>The tower…</p>\n'
    """
    reader = _Reader(page)
    reader.feed(html)
    reader.close()
    return _fit(reader.pieces, most)


class _Reader(HTMLParser):
    """Takes HTML to pieces: (tag, HTML) opens one of the allowed tags, (tag, "") closes it, ("", text)."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.pieces: list[tuple[str, str]] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in _SILENT
        if tag in _SPACED:
            self.pieces.append(("", " "))
        if tag == "a":
            address = clean(absolute(dict(attrs).get("href") or "", self.page))
            if is_web(address) or address.lower().startswith("mailto:"):
                self.pieces.append(("a", f'<a href="{escape(address)}">'))
            return
        self.pieces += [(name, f"<{name}>") for name in _STANDS_IN.get(tag, ())]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in _SILENT and self.silent > 0
        self.pieces += [(name, "") for name in reversed(_STANDS_IN.get(tag, ()))]

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces += [("", word) for word in re.findall(rf"\s+|\S{{1,{_LONGEST_WORD}}}", clean(data))]


def _fit(pieces: Iterable[tuple[str, str]], most: int) -> str:
    """The pieces as HTML; the bytes that close a tag are set aside when it is opened."""
    room = most - len("…".encode())
    out: list[str] = []
    open_tags: list[str] = []
    for tag, html in pieces:
        if tag and not html:
            _close(out, open_tags, tag)
            continue
        word = html if tag else _word(html, out)
        room -= len(word.encode()) + (len(_closing(tag)) if tag else 0)
        if room < 0:
            out[-1:] = [out[-1].rstrip() + "…"] if out and not tag else out[-1:]
            break
        out.append(word)
        open_tags += [tag] * bool(tag)
    _close(out, open_tags, *open_tags[:1])
    return "".join(out)


def _word(text: str, out: list[str]) -> str:
    """A word escaped, or white space: one space inside a line, none at its beginning."""
    if text.isspace():
        return "" if not out or out[-1] in _STARTS or out[-1].endswith((" ", "\n")) else " "
    return escape(text, quote=False)


def _closing(tag: str) -> str:
    return f"</{tag}>" + "\n" * (tag in _ENDS_LINE)


def _close(out: list[str], open_tags: list[str], *tags: str) -> None:
    """Close the innermost of these tags and all inside it; one that is not open is left out."""
    for tag in tags:
        while tag in open_tags:
            last = open_tags.pop()
            out.append(_closing(last))
            if last == tag:
                break


def is_web(address: str) -> bool:
    """Whether the address is an http or https URL with a host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
