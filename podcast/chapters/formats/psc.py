"""Podlove Simple Chapters 1.2 as a file of its own. https://podlove.org/simple-chapters/

It knows neither ends nor silent chapters: what is hidden is left out.
"""

import re
from xml.etree.ElementTree import Element, ParseError
from xml.sax.saxutils import quoteattr

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from podcast.chapters.format import Fault, Format, Listing, Mark
from podcast.model import Chapter
from podcast.timecode import Millis, format_vtt, parse_time

NAMESPACE = "http://podlove.org/simple-chapters"
_HEAD = re.compile(r"\s*<(?!!doctype html|html)", re.IGNORECASE)
_LIST = re.compile(r"<(?:[\w.-]+:)?chapters[\s>]")
_START = re.compile(r"<(?:[\w.-]+:)?chapter\s")


def _looks_like(text: str) -> bool:
    """XML with one list; a feed of many episodes has many, and together they are chapters of nothing."""
    return _HEAD.match(text) is not None and NAMESPACE in text and len(_LIST.findall(text)) == 1


def _read(text: str) -> list[Mark]:
    try:
        root = fromstring(text)
    except ParseError as error:
        raise Fault(error.position[0], "the XML is malformed", "export the chapters again") from None
    except (DefusedXmlException, ValueError):
        raise Fault(1, "the XML declares entities or another encoding, which chapters never need") from None
    lines = [text.count("\n", 0, found.start()) + 1 for found in _START.finditer(text)]
    found = list(root.iter(f"{{{NAMESPACE}}}chapter"))
    if len(lines) != len(found):
        lines = [0] * len(found)
    return [_mark(element, line) for element, line in zip(found, lines, strict=True)]


def _mark(element: Element, line: int) -> Mark:
    return Mark(
        start=_time(element.get("start", ""), line),
        title=element.get("title", ""),
        url=element.get("href", ""),
        image=element.get("image", ""),
        line=line,
    )


def _time(text: str, line: int) -> Millis:
    try:
        return parse_time(text)
    except ValueError:
        raise Fault(line, f"{text!r} is no start of a chapter", "write it as 00:08:26.250") from None


def _write(listing: Listing) -> str:
    rows = "".join(map(_element, listing.shown))
    head = f'<psc:chapters xmlns:psc="{NAMESPACE}" version="1.2">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n{rows}</psc:chapters>\n'


def _element(chapter: Chapter) -> str:
    pairs = (
        ("start", format_vtt(chapter.start)),
        ("title", chapter.title),
        ("href", chapter.url),
        ("image", chapter.image),
    )
    attributes = " ".join(f"{name}={quoteattr(value)}" for name, value in pairs if value)
    return f"  <psc:chapter {attributes}/>\n"


FORMAT = Format(
    name="psc",
    suffix=".psc",
    media_type="application/xml",
    looks_like=_looks_like,
    read=_read,
    write=_write,
)
