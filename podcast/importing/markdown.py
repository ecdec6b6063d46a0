"""HTML of any feed as Markdown that a person can go on writing. https://spec.commonmark.org/0.31.2/

Words and links are all kept. What Markdown has no marks for stays as the words alone, but for tables and
their like, which stay HTML, as notes may hold it. What a browser would run is left out.
"""

import re
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from podcast.importing.inline import Inline, escaped

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|a|br|div|ul|ol|li|strong|em|b|i|h[1-6])\b", re.IGNORECASE)
_BLOCKS = re.compile(r"<(?:p|br|div|li|ul|ol|h[1-6]|table|pre|blockquote)\b", re.IGNORECASE)

_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_PARAGRAPHS = frozenset(
    {
        *("p", "div", "section", "article", "header", "footer", "main", "aside", "figure", "figcaption"),
        *("center", "address", "body", "html", "head"),
    }
)
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~", "s": "~~", "strike": "~~", "code": "`"}
_SILENT = frozenset(["script", "style", "title", "textarea", "noscript", "svg", "math", "template"])
_EMBEDDED = frozenset({"iframe", "audio", "video", "embed"})
_AS_HTML = frozenset({"table", "dl", "details"})


def markdown(html: str, base: str = "") -> str:
    r"""Notes in Markdown, "" for HTML without words. Relative links count from the address `base`.

    Text without any tag keeps its lines, as feeds have it too.

    >>> markdown("<p>Salt &amp; <b>light </b>at <a href='/sea'>sea</a></p>", "https://example.org/")
    'Salt & **light** at [sea](https://example.org/sea)\n'
    """
    if not _TAG.search(html) and _ESCAPED_TAG.search(html):
        html = unescape(html)  # escaped once too often
    if not _BLOCKS.search(html):
        html = "<p>" + re.sub(r"\n[^\S\n]*\n\s*", "<p>", html.strip()).replace("\n", "<br>")
    writer = _Writer(base)
    writer.feed(html)
    writer.close()
    writer.end_block()
    return writer.text()


@dataclass
class _Level:
    """A list, a list item or a quotation that is open."""

    tag: str
    number: int = 0
    mark: str = ""
    rest: str = ""


class _Writer(HTMLParser):
    """Blocks of Markdown, one after the other."""

    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self.base = base
        self.blocks: list[tuple[str, bool]] = []
        self.inline = Inline()
        self.levels: list[_Level] = []
        self.heading = ""
        self.silent: list[str] = []
        self.raw: list[str] = []
        self.html = ""
        self.pre: list[str] | None = None

    def text(self) -> str:
        """All blocks; items of a list stand on lines that follow each other."""
        out = ""
        for n, (block, in_list) in enumerate(self.blocks):
            is_tight = in_list and n and self.blocks[n - 1][1]
            out += ("\n" if is_tight else "\n\n" if out else "") + block
        return out + "\n" if out else ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if self.silent or tag in _SILENT:
            self.silent += [tag] if tag in _SILENT else []
        elif self.raw or tag in _AS_HTML:
            self._raw(tag, values)
        elif tag in ("ul", "ol", "li", "blockquote"):
            self._enter(tag, values)
        elif tag in _HEADINGS or tag in _PARAGRAPHS or tag in ("pre", "hr"):
            self._begin(tag)
        else:
            self._within(tag, values)

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            if tag in self.silent:
                del self.silent[self.silent.index(tag) :]
        elif self.raw:
            self._raw_end(tag)
        elif tag in ("ul", "ol", "li", "blockquote"):
            self._leave(tag)
        elif tag in _HEADINGS or tag in _PARAGRAPHS or tag == "pre":
            self.end_block()
        elif tag in _MARKS or tag == "a":
            self.inline.close(tag)

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        if self.raw:
            self.html += escape(re.sub(r"\s+", " ", data), quote=False)
        elif self.pre is not None:
            self.pre.append(data)
        else:
            self.inline.add(data)

    def end_block(self) -> None:
        """What was written since the last block becomes one."""
        if self.pre is not None:
            code = "".join(self.pre).strip("\n")
            self.pre = None
            fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", code)), default=0))
            self._put(f"{fence}\n{code}\n{fence}" if code.strip() else "")
            return
        for paragraph in self.inline.paragraphs():
            self._put(self.heading + (paragraph.replace("\\\n", " ") if self.heading else paragraph))
        self.heading = ""

    def _put(self, block: str) -> None:
        if not block:
            return
        items = [level for level in self.levels if level.tag == "li"]
        is_first = bool(items) and bool(items[-1].mark)
        first = "".join(level.mark or level.rest for level in self.levels)
        rest = "".join(level.rest for level in self.levels)
        for level in items:
            level.mark = ""
        lines = block.split("\n")
        whole = [first + lines[0], *((rest + line).rstrip() for line in lines[1:])]
        self.blocks.append(("\n".join(whole), is_first))

    def _begin(self, tag: str) -> None:
        self.end_block()
        self.heading = _HEADINGS.get(tag, "")
        if tag == "pre":
            self.pre = []
        elif tag == "hr":
            self._put("***")

    def _enter(self, tag: str, values: dict[str, str]) -> None:
        self.end_block()
        if tag == "li":
            self._leave("li")
            around = self.levels[-1] if self.levels else _Level("ul")
            mark = "- "
            if around.tag == "ol":
                mark = f"{around.number}. "
                around.number += 1
            self.levels.append(_Level("li", mark=mark, rest=" " * len(mark)))
        elif tag == "blockquote":
            self.levels.append(_Level(tag, rest="> "))
        else:
            start = values.get("start", "")
            self.levels.append(_Level(tag, number=int(start) if re.fullmatch("[0-9]{1,6}", start) else 1))

    def _leave(self, tag: str) -> None:
        """Close the innermost level of this tag and all in it; an item ends in the list that it is in."""
        self.end_block()
        for n in range(len(self.levels) - 1, -1, -1):
            if self.levels[n].tag == tag:
                del self.levels[n:]
                return
            if tag == "li" and self.levels[n].tag in ("ul", "ol"):
                return

    def _within(self, tag: str, values: dict[str, str]) -> None:
        if tag == "br":
            self.inline.break_line()
        elif tag in _MARKS:
            self.inline.open(tag, _MARKS[tag])
        elif tag == "a":
            self.inline.open_link(self._address(values.get("href", "")), values.get("title", ""))
        elif tag == "img":
            self._picture(values)
        elif tag in ("iframe", "audio", "video", "embed") and (
            address := self._address(values.get("src", ""))
        ):
            self.inline.link(address, address)

    def _picture(self, values: dict[str, str]) -> None:
        address = self._address(values.get("src", ""))
        is_counter = {values.get("width"), values.get("height")} & {"0", "1", "0px", "1px"}
        if address and not is_counter:
            self.inline.image(address, values.get("alt", ""))

    def _address(self, written: str) -> str:
        """The address that is meant, "" for what leads nowhere on the web."""
        try:
            address = urljoin(self.base, written.strip()) if written.strip() else ""
            parts = urlsplit(address)
        except ValueError:
            return ""
        is_web = parts.scheme in ("http", "https") and parts.netloc
        return address if is_web or parts.scheme == "mailto" else ""

    def _raw(self, tag: str, values: dict[str, str]) -> None:
        if not self.raw:
            self.end_block()
        if tag not in ("br", "img", "hr", "col"):
            self.raw.append(tag)
        address = self._address(values.get("href", "")) if tag == "a" else ""
        self.html += f'<a href="{escape(address)}">' if address else f"<{tag}>"

    def _raw_end(self, tag: str) -> None:
        if tag not in self.raw:
            return
        while self.raw:
            last = self.raw.pop()
            self.html += f"</{last}>"
            if last == tag:
                break
        if not self.raw:
            self._put(re.sub(r"\s+", " ", self.html).strip())
            self.html = ""

    def close(self) -> None:
        super().close()
        if self.raw:
            self._raw_end(self.raw[0])


__all__ = ["escaped", "markdown"]
