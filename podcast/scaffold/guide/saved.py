"""A page that was saved as HTML, as the lines that a browser shows."""

import re
from html import unescape
from html.parser import HTMLParser

_HEAD = re.compile(r"(?>\s*<!--.*?-->)*+\s*<(!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(r"<title\b[^<>]*>([^<]*)</title", re.IGNORECASE)
_UNSEEN = {"head", "noscript", "script", "style", "svg", "template"}
_LINES = set(
    """address article aside blockquote body br button dd details div dl dt figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr html label li main nav ol option p pre section select summary table tbody
    td tfoot th thead tr ul""".split()  # noqa: SIM905 - a list of words, not of quotes
)

_PREFIXES = {"li": "- ", **{f"h{level}": "#" * level + " " for level in range(1, 7)}}


def is_html(text: str) -> bool:
    """Whether the text of a file is HTML."""
    return bool(_HEAD.match(text.removeprefix("\ufeff")))


def title_of(html: str) -> str:
    """What the tab of a browser says, "" when that is nothing."""
    found = _TITLE.search(html)
    return " ".join(unescape(found[1]).split()) if found else ""


def as_text(html: str) -> str:
    """The lines of the page: headings after #, items after a hyphen, rows of tables between bars."""
    reader = _Reader()
    reader.feed(html.removeprefix("\ufeff"))
    reader.close()
    reader.end_line()
    return "\n".join(reader.lines)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._line = ""
        self._prefix = ""
        self._unseen = 0
        self._row: list[str] | None = None
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        if tag == "a":
            address = dict(attrs).get("href") or ""
            self._link = address if re.match(r"https?://\S+$", address) else ""
            self._line += "[" if self._link and not self._unseen else ""
        if tag in _LINES:
            self._end_cell_or_line(tag)
        if tag == "tr":
            self._row = []
        elif tag in _PREFIXES and self._row is None:
            self._prefix = _PREFIXES[tag]

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        if tag == "a" and self._link:
            self._line += f"]({self._link})" if not self._unseen else ""
            self._link = ""
        elif tag in ("tr", "table"):
            self._end_row()
        elif tag in _LINES:
            self._end_cell_or_line(tag)
            self._prefix = "" if tag in _PREFIXES else self._prefix

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._line += data

    def _end_cell_or_line(self, tag: str) -> None:
        # Whatever stands in a cell stays on the line of its row.
        if self._row is None:
            self.end_line()
        elif tag in ("td", "th"):
            self._end_cell()
        else:
            self._line += " "

    def _end_cell(self) -> None:
        if self._row is not None and self._line.strip():
            self._row.append(" ".join(self._line.split()).replace("|", "\\|"))
            self._line = ""

    def _end_row(self) -> None:
        self._end_cell()
        if self._row:
            self._line = f"| {' | '.join(self._row)} |"
        self._row = None
        self.end_line()

    def end_line(self) -> None:
        """Keep the line that was being read, if there is something on it."""
        line = " ".join(self._line.split())
        if line:
            self.lines.append(self._prefix + line)
            self._prefix = ""
        self._line = ""
