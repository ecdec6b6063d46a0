"""Podcasting 2.0 HTML: ``<cite>Kevin:</cite><time>0:00</time><p>…</p>``.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md#html
"""

import html
import re
from html.parser import HTMLParser

from podcast.languages import unspaced
from podcast.model import Transcript
from podcast.timecode import Millis, parse_time, show
from podcast.transcript.format import Draft, Format, Holds, Piece, Problem
from podcast.transcript.loose import tame
from podcast.transcript.words import paragraph

_HEAD = re.compile(r"<time\b[^<>]*>[^<]*\d:\d\d[^<]*</time>", re.IGNORECASE)
_SPOKEN = frozenset(("cite", "time", "p"))
_SILENT = frozenset(("script", "style", "head", "template"))


def _looks_like(text: str) -> bool:
    return "<" in text[:2_000] and _HEAD.search(text) is not None


class _Parser(HTMLParser):
    """Gathers the three elements in their order; paragraphs without a time continue the turn above."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.problems: list[Problem] = []
        self._open = ""
        self._silent = ""
        self._text: list[str] = []
        self._speaker: str | None = None
        self._time: Millis | None = None
        self._line = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SILENT:
            self._silent = self._silent or tag
        elif tag in _SPOKEN:
            self.close_element()
            self._open, self._line = tag, self.getpos()[0]
        elif tag == "br":
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""
        elif tag == self._open:
            self.close_element()

    def handle_data(self, data: str) -> None:
        if self._open and not self._silent:
            self._text.append(data)

    def close_element(self) -> None:
        """Use what stood in the element that ends here."""
        text = paragraph("".join(self._text))
        if self._open == "cite":
            self._speaker = text.removesuffix(":").strip() or None
        elif self._open == "time":
            self._take_time(text)
        elif self._open == "p" and text:
            self._take_text(text)
        self._open = ""
        self._text.clear()

    def _take_time(self, text: str) -> None:
        try:
            self._time = parse_time(text.strip("[]()"))
        except ValueError:
            self._time = None
            hint = "write it as 1:23 or 1:02:03"
            self.problems.append(Problem(self._line, f"{text!r} is not a time", hint))

    def _take_text(self, text: str) -> None:
        if self._time is not None:
            turn = Piece(start=self._time, end=None, text=text, speaker=self._speaker, line=self._line)
            self.pieces.append(turn)
        elif self.pieces and not self._speaker:
            last = self.pieces.pop()
            joined = unspaced.joined([last.text, text])
            self.pieces.append(
                Piece(start=last.start, end=None, text=joined, speaker=last.speaker, line=last.line)
            )
        else:
            hint = "put a <time> before the paragraph"
            self.problems.append(Problem(self._line, "a paragraph without a time was left out", hint))
        self._speaker = self._time = None


def _read(text: str) -> Draft:
    parser = _Parser()
    parser.feed(tame(text))
    parser.close()
    parser.close_element()
    return Draft(pieces=tuple(parser.pieces), timing="estimated", problems=tuple(parser.problems))


def _write(transcript: Transcript) -> str:
    blocks: list[str] = []
    for one in transcript.segments:
        cite = f"<cite>{html.escape(one.speaker, quote=False)}:</cite>\n" if one.speaker else ""
        text = html.escape(one.text, quote=False)
        blocks.append(f"{cite}<time>{show(one.start)}</time>\n<p>{text}</p>\n")
    return "\n".join(blocks)


FORMAT = Format(
    name="html",
    title="Podcasting 2.0 HTML",
    suffixes=(".html", ".htm"),
    media_type="text/html",
    looks_like=_looks_like,
    read=_read,
    write=_write,
    holds=Holds(ends=False, precision=1000),
)
